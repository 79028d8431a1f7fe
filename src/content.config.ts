import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { digest, room } from './core/schema.ts';
import { contentFolder } from './site/content.ts';
import { dayEntry, daysLoader, roomsLoader } from './site/loader.ts';

export const collections = {
  rooms: defineCollection({
    loader: roomsLoader(contentFolder),
    /** `order` is the room's place in `rooms.yaml`. */
    schema: room.extend({ order: z.number() }),
  }),
  days: defineCollection({ loader: daysLoader(contentFolder), schema: dayEntry }),
  digests: defineCollection({
    loader: glob({ pattern: '*.mdx', base: `${contentFolder}/talks`, retainBody: false }),
    schema: digest,
  }),
};
