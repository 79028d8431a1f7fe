import type { Message } from '../message/schema.ts';
import type { Day, Session } from './schema.ts';

/** The address of a room's page below the site's base, without a leading slash: `proddev/`. */
export const roomPath = (room: string): string => `${room}/`;

/** The address of a day's page below the base: `proddev/2017-05-11/`. */
export const dayPath = (room: string, date: string): string => `${room}/${date}/`;

/** The permalink of a message below the base: `proddev/2017-05-11/#m-193316`. */
export const messagePath = (room: string, date: string, id: Message['id']): string =>
  `${room}/${date}/#${id}`;

/** The address of a talk's page below the base: `talks/proddev-2017-05-11-1933/`. */
export const talkPath = (slug: string): string => `talks/${slug}/`;

/** The name of a session in addresses: its own, or `<room>-<date>-<HHMM>` of its start. */
export function sessionSlug(day: Pick<Day, 'room' | 'date'>, session: Session): string {
  return session.slug ?? `${day.room}-${day.date}-${session.start.slice(0, 5).replace(':', '')}`;
}

/** Returns the permalinks of a day, each with a leading slash and no base. */
export const permalinksOf = ({ room, date, messages }: Pick<Day, 'room' | 'date' | 'messages'>): string[] =>
  messages.map(({ id }) => `/${messagePath(room, date, id)}`);

/** Returns the text of `permalinks.txt`: sorted, one a line. */
export const permalinkList = (permalinks: readonly string[]): string =>
  permalinks
    .map((link) => `${link}\n`)
    .sort()
    .join('');
