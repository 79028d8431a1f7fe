import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { existsSync } from 'node:fs';
import { siteConfig, workFolder } from 'virtual:qunlu/site';
import { z } from 'zod';
import { type Digest, digest, room } from './archive/schema.ts';
import { contentFolder, digestFolder } from './site/content.ts';
import { dayEntry } from './site/day-entry.ts';
import { daysLoader, roomsLoader } from './site/loader.ts';

export const collections = {
  rooms: defineCollection({
    loader: roomsLoader(contentFolder),
    /** `order` is the room's place in `rooms.yaml`. */
    schema: room.extend({ order: z.number() }),
  }),
  days: defineCollection({
    loader: daysLoader(contentFolder, { ...siteConfig, work: workFolder }),
    schema: dayEntry,
  }),
  digests: defineCollection({
    loader: existsSync(digestFolder)
      ? glob({
          pattern: '*.mdx',
          base: digestFolder,
          // As it is written: Astro would make a slug of it, and links go by the name.
          generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
        })
      : () => [],
    // What does not fit is let through here, because `daysLoader` reports it with all other problems.
    schema: digest.or(z.custom<Digest>()),
  }),
};
