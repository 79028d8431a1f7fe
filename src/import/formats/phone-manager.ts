import { finding } from '../../archive/problem.ts';
import { eventOfWords } from '../../language/notices.ts';
import { file, image, link, notice, sticker, text, video, voice } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { type LocalDateTime, readLocalDateTime } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { tableRows } from '../html-table.ts';
import { labelOf } from '../label.ts';
import { buildExport, stemOf } from '../transcript.ts';
import { bracket, written } from '../words.ts';

/** The columns, by what a header calls them; without a header they stand in this order, from the time on. */
const columns = {
  time: /^(?:发言|发送|消息)?时间$/,
  name: /^(?:昵称|姓名|名称|联系人|发送人)$/,
  account: /^(?:微信号|[账帐]号)$/,
  direction: /^(?:状态|收发|方向)$/,
  type: /^(?:消息)?类型$/,
  content: /^(?:发言|消息)?内容$/,
} as const;
type Column = keyof typeof columns;
const order = Object.keys(columns) as Column[];

/** Contents by the type column. */
const contentsByType: Readonly<Record<string, (content: string, moment: LocalDateTime) => Content>> = {
  文本: written,
  网页: linkOf,
  链接: linkOf,
  图片: (_, moment) => image({ src: pictureOf(moment) }),
  照片壁纸: (_, moment) => image({ src: pictureOf(moment) }),
  照相壁纸: (_, moment) => image({ src: pictureOf(moment) }),
  语音: (content) => voice({ seconds: Number(/^\D{0,20}(\d{1,4}) ?(?:秒|["″])/.exec(content)?.[1]) }),
  视频: () => video(),
  小视频: () => video(),
  文件: (content) => file({ name: content }),
  附件: (content) => file({ name: content }),
  // WeChat's own emoticons are words: `[捂脸]`.
  表情: (content) => (/^\[.+\]$/.test(content) ? text(content) : sticker(content)),
  动画表情: (content) => sticker(content),
};

/**
 * The `.xls` of a phone manager's backup of WeChat, which is an HTML table in GBK: the origin of the first
 * group's archive. Pictures lie beside it as `YYYYMMDD_HHMMSS.png`.
 * @see https://github.com/tasfe/payment-wechat gen.py, the converter of that group
 */
export const phoneManager: Format = {
  name: 'phone-manager',
  signs: 'an HTML table, often named `.xls`, with columns of time, name and content',
  detect: ({ path, bytes }) => {
    if (!/\.(?:xls|html?)$/i.test(path)) return 0;
    const head = headOf(bytes, 65_536);
    if (!/<table[\s>]/i.test(head)) return 0;
    for (const row of tableRows(head)) {
      if (columnsOf(row)) return 0.95;
      if (/\.xls$/i.test(path) && dateTimeIn(row) >= 0 && row.length - dateTimeIn(row) >= order.length)
        return 0.8;
    }
    return 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const page = transcript.textOf(file);
    const room = transcript.roomOf(stemOf(file.path));
    if (room === undefined) return transcript.finish();
    let places: Record<Column, number> | undefined;
    let rows = 0;
    for (const row of tableRows(page)) {
      const header = columnsOf(row);
      if (header) {
        places = header;
        continue;
      }
      const start = dateTimeIn(row);
      if (start < 0) continue;
      const cell = (column: Column): string =>
        row[places ? places[column] : start + order.indexOf(column)] ?? '';
      const moment = readLocalDateTime(cell('time'));
      if (!moment) continue;
      rows++;
      const type = cell('type');
      const content = cell('content').replace(/\r\n?/g, '\n');
      const own = cell('direction') === '发送' ? '我' : '';
      const empty = content === '' ? text(bracket(type || '消息')) : written(content);
      transcript.post(room, moment, {
        speaker: labelOf(cell('account'), cell('name'), own),
        content: type.startsWith('系统')
          ? notice(content, eventOfWords(content))
          : (contentsByType[type]?.(content, moment) ?? empty),
        account: cell('account'),
      });
    }
    if (rows === 0) {
      transcript.report(finding('export-table', { actual: 'no row with a time' }));
    }
    return transcript.finish();
  },
};

function columnsOf(row: readonly string[]): Record<Column, number> | undefined {
  const found = order.map((column) => [column, row.findIndex((cell) => columns[column].test(cell))] as const);
  const known = Object.fromEntries(found) as Record<Column, number>;
  return known.time >= 0 && known.name >= 0 && known.content >= 0 ? known : undefined;
}

const dateTimeIn = (row: readonly string[]): number =>
  row.findIndex((cell) => readLocalDateTime(cell) !== undefined);

/** The tool names a picture after its second. */
const pictureOf = ({ date, time }: LocalDateTime): string =>
  `${date.replaceAll('-', '')}_${time.replaceAll(':', '')}.png`;

/** A web page's cell: its title, then its address on a line of its own. */
function linkOf(content: string): Content {
  const at = Math.max(content.lastIndexOf('\n'), content.lastIndexOf(' ')) + 1;
  const url = content.slice(at);
  return /^https?:\/\//.test(url) ? link({ title: content.slice(0, at), url }) : written(content);
}
