import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Problem } from '../../src/archive/problem.ts';
import type { Format } from '../../src/import/format.ts';
import { formats } from '../../src/import/formats/index.ts';
import { Progress } from '../../src/import/pipeline/progress.ts';
import { summarise } from '../../src/import/pipeline/report.ts';
import { runImport } from '../../src/import/pipeline/run.ts';
import { newFolder, writeTree } from '../folder.ts';

const progress = new Progress();

/** The rules and places of what a format reports of a text. */
function found(name: string, path: string, text: string): (readonly [string, number?])[] {
  const format = formats.find((one) => one.name === name) as Format;
  const { problems } = format.parse(
    { path, bytes: new TextEncoder().encode(text) },
    { room: 'product', timeZone: () => 'Asia/Shanghai' },
  );
  return problems.map(({ rule, line }) => (line === undefined ? [rule] : [rule, line]));
}

describe('an export that cannot be read is reported with its rule, and its line where there is one', () => {
  test('CSV with a quotation mark that is never closed', () => {
    const text =
      '时间,发送者,类型,内容\n2025-01-02 09:00:00,甲,文本,"早"晚\n2025-01-02 09:00:01,乙,文本,"好\n';
    const [first] = found('memotrace', '群.csv', text);
    assert.equal(first?.[0], 'export-csv');
  });

  test('a table without a row of messages', () => {
    const text = '<table><tr><td>说明</td></tr></table>';
    assert.deepEqual(found('phone-manager', '群.xls', text), [['export-table']]);
  });

  test('a room that makes no address', () => {
    const format = formats.find(({ name }) => name === 'wechat-copy') as Format;
    const bytes = new TextEncoder().encode('甲  2023-03-09 19:33\n\n早\n');
    const { problems } = format.parse({ path: '群.txt', bytes }, { room: 'Search' });
    assert.deepEqual(
      problems.map(({ rule, actual }) => [rule, actual]),
      [['export-room', 'the room “Search”']],
    );
  });

  test('one file of an export that is a folder', () => {
    const text = JSON.stringify([{ user: 'U1', ts: '1483056000.000002', text: '早', type: 'message' }]);
    assert.deepEqual(found('slack', 'general/2016-12-30.json', text), [['export-folder']]);
  });

  test('a time before any date', () => {
    assert.deepEqual(found('wechat-copy', '群.txt', '甲  19:33\n\n早\n'), [['export-date-missing', 1]]);
  });

  test('more of one rule than a person reads one by one', () => {
    const messages = Array.from({ length: 25 }, (_, id) => ({ id, type: 'message', date: 'x', text: '早' }));
    const text = JSON.stringify({ name: '群', type: 'private_group', id: 1, messages });
    const rules = found('telegram', 'result.json', text).map(([rule]) => rule);
    assert.equal(rules.length, 21);
    assert.equal(rules.at(-1), 'export-more');
    assert.notEqual(rules[0], 'export-more');
  });
});

describe('an import reports', () => {
  async function importInto(content: string, path: string): Promise<[Problem['rule'], string][]> {
    const options = { room: 'product', owner: undefined, timeZone: () => 'Asia/Shanghai' };
    const order = { paths: [path], content, formats, options, media: undefined, dryRun: false };
    const { problems } = await runImport(order, progress, () => undefined);
    return problems.map(({ rule, file }) => [rule, file.slice(file.lastIndexOf('/') + 1)]);
  }

  test('a message that somebody deleted, header and all', async () => {
    const folder = await newFolder();
    const [content, source] = [join(folder, 'content'), join(folder, 'in/product/2023-03-09.md')];
    await writeTree(folder, { 'in/product/2023-03-09.md': '> 08:00:00  甲\n\n早\n\n> 08:00:05  乙\n\n好\n' });
    assert.deepEqual(await importInto(content, source), []);
    await writeTree(content, { 'days/product/2023-03-09.md': '> 08:00:00  甲\n\n早\n' });
    assert.deepEqual(await importInto(content, source), [['message-gone', '2023-03-09.md']]);
  });

  test('two people who sent the same messages', async () => {
    const folder = await newFolder();
    const day = Array.from({ length: 20 }, (_, nth) => {
      const [time, text] = [`10:${String(nth).padStart(2, '0')}:00`, `这是第${nth}句话，说得长一些`];
      const [one, other] = nth % 2 === 0 ? ['小乙', '乙-公司-产品'] : ['老熊', '丁-公司-运营'];
      return `> ${time}  ${one}\n\n${text}\n\n> ${time}  ${other}\n\n${text}\n\n`;
    });
    await writeTree(folder, {
      'in/product/2023-03-09.md': day.join(''),
      'content/people.yaml': '- labels: [小乙]\n- labels: [乙-公司-产品]\n',
    });
    assert.deepEqual(await importInto(join(folder, 'content'), join(folder, 'in')), [
      ['people-apart', 'people.yaml'],
    ]);
  });

  test('a ledger that is damaged', async () => {
    const folder = await newFolder();
    await writeTree(folder, { 'in/product/2023-03-09.md': '> 20:00:00  甲\n\n早\n' });
    const [content, source] = [join(folder, 'content'), join(folder, 'in')];
    assert.deepEqual(await importInto(content, source), []);
    assert.deepEqual(await importInto(content, source), []);
    await writeTree(content, { 'imports/product/2023-03-09.txt': '# 1\nm-200000 garbage\n' });
    assert.deepEqual(await importInto(content, source), []);
    await writeTree(content, { 'imports/product/2023-03-09.txt': '# 1\n<<<<<<< HEAD\n' });
    assert.deepEqual(await importInto(content, source), [['ledger', '2023-03-09.txt']]);
  });

  test('a digest whose talk is not there, and one that was imported before', async () => {
    const folder = await newFolder();
    const post = '---\nlayout: post\ntitle: 清算\n---\n清算分两步，先轧差，再交收，各家机构都是如此\n';
    const said = '> 20:00:00  甲-公司-产品\n\n清算分两步，先轧差，再交收，各家机构都是如此\n';
    await writeTree(folder, { 'in/2023-03-10-clearing.md': post });
    const [content, source] = [join(folder, 'content'), join(folder, 'in')];
    const options = { room: undefined, owner: undefined };
    const order = { paths: [source], content, formats, options, media: undefined, dryRun: false };
    const rules = async (): Promise<string[]> =>
      (await runImport(order, progress, () => undefined)).problems.map(({ rule }) => rule);
    assert.deepEqual(await rules(), ['digest-unplaced']);
    await writeTree(content, { 'days/product/2023-03-09.md': said });
    assert.deepEqual(await rules(), []);
    assert.deepEqual(await rules(), ['digest-exists']);
  });
});

describe('where nothing is read', () => {
  const order = (content: string, path: string, chat?: string) => ({
    ...{ paths: [path], content, formats, media: undefined, dryRun: false },
    options: { room: undefined, owner: undefined, chat },
  });

  test('every file is named by what it looks like, with what to do instead', async () => {
    const folder = await newFolder();
    await writeTree(folder, { 'in/a.png': 'x', 'in/b.pdf': '%PDF-1.4', 'in/notes.txt': 'dear diary' });
    await assert.rejects(
      runImport(order(join(folder, 'content'), join(folder, 'in')), progress, () => undefined),
      ({ message }: Error) => {
        for (const part of [/3 files are no chat export/, /1 × picture: .*a\.png/, /1 × PDF: .*b\.pdf/])
          assert.match(message, part);
        assert.match(message, /text file that begins “dear diary”: .*notes\.txt/);
        assert.match(message, /docs\/formats\.md/);
        return true;
      },
    );
  });

  test('a chat that is not there lists those that are, and nothing is said to be there already', async () => {
    const folder = await newFolder();
    const messages = [{ id: 1, type: 'message', date_unixtime: '1709557200', from: 'Ada', text: 'x' }];
    const chat = JSON.stringify({ name: 'Seed Swap', type: 'private_group', id: 4711, messages });
    await writeTree(folder, { 'in/result.json': chat });
    const report = await runImport(
      order(join(folder, 'content'), join(folder, 'in'), 'Seeds'),
      progress,
      () => undefined,
    );
    assert.deepEqual(
      report.problems.map(({ rule, actual }) => [rule, actual]),
      [['export-chat', 'no chat “Seeds”; there are “Seed Swap”']],
    );
    assert.doesNotMatch(summarise(report, false), /there already/);
  });

  test('a message that is not as its tool writes it has line and column', () => {
    const text =
      '{"name": "G", "type": "private_group", "id": 1,\n"messages": [\n {"id": 1, "type": "message"},\n {"type": "message", "id": "two"}]}';
    assert.deepEqual(found('telegram', 'result.json', text)[0], ['export-shape', 4]);
  });
});
