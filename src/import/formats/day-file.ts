import { nameOfDay, readDay } from '../../core/day-file.ts';
import { decodeUtf8 } from '../../core/utf8.ts';
import type { Format } from '../format.ts';

/**
 * Qunlu's own day file and the dialect of the first group's Jekyll archive, which are one.
 * @see docs/day-file.md
 */
export const dayFile: Format = {
  name: 'day-file',
  detect: ({ path, bytes }) => {
    if (!/\.(?:md|markdown)$/i.test(path)) return 0;
    const text = new TextDecoder().decode(bytes.subarray(0, 20_000));
    if (/^> \d\d:\d\d:\d\d/m.test(text)) return 1;
    // A day without a message has front matter and a name; other pages of a Jekyll tree have no date.
    return /^---\r?\n/.test(text) && nameOfDay(path) ? 0.5 : 0;
  },
  parse: ({ path, bytes }, { room }) => {
    const decoded = decodeUtf8(bytes, path);
    if ('problem' in decoded) return { days: [], problems: [decoded.problem] };
    const { day, problems } = readDay(decoded.text, path);
    if (!day) return { days: [], problems };
    const messages = day.messages.map(({ time, speaker, kind, text }) => {
      return { time, speaker, text, removed: kind === 'removed' };
    });
    return {
      days: [{ room: room ?? day.room, date: day.date, frontMatter: day.frontMatter, messages }],
      problems,
    };
  },
};
