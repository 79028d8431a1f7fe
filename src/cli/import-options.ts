import { readRooms } from '../archive/disk/list.ts';
import { listDays } from '../archive/disk/read.ts';
import { dateOrders, defaultTimeZone, type ImportOptions } from '../import/format.ts';
import { UsageError } from '../archive/problem.ts';
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

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
