import type { APIRoute, GetStaticPaths } from 'astro';
import { writeDay } from '../../archive/day-file.ts';
import { allDays, readMessages } from '../../site/archive.ts';
import type { DayEntry } from '../../site/loader.ts';

export const getStaticPaths = (async () => {
  return (await allDays()).map((entry) => ({
    params: { room: entry.room, date: entry.date },
    props: { entry },
  }));
}) satisfies GetStaticPaths;

/** A day as a day file. */
export const GET: APIRoute<{ entry: DayEntry }> = async ({ props }) => {
  const day = await readMessages(props.entry);
  return new Response(writeDay(day), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
