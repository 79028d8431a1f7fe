import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { readDay, writeDay } from '../../src/archive/day-file.ts';
import { shownPath } from '../../src/archive/disk/file.ts';
import { findSources } from '../../src/import/pipeline/sources.ts';
import { chooseFormat } from '../../src/import/choose.ts';
import type { DateOrder, ExportDay, ImportOptions } from '../../src/import/format.ts';
import { formats } from '../../src/import/formats/index.ts';
import { identifyDays } from '../../src/import/replies.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'formats');

/** What a person says besides, as a case's `options.json` has it. */
interface StatedOptions {
  room?: string;
  chat?: string;
  timeZone?: string;
  dateOrder?: DateOrder;
  language?: string;
}

const readJsonFile = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Reads all that lies in a case's `input` as `qunlu import` would. */
export async function readCase(folder: string): Promise<unknown[]> {
  const optionsPath = join(folder, 'options.json');
  const stated = (existsSync(optionsPath) ? readJsonFile(optionsPath) : {}) as StatedOptions;
  const options: ImportOptions = {
    room: stated.room,
    chat: stated.chat,
    dateOrder: stated.dateOrder,
    ...(stated.language === undefined ? {} : { language: () => stated.language as string }),
    chats: new Map(),
    timeZone: () => stated.timeZone ?? 'Asia/Shanghai',
  };
  const input = join(folder, 'input');
  const named = (path: string): string => relative(shownPath(input), path);
  const { sources } = await findSources([input], formats);
  const read: {
    path: string;
    format: string | undefined;
    days: ExportDay[] | undefined;
    problems: unknown;
  }[] = [];
  for (const source of sources) {
    const file = await source.read();
    const { format } = chooseFormat(file, formats);
    const reading = format?.parse(file, options);
    const problems = reading?.problems.map(
      ({ file: path, line, column, rule, found }) => `${named(path)}:${line}:${column} ${rule}: ${found}`,
    );
    read.push({ path: named(source.path), format: format?.name, days: reading?.days, problems });
  }
  const replies = repliesOf(read.flatMap(({ days }) => days ?? []));
  for (const message of read.flatMap(({ days = [] }) => days).flatMap(({ messages }) => messages)) {
    const replyTo = replies.get(message.sourceId ?? '');
    if (replyTo) message.replyTo = replyTo;
  }
  // What is undefined is not in a file either.
  return JSON.parse(JSON.stringify(read)) as unknown[];
}

/** What each message answers, by its id in the tool. */
function repliesOf(
  days: readonly ExportDay[],
): Map<string, NonNullable<ExportDay['messages'][number]['replyTo']>> {
  const replies = new Map<string, NonNullable<ExportDay['messages'][number]['replyTo']>>();
  for (const { messages } of identifyDays(days)) {
    for (const message of messages) {
      if (message.kind !== 'removed' && message.replyTo && message.sourceId !== undefined)
        replies.set(message.sourceId, message.replyTo);
    }
  }
  return replies;
}

describe('every format reads its fixtures', () => {
  for (const format of formats.map(({ name }) => name).filter((name) => existsSync(join(fixtures, name)))) {
    for (const name of readdirSync(join(fixtures, format))) {
      const folder = join(fixtures, format, name);
      test(`${format}: ${name}`, async () => {
        const read = await readCase(folder);
        for (const { format: chosen } of read as { format: string }[]) assert.equal(chosen, format);
        assert.deepEqual(read, readJsonFile(join(folder, 'expected.json')));
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
