import type { Day } from '../../archive/schema.ts';
import { gapsOf, type Gap, type Piece } from '../gaps.ts';
import type { InputDay } from './inputs.ts';

/** Tools that write one export as several files, by the names of these: `messages2.html`, `general [part 2].json`. */
const partNumber = /(?:\s*\[part \d+\]|(?<=[/\\]messages)\d+)(?=\.\w+$)/i;
const inParts: ReadonlySet<string> = new Set(['telegram-html', 'discord']);
/** Tools that count the messages of a chat. */
const counted: ReadonlySet<string> = new Set(['telegram', 'telegram-html']);

/** Returns the stretches of a day that are in nobody's export. @param before the day as it stood */
export function gapsOfDay(day: Day, exports: readonly InputDay[], before: Day | undefined): Gap[] {
  const pieces = new Map<string, Piece>();
  for (const { file, format, covers, messages } of exports) {
    const key = inParts.has(format) ? file.replace(partNumber, '') : file;
    const ids = counted.has(format) ? messages.map(({ sourceId }) => Number(sourceId)) : [];
    const sound = ids.filter((id) => Number.isSafeInteger(id));
    const piece: Piece = {
      file,
      ...covers,
      ...(sound.length > 0 ? { firstId: Math.min(...sound), lastId: Math.max(...sound) } : {}),
    };
    const other = pieces.get(key);
    pieces.set(key, other ? joined(other, piece) : piece);
  }
  const [first, last] = [before?.messages[0], before?.messages.at(-1)];
  if (first && last) pieces.set('', { file: 'the content folder', from: first.time, to: last.time });
  return gapsOf(day, [...pieces.values()], day.messages);
}

const joined = (a: Piece, b: Piece): Piece => ({
  file: a.file,
  from: a.from < b.from ? a.from : b.from,
  to: a.to > b.to ? a.to : b.to,
});
