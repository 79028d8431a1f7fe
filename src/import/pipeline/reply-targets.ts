import type { MessageReference } from '../../message/schema.ts';
import type { ExportDay } from '../format.ts';
import type { Ledger } from '../ledger.ts';

type Target = MessageReference & { date: string };

/** The messages of other days that are answered: only those that some export refers to are kept. */
export class ReplyTargets {
  /** By room and source id. */
  readonly #targets = new Map<string, Target | undefined>();

  /** Notes which messages an export's part of a day answers that are not of this part. */
  request({ room, messages, format = '' }: ExportDay): void {
    const here = new Set(messages.map(({ sourceId }) => sourceId));
    for (const { replySource } of messages) {
      if (!replySource || here.has(replySource.sourceId)) continue;
      const key = `${room}\n${format}:${replySource.sourceId}`;
      if (!this.#targets.has(key)) this.#targets.set(key, undefined);
    }
  }

  /** Notes where messages stand. */
  add(room: string, date: string, ledger: Ledger): void {
    if (this.#targets.size === 0) return;
    for (const [id, { sources }] of ledger) {
      for (const source of sources) {
        const key = `${room}\n${source}`;
        if (this.#targets.has(key)) this.#targets.set(key, { date, id });
      }
    }
  }

  find(room: string, source: string): Target | undefined {
    return this.#targets.get(`${room}\n${source}`);
  }
}
