import { type CollectionEntry, getCollection } from 'astro:content';
import { existsSync } from 'node:fs';
import { compareTexts } from '../message/order.ts';
import { readDayFile } from '../archive/disk/read.ts';
import { type Article, articleOf } from '../talk/article.ts';
import { ContentError } from '../archive/problem.ts';
import type { Day, Room } from '../archive/schema.ts';
import { type Part, type Segment, segmentsOf } from '../archive/segment.ts';
import { siteConfig } from 'virtual:qunlu/site';
import { citedOn } from './citations.ts';
import { digestFolder } from './content.ts';
import type { DayEntry } from './loader.ts';
import { type DayContext, dayContext } from './message.ts';

/** A talk in lists: its session, its day, and its digest when one was written. */
export interface Talk {
  slug: string;
  title: string;
  lead: string[];
  topics: string[];
  start: string;
  messages: number;
  day: DayEntry;
  room: Room;
  digest: CollectionEntry<'digests'> | undefined;
}

/** Everything that a page of one day shows. */
export interface DayView {
  room: Room;
  day: Day;
  segments: Segment[];
  context: DayContext;
}

/** Rooms in the order of `rooms.yaml`. */
export async function allRooms(): Promise<Room[]> {
  const rooms = await getCollection('rooms');
  return rooms.map((entry) => entry.data).sort((a, b) => a.order - b.order);
}

/** Days of a room, or of all, oldest first. */
export async function allDays(room?: string): Promise<DayEntry[]> {
  const days = await getCollection('days');
  return days
    .map((entry) => entry.data)
    .filter((day) => room === undefined || day.room === room)
    .sort((a, b) => compareTexts(a.date, b.date) || compareTexts(a.room, b.room));
}

/** All talks, newest first. */
export async function allTalks(): Promise<Talk[]> {
  const [rooms, days, digests] = await Promise.all([allRooms(), allDays(), digestEntries()]);
  const talks = days.flatMap((day) =>
    day.sessions.map((session): Talk => {
      const room = rooms.find((one) => one.slug === day.room) as Room;
      return { ...session, day, room, digest: digests.find((one) => one.data.session === session.slug) };
    }),
  );
  return talks.sort((a, b) => compareTexts(b.day.date, a.day.date) || compareTexts(b.start, a.start));
}

/** Digests; an archive without any is not worth Astro's warning about an empty collection. */
async function digestEntries(): Promise<CollectionEntry<'digests'>[]> {
  if (!existsSync(digestFolder)) return [];
  return (await getCollection('digests')).filter(({ data }) => siteConfig.hiddenDigests || !data.hidden);
}

/** Digests of talks that no session marks; each has a page of its own. */
export async function loneDigests(): Promise<CollectionEntry<'digests'>[]> {
  const digests = (await digestEntries()).filter(({ data }) => data.session === undefined);
  return digests.sort((a, b) => compareTexts(b.data.date ?? '', a.data.date ?? ''));
}

/** Reads a day's messages for its page. @throws {ContentError} when its file has become unreadable */
export async function readMessages(entry: DayEntry): Promise<Day> {
  const { day, problems } = await readDayFile(entry.path);
  if (!day) throw new ContentError(problems);
  return day;
}

/** The view of a day of a room. */
export async function dayView(entry: DayEntry, room: Room): Promise<DayView> {
  const day = await readMessages(entry);
  return { room, day, segments: segmentsOf(day), context: dayContext(room, day.date, await citedOn(day)) };
}

/** Everything that a page of one talk shows. */
export interface TalkView {
  article: Article;
  /** The parts of its session, as runs of the day's messages. */
  parts: Part[];
  day: Day;
  context: DayContext;
}

/** The view of a talk: its article, and where its messages stand. */
export async function talkView(talk: Talk): Promise<TalkView> {
  const day = await readMessages(talk.day);
  const segment = segmentsOf(day).find((one) => one.type === 'session' && one.span.slug === talk.slug);
  if (segment?.type !== 'session') throw new Error(`no session ${talk.slug} in ${talk.day.path}`);
  const article = articleOf(day.messages, segment.parts, talk.lead, segment.span.session.answers);
  return { article, parts: segment.parts, day, context: dayContext(talk.room, day.date, await citedOn(day)) };
}
