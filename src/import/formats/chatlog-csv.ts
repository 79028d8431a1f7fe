import { file, image, link, location, sticker, text, video, voice } from '../../message/content.ts';
import { systemSpeaker } from '../../message/legacy.ts';
import type { Content } from '../../message/schema.ts';
import { readLocalDateTime } from '../clock.ts';
import { readCsv } from '../csv.ts';
import type { ExportFile, ImportOptions } from '../format.ts';
import { labelOf, labelOfName } from '../label.ts';
import type { Quoted } from '../parents.ts';
import { isWanted, privateChats, tooManyChats, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { bracket, stacked, written } from '../words.ts';
import { bareContent, noticeOf, type Reading, withNames } from './chatlog-message.ts';

/** Reads the rows of a CSV, in which every kind is written as text. */
export function readRows(
  text: string,
  file: ExportFile,
  transcript: ExportBuilder,
  options: ImportOptions,
): void {
  const csv = readCsv(text);
  if ('finding' in csv) return transcript.report(csv.finding, csv.place);
  const rows = csv.rows.filter(({ cells }) => isWanted(options, cells['TalkerName'], cells['Talker']));
  const chats = new Map(
    rows.map(({ cells }) => [cells['Talker'] ?? '', cells['TalkerName'] || (cells['Talker'] ?? '')]),
  );
  leaveOutPrivate(chats, file.path, transcript, options);
  const excess = tooManyChats(options, [...chats.values()]);
  if (excess) return transcript.report(excess);
  const rooms = new Map([...chats].map(([id, name]) => [id, transcript.roomOf(name, id || undefined)]));
  const names = new Map(rows.map(({ cells }) => [cells['Sender'] ?? '', cells['SenderName'] ?? '']));
  for (const { cells, line } of rows) {
    const room = rooms.get(cells['Talker'] ?? '');
    const moment = readLocalDateTime(cells['Time'] ?? '');
    if (!moment) transcript.report(unlikelyTime(cells['Time'] ?? ''), { line, column: 1 }, file.path);
    if (room === undefined || !moment) continue;
    const sender = cells['Sender'] ?? '';
    const content = withNames(cells['Content'] ?? '', names);
    const speaker = labelOf(sender, cells['SenderName'], cells['IsSelf'] === 'true' ? '我' : '');
    const reading: Reading = { speaker, language: transcript.languageOf(room), names };
    const { quoted, answer } = quoteOfPlainText(content);
    transcript.post(room, moment, {
      speaker,
      content:
        sender === systemSpeaker || cells['Type'] === '10000'
          ? noticeOf(content, reading)
          : content === ''
            ? bareContent(cells['Type'] ?? '', reading)
            : contentOfPlainText(answer),
      id: cells['MessageID'],
      line,
      account: sender,
      quoted,
    });
  }
}

/** Takes conversations of two out of several chats, by id: those of groups end in `@chatroom`. */
export function leaveOutPrivate(
  chats: Map<string, string>,
  path: string,
  transcript: ExportBuilder,
  options: ImportOptions,
): void {
  if (chats.size < 2 || options.chat !== undefined) return;
  const left = [...chats].filter(([id]) => !/@(?:chatroom|im\.chatroom|openim)$/.test(id));
  for (const [id] of left) chats.delete(id);
  if (left.length === 0) return;
  transcript.report(
    privateChats(
      path,
      left.map(([, name]) => name),
    ),
  );
}

const marked = /^(!?)\[([^\]|\n]{1,8})(?:\|([^\n]*?))?\](?:\((\S*)\))?$/;

/** Undoes chatlog's `PlainTextContent`, which writes every kind as text. */
function contentOfPlainText(content: string): Content {
  const [, sign, kind, title = '', url = ''] = (content.length <= 4096 && marked.exec(content)) || [];
  if (kind === '图片' && sign === '!') return image({ src: lastKey(url) });
  if (kind === '视频') return video();
  if (kind === '语音') return voice();
  if (kind === '动画表情' || kind === 'GIF表情') return sticker();
  if (kind === '文件') return file({ name: title });
  if (kind === '链接' && (url !== '' || title !== '')) return link({ url, title });
  if (kind === '分享' && title !== '') return link({ url, title: title.split('|')[0] });
  if (kind === '位置' && title !== '') return location({ name: title.replaceAll('|', ' ') });
  if ((kind === '小程序' || kind === '音乐') && title !== '') return text(stacked(bracket(kind, title), url));
  if (kind === '视频号' && title !== '') return text(bracket(kind, title.replaceAll('|', ' ')));
  return written(content);
}

/** The most telling of the keys in `http://host/image/MD5,PATH`: a path, if there is one. */
const lastKey = (url: string): string => {
  const keys = url.replace(/^https?:\/\/[^/]*\/(?:image|video)\//, '').split(',');
  return keys.find((key) => /[/\\.]/.test(key)) ?? keys[0] ?? '';
};

/** Takes apart `> NAME(account) 05-11 19:33:16`, `> words`, and the answer. */
function quoteOfPlainText(content: string): { quoted?: Quoted; answer: string } {
  if (!content.startsWith('> ')) return { answer: content };
  const lines = content.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('> '));
  const answer = end < 0 ? '' : lines.slice(end).join('\n');
  const [, name, bare] = /^> (?:(.*)\([^()]*\)|(\S*)) \d\d-\d\d \d\d:\d\d:\d\d$/.exec(lines[0] ?? '') ?? [];
  if (name === undefined && bare === undefined)
    return { answer: end === 1 && lines[0] === '> [引用]' ? answer : content };
  const words = lines.slice(1, end < 0 ? undefined : end).map((line) => line.slice(2));
  const quoted = words.join('\n').replace(/^!\[图片\]\(\S*\)$/, '[图片]');
  return { quoted: { speaker: labelOfName(name, bare), words: quoted }, answer };
}
