import type { Day, Session } from '../../archive/schema.ts';
import { identify } from '../../message/message.ts';
import { messageTime } from '../../message/schema.ts';
import { idOfTime, timeOfId } from '../../message/time-reference.ts';
import type { ExportDay, ExportMessage } from '../format.ts';

/**
 * Returns what stands in the front matter: what is on disk wins, then the exports in their order.
 * @param idsOf for each export the ids that its messages have in the day
 */
export function mergeFrontMatter(
  existing: Day['frontMatter'] | undefined,
  exports: readonly ExportDay[],
  idsOf: readonly (readonly string[])[],
): Day['frontMatter'] {
  const frontMatter: Day['frontMatter'] = {};
  exports.forEach(({ frontMatter: carried = {}, messages }, index) => {
    for (const [key, value] of Object.entries(carried)) {
      if (key in frontMatter) continue;
      frontMatter[key] =
        key === 'sessions' && Array.isArray(value)
          ? value.map((session: Session) => movedSession(session, messages, idsOf[index] ?? []))
          : value;
    }
  });
  return Object.assign(frontMatter, existing);
}

/** Returns a session whose times name the messages that they named in its export. */
function movedSession(session: Session, messages: readonly ExportMessage[], ids: readonly string[]): Session {
  const newIds = new Map(identify(messages).map(({ id }, index) => [id, ids[index] as string]));
  const moved = { ...session };
  for (const key of ['signIn', 'start', 'end', 'qaEnd'] as const) {
    const time = session[key];
    if (!messageTime.safeParse(time).success) continue;
    const id = newIds.get(idOfTime(time as string));
    if (id !== undefined) moved[key] = timeOfId(id);
  }
  return moved;
}
