import type { APIRoute } from 'astro';
import { permalinkList } from '../archive/permalink.ts';
import { allDays, readMessages } from '../site/archive.ts';

/** Every permalink of the site, one a line: `qunlu check --against` compares a later state with it. */
export const GET: APIRoute = async () => {
  const days = [];
  for (const entry of await allDays()) {
    const { room, date, messages } = await readMessages(entry);
    days.push({ room, date, messages });
  }
  return new Response(permalinkList(days), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
