import { z } from 'zod';
import { forward } from '../../message/content.ts';
import type { ContentOf, ForwardItem, Kind } from '../../message/schema.ts';
import { readLocalDateTime } from '../clock.ts';
import { labelOfName } from '../label.ts';
import { stacked } from '../words.ts';

const optional = z.string().nullish();
const item = z.looseObject({
  DataType: optional,
  DataTitle: optional,
  DataDesc: optional,
  SourceName: optional,
  SourceTime: optional,
  Link: optional,
  StreamWebURL: optional,
  RecordXML: z.looseObject({ RecordInfo: z.unknown() }).nullish(),
});
const record = z.looseObject({
  Title: optional,
  DataList: z.looseObject({ DataItems: z.array(z.unknown()).nullish() }),
});

/** Records within records, deeper than WeChat lets anybody forward them. */
const maxDepth = 8;

/** The kinds of the items of a record, by their data type; others are texts. */
const kinds: Readonly<Record<string, Kind>> = {
  '2': 'image',
  '3': 'voice',
  '4': 'video',
  '5': 'link',
  '6': 'location',
  '8': 'file',
  '16': 'contact',
  '17': 'forward',
  '37': 'sticker',
};

/**
 * Returns a forwarded chat record with all its items (`RecordInfo` of chatlog's internal/model/media.go), records
 * within it as their text; nothing where it is not one.
 */
export function recordOf(value: unknown, title = '', depth = 0): ContentOf<'forward'> | undefined {
  const checked = record.safeParse(value);
  if (!checked.success || depth > maxDepth) return undefined;
  const items = (checked.data.DataList.DataItems ?? []).flatMap((each) => {
    const one = item.safeParse(each).data;
    return one ? [itemOf(one, depth)] : [];
  });
  return forward(checked.data.Title || title, items);
}

function itemOf(one: z.infer<typeof item>, depth: number): ForwardItem {
  const { DataTitle: title, DataDesc: words, SourceTime: sent } = one;
  const kind = kinds[one.DataType ?? ''] ?? 'text';
  const nested = recordOf(one.RecordXML?.RecordInfo, title ?? '', depth + 1);
  const moment = readLocalDateTime(sent ?? '');
  const address = one.Link ?? one.StreamWebURL;
  const said = kind === 'text' ? words || title : stacked(title, words === title ? '' : words, address);
  return {
    speaker: labelOfName(one.SourceName ?? ''),
    kind,
    text: nested?.text ?? said ?? '',
    ...(moment ? { time: `${moment.date} ${moment.time}` } : {}),
  };
}

/** Returns a record of which an export has the preview alone: lines of `name: words`. */
export const recordOfPreview = (title: string, lines: string): ContentOf<'forward'> =>
  forward(
    title,
    lines.split('\n').flatMap((line): ForwardItem[] => {
      const [, speaker = '', words = line] = /^([^:：\n]{1,60})[:：] ?(.*)$/.exec(line) ?? [];
      return line.trim() === '' ? [] : [{ speaker: labelOfName(speaker), kind: 'text', text: words }];
    }),
  );
