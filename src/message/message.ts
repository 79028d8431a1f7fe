import { contentOfBody } from './legacy.ts';
import { normaliseLabel, normaliseText } from './normal-form.ts';
import { type Circumstances, circumstances, type Content, type Message, place } from './schema.ts';
import { messageId } from './time-reference.ts';

/**
 * What a message is before its place in a day gives it an id. Without a `kind` the text says what it is, as a body
 * without annotations does.
 */
export type MessageDraft = {
  /** `HH:MM:SS`. */
  time: string;
  speaker: string;
} & Circumstances &
  (Content | { kind?: undefined; text: string });

/**
 * Returns messages with their ids: `m-HHMMSS`, and `-2`, `-3`… for further messages of the same second, in
 * the order given. This is the only maker of message ids.
 */
export function identify(drafts: readonly MessageDraft[]): Message[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const nth = (seen.get(draft.time) ?? 0) + 1;
    seen.set(draft.time, nth);
    const speaker = normaliseLabel(draft.speaker);
    const at = { id: messageId(draft.time, nth), time: draft.time, speaker };
    const text = normaliseText(draft.text);
    if (draft.kind !== undefined) return { ...draft, ...at, text };
    const { content, spelling } = contentOfBody(text, speaker);
    return { ...draft, ...at, ...content, ...(spelling === undefined ? {} : { spelling }) };
  });
}

/** What is not a message's content: who, when and what else is known of it. */
const besides: ReadonlySet<string> = new Set(Object.keys({ ...place, ...circumstances.shape }));

/** Returns what a message says, without who, when and what else is known of it. */
export function contentOf(message: object & Content): Content {
  return Object.fromEntries(Object.entries(message).filter(([key]) => !besides.has(key))) as Content;
}
