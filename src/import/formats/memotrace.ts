import { finding } from '../../archive/problem.ts';
import { eventOfWords, type Language, noticeWords } from '../../language/notices.ts';
import {
  contact,
  file,
  forward,
  image,
  link,
  location,
  missing,
  notice,
  sticker,
  text,
  video,
  voice,
} from '../../message/content.ts';
import { normaliseText } from '../../message/normal-form.ts';
import type { Content, ForwardItem, Kind } from '../../message/schema.ts';
import { readLocalDateTime } from '../clock.ts';
import { csvColumns, type CsvRow, readCsv } from '../csv.ts';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { labelOf, labelOfName } from '../label.ts';
import type { Quoted } from '../parents.ts';
import { buildExport, stemOf, type ExportBuilder, tooManyChats, unlikelyTime } from '../transcript.ts';
import { bracket, stacked, written } from '../words.ts';

/** The columns since version 2, and those of version 1, where the last three are there for groups only. */
const columns = ['消息ID', '类型', '发送人', '时间', '内容'];
const oldColumns = [
  'localId',
  'TalkerId',
  'Type',
  'SubType',
  'IsSender',
  'CreateTime',
  'StrContent',
  'StrTime',
];

/**
 * CSV of MemoTrace (留痕, WeChatMsg). Its JSON is a training set for language models: no times, shuffled, and
 * only texts that have an answer. That is told, not read.
 * @see https://github.com/LC044/WeChatMsg app/DataBase/exporter_csv.py (version 1)
 * @see https://github.com/zprolab/WeChatMsg exporter/exporter_csv.py, exporter_json.py and
 *   wxManager/model/message.py (version 2: columns, names of types, `to_text` of each)
 */
export const memotrace: Format = {
  name: 'memotrace',
  signs: 'CSV with the columns of MemoTrace; its JSON is for training models',
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    if (/^\s*\[\s*\{/.test(head)) {
      const alpaca = ['"instruction"', '"output"', '"history"'].every((key) => head.includes(key));
      return alpaca || /^\s*\[\s*\{\s*"(?:messages|conversations)":\s*\[\s*\{\s*"role":/.test(head) ? 0.6 : 0;
    }
    const names = csvColumns(head);
    return [columns, oldColumns].some((needed) => needed.every((name) => names.includes(name))) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const text = transcript.textOf(file);
    if (/^\s*[[{]/.test(text)) {
      transcript.report(trainingSet);
      return transcript.finish();
    }
    const csv = readCsv(text);
    if ('finding' in csv) {
      transcript.report(csv.finding, csv.place);
      return transcript.finish();
    }
    const old = csvColumns(text.slice(0, 2000)).includes('StrContent');
    const room = transcript.roomOf(stemOf(file.path).replace(/_utf8$/, ''));
    if (room !== undefined) (old ? readOldRows : readRows)(csv.rows, room, transcript, options);
    return transcript.finish();
  },
};

function readRows(rows: readonly CsvRow[], room: string, transcript: ExportBuilder): void {
  const language = transcript.languageOf(room);
  for (const { cells, line } of rows) {
    const moment = readLocalDateTime(cells['时间'] ?? '');
    if (!moment) {
      transcript.report(unlikelyTime(cells['时间']), { line, column: 1 });
      continue;
    }
    const content = normaliseText(cells['内容'] ?? '');
    const type = cells['类型'] ?? '';
    const { answer, quoted } = type === '引用消息' ? quotedIn(content) : { answer: content };
    const speaker = labelOfName(cells['发送人'], cells['昵称'], cells['备注']);
    transcript.post(room, moment, {
      speaker,
      content: contentsByType[type]?.(content, { speaker, language }) ?? written(answer),
      id: cells['消息ID'],
      line,
      quoted,
    });
  }
}

/** A line `label：words` or `label: words` of a text that MemoTrace composed. */
const line = (content: string, label: string): string =>
  content
    .split('\n')
    .find((one) => one.startsWith(label) && /^[:：]/.test(one.slice(label.length)))
    ?.slice(label.length + 1)
    .trim() ?? '';

const after = (content: string, mark: string): string =>
  content.startsWith(mark) ? normaliseText(content.slice(mark.length)).replace(/^ (?! )/, '') : content;

/** Contents by the type's name; other types are words. */
const contentsByType: Readonly<
  Record<string, (content: string, reading: { speaker: string; language: Language }) => Content>
> = {
  图片: () => image(),
  视频: () => video(),
  语音: (content) => voice({ transcript: after(content, '【语音】') }),
  表情包: (content) => sticker(after(content, '【表情包】')),
  文件: (content) => {
    const [, name, megabytes] = /^【文件】(.*?) (\d+(?:\.\d+)?) MB /.exec(content) ?? [];
    // `1.25 MB` is rounded; the bytes are what it says.
    return file({
      name: name ?? after(content, '【文件】'),
      bytes: megabytes === undefined ? undefined : Number(megabytes) * 1024 * 1024,
    });
  },
  分享链接: (content) =>
    link({ url: line(content, '链接'), title: line(content, '标题'), description: line(content, '描述') }),
  音乐分享: (content) => text(stacked(bracket('音乐', line(content, '标题')), line(content, '链接'))),
  小程序: (content) => text(bracket('小程序', line(content, '标题'))),
  视频号: (content) => text(bracket('视频号', line(content, '描述'))),
  位置分享: (content) => {
    const [, lon, lat] = /\((-?[\d.]+),\s*(-?[\d.]+)\)/.exec(line(content, '坐标')) ?? [];
    return location({
      name: stacked(line(content, '名称'), line(content, '标签')),
      ...(lat && lon ? { lat: Number(lat), lon: Number(lon) } : {}),
    });
  },
  '个人/公众号名片': (content) => contact(line(content, '昵称')),
  企业微信名片: (content) => contact(line(content, '昵称')),
  音视频通话: (content, { speaker, language }) =>
    notice(noticeWords(language, 'call', { who: speaker, what: after(content, '【音视频通话】') }), 'call'),
  红包: (content) => text(bracket('红包', after(content, '【红包】:'))),
  合并转发的聊天记录: (content) => forward('', itemsIn(after(content, recordMark))),
  系统消息: noticeOf,
  拍一拍: noticeOf,
};

function noticeOf(words: string): Content {
  return notice(words, eventOfWords(words));
}

/** Takes `引用：NAME: words` off the end of an answer. */
function quotedIn(content: string): { answer: string; quoted?: Quoted } {
  const at = content.indexOf('\n引用：');
  const [, name, words = ''] = /^([^\n]{1,60}?): ([^]*)$/.exec(content.slice(at + 4)) ?? [];
  if (at < 0 || name === undefined) return { answer: content };
  const shown = words.replace(/^【(图片|视频)】$/, '[$1]');
  return { answer: content.slice(0, at), quoted: { speaker: labelOfName(name), words: shown } };
}

/** The items of a forwarded record, each `- 2024-02-01 10:00:00 NAME: words`; what is further in is the item's text. */
function itemsIn(lines: string): ForwardItem[] {
  const items: ForwardItem[] = [];
  for (const each of lines.split('\n')) {
    const [, time, speaker, words] =
      /^- (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) ([^\n]{0,60}?): ?(.*)$/.exec(each) ?? [];
    const last = items.at(-1);
    if (time !== undefined)
      items.push({ speaker: labelOfName(speaker), time, kind: 'text', text: words ?? '' });
    else if (last) last.text += `\n${each}`;
    else if (each.trim() !== '') items.push({ speaker: '', kind: 'text', text: each.replace(/^- /, '') });
  }
  return items.map((item) => {
    const { text: words } = item;
    // A record within a record is set further in.
    if (words.startsWith(recordMark))
      return {
        ...item,
        kind: 'forward',
        text: forward('', itemsIn(after(words, recordMark).replace(/^ {4}/gm, ''))).text,
      };
    const kind = placeholders[words.trim()];
    return kind === undefined ? item : { ...item, kind, text: '' };
  });
}

const recordMark = '【合并转发的聊天记录】';
const placeholders: Readonly<Record<string, Kind>> = {
  '【图片】': 'image',
  '【视频】': 'video',
  '【表情包】': 'sticker',
};

function readOldRows(
  rows: readonly CsvRow[],
  room: string,
  transcript: ExportBuilder,
  options: ImportOptions,
): void {
  const excess = tooManyChats(options, [...new Set(rows.map(({ cells }) => cells['TalkerId'] ?? ''))]);
  if (excess) return transcript.report(excess);
  for (const { cells, line: at } of rows) {
    const moment = transcript.clockOf(room)(Number(cells['CreateTime']) * 1000);
    if (!moment) {
      transcript.report(unlikelyTime(cells['CreateTime']), { line: at, column: 1 });
      continue;
    }
    const account = cells['Sender'] ?? '';
    const type = cells['Type'] ?? '';
    const content = cells['StrContent'] ?? '';
    const speaker = labelOf(
      account,
      cells['Remark'],
      cells['NickName'],
      cells['IsSender'] === '1' ? '我' : '',
    );
    const bare = oldContents[type]?.({ speaker, language: transcript.languageOf(room) });
    transcript.post(room, moment, {
      speaker,
      content:
        type === '10000'
          ? noticeOf(content)
          : (bare ?? (/^\s*</.test(content) && type !== '1' ? missing() : written(content))),
      account,
      line: at,
    });
  }
}

/** Version 1 carries no more of these than their type. */
const oldContents: Readonly<Record<string, (reading: { speaker: string; language: Language }) => Content>> = {
  3: () => image(),
  34: () => voice(),
  42: () => contact(''),
  43: () => video(),
  47: () => sticker(),
  48: () => location(),
  50: ({ speaker, language }) => notice(noticeWords(language, 'call', { who: speaker }), 'call'),
};

const trainingSet = finding('export-training-set', {
  actual:
    'MemoTrace’s JSON, which is a training set for language models without times and without most messages',
});
