import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDigestPage } from '../../../src/search/build/passages.ts';

const page = (inner: string): string =>
  `<html><body><h1>题</h1><p>页头</p><section class="digest" data-digest="一张卡 &amp; 一笔账" data-room="alpha"
    data-date="2023-03-09">${inner}</section><section><p>对话</p></section></body></html>`;

test('a page without a digest has none', () => {
  assert.equal(readDigestPage('<section class="digest"><p>甲</p></section>'), undefined);
});

test('a digest is read by passages, each with its heading and the nearest anchor', () => {
  const read = readDigestPage(
    page(`<p class="summary">三个问题。</p>
      <h2 id="钱在哪">钱在哪</h2>
      <p>先付款，<strong>后</strong>提货。 <span class="cite"><span id="cite-alpha-m-193238"></span><a>19:32</a></span></p>
      <ul><li>第一刀<br>第二刀</li><li><p>第三刀 &lt;b&gt;</p></li></ul>
      <table><tr><th>比一比</th><td>单用途</td></tr></table>`),
  );
  assert.equal(read?.title, '一张卡 & 一笔账');
  assert.deepEqual([read.room, read.date], ['alpha', '2023-03-09']);
  assert.deepEqual(read.passages, [
    { anchor: '', heading: '', text: '三个问题。' },
    { anchor: '钱在哪', heading: '', text: '钱在哪' },
    { anchor: 'cite-alpha-m-193238', heading: '钱在哪', text: '先付款，后提货。' },
    { anchor: '钱在哪', heading: '钱在哪', text: '第一刀 第二刀' },
    { anchor: '钱在哪', heading: '钱在哪', text: '第三刀 <b>' },
    { anchor: '钱在哪', heading: '钱在哪', text: '比一比' },
    { anchor: '钱在哪', heading: '钱在哪', text: '单用途' },
  ]);
});

test('the heading that every page puts above its digest is an anchor and no passage', () => {
  const read = readDigestPage(page('<h2 id="part-digest" class="digest-title">纪要</h2><p>第一句。</p>'));
  assert.deepEqual(read?.passages, [{ anchor: 'part-digest', heading: '', text: '第一句。' }]);
});

test('messages that a digest cites or quotes are not its own words', () => {
  const read = readDigestPage(
    page(`<p>纪要的话。</p>
      <blockquote class="digest-quote" id="cite-a"><p class="muted">某人</p><div><p>群里的话</p></div></blockquote>
      <details class="sources fold"><summary>引用</summary><ol><li>群里的话</li></ol></details>
      <p>又一句。</p>`),
  );
  assert.deepEqual(
    read?.passages.map(({ text }) => text),
    ['纪要的话。', '又一句。'],
  );
});
