import type { APIRoute, GetStaticPaths } from 'astro';
import { allDays, readMessages } from '../../site/archive.ts';
import type { DayEntry } from '../../site/loader.ts';

export const getStaticPaths = (async () => {
  return (await allDays()).map((entry) => ({
    params: { room: entry.room, date: entry.date },
    props: { entry },
  }));
}) satisfies GetStaticPaths;

/** A day as JSON, in the shape that `qunlu parse` prints. */
export const GET: APIRoute<{ entry: DayEntry }> = async ({ props }) =>
  Response.json(await readMessages(props.entry));
