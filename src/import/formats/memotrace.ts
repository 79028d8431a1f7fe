import {
  bracket,
  fileName,
  image,
  link,
  quote,
  stacked,
  sticker,
  systemSpeaker,
  video,
  voice,
} from '../body.ts';
import { finding } from '../../archive/problem.ts';
import { type Moment, readMoment } from '../clock.ts';
import { csvColumns, type CsvRow, readCsv } from '../csv.ts';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { labelOf, labelOfName } from '../label.ts';
import { startTranscript, stemOf, type Transcript, tooManyChats, unlikelyTime } from '../transcript.ts';

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
    const transcript = startTranscript(file.path, options);
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

function readRows(rows: readonly CsvRow[], room: string, transcript: Transcript): void {
  for (const { cells, line } of rows) {
    const moment = readMoment(cells['时间'] ?? '');
    if (!moment) {
      transcript.report(unlikelyTime(cells['时间']), { line, column: 1 });
      continue;
    }
    const type = cells['类型'] ?? '';
    const system = type === '系统消息' || type === '拍一拍';
    const content = (cells['内容'] ?? '').replace(/\r\n?/g, '\n');
    transcript.add(room, moment, {
      speaker: system ? systemSpeaker : labelOfName(cells['发送人'], cells['昵称'], cells['备注']),
      text: bodies[type]?.(content, moment) ?? content,
      ...(cells['消息ID'] ? { sourceId: cells['消息ID'] } : {}),
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
  content.startsWith(mark) ? content.slice(mark.length).trim() : content;

/** What stands in a body, by the type's name; other types keep their words. */
const bodies: Readonly<Record<string, (content: string, moment: Moment) => string>> = {
  图片: (_, moment) => image(moment),
  视频: () => video(),
  语音: (content) => voice(undefined, after(content, '【语音】')),
  表情包: (content) => sticker(after(content, '【表情包】')),
  文件: (content) =>
    fileName(/^【文件】(.*?) \d+(?:\.\d+)? MB /.exec(content)?.[1] ?? after(content, '【文件】')),
  分享链接: (content) => link(line(content, '标题'), line(content, '链接')),
  音乐分享: (content) => stacked(bracket('音乐', line(content, '标题')), line(content, '链接')),
  小程序: (content) => bracket('小程序', line(content, '标题')),
  视频号: (content) => bracket('视频号', line(content, '描述')),
  位置分享: (content) => bracket('位置', line(content, '名称') || line(content, '标签')),
  '个人/公众号名片': (content) => bracket('名片', line(content, '昵称')),
  企业微信名片: (content) => bracket('名片', line(content, '昵称')),
  音视频通话: (content) => bracket('通话', after(content, '【音视频通话】')),
  红包: (content) => bracket('红包', after(content, '【红包】:')),
  引用消息: (content) => {
    const at = content.indexOf('\n引用：');
    const [, name, words] = /^([^\n]{1,60}?): ([^]*)$/.exec(content.slice(at + 4)) ?? [];
    return at < 0 || name === undefined
      ? content
      : quote(labelOfName(name), (words ?? '').replace(/^【(图片|视频)】$/, '[$1]'), content.slice(0, at));
  },
  合并转发的聊天记录: (content) => stacked(bracket('聊天记录'), after(content, '【合并转发的聊天记录】')),
};

function readOldRows(
  rows: readonly CsvRow[],
  room: string,
  transcript: Transcript,
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
    const system = cells['Type'] === '10000';
    const content = cells['StrContent'] ?? '';
    transcript.add(room, moment, {
      speaker: system
        ? systemSpeaker
        : labelOf(account, cells['Remark'], cells['NickName'], cells['IsSender'] === '1' ? '我' : ''),
      text:
        oldBodies[cells['Type'] ?? '']?.(moment) ??
        (/^\s*</.test(content) && cells['Type'] !== '1' ? '' : content),
      ...(account === '' || system ? {} : { accountId: account }),
    });
  }
}

/** Version 1 carries no more of these than their type. */
const oldBodies: Readonly<Record<string, (moment: Moment) => string>> = {
  3: (moment) => image(moment),
  34: () => voice(),
  42: () => bracket('名片'),
  43: () => video(),
  47: () => sticker(),
  48: () => bracket('位置'),
  50: () => bracket('通话'),
};

const trainingSet = finding('export-training-set', {
  actual:
    'MemoTrace’s JSON, which is a training set for language models without times and without most messages',
});
