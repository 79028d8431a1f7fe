import type { Day } from '../../archive/schema.ts';
import { segmentsOf } from '../../archive/segment.ts';
import type { Message } from '../../message/schema.ts';
import { linkUtterances } from './link.ts';
import { roomModel } from './room-model.ts';
import { titleOf } from './title.ts';
import { readTimeline } from './utterance.ts';

/** Messages that belong together: one that opens, and all that answer or continue it. */
export interface Conversation {
  /** The id of the message that opens it. */
  id: string;
  /** In its own words; empty where nobody says a word. */
  title: string;
  /** The ids of its messages, in order. */
  messages: string[];
  /** Labels, in the order in which they first speak. */
  speakers: string[];
}

/** What is found in a day's free chat. */
export interface Conversations {
  /** For each message the one that it answers or continues; its own id where it opens a conversation. */
  links: [id: string, parentId: string][];
  conversations: Conversation[];
}

/**
 * Finds the conversations of messages in order. What the chat tool said belongs to none.
 * @param personOf returns the main label of whoever bears a label
 */
export function findConversations(
  messages: readonly Message[],
  personOf?: (label: string) => string,
): Conversations {
  const said = messages.filter(({ kind }) => kind !== 'notice');
  const timeline = readTimeline(said, personOf);
  const { model, reach } = roomModel(timeline);
  const parents = linkUtterances(timeline, model, reach);
  const idOf = (place: number): string => (said[place] as Message).id;
  const roots = new Int32Array(said.length);
  const members = new Map<number, Message[]>();
  parents.forEach((parent, place) => {
    const root = parent === place ? place : (roots[parent] as number);
    roots[place] = root;
    const list = members.get(root) ?? [];
    members.set(root, list);
    list.push(said[place] as Message);
  });
  return {
    links: [...parents].map((parent, place) => [idOf(place), idOf(parent)]),
    conversations: [...members].map(([root, list]) => ({
      id: idOf(root),
      title: titleOf(list, timeline.textsWith),
      messages: list.map(({ id }) => id),
      speakers: [...new Set(list.map(({ speaker }) => speaker))],
    })),
  };
}

/** Returns the messages of a day that no session covers, in order. */
export const freeChatOf = (day: Day): Message[] =>
  segmentsOf(day).flatMap(({ type, first, last }) =>
    type === 'free-chat' ? day.messages.slice(first, last + 1) : [],
  );
