import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { decodeHTMLStrict } from 'entities';
import { readDayFile } from '../../src/archive/disk/read.ts';
import type { Report, ReportChange } from '../../src/import/pipeline/report.ts';
import { dedupeKey } from '../../src/import/sameness.ts';
import { newFolder, readTree } from '../folder.ts';
import { realArchive } from '../real-archive.ts';
import { type Outcome, qunlu, qunluKilledAt } from './qunlu.ts';

let work = '';
beforeEach(async () => {
  work = await newFolder();
});

const at = (...parts: string[]): string => join(work, ...parts);
const content = (): string => at('content');

function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

const run = (...words: string[]): Promise<Outcome> => qunlu(...words, '--content', content());

async function report(...words: string[]): Promise<Report & { changes: ReportChange[] }> {
  const { out, note } = await run('import', ...words, '--json');
  assert.notEqual(out, '', note);
  return JSON.parse(out) as Report & { changes: ReportChange[] };
}

/** Every file below the content folder with its text; what a killed program left half written is hidden. */
async function files(folder = content()): Promise<Record<string, string>> {
  const tree = existsSync(folder) ? await readTree(folder) : {};
  return Object.fromEntries(
    Object.entries(tree).flatMap(([path, text]) =>
      basename(path).startsWith('.') ? [] : [[`/${path}`, text]],
    ),
  );
}

const day = (...messages: string[]): string =>
  messages.map((message) => message.replace(/^(\S+) (\S+) ?/, '> $1  $2\n\n') + '\n\n').join('');

/** A day on which two phones exported the same talk, each under its own labels. */
const doubledDay = (): string => {
  const lines: string[] = [];
  for (let nth = 0; nth < 20; nth++) {
    const time = `10:${String(nth).padStart(2, '0')}:00`;
    const [name, other] = nth % 2 === 0 ? ['小乙', '乙-公司-产品'] : ['老熊', '我'];
    lines.push(
      `${time} ${name} 这是第${nth}句话，说得长一些`,
      `${time} ${other} 这是第${nth}句话，说得长一些`,
    );
  }
  return day(...lines);
};

describe('import', () => {
  test('says what it did, and the second time that nothing was new', async () => {
    write(
      'in/product/_posts/2023-03-09-chat.markdown',
      `---\nlayout: source\nlines: 7\n---\n${doubledDay()}`,
    );
    write('in/wechat/_posts/2023-03-09-talk.markdown', '---\ntitle: 纪要\n---\n# 正文\n');
    const first = await report(at('in'));
    assert.deepEqual([first.messagesIn, first.messagesOut, first.merged], [40, 20, 20]);
    assert.deepEqual(first.days, [
      { room: 'product', date: '2023-03-09', in: 40, out: 20, merged: 20, total: 20 },
    ]);
    assert.equal(first.skipped.length, 1);
    assert.deepEqual(first.repairs, { 'line-count': 1 });
    const before = await files();
    assert.match(before['/people.yaml'] ?? '', /乙-公司-产品[^]*小乙/);
    assert.doesNotMatch(before['/people.yaml'] ?? '', /我/);
    assert.match(before['/days/product/2023-03-09.md'] ?? '', /lines: 20/);
    const second = await report(at('in'));
    assert.deepEqual([second.messagesIn, second.messagesOut, second.merged], [40, 0, 40]);
    assert.deepEqual(await files(), before);
    const { out } = await run('import', at('in'));
    assert.match(out, /40 messages of 1 day in 1 room, from 1 file/);
    assert.match(out, /nothing: everything was there already/);
  });

  test('--dry-run shows a unified diff and each change, and writes nothing', async () => {
    write('in/product/2023-03-09.md', day('09:00:00 甲 好', '09:00:05 乙 @甲?在 a&amp;amp;b'));
    const { out } = await run('import', at('in'), '--dry-run');
    assert.match(out, /2023-03-09\.md:5 \[entities\] ".*&amp;amp;.*" → ".*a&b"/);
    assert.match(out, /\[mention-end\]/);
    assert.match(out, /^\+> 09:00:05 {2}乙$/m);
    assert.match(out, /^\+@甲\u2005在 a&b$/m);
    assert.deepEqual(await files(), {});
  });

  test('a day is read in the encoding that it has', async () => {
    const text = day('09:00:00 甲 好的啊', '09:00:05 乙 世界');
    write('in/product/2023-03-09.md', text);
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    mkdirSync(at('wide/product'), { recursive: true });
    writeFileSync(at('wide/product/2023-03-09.md'), utf16);
    assert.equal((await report(at('wide'))).messagesOut, 2);
    assert.deepEqual((await report(at('in'))).messagesOut, 0);
    // 好 in GB18030, which is no UTF-8.
    mkdirSync(at('old/product'), { recursive: true });
    writeFileSync(at('old/product/2023-03-10.md'), Buffer.from('> 09:00:00  A\n\n\xba\xc3\n', 'latin1'));
    await report(at('old'));
    assert.equal((await files())['/days/product/2023-03-10.md'], '> 09:00:00  A\n\n好\n\n');
  });

  test('a question mark after a mention stays where the app does not end mentions with a sign of its own', async () => {
    write(
      'in/chat.txt',
      '[2023/3/9 10:00:00] Alice: hi\n[2023/3/9 10:00:05] Bob: are you there @Alice?\n[2023/3/9 10:00:09] Alice: @Bob yes\n',
    );
    await report(at('in'), '--room', 'pilot');
    const { '/days/pilot/2023-03-09.md': text = '' } = await files();
    assert.match(text, /^are you there @Alice\?$/m);
    assert.match(text, /^@Bob yes$/m);
  });

  test('what stops half-way is said without a stack, and --json stays one document', async () => {
    write('in/product/2023-03-09.md', day('09:00:00 甲 a&amp;b'));
    write('content/imports', 'a file where a folder should be');
    const { out, note, status } = await run('import', at('in'), '--json');
    assert.equal(status, 2);
    assert.match(note, /^qunlu: E[A-Z]+: /);
    assert.doesNotMatch(note, / {4}at /);
    const { changes, error } = JSON.parse(out) as { changes: ReportChange[]; error: string };
    assert.equal(changes.length, 1);
    assert.match(error, /^E[A-Z]+: /);
  });

  test('--owner names the exporter, --media brings pictures along', async () => {
    write(
      'in/product/2023-03-09.md',
      day(
        '09:00:00 我 ![图](http://dead.example/img/1.png)',
        '09:00:05 我 ![图](http://dead.example/img/2.png)',
      ),
    );
    write('media/deep/1.png', 'picture');
    const { media } = await report(at('in'), '--owner', '老熊-群主', '--media', at('media'));
    assert.deepEqual(media, { copied: 1, missing: 0, leftOut: {} });
    const found = await files();
    const stored = Object.keys(found).find((path) => path.startsWith('/media/')) ?? '';
    assert.match(stored, /^\/media\/[0-9a-f]{2}\/[0-9a-f]{12}-1\.png$/);
    assert.equal(found[stored], 'picture');
    const shown = `> 09:00:00  老熊-群主\n\n<!-- image: ${stored.slice(1)} alt=图 -->\n图\n`;
    assert.ok(found['/days/product/2023-03-09.md']?.includes(shown), found['/days/product/2023-03-09.md']);
    assert.match(found['/days/product/2023-03-09.md'] ?? '', /dead\.example\/img\/2\.png/);
    await report(at('in'), '--owner', '老熊-群主', '--media', at('media'));
    assert.deepEqual(await files(), found);
  });

  test('a later export answers messages of earlier days, under a name that its account has now', async () => {
    const exportOf = (...messages: object[]): string =>
      JSON.stringify({
        ...{ name: 'Seed Swap', type: 'private_group', id: 4711 },
        messages: messages.map((message) => ({ type: 'message', from_id: 'user815', ...message })),
      });
    const first = { id: 1, date_unixtime: '1709557200', from: 'Ada', text: 'who has seeds?' };
    const second = { id: 2, date_unixtime: '1709643600', from: 'Ada Lovelace', text: 'I have some' };
    write('a/result.json', exportOf(first));
    write('b/result.json', exportOf({ ...second, reply_to_message_id: 1 }));
    await report(at('a'), '--time-zone', 'UTC');
    await report(at('b'), '--time-zone', 'UTC');
    const found = await files();
    assert.match(
      found['/days/seed-swap/2024-03-05.md'] ?? '',
      /> 13:00:00 {2}Ada Lovelace\n\n<!-- reply: 2024-03-04 13:00:00 -->\nI have some\n/,
    );
    assert.match(found['/people.yaml'] ?? '', /labels:[^]*Ada Lovelace[^]*Ada/);
    for (const [path, text] of Object.entries(found))
      assert.equal(/user815/.test(text), /^\/imports\/.*\d\.txt$/.test(path), path);
    const again = await report(at('a'), '--time-zone', 'UTC');
    assert.deepEqual([again.messagesOut, again.updated], [0, {}]);
    assert.deepEqual(await files(), found);
  });

  test('rooms of names in any script keep their titles, and stay apart by the ids of their chats', async () => {
    const chat = (id: number, name: string, text: string): object => ({
      ...{ name, type: 'private_group', id },
      messages: [
        { id: 1, type: 'message', from: 'Ада', from_id: 'user1', date_unixtime: '1709557200', text },
      ],
    });
    const personal = { ...chat(9, 'Борис', 'только тебе'), type: 'personal_chat' };
    const about = 'Here is the data you requested. Telegram';
    const list = [
      chat(1, '支付技术群', '大家早上好，今天聊清算和对账'),
      chat(2, 'Садоводы', 'Кому нужны семена?'),
      personal,
    ];
    write('all/result.json', JSON.stringify({ about, chats: { list } }));
    write('content/rooms.yaml', '# ours\n- slug: tech # short\n  title: Tech\n');
    const { rooms, problems, messagesOut } = await report(at('all'));
    assert.deepEqual(
      [messagesOut, ...rooms.map(({ slug, title, language }) => `${slug} ${title} ${language}`)],
      [2, 'sadovody Садоводы ru', 'zhi-fu-ji-shu-qun 支付技术群 zh-CN'],
    );
    const [left] = problems;
    assert.equal(left?.actual, '1 private conversation: “Борис”');
    assert.match(left.fix, /qunlu import \S+result\.json --chat 'Борис'$/);
    const { '/rooms.yaml': yaml = '' } = await files();
    assert.ok(
      yaml.startsWith('# ours\n- slug: tech # short\n  title: Tech\n- slug: sadovody\n  title: Садоводы\n'),
      yaml,
    );
    assert.match(
      yaml,
      /slug: zhi-fu-ji-shu-qun\n {2}title: 支付技术群\n {2}timeZone: Asia\/Shanghai\n {2}language: zh-CN\n/,
    );

    // Of one name and another id: a room of its own. Renamed, with the id of before: the room of before.
    write('other/result.json', JSON.stringify(chat(3, 'Садоводы', 'другие')));
    write('renamed/result.json', JSON.stringify(chat(2, 'Огородники', 'те же')));
    assert.deepEqual(
      (await report(at('other'))).rooms.map(({ slug }) => slug),
      ['sadovody-3'],
    );
    assert.deepEqual((await report(at('renamed'))).rooms, []);
    assert.equal((await files())['/imports/sadovody/chats.txt'], '2\n"Огородники"\n"Садоводы"\n');
    // A room that a person has named is the one that its chat has from then on.
    await report(at('other'), '--room', 'tech');
    assert.match((await files())['/imports/tech/chats.txt'] ?? '', /^3\n/);
  });

  test('media come with the export; --no-media leaves them out, and a later import brings them', async () => {
    const chat =
      '[31/12/2022 11:40:26] Alice: <attached: 00000001-PHOTO-2022-12-31-11-40-26.jpg>\n' +
      '[31/12/2022 11:41:00] Alice: <attached: 00000002-PHOTO-2022-12-31-11-41-00.jpg>\n';
    write('in/WhatsApp Chat - Pay Tech/_chat.txt', chat);
    write('in/WhatsApp Chat - Pay Tech/00000001-PHOTO-2022-12-31-11-40-26.jpg', 'picture');
    const bare = await report(at('in'), '--no-media');
    assert.deepEqual(bare.media, { copied: 0, missing: 0, leftOut: {} });
    const { media, messagesOut, updated, problems } = await report(at('in'));
    assert.deepEqual([media.copied, media.missing, messagesOut], [1, 1, 0]);
    assert.equal(updated['media'], 1);
    assert.match(
      problems.map(({ actual }) => actual).join('\n'),
      /^1 file that it names .* 00000002-PHOTO-2022-12-31-11-41-00\.jpg; looked in/m,
    );
    assert.match(
      Object.keys(await files()).join('\n'),
      /^\/media\/[0-9a-f]{2}\/[0-9a-f]{12}-00000001-PHOTO-2022-12-31-11-40-26\.jpg$/m,
    );
    const { out: stdout } = await run('import', at('in'));
    assert.match(stdout, /^Media {5}1 file in the content folder, 1 not found$/m);
    assert.equal((await run('import', at('in'), '--media-limit', 'much')).status, 2);
    assert.equal((await run('import', at('in'), '--media', at('nowhere'))).status, 2);
  });

  test('who 我 is needs to be said once', async () => {
    write('in/product/2023-03-09.md', day('09:00:00 我 好', '09:00:05 乙 在'));
    await report(at('in'), '--owner', '老熊-群主');
    const before = await files();
    const again = await report(at('in'));
    assert.equal(again.messagesOut, 0);
    assert.deepEqual(await files(), before);
    write('in/product/2023-03-10.md', day('09:00:00 我 新的一天'));
    await report(at('in'));
    assert.match((await files())['/days/product/2023-03-10.md'] ?? '', /> 09:00:00 {2}老熊-群主\n\n新的一天/);
  });

  test('another member’s 我 is not taken for the one of before', async () => {
    const said = Array.from({ length: 6 }, (_, nth) => `09:00:0${nth} 丙 第${nth}件事要慢慢说`);
    write('a/product/2023-03-09.md', day('08:00:00 我 早上好各位', ...said));
    await report(at('a'), '--owner', '甲');
    write('b/product/2023-03-09.md', day(...said.map((line) => line.replace('丙', '我'))));
    const { messagesOut } = await report(at('b'));
    assert.equal(messagesOut, 0);
    assert.doesNotMatch((await files())['/days/product/2023-03-09.md'] ?? '', /我/);
  });

  test('a day on disk that cannot be read is left as it is, and said so', async () => {
    write('content/days/product/2023-03-09.md', '> 25:00:00  甲\n\n好\n');
    write('in/product/2023-03-09.md', day('09:00:00 甲 好'));
    const before = await files();
    const { note, status } = await run('import', at('in'));
    assert.equal(status, 1);
    assert.match(note, /2023-03-09\.md:1:3 error \[time\]/);
    assert.deepEqual(await files(), before);
  });

  test('killed at any moment, it leaves whole files, and the next run completes them', async () => {
    for (let nth = 1; nth <= 28; nth++) {
      const lines = Array.from(
        { length: 60 },
        (_, second) => `12:00:${String(second).padStart(2, '0')} 甲${second % 7} 第${nth}天的第${second}句`,
      );
      write(`in/product/2023-02-${String(nth).padStart(2, '0')}.md`, day(...lines));
    }
    await report(at('in'));
    const whole = await files();
    const count = Object.keys(whole).length;
    assert.ok(count > 28);
    for (const nth of [1, 2, Math.ceil(count / 2), count]) {
      rmSync(content(), { recursive: true, force: true });
      assert.equal(await qunluKilledAt(nth, 'import', at('in'), '--content', content()), 'SIGKILL');
      const left = await files();
      assert.ok(Object.keys(left).length < count, `killed at its file ${nth}`);
      for (const [path, text] of Object.entries(left)) assert.equal(text, whole[path], path);
      assert.equal((await run('import', at('in'))).status, 0);
      assert.deepEqual(await files(), whole);
    }
  });
});

describe('import of the first group’s archive', () => {
  /** Every message of an export is on disk: at its second, with its text up to the named repairs. */
  async function assertConserved(folder: string, withheld: number): Promise<void> {
    const kept = new Map<string, string[]>();
    for (const path of Object.keys(await files())) {
      const found = /^\/days\/(\w+)\/(.+)\.md$/.exec(path);
      if (!found) continue;
      const reading = await readDayFile(content() + path);
      assert.deepEqual(
        reading.problems.filter(({ severity }) => severity === 'error'),
        [],
      );
      for (const message of reading.day?.messages ?? []) {
        const { time, text } = message;
        const spelled = 'spelling' in message ? message.spelling : undefined;
        const key = `${found[1] ?? ''}/${found[2] ?? ''} ${time}`;
        kept.set(key, [...(kept.get(key) ?? []), plainly(spelled ?? text)]);
      }
    }
    let lost = 0;
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const [, room, date] = /(\w+)\/(?:_posts\/)?(\d{4}-\d\d-\d\d)[^]*$/.exec(path) ?? [];
      const lines = readFileSync(path, 'utf8').split('\n');
      lines.forEach((line, index) => {
        const time = /^> (\d\d:\d\d:\d\d)/.exec(line)?.[1];
        if (time === undefined) return;
        const end = lines.findIndex((other, at) => at > index && /^> \d\d:\d\d:\d\d/.test(other));
        const text = plainly(lines.slice(index + 1, end < 0 ? undefined : end).join('\n'));
        if (kept.get(`${room ?? ''}/${date ?? ''} ${time}`)?.includes(text)) return;
        assert.ok(/^[A-Za-z][\w-]{4,}:$/.test(text), `${path}:${index + 1} ${text.slice(0, 200)}`);
        lost++;
      });
    }
    assert.equal(lost, withheld);
  }

  /** A text without anything that a repair may touch. */
  function plainly(text: string): string {
    let bare = text;
    for (let nth = 0; nth < 4; nth++) bare = decodeHTMLStrict(bare);
    return dedupeKey(bare)
      .replace(/wxid_\w{4,}(?!\w*:$)/g, '已隐去账号')
      .replace(/[?「」]|-{5,}/g, '');
  }

  test('the days: figures add up, no account id is left, the second time changes no byte', async (t) => {
    const folder = realArchive(t);
    if (folder === undefined) return;
    const first = await report(folder);
    assert.equal(first.messagesIn, first.messagesOut + first.merged);
    assert.equal(
      first.messagesOut,
      first.days.reduce((sum, one) => sum + one.total, 0),
    );
    const before = await files();
    for (const [path, text] of Object.entries(before))
      assert.ok(!/wxid_|^[A-Za-z][\w-]{5,19}:$/m.test(text), path);
    await assertConserved(folder, first.redactions['account-id'] ?? 0);
    assert.equal((await report(folder)).messagesOut, 0);
    assert.deepEqual(await files(), before);
  });

  test('the revisions: one day each, with every message of all, whatever their order', async (t) => {
    const folder = realArchive(t, 'revisions');
    if (folder === undefined) return;
    const first = await report(folder);
    assert.equal(first.days.length, 5);
    await assertConserved(folder, first.redactions['account-id'] ?? 0);
    const before = await files();
    const paths = Object.keys(await files(folder)).map((path) => folder + path);
    rmSync(content(), { recursive: true, force: true });
    await report(...paths.reverse());
    assert.deepEqual(await files(), before);
  });
});
