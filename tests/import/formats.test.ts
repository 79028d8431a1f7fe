import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readDay, writeDay } from '../../src/archive/day-file.ts';
import type { ExportDay } from '../../src/import/format.ts';
import { formats } from '../../src/import/formats/index.ts';
import { identifyDays } from '../../src/import/replies.ts';
import { assertExpected } from '../expected.ts';
import { readCase } from './fixture-case.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'formats');

describe('every format reads its fixtures', () => {
  for (const format of formats.map(({ name }) => name).filter((name) => existsSync(join(fixtures, name)))) {
    for (const name of readdirSync(join(fixtures, format))) {
      const folder = join(fixtures, format, name);
      test(`${format}: ${name}`, async () => {
        const read = await readCase(folder);
        for (const { format: chosen } of read as { format: string }[]) assert.equal(chosen, format);
        assertExpected(read, join(folder, 'expected.json'));
      });
    }
  }
});

test('what formats read is what stands in day files', async () => {
  for (const folder of globSync('*/*/input', { cwd: fixtures }).map((path) => join(fixtures, path, '..'))) {
    const days = (await readCase(folder)).flatMap((read) => (read as { days?: ExportDay[] }).days ?? []);
    for (const { room, date, messages } of identifyDays(days)) {
      const publishable = messages.map(
        ({ line, sourceId, accountId, replySource, minuteOnly, ...message }) => message,
      );
      const { day, problems } = readDay(
        writeDay({ room, date, frontMatter: {}, messages: publishable }),
        'day.md',
        {
          room,
          date,
        },
      );
      assert.deepEqual(problems, [], folder);
      assert.deepEqual(day?.messages, publishable, folder);
    }
  }
});

test('every format but the project’s own has a fixture', () => {
  const without = formats.filter(({ name }) => !existsSync(join(fixtures, name))).map(({ name }) => name);
  assert.deepEqual(without, ['day-file']);
});
