import { identify, type MessageDraft, normaliseLabel, normaliseText } from '../core/message.ts';
import type { Day } from '../core/schema.ts';
import type { ExportDay } from './format.ts';

/** A day that holds everything that stood in it and everything that came in. */
export interface Merge {
  day: Day;
  /** Messages that the exports hold; always `messagesOut + merged`. */
  messagesIn: number;
  /** Messages of the exports that became messages of the day. */
  messagesOut: number;
  /** Messages of the exports that the day held already, or that several exports share. */
  merged: number;
}

/**
 * Unites a day with exports of it. Nothing is dropped: a message is kept, or it is the same as one that is
 * kept (same second, speaker and text; a tombstone stands for what its speaker said in that second). What a
 * sender repeats within one export is kept as often as it was sent. Messages that stood in the day keep
 * their order and therefore their permalinks; late ones follow within their second.
 */
export function mergeDay(
  existing: Day | undefined,
  name: { room: string; date: string },
  exports: readonly ExportDay[],
): Merge {
  const kept: MessageDraft[] = (existing?.messages ?? []).map(({ time, speaker, kind, text }) => {
    return { time, speaker, text, removed: kind === 'removed' };
  });
  const held = countBy(kept, keyOf);
  let messagesIn = 0;
  let messagesOut = 0;
  for (const incoming of exports) {
    const seen = new Map<string, number>();
    for (const draft of incoming.messages) {
      messagesIn++;
      const key = [keyOf(draft), tombstoneKeyOf(draft)].find(
        (candidate) => (held.get(candidate) ?? 0) > (seen.get(candidate) ?? 0),
      );
      if (key !== undefined) {
        seen.set(key, (seen.get(key) ?? 0) + 1);
        continue;
      }
      const own = keyOf(draft);
      seen.set(own, (seen.get(own) ?? 0) + 1);
      held.set(own, (held.get(own) ?? 0) + 1);
      kept.push(draft);
      messagesOut++;
    }
  }
  // The sort is stable: within a second, what stood there before comes first.
  kept.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const frontMatter = Object.assign(
    {},
    ...exports.map((one) => one.frontMatter ?? {}),
    existing?.frontMatter,
  ) as Day['frontMatter'];
  return {
    day: { ...name, frontMatter, messages: identify(kept) },
    messagesIn,
    messagesOut,
    merged: messagesIn - messagesOut,
  };
}

const keyOf = ({ time, speaker, text, removed }: MessageDraft): string =>
  removed
    ? `${time}\n${normaliseLabel(speaker)}\nremoved`
    : `${time}\n${normaliseLabel(speaker)}\ntext\n${normaliseText(text)}`;

const tombstoneKeyOf = ({ time, speaker }: MessageDraft): string =>
  `${time}\n${normaliseLabel(speaker)}\nremoved`;

function countBy<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOfItem(item), (counts.get(keyOfItem(item)) ?? 0) + 1);
  return counts;
}
