import { messagePath } from '../archive/permalink.ts';
import type { PartName } from '../archive/segment.ts';
import { offsetsOn } from '../message/clock.ts';
import { rawOf, readInlines } from '../message/inline.ts';
import type { Kind, Message } from '../message/schema.ts';
import type { DayView } from '../view/day-view.ts';

/**
 * Returns the text of a message that search looks into, as the page shows it: the text with emoticons by name
 * (`[强]`), mentions and addresses as they stand, and images by their name. A removed message has none.
 */
export const searchableText = (message: Message): string => searchable[message.kind](message);

function words({ text }: Message): string {
  if (!text.includes('![')) return text;
  return readInlines(text)
    .map((inline) => (inline.type === 'image' ? inline.name : rawOf(inline)))
    .join('');
}

const searchable = {
  text: words,
  image: words,
  video: words,
  voice: words,
  file: words,
  link: words,
  sticker: words,
  poll: words,
  location: words,
  contact: words,
  forward: words,
  notice: words,
  missing: () => '',
  removed: () => '',
} satisfies Record<Kind, (message: Message) => string>;

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

/** Returns the messages of a day for other tools; removed ones are left out. */
export function exportRecords(view: DayView): ExportRecord[] {
  const offsetAt = offsetsOn(view.date, view.room.timeZone);
  return view.segments.flatMap((segment) => {
    const talk = segment.type === 'session' ? { talk: segment.session.slug } : {};
    const runs =
      segment.type === 'session' ? segment.session.parts : [{ ...segment, name: 'free-chat' as const }];
    return runs.flatMap(({ name, first, last }) =>
      view.messages
        .slice(first, last + 1)
        .filter(({ message }) => message.kind !== 'removed')
        .map(({ message }) => ({
          address: `/${messagePath(view.room.slug, view.date, message.id)}`,
          room: view.room.slug,
          date: view.date,
          time: `${view.date}T${message.time}${offsetAt(message.time)}`,
          speaker: message.speaker,
          kind: message.kind,
          place: name,
          ...talk,
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
