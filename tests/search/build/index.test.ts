import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { writeDay } from '../../../src/archive/day-file.ts';
import { identify } from '../../../src/message/message.ts';
import type { Day } from '../../../src/archive/schema.ts';
import { fold } from '../../../src/search/format/fold.ts';
import type { Match } from '../../../src/search/query/match.ts';
import { parseQuery, matches } from '../../../src/search/query/query.ts';
import { staticEngine } from '../../../src/search/browser/static-engine.ts';
import { buildSearchIndex } from '../../../src/search/build/index.ts';

/** Three years make three bundles; two rooms share the days. */
const years = ['2021', '2022', '2023'];
const rooms = ['alpha', 'beta'];
const alphabet = Array.from('的的的了支付清算卡银行二维码T+1aBc１，。？！ ¥@[强]😀👍\n—“”ßΣ');

let folder = '';
let days: Day[] = [];
const plainFetch = globalThis.fetch;

/** Addresses that are refused, as by a server that is down. */
let refused: RegExp | undefined;
/** What comes in the place of parts of the index, as from a connection that breaks or asks for a login. */
let replaced: (() => BodyInit) | undefined;

/** Pagefind's script and ours run in Node when files are served to them. */
async function fetchFile(input: string | URL | Request): Promise<Response> {
  const { href } = new URL(input instanceof Request ? input.url : input);
  if (refused?.test(href)) return new Response(null, { status: 503 });
  if (replaced && href.endsWith('.pf_index')) return new Response(replaced());
  return new Response(await readFile(fileURLToPath(href.replace(/\?.*/, ''))));
}

function randomDay(room: string, date: string, seed: number): Day {
  const text = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 0, maxLength: 120 });
  const bodies = fc.sample(fc.array(text, { minLength: 0, maxLength: 80 }), { seed, numRuns: 1 })[0] ?? [];
  const messages = identify(
    bodies.map((body, index) => ({
      time: `10:${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
      speaker: `人${index % 7}`,
      text: body,
      ...(index % 31 === 30 ? { kind: 'removed' as const } : {}),
    })),
  );
  return { room, date, frontMatter: {}, messages };
}

/** Two words that meet now in neighbouring messages, now in one, now too far apart. */
const neighbourDay: Day = {
  ...{ room: 'alpha', date: '2022-08-08', frontMatter: {} },
  messages: identify(
    ['龘龘甲', '…', '乙靐靐', '…', '…', '…', '…', '龘龘靐靐', '龘龘', '…', '…', '…', '靐靐', '…', '龘龘'].map(
      (text) => ({ time: '09:00:00', speaker: '人5', text }),
    ),
  ),
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qunlu-search-'));
  days = years.flatMap((year, y) =>
    rooms.flatMap((room, r) =>
      ['01-03', '01-04', '02-29', '07-15', '12-31']
        .filter((date) => date !== '02-29' || Number(year) % 4 === 0)
        .map((date, d) => randomDay(room, `${year}-${date}`, y * 100 + r * 10 + d)),
    ),
  );
  days.push(neighbourDay);
  for (const day of days) {
    await mkdir(join(folder, 'days', day.room), { recursive: true });
    await writeFile(join(folder, 'days', day.room, `${day.date}.md`), writeDay(day));
  }
  const page = join(folder, 'out', 'talks', 'cards');
  await mkdir(page, { recursive: true });
  const passages = ['储值与清算', '的的的的的', '清算以后才是结算'].map((text) => `<p>${text}</p>`).join('');
  await writeFile(
    join(page, 'index.html'),
    `<section data-digest="卡" data-room="alpha" data-date="2022-01-03"><h2 id="a">一</h2>${passages}</section>`,
  );
  await writeFile(
    join(folder, 'people.yaml'),
    '- name: 王一\n  labels: [人1, 人2]\n- {name: 只在甲, room: alpha, labels: [人3]}\n',
  );
  await buildSearchIndex({ content: folder, outDir: join(folder, 'out'), full: 1 });
  Object.assign(globalThis, { location: { href: pathToFileURL(join(folder, 'out', 'page')).href } });
  globalThis.fetch = fetchFile;
});

after(async () => {
  globalThis.fetch = plainFetch;
  await rm(folder, { recursive: true, force: true });
});

/** What a plain scan finds: newest day first, rooms by name within a date. */
function scan(typed: string): string[] {
  const query = parseQuery(typed);
  return days
    .toSorted((a, b) => (a.date === b.date ? (a.room < b.room ? -1 : 1) : a.date < b.date ? 1 : -1))
    .flatMap(({ room, date, messages }) =>
      messages
        .filter(({ kind, text }) => kind !== 'removed' && matches(fold(text), query))
        .map(({ id }) => `${room}/${date}#${id}`),
    );
}

test('bundles are years, and hold nothing that the browser does not ask for', async () => {
  const names = await readdir(join(folder, 'out', 'pagefind'));
  assert.deepEqual(names.sort(), ['2021', '2022', '2023', 'bundles.json', 'lexicon', 'pagefind.js']);
  const files = await readdir(join(folder, 'out', 'pagefind', '2022'));
  assert.deepEqual(files.sort(), ['days.json', 'pairs', 'singles', 'speakers.json', 'text']);
  const known = /^(?:index|pagefind-entry\.json|.*\.pf_meta|wasm\..*)$/;
  for (const kind of ['pairs', 'singles']) {
    const held = await readdir(join(folder, 'out', 'pagefind', '2022', kind));
    assert.deepEqual(
      held.filter((file) => !known.test(file)),
      [],
    );
  }
});

test('three bundles together find what a plain scan finds, newest first', async () => {
  const engine = staticEngine('./');
  const texts = days
    .flatMap(({ messages }) => messages.map(({ text }) => text))
    .filter((text) => text !== '');
  const part = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 9 }))
    .map(([text, at, length]) =>
      Array.from(text)
        .slice(at % text.length, (at % text.length) + length)
        .join(''),
    );
  const stranger = fc.string({
    unit: fc.constantFrom(...alphabet, '龘', 'z', '0'),
    minLength: 1,
    maxLength: 3,
  });
  const typed = fc.oneof(
    { weight: 6, arbitrary: part },
    { weight: 2, arbitrary: stranger },
    { weight: 1, arbitrary: fc.tuple(part, stranger).map(([one, other]) => `${one} ${other}`) },
    { weight: 1, arbitrary: fc.tuple(part, stranger).map(([one, other]) => `${one} -${other}`) },
  );
  await fc.assert(
    fc.asyncProperty(typed, async (words) => {
      const query = parseQuery(words);
      fc.pre(query.all.length > 0);
      const counts: number[] = [];
      let hits: string[] = [];
      for await (const { matches, complete } of engine.search(query)) {
        counts.push(matches.length);
        if (!complete) continue;
        const loaded = await engine.load(matches, query);
        for (const { excerpt } of loaded) assert.ok(excerpt.some(({ marked }) => marked));
        hits = loaded.map(({ room, date, id }) => `${room}/${date}#${id}`);
      }
      assert.equal(counts.length, years.length);
      assert.deepEqual(hits, scan(words));
    }),
    { numRuns: 600 },
  );
});

test('passages of digests are found beside the messages, not among them', async () => {
  const engine = staticEngine('./');
  for (const [words, expected] of [
    ['清算', ['储值与清算', '清算以后才是结算']],
    ['清算 -储值', ['清算以后才是结算']],
    ['的的的', ['的的的的的']],
    ['值', ['储值与清算']],
    ['清算的', []],
  ] as const) {
    const query = parseQuery(words);
    for await (const { passages, complete } of engine.search(query)) {
      if (!complete) continue;
      const hits = await engine.load(passages, query);
      const texts = hits.map(({ excerpt }) => excerpt.map(({ text }) => text).join(''));
      assert.deepEqual(texts, expected);
      for (const { path, session, id, speaker } of hits) {
        assert.deepEqual([path, session, id, speaker], ['talks/cards/', '卡', 'a', '一']);
      }
    }
  }
});

test('an index part that does not load is an error, not an empty answer, and the next try finds all', async () => {
  const engine = staticEngine('./');
  const query = parseQuery('清算');
  const count = async (): Promise<number> => {
    let last = 0;
    for await (const { matches } of engine.search(query)) last = matches.length;
    return last;
  };
  refused = /\/index\//;
  await assert.rejects(count());
  refused = undefined;
  assert.equal(await count(), scan('清算').length);
});

test('an index part that breaks off or is something else is an error, not an empty answer', async () => {
  const breaksOff = (): BodyInit =>
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new Uint8Array([0x1f, 0x8b]));
        controller.error(new TypeError('the connection broke'));
      },
    });
  for (const body of [breaksOff, () => '<!doctype html><title>Login</title>', () => '']) {
    const engine = staticEngine('./');
    replaced = body;
    const asking = (async () => {
      for await (const { complete } of engine.search(parseQuery('清算'))) if (complete) return;
    })();
    await assert.rejects(asking);
    replaced = undefined;
    let last = 0;
    for await (const { matches } of engine.search(parseQuery('清算'))) last = matches.length;
    assert.equal(last, scan('清算').length);
  }
});

test('after a part did not load for a search that was given up, the next finds all', async () => {
  const query = parseQuery('清算');
  for (const part of [/\/2021\/pairs\/index\//, /\/2021\/pairs\/.*pf_meta/, /2021\/days\.json/]) {
    const engine = staticEngine('./');
    refused = part;
    for await (const { complete } of engine.search(query)) {
      assert.ok(!complete);
      break;
    }
    // Waits for the same parts, and then for those who wait for them.
    await assert.rejects(engine.neighbours(parseQuery('清算 支付')));
    await new Promise((resolve) => setImmediate(resolve));
    refused = undefined;
    let last = 0;
    for await (const { matches } of engine.search(query)) last = matches.length;
    assert.equal(last, scan('清算').length, String(part));
  }
});

/** What `people.yaml` says is shown for a label. */
function shown(room: string, label: string): string {
  if (label === '人1' || label === '人2') return '王一';
  return label === '人3' && room === 'alpha' ? '只在甲' : label;
}

/** All messages in the order of the search, with what is shown of who said them. */
const told = (): { key: string; removed: boolean; text: string; person: string }[] =>
  days
    .toSorted((a, b) => (a.date === b.date ? (a.room < b.room ? -1 : 1) : a.date < b.date ? 1 : -1))
    .flatMap(({ room, date, messages }) =>
      messages.map(({ id, kind, text, speaker }) => ({
        key: `${room}/${date}#${id}`,
        removed: kind === 'removed',
        text,
        person: shown(room, speaker),
      })),
    );

test('who said what goes by the names that are shown, and nobody said what was removed', async () => {
  const engine = staticEngine('./');
  for (const person of ['王一', '只在甲', '人3', '人4', '人1', '没有']) {
    let hits: string[] = [];
    for await (const { matches, complete } of engine.bySpeaker(person)) {
      if (!complete) continue;
      const loaded = await engine.load(matches, parseQuery(''));
      hits = loaded.map(({ room, date, id }) => `${room}/${date}#${id}`);
    }
    const expected = told().filter((one) => one.person === person && !one.removed);
    assert.deepEqual(
      hits,
      expected.map(({ key }) => key),
    );
  }
  for await (const { matches, complete } of engine.search(parseQuery('清'))) {
    if (!complete) continue;
    const named = await engine.withPeople(matches);
    const loaded = await engine.load(named, parseQuery('清'));
    const people = new Map(told().map(({ key, person }) => [key, person]));
    for (const { room, date, id, person, speaker } of loaded) {
      assert.equal(person, people.get(`${room}/${date}#${id}`));
      assert.equal(speaker, person);
    }
  }
});

test('the messages around one are those of its day, and say when they were removed', async () => {
  const engine = staticEngine('./');
  let found: Match[] = [];
  for await (const answer of engine.search(parseQuery('清'))) found = answer.matches;
  for (const one of found.slice(0, 120)) {
    const day = days.find(({ room, date }) => room === one.room && date === one.date) as Day;
    const { messages, at, earlier, later } = await engine.context(one, 3, 5);
    const first = Math.max(0, one.message - 3);
    const last = Math.min(day.messages.length - 1, one.message + 5);
    assert.deepEqual(
      messages.map(({ id, speaker, state }) => [id, speaker, state]),
      day.messages
        .slice(first, last + 1)
        .map(({ id, speaker, kind, text }) => [
          id,
          shown(day.room, speaker),
          kind === 'removed' ? 'removed' : text === '' ? 'missing' : 'kept',
        ]),
    );
    assert.equal(first + at, one.message);
    assert.equal(earlier, first > 0);
    assert.equal(later, last < day.messages.length - 1);
  }
});

test('words in neighbouring messages stand together within three messages, and in none alone', async () => {
  const engine = staticEngine('./');
  const query = parseQuery('龘龘 靐靐');
  const near = await engine.neighbours(query);
  assert.deepEqual(
    near.map(({ message, partners }) => [message, ...partners]),
    [
      [0, 2],
      [12, 14],
    ],
  );
  for (const one of near) {
    const day = days.find(({ room, date }) => room === one.room && date === one.date) as Day;
    const texts = [one.message, ...one.partners].map((number) => fold(day.messages[number]?.text ?? ''));
    assert.ok(query.all.every((term) => texts.some((text) => text.includes(term))));
    assert.ok(!texts.some((text) => matches(text, query)));
    assert.ok(one.partners.every((number) => Math.abs(number - one.message) <= 3));
  }
});
