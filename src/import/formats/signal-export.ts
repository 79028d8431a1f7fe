import { z } from 'zod';
import { noticeWords } from '../../language/notices.ts';
import { attachment, notice, sticker } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { readLocalDateTime } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { readJsonLines } from '../json-lines.ts';
import { labelOfName } from '../label.ts';
import { ownerLabel } from '../owner.ts';
import { gatherReactions } from '../reactions.ts';
import { buildExport, stemOf, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { withWords } from '../words.ts';

const message = z.looseObject({
  date: z.string(),
  sender: z.string(),
  body: z.string().default(''),
  quote: z.string().nullish(),
  sticker: z
    .union([z.string(), z.looseObject({ emoji: z.string().nullish() })])
    .nullish()
    .catch(undefined),
  reactions: z
    .array(
      z.union([
        z.tuple([z.string(), z.string()]).transform(([name, emoji]) => ({ name, emoji })),
        z.looseObject({ name: z.string(), emoji: z.string() }),
      ]),
    )
    .nullish()
    .catch(undefined),
  attachments: z
    .array(z.looseObject({ name: z.string().nullish(), path: z.string() }))
    .nullish()
    .catch(undefined),
  deleted: z.boolean().nullish(),
  call: z.boolean().nullish(),
});
type Message = z.infer<typeof message>;

/**
 * `data.json` of a chat out of Signal Desktop, by signal-export: a line of JSON for each message, times local to the
 * exporting computer, the exporter as `Me`.
 * @see https://github.com/carderne/signal-export sigexport/models.py, create.py
 */
export const signalExport: Format = {
  name: 'signal-export',
  signs: 'lines of JSON with `date`, `sender`, `body`, `quote` and `reactions`',
  keepsMentions: true,
  detect: ({ bytes }) => {
    const [first = ''] = headOf(bytes, 65_536).split(/\r?\n/, 1);
    return /^\s*\{\s*"date"\s*:\s*"\d{4}-/.test(first) &&
      /"sender"\s*:/.test(first) &&
      /"body"\s*:/.test(first)
      ? 1
      : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const [folder = ''] = file.path.split(/[/\\]/).slice(-2, -1);
    const stem = stemOf(file.path);
    const room = transcript.roomOf(stem === 'data' ? folder : stem);
    if (room !== undefined) readChat(transcript.textOf(file), room, transcript);
    return transcript.finish();
  },
};

function readChat(text: string, room: string, transcript: ExportBuilder): void {
  const language = transcript.languageOf(room);
  /** Who said the words last, as a quote has no name. */
  const speakers = new Map<string, string>();
  const seen = new Map<string, number>();
  for (const { value, line } of readJsonLines(text, transcript.report)) {
    const place = { line, column: 1 };
    const one = transcript.check(message, value, '', place);
    if (!one) continue;
    const moment = readLocalDateTime(one.date.replace(/(?:[+-]\d{2}:\d{2}|Z)$/, ''));
    if (!moment) {
      transcript.report(unlikelyTime(one.date), place);
      continue;
    }
    const speaker = labelOf(one.sender);
    const nth = (seen.get(one.date) ?? 0) + 1;
    seen.set(one.date, nth);
    const words = one.body.replace(/ {2}$/, '');
    const quoted = (one.quote ?? '').trim().replace(/^> ?/gm, '');
    const told = one.deleted
      ? notice(noticeWords(language, 'recall', { who: speaker }), 'recall')
      : one.call
        ? notice(noticeWords(language, 'call', { who: speaker, what: words.trim() }), 'call')
        : undefined;
    transcript.post(room, moment, {
      // Signal knows a message by its millisecond.
      ...{ speaker, line, id: nth === 1 ? one.date : `${one.date}#${nth}` },
      content: told ?? contentOf(one, words),
      quoted: quoted === '' || told ? undefined : { speaker: speakers.get(quoted) ?? '', words: quoted },
      reactions: gatherReactions(
        (one.reactions ?? []).map(({ name, emoji }) => ({ emoji, by: labelOf(name) })),
      ),
    });
    if (words.trim() !== '') speakers.set(words.trim(), speaker);
  }
}

const labelOf = (name: string): string =>
  name === 'Me' ? ownerLabel : labelOfName(name === 'No-Sender' ? '' : name);

function contentOf({ attachments, sticker: stuck }: Message, words: string): Content[] {
  const emoji = typeof stuck === 'string' ? stuck : (stuck?.emoji ?? (stuck ? ' ' : ''));
  return withWords(words, [
    ...(attachments ?? []).map(({ name, path }) =>
      attachment({ src: path.replaceAll('%20', ' '), name: name ?? path }),
    ),
    ...(emoji === '' ? [] : [sticker(emoji.trim())]),
  ]);
}
