/** Seconds since midnight of a time `HH:MM:SS`. */
export function secondsOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60 + Number(time.slice(6, 8));
}

/** `HH:MM` of a time `HH:MM:SS`. */
export const hoursAndMinutes = (time: string): string => time.slice(0, 5);

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns a moment of a room's day as an instant with offset, `2017-05-11T19:33:16+08:00`, for `<time>`.
 * @param timeZone a zone of the IANA database
 */
export const isoTime = (date: string, time: string, timeZone: string): string =>
  `${date}T${time}${offsetsOn(date, timeZone)(time)}`;

/**
 * Returns what gives a zone's offset, `+08:00`, at each time of a date. A time that the clocks show twice is the
 * first of the two; one that they skip is told by the offset before the change.
 */
export function offsetsOn(date: string, timeZone: string): (time: string) => string {
  const first = offsetAt(`${date}T00:00:00`, timeZone);
  const last = offsetAt(`${date}T23:59:59`, timeZone);
  return first === last ? () => first : (time) => offsetAt(`${date}T${time}`, timeZone);
}

/** The offset at a local time: the one before a change of clocks until the change, and the one after it since. */
function offsetAt(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}Z`);
  const halfDay = 12 * 3600 * 1000;
  const before = offsetOfInstant(asUtc - halfDay, timeZone);
  const after = offsetOfInstant(asUtc + halfDay, timeZone);
  const instant = (offset: string): number => Date.parse(`${local}${offset}`);
  return [before, after].find((offset) => offsetOfInstant(instant(offset), timeZone) === offset) ?? before;
}

function offsetOfInstant(instant: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  // Before 1900 some zones had an offset with seconds, which no instant can state.
  return name === 'GMT' ? '+00:00' : name.slice(3, 9);
}
