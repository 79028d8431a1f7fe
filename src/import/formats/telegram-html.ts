import { finding } from '../../archive/problem.ts';
import { localDateTime, type LocalDateTime } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { labelOfName } from '../label.ts';
import { buildExport } from '../transcript.ts';
import { contentOf, noticeOf, parentOf } from './telegram-html-message.ts';
import { type Element, elementsOf, textOf } from './html-elements.ts';

/**
 * The pages `messages.html`, `messages2.html`… of Telegram Desktop's HTML export. They say less than `result.json`: no
 * accounts, no edits, and of service messages no time, which is that of the message before.
 * @see https://github.com/telegramdesktop/tdesktop Telegram/SourceFiles/export/output/export_output_html.cpp
 */
export const telegramHtml: Format = {
  name: 'telegram-html',
  signs: 'a page `messages.html` with the chat’s history',
  keepsMentions: true,
  detect: ({ path, bytes }) => {
    if (!/\.html?$/i.test(path)) return 0;
    const head = headOf(bytes, 65_536);
    return /class="page_body chat_page"/.test(head) && /class="history"/.test(head) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const page = elementsOf(transcript.textOf(file));
    const header = page.find('page_header')?.find('text');
    const room = transcript.roomOf(header ? textOf(header) : '');
    if (room === undefined) return transcript.finish();
    const clock = transcript.clockOf(room);
    const dated = page.all('message').map((message) => ({ message, moment: sentAt(message, clock) }));
    let moment = dated.find((each) => each.moment)?.moment;
    let speaker = '';
    for (const { message, moment: own } of dated) {
      moment = own ?? moment;
      const id = /^message(\d+)$/.exec(message.attributes['id'] ?? '')?.[1];
      // Lines between the days have negative numbers.
      if (id === undefined || !moment) continue;
      if (message.is('service')) {
        transcript.post(room, moment, { speaker: '', content: noticeOf(message), id });
        continue;
      }
      const body = message.children.find((child) => child.is('body'));
      const name = body?.children.find((child) => child.is('from_name'));
      // A message that follows on one of the same sender does not name them again.
      if (name) speaker = labelOfName(textOf(name));
      const reading = contentOf(body ?? message, transcript.languageOf(room));
      transcript.post(room, moment, { speaker, ...reading, id, parent: parentOf(message) });
    }
    if (dated.every((each) => !each.moment)) transcript.report(undated);
    return transcript.finish();
  },
};

/** When a message was sent: `05.03.2024 09:00:00 UTC+03:00`, or without an offset on the exporting computer's clock. */
function sentAt(
  message: Element,
  clock: (epochMilliseconds: number) => LocalDateTime | undefined,
): LocalDateTime | undefined {
  const title = message.find('date')?.attributes['title'] ?? '';
  const written = /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC([+-]\d{2}:\d{2}))?$/.exec(title);
  if (!written) return undefined;
  const [, day, month, year, hour, minute, second, offset] = written;
  if (offset !== undefined)
    return clock(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`));
  return localDateTime(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
}

const undated = finding('export-time', {
  actual: 'no message with a time',
  expected: 'times such as title="05.03.2024 09:00:00 UTC+03:00"',
  fix: 'export the chat again; as “Machine-readable JSON” it carries more',
});
