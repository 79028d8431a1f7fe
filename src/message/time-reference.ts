import type { Message } from './schema.ts';

/** Returns the anchor of the nth message (1-based) of a second, for example `m-193316` or `m-193316-2`. */
export function messageId(time: string, nth: number): Message['id'] {
  const base = `m-${time.replaceAll(':', '')}`;
  return nth === 1 ? base : `${base}-${nth}`;
}

/**
 * Returns the id of the message that a time of the front matter names: `19:33:16#2` is `m-193316-2`.
 * @param time as `messageTime` allows it
 */
export function idOfTime(time: string): Message['id'] {
  const [clock = '', nth = '1'] = time.split('#');
  return messageId(clock, Number(nth));
}

/** Returns the time that names a message in the front matter: `m-193316-2` is `19:33:16#2`. */
export function timeOfId(id: Message['id']): string {
  const [, digits = '', nth] = id.split('-');
  const clock = clockOfDigits(digits);
  return nth === undefined ? clock : `${clock}#${nth}`;
}

/** Returns the second in which a message was sent, which its id begins with: `m-193316-2` is of `19:33:16`. */
export const clockOfId = (id: Message['id']): string => clockOfDigits(id.slice(2, 8));

const clockOfDigits = (digits: string): string => digits.replace(/(\d\d)(\d\d)(\d\d)/, '$1:$2:$3');
