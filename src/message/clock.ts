/** Seconds since midnight of a time `HH:MM:SS`. */
export function secondsOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60 + Number(time.slice(6, 8));
}

/** `HH:MM` of a time `HH:MM:SS`. */
export const hoursAndMinutes = (time: string): string => time.slice(0, 5);

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Gives a moment of a room's day as an instant with offset, `2017-05-11T19:33:16+08:00`, for `<time>`.
 * @param timeZone a zone of the IANA database
 */
export function isoTime(date: string, time: string, timeZone: string): string {
  return `${date}T${time}${offsetOn(date, timeZone)}`;
}

/** The zone's offset at noon of a date, `+08:00`. Noon, because clocks change at night. */
export function offsetOn(date: string, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const parts = format.formatToParts(new Date(`${date}T12:00:00Z`));
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}
