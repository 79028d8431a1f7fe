import { messageTime } from './schema.ts';

/** Returns the anchor of the nth message (1-based) of a second, for example `m-193316` or `m-193316-2`. */
export function messageId(time: string, nth: number): string {
  const base = `m-${time.replaceAll(':', '')}`;
  return nth === 1 ? base : `${base}-${nth}`;
}

/** Returns the id that a time of the front matter or of a reply names: `19:33:16#2` is `m-193316-2`. */
export function idOfTime(time: string): string {
  const [clock = '', nth = '1'] = messageTime.parse(time).split('#');
  return messageId(clock, Number(nth));
}

/** Returns the time that names a message: `m-193316-2` is `19:33:16#2`. */
export function timeOfId(id: string): string {
  const [, clock = '', nth] = id.split('-');
  const time = `${clock.slice(0, 2)}:${clock.slice(2, 4)}:${clock.slice(4)}`;
  return nth === undefined ? time : `${time}#${nth}`;
}
