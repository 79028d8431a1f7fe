import { type CollectionEntry, getCollection } from 'astro:content';
import { existsSync } from 'node:fs';
import type { Room } from '../archive/schema.ts';
import { compareTexts } from '../message/order.ts';
import { siteConfig } from 'virtual:qunlu/site';
import { digestFolder } from './content.ts';
import type { DayEntry } from './day-entry.ts';

/** Returns the rooms in the order of `rooms.yaml`. */
export async function allRooms(): Promise<Room[]> {
  const rooms = await getCollection('rooms');
  return rooms.map((entry) => entry.data).sort((a, b) => a.order - b.order);
}

/** Returns the days of a room, or of all, oldest first. */
export async function allDays(room?: string): Promise<DayEntry[]> {
  const days = await getCollection('days');
  return days
    .map((entry) => entry.data)
    .filter((day) => room === undefined || day.room === room)
    .sort((a, b) => compareTexts(a.date, b.date) || compareTexts(a.room, b.room));
}

/** Returns the digests that are built; an archive without any is not worth Astro's warning about an empty collection. */
export async function allDigests(): Promise<CollectionEntry<'digests'>[]> {
  if (!existsSync(digestFolder)) return [];
  return (await getCollection('digests')).filter(({ data }) => siteConfig.hiddenDigests || !data.hidden);
}

/** Returns the digests of talks that no session marks, newest first; each has a page of its own. */
export async function standaloneDigests(): Promise<CollectionEntry<'digests'>[]> {
  const digests = (await allDigests()).filter(({ data }) => data.session === undefined);
  return digests.sort((a, b) => compareTexts(b.data.date ?? '', a.data.date ?? ''));
}
