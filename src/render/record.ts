import { isoTime } from '../message/clock.ts';
import { messagePath } from '../archive/permalink.ts';
import type { Kind } from '../message/schema.ts';
import type { Day, Room } from '../archive/schema.ts';
import { type PartName, segmentsOf } from '../archive/segment.ts';
import { searchableText } from '../search/format/record.ts';

/** One message as other tools receive it. */
export interface ExportRecord {
  /** Its permalink without a base, `/product/2023-03-09/#m-193026`: unique, and stable for ever. */
  address: string;
  room: string;
  date: string;
  /** With the offset of the room's zone. */
  time: string;
  speaker: string;
  kind: Kind;
  /** The part of a session that it stands in, or free chat. */
  place: PartName | 'free-chat';
  /** Of the talk, when it belongs to a session. */
  talk?: string;
  /** What a search of the site looks through. */
  text: string;
}

/** Gives the messages of a day for other tools; removed ones are left out. */
export function exportRecords(day: Day, room: Room): ExportRecord[] {
  return segmentsOf(day).flatMap((segment) => {
    const runs = segment.type === 'session' ? segment.parts : [{ ...segment, name: 'free-chat' as const }];
    return runs.flatMap(({ name, first, last }) =>
      day.messages
        .slice(first, last + 1)
        .filter((message) => message.kind !== 'removed')
        .map((message) => ({
          address: `/${messagePath(day.room, day.date, message.id)}`,
          room: day.room,
          date: day.date,
          time: isoTime(day.date, message.time, room.timeZone),
          speaker: message.speaker,
          kind: message.kind,
          place: name,
          ...(segment.type === 'session' ? { talk: segment.span.slug } : {}),
          text: searchableText(message),
        })),
    );
  });
}

/**
 * An index for these records in OpenSearch or Elasticsearch: text in overlapping pairs of characters, so that a
 * phrase query finds what stands in the text.
 * @see https://opensearch.org/docs/latest/analyzers/token-filters/cjk-bigram/
 */
export const openSearchIndex = {
  settings: {
    analysis: {
      analyzer: {
        pairs: { type: 'custom', tokenizer: 'standard', filter: ['cjk_width', 'lowercase', 'cjk_pairs'] },
      },
      filter: { cjk_pairs: { type: 'cjk_bigram', output_unigrams: true } },
    },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      address: { type: 'keyword' },
      room: { type: 'keyword' },
      date: { type: 'date', format: 'yyyy-MM-dd' },
      time: { type: 'date' },
      speaker: { type: 'keyword' },
      kind: { type: 'keyword' },
      place: { type: 'keyword' },
      talk: { type: 'keyword' },
      text: { type: 'text', analyzer: 'pairs' },
    },
  },
} as const;
