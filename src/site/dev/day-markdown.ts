import type { APIRoute } from 'astro';
import { dayMarkdown } from '../../render/markdown.ts';
import type { DayEntry } from '../day-entry.ts';
import { dayViewOf } from '../day-views.ts';

export { getStaticPaths } from './day-json.ts';

/** A day as a day file, while developing; a build writes it with `writeTwins`. */
export const GET: APIRoute<{ entry: DayEntry }> = async ({ props }) =>
  new Response(dayMarkdown(await dayViewOf(props.entry)), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
