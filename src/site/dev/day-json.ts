import type { APIRoute, GetStaticPaths } from 'astro';
import { dayJson } from '../../render/json.ts';
import { allDays } from '../collections.ts';
import type { DayEntry } from '../day-entry.ts';
import { dayViewOf } from '../day-views.ts';

export const getStaticPaths = (async () => {
  return (await allDays()).map((entry) => ({
    params: { room: entry.room, date: entry.date },
    props: { entry },
  }));
}) satisfies GetStaticPaths;

/** A day as JSON, while developing; a build writes it with `writeTwins`. */
export const GET: APIRoute<{ entry: DayEntry }> = async ({ props }) =>
  Response.json(dayJson(await dayViewOf(props.entry)));
