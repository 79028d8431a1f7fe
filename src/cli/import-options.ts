import { readRooms } from '../archive/disk/list.ts';
import { listDays } from '../archive/disk/read.ts';
import { defaultLanguage, defaultTimeZone, type ImportOptions } from '../import/format.ts';
import type { MediaOptions } from '../import/media/import.ts';
import { openPlace } from '../import/media/place.ts';
import { readChats } from '../import/pipeline/chats.ts';
import type { ExportInput } from './declarations/export-options.ts';

/** Returns what is known of exports. A room's clock is the one given, else the one in `rooms.yaml`, else China's. */
export async function importOptions(
  { room, chat, dateOrder, timeZone }: ExportInput,
  content: string,
): Promise<ImportOptions> {
  const { rooms } = await readRooms(content, await listDays(content));
  const known = new Map(rooms.map((one) => [one.slug, one]));
  return {
    room,
    chat,
    dateOrder,
    timeZone: (slug) => timeZone ?? known.get(slug)?.timeZone ?? defaultTimeZone,
    language: (slug) => known.get(slug)?.language ?? defaultLanguage,
    chats: await readChats(content, rooms),
  };
}

/**
 * Returns where to look for the files that exports name, and how large they may be.
 * @throws {UsageError} when there is no such place
 */
export const mediaOptions = async (places: readonly string[], megabytes: number): Promise<MediaOptions> => ({
  places: await Promise.all(places.map(openPlace)),
  maxBytes: megabytes * 1024 ** 2,
});
