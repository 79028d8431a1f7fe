import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Rule } from '../../src/archive/rules/rule.ts';
import { newFolder, readTree, writeTree } from '../folder.ts';
import { freePort } from '../built-site.ts';
import { programOf } from '../../src/cli/program.ts';
import { declarations } from '../../src/cli/declarations/all.ts';
import { qunlu, qunluWith, servedAt } from './qunlu.ts';

const frontMatter =
  'layout:     post\ntitle:      "某群"\ndate:       2017-05-11 12:00:00\nlines:      3\ntag:\t\t[chat]\n';
const jekyll = {
  'product/_posts/2017-05-11-chat.markdown': `---\n${frontMatter}---\n\n> 08:00:00  甲-某厂\n\n早[太阳]\n\n> 08:00:00  乙\n\n{{ page.title }}\n\n> 08:00:09  乙\n\n`,
  'product/_posts/2017-05-12-chat.markdown': `---\n${frontMatter}---\n\n> 23:59:59  丙\n\n> 引用一句\n晚安\n`,
  'tech/_posts/2017-05-11-chat.markdown': '> 10:00:00  丁\n\n见https://example.com/a。\n',
  'about.md': '---\ntitle: 关于\n---\n这是一页，不是聊天。\n',
  '.git/config': 'x',
  'index.html': '<html></html>',
};

describe('import', () => {
  test('brings a whole Jekyll tree in, and says what became of every message', async () => {
    const folder = await newFolder();
    await writeTree(join(folder, 'old'), jekyll);
    const content = join(folder, 'content');
    const { status, out, note } = await qunlu('import', join(folder, 'old'), '--content', content, '--json');
    const report = JSON.parse(out) as Record<string, unknown> & { days: unknown[] };
    assert.equal(report['messagesIn'], 5, note);
    assert.equal(report['messagesOut'], 5);
    assert.equal(report['merged'], 0);
    assert.equal(report.days.length, 3);
    const written = Object.keys(await readTree(content)).filter((path) => path.endsWith('.md'));
    assert.deepEqual(written, [
      join('days', 'product', '2017-05-11.md'),
      join('days', 'product', '2017-05-12.md'),
      join('days', 'tech', '2017-05-11.md'),
    ]);
    const { out: parsed } = await qunlu('parse', join(content, 'days', 'product', '2017-05-11.md'));
    const [day] = JSON.parse(parsed) as [{ frontMatter: unknown; messages: Record<string, unknown>[] }];
    assert.deepEqual(
      day.messages.map(({ id, speaker, kind, text }) => [id, speaker, kind, text]),
      [
        ['m-080000', '甲-某厂', 'text', '早[太阳]'],
        ['m-080000-2', '乙', 'text', '{{ page.title }}'],
        ['m-080009', '乙', 'missing', ''],
      ],
    );
    assert.equal((day.frontMatter as { title: string }).title, '某群');
    assert.equal(status, 0, note);
  });

  test('a second time changes no byte', async () => {
    const folder = await newFolder();
    await writeTree(join(folder, 'old'), jekyll);
    const content = join(folder, 'content');
    await qunlu('import', join(folder, 'old'), '--content', content);
    const before = await readTree(content);
    const { out } = await qunlu('import', join(folder, 'old'), '--content', content, '--json');
    const report = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual([report['messagesIn'], report['messagesOut'], report['merged']], [5, 0, 5]);
    assert.deepEqual(await readTree(content), before);
  });

  test('a late arrival follows those of its second, and a comment in the file stays', async () => {
    const folder = await newFolder();
    await writeTree(folder, {
      'content/days/product/2017-05-11.md':
        '---\n# 勿改\ntitle: 某群\n---\n> 08:00:00  甲\n\n早\n\n> 08:00:01  甲\n\n再\n\n',
      'more/product/_posts/2017-05-11-chat.markdown': '> 08:00:00  乙\n\n早\n\n> 08:00:00  甲\n\n早\n',
    });
    const content = join(folder, 'content');
    await qunlu('import', join(folder, 'more'), '--content', content);
    const text = await readFile(join(content, 'days', 'product', '2017-05-11.md'), 'utf8');
    assert.match(
      text,
      /^---\n# 勿改\ntitle: 某群\n---\n> 08:00:00 {2}甲\n\n早\n\n> 08:00:00 {2}乙\n\n早\n\n> 08:00:01 {2}甲/,
    );
  });

  test('a picture whose address is none stays as it was written', async () => {
    const folder = await newFolder();
    const body = '![图](http://[)';
    await writeTree(folder, { 'old/2023-03-09.md': `> 08:00:00  甲\n\n${body}\n`, 'media/a.png': 'x' });
    const content = join(folder, 'content');
    const words = ['--room', 'product', '--media', join(folder, 'media'), '--content', content];
    const { status, note } = await qunlu('import', join(folder, 'old'), ...words);
    assert.equal(status, 0, note);
    assert.ok((await readFile(join(content, 'days/product/2023-03-09.md'), 'utf8')).includes(body));
  });

  test('with --dry-run nothing is written', async () => {
    const folder = await newFolder();
    await writeTree(folder, jekyll);
    const { out } = await qunlu(
      'import',
      folder,
      '--content',
      join(folder, 'content'),
      '--dry-run',
      '--json',
    );
    assert.equal((JSON.parse(out) as { messagesOut: number }).messagesOut, 5);
    assert.deepEqual(
      Object.keys(await readTree(folder)).filter((path) => path.startsWith('content')),
      [],
    );
  });

  test('a day of the archive that has errors is left as it is, and reported', async () => {
    const folder = await newFolder();
    const broken = '---\ntitle: [x]\n---\n> 08:00:00  甲\n\n早\n';
    await writeTree(folder, {
      'content/days/tech/2017-05-11.md': broken,
      'old/tech/_posts/2017-05-11-chat.markdown': jekyll['tech/_posts/2017-05-11-chat.markdown'],
    });
    const { status, note } = await qunlu('import', join(folder, 'old'), '--content', join(folder, 'content'));
    assert.equal(status, 1);
    assert.match(note, /2017-05-11\.md:2:1 error \[front-matter\]/);
    assert.equal(await readFile(join(folder, 'content', 'days', 'tech', '2017-05-11.md'), 'utf8'), broken);
  });

  test('a path that is not there, and one with nothing to import, cannot run', async () => {
    const folder = await newFolder();
    await writeTree(folder, { 'index.html': '' });
    for (const path of [join(folder, 'nowhere'), folder]) {
      const { status, out, note } = await qunlu('import', path, '--content', join(folder, 'content'));
      assert.deepEqual([status, out], [2, '']);
      assert.match(note, /^qunlu: [^\n]+\n/m);
      assert.doesNotMatch(note, /^\s+at /m);
    }
  });
});

describe('parse', () => {
  test('gives days as JSON, and problems with file, line and column beside it', async () => {
    const folder = await newFolder();
    await writeTree(folder, {
      'days/product/2023-03-09.md': '> 08:00:01  甲\n\n早\n\n> 08:00:00  乙\n\n晚\n',
    });
    const path = join(folder, 'days', 'product', '2023-03-09.md');
    const { status, out, note } = await qunlu('parse', path);
    assert.equal(status, 1);
    assert.match(
      note,
      /2023-03-09\.md:5:3 error \[time-order\] found 08:00:00 after 08:00:01; expected .* Fix: /,
    );
    const [day] = JSON.parse(out) as [Record<string, unknown> & { messages: Record<string, unknown>[] }];
    assert.deepEqual([day['room'], day['date'], day.messages.length], ['product', '2023-03-09', 2]);
    const message = { id: 'm-080001', time: '08:00:01', speaker: '甲', kind: 'text', text: '早', line: 1 };
    assert.deepEqual(day.messages[0], message);
  });
});

describe('check', () => {
  const day = '> 08:00:00  甲\n\n早\n\n> 08:00:00  乙\n\n早\n';

  test('is content with the sample archive', async () => {
    const { status, out } = await qunlu('check', '--json');
    const report = JSON.parse(out) as { days: number; messages: number; problems: unknown[] };
    assert.equal(status, 0);
    assert.ok(report.days >= 8 && report.messages >= 800);
    assert.deepEqual(report.problems, []);
  });

  test('finds a permalink that has gone', async () => {
    const folder = await newFolder();
    await writeTree(folder, {
      'content/days/product/2023-03-09.md': day,
      'old.txt':
        '/product/2023-03-09/#m-080000\n/product/2023-03-09/#m-080000-2\n/product/2023-03-09/#m-080000-3\n',
      'same.txt': '/product/2023-03-09/#m-080000\n/product/2023-03-09/#m-080000-2\n',
    });
    const content = ['--content', join(folder, 'content')];
    assert.equal((await qunlu('check', ...content, '--against', join(folder, 'same.txt'))).status, 0);
    const { status, note } = await qunlu('check', ...content, '--against', join(folder, 'old.txt'));
    assert.equal(status, 1);
    assert.match(note, /old\.txt:3:1 error \[permalink-gone\].*#m-080000-3/);
    assert.equal(note.trim().split('\n').length, 1);
  });

  test('explains a rule, and shows the problems of one', async () => {
    const { status, out } = await qunlu('check', '--explain', 'time-order');
    assert.equal(status, 0);
    assert.match(out, /^### time-order\n\n\*\*Error\.\*\*[^]*> 09:00:01[^]*- Fix: /);
    const { id, severity } = JSON.parse((await qunlu('check', '--explain', 'time', '--json')).out) as Rule & {
      id: string;
    };
    assert.deepEqual([id, severity], ['time', 'error']);
    const misspelt = await qunlu('check', '--explain', 'tme-order');
    assert.equal(misspelt.status, 2);
    assert.match(misspelt.note, /no rule “tme-order”; did you mean time-order\?/);
    assert.match((await qunlu('check', '--rule', 'zebra')).note, /no rule “zebra”; docs.problems\.md lists/);

    const folder = await newFolder();
    await writeTree(folder, {
      'content/days/product/2023-03-09.md': day,
      'content/days/product/2023-03-10.md': '',
      'content/rooms.yaml': 'none',
    });
    const content = ['--content', join(folder, 'content')];
    assert.equal((await qunlu('check', ...content)).status, 1);
    const empty = await qunlu('check', ...content, '--rule', 'day-empty');
    assert.equal(empty.status, 0);
    assert.match(empty.note, /^[^\n]*2023-03-10\.md:1:1 warning \[day-empty\][^\n]*\n$/);
  });

  test('a tombstone keeps a permalink', async () => {
    const folder = await newFolder();
    await writeTree(folder, {
      'content/days/product/2023-03-09.md': day.replace('早', '<!-- removed -->'),
      'old.txt': '/product/2023-03-09/#m-080000\n/product/2023-03-09/#m-080000-2\n',
    });
    const { status } = await qunlu(
      'check',
      '--content',
      join(folder, 'content'),
      '--against',
      join(folder, 'old.txt'),
    );
    assert.equal(status, 0);
  });
});

describe('build', () => {
  test('stops at content with errors, naming all of them, and writes no page', async () => {
    const folder = await newFolder();
    await writeTree(folder, {
      'content/days/product/2023-03-09.md': '> 08:00:01  甲\n\n早\n\n> 08:00:00  乙\n\n晚\n',
      'content/days/product/2023-03-10.md': '早\n',
    });
    const out = join(folder, 'dist');
    const { status, note } = await qunlu('build', '--content', join(folder, 'content'), '--out', out);
    assert.equal(status, 1, note);
    assert.match(note, /2023-03-09\.md:5:3 error \[time-order\]/);
    assert.match(note, /2023-03-10\.md:1:1 error \[header-missing\]/);
    assert.doesNotMatch(note, /^\s+at /m);
    assert.deepEqual(
      Object.keys(await readTree(folder)).filter((path) => path.endsWith('.html')),
      [],
    );
  });

  test('never empties a folder that holds the archive, or lies in it', async () => {
    const folder = await newFolder();
    const content = join(folder, 'content');
    await writeTree(content, { 'days/product/2023-03-09.md': '> 08:00:01  甲\n\n早\n', 'notes.txt': '记' });
    const before = await readTree(folder);
    for (const out of [content, folder, join(content, 'days'), join(content, 'days', 'product')]) {
      const { status, note } = await qunlu('build', '--content', content, '--out', out);
      assert.equal(status, 2, out);
      assert.match(note, /^qunlu: a build empties its output folder.*--out DIR$/m);
    }
    assert.deepEqual(await readTree(folder), before);
  });

  test('without days it says how to bring them in', async () => {
    const folder = await newFolder();
    const { status, note } = await qunlu('build', '--content', folder);
    assert.equal(status, 2);
    assert.match(note, /holds no day.*import PATH/);
  });
});

describe('serve', () => {
  test('prints an address that can be followed, however the base is written', async () => {
    const folder = await newFolder();
    await writeTree(folder, { 'index.html': '<!doctype html><title>群录</title>' });
    for (const base of ['chats', '/chats/']) {
      const words = ['--out', folder, '--base', base, '--port', String(await freePort())];
      const address = await servedAt('serve', words);
      assert.match(address, /^http:\/\/localhost:\d+\/chats\/$/, base);
    }
  });
});

describe('the command line', () => {
  test('says what there is when it is asked for nothing or something unknown', async () => {
    for (const words of [['nonsense'], ['constructor'], ['check', '--nonsense'], ['parse'], ['import']]) {
      const { status, out, note } = await qunlu(...words);
      assert.deepEqual([status, out], [2, ''], words.join(' '));
      assert.match(note, /^qunlu: /);
      assert.doesNotMatch(note, /^\s+at /m);
    }
    assert.equal((await qunlu()).status, 2);
    const help = await qunlu('--help');
    assert.equal(help.status, 0);
    for (const name of ['import', 'parse', 'check', 'build', 'serve', 'dev'])
      assert.match(help.out, new RegExp(`^ +${name} `, 'm'));
    const { status, out } = await qunlu('import', '--help');
    assert.equal(status, 0);
    assert.match(out, /^Usage: qunlu import \[options\] <path\.\.\.>\n/);
  });

  test('knows what was meant by a command or an option that is misspelled', async () => {
    for (const [words, meant] of [
      [['impot'], 'import'],
      [['check', '--jsn'], '--json'],
      [['import', 'x', '--formt', 'slack'], '--format'],
    ] as const) {
      const { status, note } = await qunlu(...words);
      assert.equal(status, 2);
      assert.match(note, new RegExp(`Did you mean ${meant}\\?`));
    }
  });

  test('refuses a value that an option does not take, and says which it takes', async () => {
    for (const [words, said] of [
      [['import', 'x', '--format', 'fax'], /auto, day-file, .*slack/],
      [['import', 'x', '--date-order', 'later'], /day-first, month-first, year-first/],
      [['import', 'x', '--time-zone', 'Mars'], /“Mars”.*Asia\/Shanghai/],
      [['aliases', '--min', '2'], /above 0, up to 1/],
      [['serve', '--port', 'x'], /from 0 to 65535/],
      [['export', '--format', 'xml'], /jsonl, opensearch, opensearch-index/],
    ] as const) {
      const { status, out, note } = await qunlu(...words);
      assert.deepEqual([status, out], [2, ''], words.join(' '));
      assert.match(note, said);
    }
  });

  test('a content folder that is not there, or cannot be made, ends every command with one line', async () => {
    const folder = await newFolder();
    const export_ = join(folder, 'in', '2023-03-09.md');
    await writeTree(folder, { 'in/2023-03-09.md': '> 08:00:01  甲\n\n早\n', file: 'no folder' });
    const nowhere = ['--content', join(folder, 'nowhere')];
    for (const name of ['check', 'export', 'suggest', 'aliases', 'build', 'dev']) {
      const { status, out, note } = await qunlu(name, ...nowhere);
      assert.deepEqual([status, out, note.trim().split('\n').length], [2, '', 1], `${name} ${note}`);
    }
    // Below a file nothing can be made; in /proc the system says so in a way of its own.
    for (const content of [
      join(folder, 'file', 'content'),
      ...(existsSync('/proc') ? ['/proc/nothing'] : []),
    ]) {
      const { status, note } = await qunlu('import', export_, '--room', 'product', '--content', content);
      assert.equal(status, 2, note);
      assert.match(note, /^qunlu: E[A-Z]+: the folder .* cannot be made/m);
      assert.doesNotMatch(note, /^\s+at /m);
    }
  });

  test('--verbose shows passes with their times, --debug where an expected error arose', async () => {
    const { out, note } = await qunlu('check', '--json', '--verbose');
    assert.ok(JSON.parse(out));
    assert.match(note, /^reading content: \d+\.\d\d s$/m);
    const { status, note: trace } = await qunlu('check', '--content', '/nowhere', '--debug');
    assert.equal(status, 2);
    assert.match(trace, /^qunlu: no content folder [^]*\n +at /);
  });
});

describe('help', () => {
  /** The modules of the project and of Astro that a command line loads. */
  async function loaded(...words: string[]): Promise<string[]> {
    const folder = await newFolder();
    const { status } = await qunluWith({ NODE_V8_COVERAGE: folder }, ...words);
    assert.equal(status, 0);
    const [report] = Object.values(await readTree(folder));
    const { result } = JSON.parse(report ?? '') as { result: { url: string }[] };
    return result.map(({ url }) => url).filter((url) => /\/src\/|node_modules\/(?:astro|vite)\//.test(url));
  }

  test('loads neither Astro nor what commands do', async () => {
    for (const words of [['--help'], ['help'], ['build', '--help'], ['check', '--help']]) {
      const urls = await loaded(...words);
      assert.ok(urls.some((url) => url.endsWith('src/cli/main.ts')));
      assert.deepEqual(
        urls.filter((url) =>
          /node_modules|\/src\/(?:cli\/commands|search|curation|archive\/disk)\//.test(url),
        ),
        [],
      );
    }
  });

  test('describes every argument and option of every command', async () => {
    for (const { name, arguments: places, options } of declarations) {
      const program = await programOf(declarations, [name], () => Promise.resolve());
      const out = program.commands.find((command) => command.name() === name)?.helpInformation() ?? '';
      for (const [key, { value, description }] of [...Object.entries(places), ...Object.entries(options)]) {
        const flag =
          key in places ? value : `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
        assert.match(out, new RegExp(`^ +${flag}\\b`, 'm'), `${name} ${key}`);
        assert.ok(out.replace(/\s+/g, ' ').includes(description), `${name} ${key}`);
      }
    }
  });
});
