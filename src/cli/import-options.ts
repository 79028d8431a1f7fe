import { readRooms } from '../archive/disk/list.ts';
import { listDays } from '../archive/disk/read.ts';
import { dateOrders, defaultTimeZone, type ImportOptions } from '../import/format.ts';
import { UsageError } from '../archive/problem.ts';
import type { MediaOptions } from '../import/media/import.ts';
import { openPlace } from '../import/media/place.ts';
import { textOf, type Values } from './command.ts';

/** The options that say what an export does not. */
export const importOptionNames = {
  room: { type: 'string' },
  chat: { type: 'string' },
  'time-zone': { type: 'string' },
  'date-order': { type: 'string' },
} as const;

/**
 * Reads them. A room's clock is the one given, else the one in `rooms.yaml`, else China's.
 * @throws {UsageError} when there is no such time zone or order
 */
export async function importOptions(values: Values, content: string): Promise<ImportOptions> {
  const zone = textOf(values, 'time-zone');
  if (zone !== undefined && !isTimeZone(zone)) {
    throw new UsageError(
      `no time zone “${zone}”; names are those of the IANA database, such as ${defaultTimeZone}`,
    );
  }
  const order = textOf(values, 'date-order');
  const dateOrder = dateOrders.find((one) => one === order);
  if (order !== undefined && dateOrder === undefined) {
    throw new UsageError(`no date order “${order}”; there are ${dateOrders.join(', ')}`);
  }
  const { rooms } = await readRooms(content, await listDays(content));
  const zones = new Map(rooms.map((room) => [room.slug, room.timeZone]));
  return {
    room: textOf(values, 'room'),
    chat: textOf(values, 'chat'),
    dateOrder,
    timeZone: (room) => zone ?? zones.get(room) ?? defaultTimeZone,
  };
}

/** Megabytes of the largest file that is copied unless something else is said. */
const defaultMediaLimit = 100;

/**
 * Reads what is said about media; nothing when they are to be left out.
 * @throws {UsageError} when there is no such place, or the limit is no number
 */
export async function mediaOptions(values: Values): Promise<MediaOptions | undefined> {
  if (values['no-media'] === true) return undefined;
  const limit = Number(textOf(values, 'media-limit') ?? defaultMediaLimit);
  if (!(limit > 0)) throw new UsageError('--media-limit takes a number of megabytes, such as 100');
  const paths = [values['media'] ?? []].flat().filter((path) => typeof path === 'string');
  return { places: await Promise.all(paths.map(openPlace)), maxBytes: limit * 1024 ** 2 };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
