/** Returns a length in minutes and seconds: `0:12`, `61:05`. */
export const clockLength = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;

const units = ['B', 'kB', 'MB', 'GB'];

/** Returns a size with its unit, to two digits: `340 B`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
