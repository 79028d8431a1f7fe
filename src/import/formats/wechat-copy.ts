import { finding } from '../../archive/problem.ts';
import * as content from '../../message/content.ts';
import { contentOfBody, systemSpeaker } from '../../message/legacy.ts';
import type { Content } from '../../message/schema.ts';
import { type LocalDateTime, readLocalDateTime } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { labelOfName } from '../label.ts';
import { buildExport, stemOf } from '../transcript.ts';

/** `—————  2017-05-11  —————` between the days of a copy that was sent by e-mail. */
const dateLine = /^[—―─–-]{2,}\s*(\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?)\s*[—―─–-]{2,}$/;

/** `NAME  19:33` or `NAME  19:33:16`: two spaces at least, so that words that end in a time are none. */
const shortHeader = /^(\S[^\n]{0,80}?)[ \t\u00a0]{2,}(\d{1,2}:\d{2}(?::\d{2})?)$/;

/** `NAME 2017-05-11 19:33:16` or `NAME 2017/5/11 19:33`, as the desktop client copies. */
const longHeader =
  /^(\S[^\n]{0,80}?)[ \t\u00a0]+(\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?)$/;

/** A line longer than this is no header; nothing is matched against one. */
const headerCharacters = 160;

const preface = /聊天记录如下/;
const attached = /^\[(图片|视频|语音|文件|链接)\s*[:：]\s*(.+?)\s*[(（]请在附件中查看[)）]\]$/;

/**
 * A multi-select in WeChat, sent as e-mail (its words; see `mail.ts`) or copied as plain text.
 * @see https://github.com/chie4hao/WeChat-AI-Copilot public/wechat-log-parser.js, a reader of the e-mail, with samples
 */
export const wechatCopy: Format = {
  name: 'wechat-copy',
  signs: 'text with a name and a time above each message',
  detect: ({ path, bytes }) => {
    if (!/(?:\.(?:txt|text|emlx?|md)|^[^.]+|[/\\][^.]+)$/i.test(path)) return 0;
    const lines = linesOf(headOf(bytes)).filter((line) => line.length <= headerCharacters);
    const heads = lines.filter((line) => shortHeader.test(line)).length;
    if (lines.some((line) => dateLine.test(line)) && heads > 0) return 0.95;
    if (lines.some((line) => preface.test(line)) && heads > 0) return 0.9;
    const first = lines.findIndex((line) => line.trim() !== '');
    return lines.filter((line) => longHeader.test(line)).length > 1 && longHeader.test(lines[first] ?? '')
      ? 0.8
      : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const lines = linesOf(transcript.textOf(file));
    const room = transcript.roomOf(titleOf(lines) ?? stemOf(file.path));
    if (room === undefined) return transcript.finish();

    const spaced = isSpaced(lines);
    let date: string | undefined;
    let open:
      { moment: LocalDateTime & { minuteOnly: boolean }; speaker: string; body: string[] } | undefined;
    const close = (): void => {
      if (open) {
        const { moment, speaker, body } = open;
        const words = body.join('\n').trim();
        const said = speaker === systemSpeaker ? content.notice(words) : contentIn(words);
        transcript.add(room, moment, {
          speaker: speaker === systemSpeaker ? '' : labelOfName(speaker),
          ...said,
          ...(moment.minuteOnly ? { minuteOnly: true } : {}),
        });
      }
      open = undefined;
    };
    let dateless: number | undefined;
    lines.forEach((line, index) => {
      if (line.length > headerCharacters) {
        open?.body.push(line);
        return;
      }
      const day = dateLine.exec(line.trim())?.[1];
      if (day !== undefined) {
        close();
        date = readLocalDateTime(day)?.date;
        return;
      }
      const alone =
        !spaced || ((lines[index - 1] ?? '').trim() === '' && (lines[index + 1] ?? '').trim() === '');
      const long = longHeader.exec(line);
      const short = long ? null : shortHeader.exec(line);
      if (alone && (long || short)) {
        const moment = long
          ? readLocalDateTime(long[2] ?? '')
          : date === undefined
            ? undefined
            : readLocalDateTime(`${date} ${short?.[2] ?? ''}`);
        if (moment) {
          close();
          open = { moment, speaker: (long ?? short)?.[1]?.trim() ?? '', body: [] };
          return;
        }
        if (date === undefined) dateless ??= index + 1;
      }
      open?.body.push(line);
    });
    close();
    if (dateless !== undefined) {
      transcript.report(finding('export-date-missing', { actual: 'a time before any date' }), {
        line: dateless,
        column: 1,
      });
    }
    return transcript.finish();
  },
};

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());

/** Whether headers stand between empty lines, as in the e-mail; then only those are headers. */
function isSpaced(lines: readonly string[]): boolean {
  const first = lines.findIndex(
    (line) => line.length <= headerCharacters && (shortHeader.test(line) || longHeader.test(line)),
  );
  return first >= 0 && (lines[first + 1] ?? '').trim() === '';
}

/** The group that the preface names. */
function titleOf(lines: readonly string[]): string | undefined {
  const line = lines.slice(0, 20).find((one) => preface.test(one));
  return line === undefined ? undefined : /[“"「](.{1,60}?)[”"」]/.exec(line)?.[1];
}

/** Reads a body: an attachment of the mail, one of WeChat's placeholders, or words. */
function contentIn(text: string): Content {
  const [, kind, name = ''] = (text.length <= 400 && attached.exec(text)) || [];
  switch (kind) {
    case '图片':
      return content.image({ src: name });
    case '视频':
      return content.video({ src: name });
    case '语音':
      return content.voice({ src: name });
    case '文件':
      return content.file({ src: name });
    case '链接':
      return content.link({ title: name });
    default:
      return contentOfBody(content.text(text).text, '').content;
  }
}
