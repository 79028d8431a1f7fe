import { answeredBy, type TelegramMessage } from './telegram-message.ts';

/** What a forum's messages say of its topics. */
export interface Topics {
  /** The notices that opened a topic: what answers one of them answers nobody, it only stands in that topic. */
  roots: ReadonlySet<number>;
  /** By message id, the title that its topic had when it was sent. */
  titles: ReadonlyMap<number, string>;
}

/**
 * Returns the topics of a chat. Telegram Desktop exports no topic of a message: it answers the notice that opened the
 * topic, or another message of it. What answers nothing, or a message that the export lacks, is of no topic known.
 * @param messages in the order of their ids, as the export has them
 */
export function topicsOf(messages: readonly TelegramMessage[]): Topics {
  const rootOf = new Map<number, number>();
  const current = new Map<number, string>();
  const titles = new Map<number, string>();
  for (const message of messages) {
    const { id, action, title, new_title: newTitle } = message;
    if (action === 'topic_created' && title) {
      rootOf.set(id, id);
      current.set(id, title);
      continue;
    }
    const answered = answeredBy(message);
    const root = answered === undefined ? undefined : rootOf.get(answered);
    if (root === undefined) continue;
    rootOf.set(id, root);
    if (action === 'topic_edit' && newTitle) current.set(root, newTitle);
    titles.set(id, current.get(root) as string);
  }
  return { roots: new Set(current.keys()), titles };
}
