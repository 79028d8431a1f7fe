import type { APIRoute } from 'astro';
import { permalinkList, permalinksOf } from '../../archive/permalink.ts';
import { publishedDay } from '../../view/day-view.ts';
import { allDays } from '../collections.ts';
import { dayViewOf } from '../day-views.ts';

/** Every permalink of the site, while developing; a build writes them with `writeTwins`. */
export const GET: APIRoute = async () => {
  const permalinks: string[] = [];
  for (const entry of await allDays()) permalinks.push(...permalinksOf(publishedDay(await dayViewOf(entry))));
  return new Response(permalinkList(permalinks), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
