import { nameOfDay, readDay } from '../../archive/day-file.ts';
import { slug } from '../../message/schema.ts';
import { decodeUtf8 } from '../../archive/utf8.ts';
import { decodeText, headOf } from '../decode.ts';
import type { Format } from '../format.ts';

/** Bytes looked at to tell a day from any other Markdown: more than any front matter has. */
const detectLength = 20_000;

/**
 * Qunlu's own day file and the dialect of the first group's Jekyll archive, which are one.
 * @see docs/day-file.md
 */
export const dayFile: Format = {
  name: 'day-file',
  signs: 'Markdown with lines `> HH:MM:SS  Speaker`',
  detect: ({ path, bytes }) => {
    if (!/\.(?:md|markdown)$/i.test(path)) return 0;
    const text = headOf(bytes, detectLength);
    if (/^> \d\d:\d\d:\d\d(?:\s|$)/m.test(text)) return 1;
    // A day on which nobody spoke is front matter alone; with prose below it is a digest or a page.
    return /^\uFEFF?---[ \t]*\r?\n(?:[^]*\n)?---\s*$/.test(text) && dayName(path, undefined) ? 0.5 : 0;
  },
  parse: ({ path, bytes }, { room }) => {
    // Old copies may be UTF-16 or GB18030; what fits no encoding whole is refused with its place.
    const whole = decodeText(bytes);
    const decoded = whole.replaced === 0 ? whole : decodeUtf8(bytes, path);
    if ('problem' in decoded) return { days: [], problems: [decoded.problem] };
    const { day, lines, problems } = readDay(decoded.text, path, dayName(path, room));
    if (!day) return { days: [], problems };
    const messages = day.messages.map(({ id: _, ...message }, index) => ({ ...message, line: lines[index] }));
    return { days: [{ room: day.room, date: day.date, frontMatter: day.frontMatter, messages }], problems };
  },
};

/** Room and date by the path: of a day's file, or of one revision of a day, `<room>/<date>/<revision>.md`. */
function dayName(path: string, room: string | undefined): { room: string; date: string } | undefined {
  const parts = path.split(/[/\\]/);
  const date = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(parts.at(-1) ?? '')?.[0];
  const folder = parts.at(-2) ?? '';
  if (date === undefined && /^\d{4}-\d{2}-\d{2}$/.test(folder)) {
    return { room: room ?? (parts.at(-3) ?? '').toLowerCase(), date: folder };
  }
  if (room !== undefined && date !== undefined) return { room, date };
  const name = nameOfDay(path);
  return name && slug.safeParse(name.room).success ? name : undefined;
}
