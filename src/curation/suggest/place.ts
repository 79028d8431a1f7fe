import type { Day } from '../../archive/schema.ts';

/** The time that names the nth message of a day, as sessions in the front matter do: `19:33:16`, `19:33:16#2`. */
export function idOf(day: Day, index: number): string {
  const message = day.messages[index];
  if (!message) throw new RangeError(`no message ${index} in ${day.room}/${day.date}`);
  const [, nth] = /^m-\d{6}-(\d+)$/.exec(message.id) ?? [];
  return nth === undefined ? message.time : `${message.time}#${nth}`;
}
