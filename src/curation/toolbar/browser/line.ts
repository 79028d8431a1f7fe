import type { ToolbarServerHelpers } from 'astro';
import { type CurationRequest, requestEvent, type CurationResponse, responseEvent } from '../protocol.ts';

/** After this many milliseconds without a reply somebody should look at the terminal; a write takes about 20. */
const patience = 10_000;

/** The line to the development server: one ask, one reply. */
export function openLine(
  server: ToolbarServerHelpers,
  day: { room: string; date: string },
): (want: CurationRequest['want']) => Promise<CurationResponse | undefined> {
  const waiting = new Map<string, (reply: CurationResponse | undefined) => void>();
  // Replies go to every open page; each takes its own.
  server.on<CurationResponse>(responseEvent, (reply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  return (want) => {
    const id = crypto.randomUUID();
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      setTimeout(() => {
        if (waiting.delete(id)) resolve(undefined);
      }, patience);
      server.send<CurationRequest>(requestEvent, { id, ...day, want });
    });
  };
}
