import { getCollection } from 'astro:content';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DigestFile, readDigests } from '../archive/disk/digests.ts';
import { readDayFile } from '../archive/disk/read.ts';
import { type CitedMessage, citedIn } from '../archive/citation.ts';
import type { Message } from '../message/schema.ts';
import { siteConfig } from 'virtual:qunlu/site';
import { contentFolder } from './content.ts';
import type { CitingDigest } from './message.ts';

/** What a digest cites, in its order. */
export interface DigestCitations {
  /** The digest's file, without its ending. */
  name: string;
  digest: CitingDigest;
  messages: CitedMessage[];
}

let all: Promise<DigestCitations[]> | undefined;
const days = new Map<string, Promise<Message[]>>();

/** The citations of every digest that is built; in a build they are gathered once. */
export function allCitations(): Promise<DigestCitations[]> {
  if (import.meta.env.DEV) return gather();
  return (all ??= gather());
}

async function gather(): Promise<DigestCitations[]> {
  const [files, entries] = await Promise.all([readDigests(contentFolder), getCollection('days')]);
  const homes = new Map(
    entries.flatMap(({ data }) => data.sessions.map((session) => [session.slug, data] as const)),
  );
  return files.flatMap(({ name, source, frontMatter }: DigestFile) => {
    if (!frontMatter || (frontMatter.hidden && !siteConfig.hiddenDigests)) return [];
    const { session, room, date, title } = frontMatter;
    const home = session === undefined ? { room: room ?? '', date: date ?? '' } : homes.get(session);
    if (!home) return [];
    return [{ name, digest: { slug: session ?? name, title }, messages: citedIn(source, home) }];
  });
}

/** The digests that cite messages of a day, by the message's id; of several the first. */
export async function citedOn(day: { room: string; date: string }): Promise<Map<string, CitingDigest>> {
  const cited = new Map<string, CitingDigest>();
  for (const { digest, messages } of await allCitations()) {
    for (const { room, date, id } of messages) {
      if (room === day.room && date === day.date && !cited.has(id)) cited.set(id, digest);
    }
  }
  return cited;
}

/** A message that a digest cites, wherever it stands; nothing when it is not there. */
export async function messageOf({ room, date, id }: CitedMessage): Promise<Message | undefined> {
  const key = `${room}/${date}`;
  const path = join(contentFolder, 'days', room, `${date}.md`);
  if (!days.has(key) || import.meta.env.DEV) {
    days.set(
      key,
      existsSync(path) ? readDayFile(path).then(({ day }) => day?.messages ?? []) : Promise.resolve([]),
    );
  }
  return (await days.get(key))?.find((message) => message.id === id);
}
