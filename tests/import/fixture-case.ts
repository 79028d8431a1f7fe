import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { displayPath } from '../../src/archive/disk/file.ts';
import { findSources } from '../../src/import/pipeline/sources.ts';
import { Chats } from '../../src/import/chats.ts';
import { chooseFormat } from '../../src/import/choose.ts';
import type { DateOrder, ExportDay, ImportOptions } from '../../src/import/format.ts';
import { formats } from '../../src/import/formats/index.ts';
import { identifyDays } from '../../src/import/replies.ts';
import type { MessageReference } from '../../src/message/schema.ts';

/** What a person says besides, as a case's `options.json` has it. */
interface StatedOptions {
  room?: string;
  chat?: string;
  timeZone?: string;
  dateOrder?: DateOrder;
  language?: string;
}

/** Reads all that lies in a case's `input` as `qunlu import` would. */
export async function readCase(folder: string): Promise<unknown[]> {
  const optionsPath = join(folder, 'options.json');
  const stated = (
    existsSync(optionsPath) ? JSON.parse(readFileSync(optionsPath, 'utf8')) : {}
  ) as StatedOptions;
  const options: ImportOptions = {
    room: stated.room,
    chat: stated.chat,
    dateOrder: stated.dateOrder,
    ...(stated.language === undefined ? {} : { language: () => stated.language as string }),
    chats: new Chats(),
    timeZone: () => stated.timeZone ?? 'Asia/Shanghai',
  };
  const input = join(folder, 'input');
  const named = (path: string): string => relative(displayPath(input), path);
  const { sources } = await findSources([input], formats);
  const read: {
    path: string;
    format?: string | undefined;
    days?: ExportDay[] | undefined;
    problems: unknown;
  }[] = [];
  for (const source of sources) {
    const file = await source.read();
    const { format } = chooseFormat(file, formats);
    const reading = format?.parse(file, options);
    const problems = reading?.problems.map(
      ({ file: path, line, column, rule, actual }) =>
        `${named(path)}${line === undefined ? '' : `:${line}:${column}`} ${rule}: ${actual}`,
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

/** Returns what each message answers, by its id in the tool. */
function repliesOf(days: readonly ExportDay[]): Map<string, MessageReference> {
  const replies = new Map<string, MessageReference>();
  for (const message of identifyDays(days).flatMap(({ messages }) => messages)) {
    if (message.kind !== 'removed' && message.replyTo && message.sourceId !== undefined)
      replies.set(message.sourceId, message.replyTo);
  }
  return replies;
}
