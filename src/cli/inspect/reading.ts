import type { Problem } from '../../archive/problem.ts';
import { chooseFormat, undecided } from '../../import/choose.ts';
import type { Format, ImportOptions } from '../../import/format.ts';
import type { Source } from '../../import/pipeline/sources.ts';
import { identify } from '../../message/message.ts';

/** How a file of an export would be read. */
export interface SourceReading {
  file: string;
  bytes: number;
  /** Nothing when no format knows the file, or several do alike. */
  format: string | undefined;
  /** How sure each format is of it, 0 to 1, the surest first, and what it looks for. */
  formats: { name: string; certainty: number; signs: string }[];
  messages: number;
  days: { room: string; date: string; messages: number }[];
  /** How many messages of each kind. */
  kinds: Record<string, number>;
  /** The first messages, before any repair. */
  first: {
    room: string;
    date: string;
    time: string;
    speaker: string;
    kind: string;
    text: string;
    line?: number;
  }[];
  problems: Problem[];
}

/** Messages that are shown of each file. */
const previewMessages = 5;

/** Reads one source with the format that is surest of it, as an import does, and keeps nothing. */
export async function readSource(
  source: Source,
  formats: readonly Format[],
  options: ImportOptions,
): Promise<SourceReading> {
  const file = await source.read();
  const { format, tried } = chooseFormat(file, formats);
  const { days, problems } = format?.parse(file, options) ?? {
    days: [],
    problems: [undecided(file, tried)],
  };
  const kinds: Record<string, number> = {};
  const first: SourceReading['first'] = [];
  for (const { room, date, messages } of days) {
    identify(messages).forEach(({ time, speaker, kind, text }, index) => {
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      const line = messages[index]?.line;
      if (first.length >= previewMessages) return;
      first.push({ room, date, time, speaker, kind, text, ...(line === undefined ? {} : { line }) });
    });
  }
  return {
    file: source.path,
    bytes: [file, ...(file.files ?? [])].reduce((sum, { bytes }) => sum + bytes.length, 0),
    format: format?.name,
    formats: tried.map(({ format: { name, signs }, certainty }) => ({ name, certainty, signs })),
    messages: days.reduce((sum, { messages }) => sum + messages.length, 0),
    days: days.map(({ room, date, messages }) => ({ room, date, messages: messages.length })),
    kinds,
    first,
    problems,
  };
}
