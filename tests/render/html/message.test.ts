import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { type Content, type Kind, kinds } from '../../../src/message/schema.ts';
import { bodyHtml } from '../../../src/render/html/body.ts';
import { dayContext } from '../../../src/render/html/context.ts';
import { dayHtml } from '../../../src/render/html/day.ts';
import { excerptHtml } from '../../../src/render/html/excerpt.ts';
import { messagesHtml } from '../../../src/render/html/message.ts';
import { hostileText } from '../../message/hostile.ts';
import { dayFile, viewFile } from '../../view/archive.ts';
import { stringsOf } from '../../../src/site/strings.ts';
import { viewContents } from '../../view/messages.ts';
import { contents, htmlContext } from '../kinds.ts';

const html = async (content: Content): Promise<string> => {
  const view = await viewContents([content]);
  return bodyHtml(view.messages[0]!, dayContext(htmlContext, view));
};

const link = 'rel="nofollow noopener ugc"';

/** What the page shows of one message of each kind. */
const bodies: Record<Kind, string> = {
  text:
    `<p>看 <a href="https://example.com/a" ${link}>example.com/a</a> ` +
    '<span role="img" aria-label="强" title="强">👍</span><br>' +
    '<span class="mention" data-mention="linxia" title="林夏">@linxia</span> 好</p>',
  image:
    '<a class="zoom" href="/media/a.png" aria-label="放大图片：流程图"><img class="picture" src="/media/a.png" ' +
    'alt="流程图" width="1280" height="960" loading="lazy" decoding="async"></a><p>第二版</p>',
  video:
    '<div class="recording"><video controls preload="none" src="/media/a.mp4" aria-label="视频 1:05"></video>' +
    '<span class="kind">视频 1:05</span></div><p>演示</p>',
  voice:
    '<div class="recording"><audio controls preload="none" src="/media/a.opus" aria-label="语音 0:12"></audio>' +
    '<span class="kind">语音 0:12</span></div><p>晚点上线</p>',
  file:
    '<p class="file"><span class="kind">文件 · PDF · 1.2 MB</span><a href="/media/a.pdf" download>规范.pdf</a></p>' +
    '<p>第二章改过</p>',
  link: `<p class="card"><strong>标题</strong><br>说明<br><a href="https://example.com/doc" ${link}>example.com/doc</a></p>`,
  sticker: '<p class="file"><span class="kind">表情</span>大笑</p>',
  poll:
    '<p><span class="kind">投票</span>几点？</p><ul class="poll">' +
    '<li style="--share:75%">七点 <span class="kind">3 票</span></li>' +
    '<li style="--share:25%">八点 <span class="kind">1 票</span></li></ul>',
  location:
    '<p class="file"><span class="kind">位置</span>茶馆 ' +
    `<a href="https://www.openstreetmap.org/?mlat=31.25&amp;mlon=121.5#map=16/31.25/121.5" ${link}>在地图上看</a></p>`,
  contact: '<p class="file"><span class="kind">名片</span>老何</p>',
  forward:
    '<details class="forward"><summary><span class="kind">聊天记录</span>记录</summary><ol>' +
    '<li><span class="item-head">甲 10:00:00</span> 早</li><li><span class="item-head">乙</span> [图片]</li></ol></details>',
  notice: '<p>小北加入了群聊</p>',
  missing: '<p class="placeholder">这条消息的内容没有随导出保存下来</p>',
  removed: '<p class="placeholder">这条消息已移除：含口令</p>',
};

for (const kind of kinds) {
  test(`a message of the kind ${kind} is shown`, async () => {
    assert.equal(await html(contents[kind]), bodies[kind]);
  });
}

test('media that are not there leave their names and their words', async () => {
  const gone = [
    { ...contents.image, src: 'media/none.png' },
    { ...contents.video, src: 'media/none.mp4', name: 'none.mp4' },
    { ...contents.voice, src: 'media/page.html' },
    { ...contents.file, src: 'media/none.pdf' },
  ];
  const shown = await Promise.all(gone.map(html));
  for (const [index, words] of ['第二版', '演示', '晚点上线', '第二章改过'].entries()) {
    assert.match(shown[index]!, new RegExp(words));
    assert.doesNotMatch(shown[index]!, /(?:src|href)=/);
  }
  assert.match(shown[0]!, /none\.png/);
  assert.match(shown[1]!, /none\.mp4.*未保存/);
});

test('a reply shows who said what above it, and leads there; the message answered leads back', async () => {
  const view = await viewFile(
    dayFile(
      ['10:00:00 linxia', '早'],
      ['10:01:00 linxia', '<!-- reply: 10:00:00 -->', '好'],
      ['10:02:00 舟舟', '在'],
    ),
  );
  const page = messagesHtml(view.messages, dayContext(htmlContext, view));
  const [first, second, third] = page.trim().split('\n') as [string, string, string];
  assert.match(
    second,
    /<a class="reply" data-reply="m-100000" href="\/pay\/2024-03-05\/#m-100000"[^>]*>.*林夏.*早.*<\/a>/,
  );
  assert.match(second, /^<article class="message" /, 'a name stands above what it answers');
  assert.match(first, /<a class="replies" href="\/pay\/2024-03-05\/#m-100100" title="林夏">1 条回复<\/a>/);
  assert.match(
    third,
    /data-speaker="舟舟".*<span class="speaker" data-hue="\d+" title="舟舟">周舟<span class="from">-云帆-技术<\/span>/,
  );
});

test('a reply to what was removed shows the tombstone', async () => {
  const view = await viewFile(
    dayFile(
      ['10:00:00 甲', '<!-- removed -->', '含口令'],
      ['10:01:00 乙', '<!-- reply: 10:00:00 -->', '撤了吧'],
    ),
  );
  const [, reply] = messagesHtml(view.messages, dayContext(htmlContext, view)).split('\n');
  assert.match(reply!, /data-reply="m-100000".*这条消息已移除/);
  assert.doesNotMatch(reply!, /含口令/);
});

test('what others made of a message, and what became of it, stands below it', async () => {
  const view = await viewFile(
    dayFile([
      '10:00:00 何川',
      '<!-- forwarded: "产品群" -->',
      '<!-- edited: 2024-03-05T10:05:00+08:00 -->',
      '<!-- reactions: 👍 3 "linxia" "老何", ❤ 1 -->',
      '好',
    ]),
  );
  const page = messagesHtml(view.messages, dayContext(htmlContext, view));
  assert.match(page, /<span class="forwarded">转发自 产品群<\/span>/);
  assert.match(
    page,
    /<footer class="marks"><span class="chip" title="林夏、老何">👍 3<\/span><span class="chip">❤ 1<\/span><span class="edited" title="编辑于 2024-03-05 10:05">已编辑<\/span><\/footer>/,
  );
});

test('a notice has no speaker, and no message follows it', async () => {
  const view = await viewFile(dayFile(['10:00:00 系统消息', '一'], ['10:01:00 系统消息', '二']));
  for (const article of messagesHtml(view.messages, dayContext(htmlContext, view)).trim().split('\n')) {
    assert.match(article, /^<article class="message notice" id="m-10\d{4}" data-kind="notice"/);
    assert.doesNotMatch(article, /class="who/);
  }
});

test('what is said in another language than the page’s says so', async () => {
  const view = await viewFile(dayFile(['10:00:00 甲', '早']));
  const plain = dayHtml(view, dayContext(htmlContext, view));
  assert.doesNotMatch(plain, / lang=/);
  const english = dayHtml(view, dayContext({ ...htmlContext, language: 'en' }, view));
  assert.match(english, /<div class="hour" lang="zh-CN" [^>]*><article/);
  assert.doesNotMatch(english.replace(/<div class="hour".*/s, ''), / lang=/);
});

/** Elements and attributes that a page of messages may have; anything else is a stranger's. */
const expected =
  /^(?:article|header|footer|div|p|span|a|time|br|blockquote|cite|strong|ul|ol|li|details|summary|img|audio|video)$/;
const addresses = /^(?:https?:\/\/|\/)/;

test('no text of a stranger becomes markup, whatever the kind and wherever it stands', async () => {
  const hostile = fc.tuple(hostileText, hostileText, hostileText).map(([a, b, c]) => {
    const words = [a, b, c].map((text) => `${text}"><script>x</script>'`.replace(/\s+/gu, ' ').trim());
    const [one, two, three] = words as [string, string, string];
    const named = { name: one, src: `media/${two}` };
    return [
      { ...contents.text, text: `「${one}：${two}」\n- - - - - -\n${three}` },
      { ...contents.image, text: one, alt: two, src: three },
      { ...contents.video, text: one, ...named },
      { ...contents.voice, text: one, ...named },
      { ...contents.file, text: one, ...named },
      { ...contents.link, url: `javascript:${one}`.replace(/\s/gu, ''), title: two, description: three },
      { ...contents.sticker, text: one, src: two },
      { ...contents.poll, question: one, options: [{ text: two, votes: 1 }] },
      { ...contents.location, name: one, lat: undefined, url: `javascript:${two}`.replace(/\s/gu, '') },
      { ...contents.contact, name: one },
      { ...contents.forward, title: one, items: [{ speaker: two, kind: 'text' as const, text: three }] },
      { ...contents.notice, text: one },
      { ...contents.removed, text: one },
      {
        ...contents.text,
        text: one,
        speaker: two,
        forwardedFrom: three,
        replyTo: { id: 'm-100000' },
        reactions: [{ emoji: one, count: 1, by: [two] }],
      },
    ];
  });
  await fc.assert(
    fc.asyncProperty(hostile, async (messages) => {
      const view = await viewContents(messages);
      const page = messagesHtml(view.messages, dayContext(htmlContext, view));
      const parser = new Parser({
        onopentag(name, attributes) {
          assert.match(name, expected);
          for (const [key, value] of Object.entries(attributes)) {
            assert.doesNotMatch(key, /^on|["'<>]/);
            if (key === 'href' || key === 'src') assert.match(value, addresses);
          }
        },
      });
      parser.end(page);
    }),
  );
});

test('a citation of what is not there looks like the message itself: a class that the stylesheet has', async () => {
  for (const kind of ['missing', 'removed'] as const) {
    const view = await viewContents([contents[kind]]);
    const words = bodies[kind].replace(/^<p class="placeholder">(.+?)(?:：.+)?<\/p>$/, '$1');
    const cited = `<span class="placeholder">${words}</span>`;
    assert.ok(excerptHtml(view.messages[0]!, htmlContext).endsWith(cited));
  }
});

test('an English page has the signs of English between a removal and its reason, and between names', async () => {
  const english = { ...htmlContext, t: stringsOf.en, language: 'en' };
  const lead =
    '---\nsessions:\n  - title: T\n    lead: [Ann, Ben]\n    start: "10:00:00"\n    end: "10:01:00"\n---\n';
  const view = await viewFile(
    lead +
      dayFile(
        ['10:00:00 Ann', '<!-- removed -->', 'names a customer'],
        ['10:01:00 Ben', '<!-- reactions: 👍 2 "Ann" "Ben" -->', '![a](media/b.png)'],
      ),
  );
  const page = dayHtml(view, dayContext(english, view));
  assert.match(page, /<p class="placeholder">This message was removed: names a customer</);
  assert.match(page, /Lead Ann, Ben · /);
  assert.match(page, /title="Ann, Ben"/);
  assert.match(page, /aria-label="Picture not kept: b\.png"/);
});
