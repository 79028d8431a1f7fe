import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtSites } from '../built-site.ts';
import { readOracleDay } from '../content.ts';
import { type OracleMessage, readDialect } from '../dialect-oracle.ts';
import { dayOf, readPages } from './page.ts';

const [site] = builtSites;

/** What data must say of a message; the words of other kinds are spelled in more than one way. */
const factsOf = ({ id, time, speaker, kind, text }: OracleMessage): unknown[] => [
  ...[id, time, speaker, kind],
  kind === 'text' ? text : '',
];

test('every message of a day is on its page once, in order, with its kind, speaker and time', async () => {
  let days = 0;
  for (const page of await readPages(site)) {
    const name = dayOf(page);
    if (!name) continue;
    days++;
    const day = readOracleDay(site.content, name.room, name.date);
    const shown = page.elements.filter(({ attributes }) => attributes['data-kind'] !== undefined);
    assert.deepEqual(
      shown.map(({ attributes }) => [attributes['id'], attributes['data-kind'], attributes['data-speaker']]),
      day.messages.map(({ id, kind, speaker }) => [id, kind, speaker]),
    );
    const times = page.elements.flatMap(({ name: tag, attributes }) =>
      tag === 'time' && attributes['datetime']?.includes('T') ? [attributes['datetime']] : [],
    );
    assert.deepEqual(
      times,
      day.messages.map(({ time }) => `${day.date}T${time}+08:00`),
    );
  }
  assert.ok(days >= 8);
});

test('no id is on a page twice', async () => {
  for (const { path, elements } of await readPages(site)) {
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
    assert.equal(new Set(ids).size, ids.length, path);
  }
});

test('permalinks.txt lists every message of the archive once, sorted, and each is there', async () => {
  const pages = await readPages(site);
  const expected = pages
    .flatMap((page) => {
      const ids = page.elements.flatMap(({ attributes }) =>
        attributes['data-kind'] === undefined ? [] : (attributes['id'] ?? []),
      );
      return dayOf(page) ? ids.map((id) => `${page.address}#${id}`) : [];
    })
    .sort();
  assert.ok(expected.length >= 800);
  for (const { out } of builtSites) {
    const text = await readFile(join(out, 'permalinks.txt'), 'utf8');
    assert.deepEqual(text.split('\n'), [...expected, '']);
  }
});

test('the day as data says what the page says', async () => {
  for (const page of await readPages(site)) {
    const name = dayOf(page);
    if (!name) continue;
    const day = readOracleDay(site.content, name.room, name.date);
    const json = JSON.parse(await readFile(join(site.out, name.room, `${name.date}.json`), 'utf8')) as {
      messages: OracleMessage[];
    };
    assert.deepEqual(json.messages.map(factsOf), day.messages.map(factsOf));
    const markdown = readDialect(await readFile(join(site.out, name.room, `${name.date}.md`), 'utf8'));
    assert.deepEqual(markdown.map(factsOf), day.messages.map(factsOf));
  }
});
