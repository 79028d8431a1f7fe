import type { Person } from '../archive/people.ts';
import { isIn } from '../archive/people.ts';
import type { ExportDay } from './format.ts';

/** A name that follows `@` in this many messages, each time ended alike, is a label and not chance. */
const minMentions = 2;

/** What may be a mention where exports lost its end: up to `?`, white space or the line's end. */
const mention = /(?<![A-Za-z0-9._-])@([^\s?@\u2005]{1,40})(?=[? \u2005])/g;

/** The labels of each room, collected day by day: of speakers, of people, and of mentions seen again. */
export class KnownLabels {
  readonly #speakers = new Map<string, Set<string>>();
  readonly #mentions = new Map<string, Map<string, number>>();
  readonly #people: readonly Person[];

  constructor(people: readonly Person[]) {
    this.#people = people;
  }

  /** Learns the speakers of a day, but not whom they mention: the day is known already, from its export. */
  addSpeakers(room: string, messages: readonly { speaker: string }[]): void {
    const speakers = this.#speakers.get(room) ?? new Set<string>();
    this.#speakers.set(room, speakers);
    for (const { speaker } of messages) speakers.add(speaker);
  }

  add({ room, messages }: Pick<ExportDay, 'room' | 'messages'>): void {
    this.addSpeakers(room, messages);
    const mentions = this.#mentions.get(room) ?? new Map<string, number>();
    this.#mentions.set(room, mentions);
    for (const { text } of messages) {
      if (!text.includes('@')) continue;
      for (const [, label = ''] of text.matchAll(mention))
        mentions.set(label, (mentions.get(label) ?? 0) + 1);
    }
  }

  /** Gives the test for one room, over all that was added. */
  in(room: string): (label: string) => boolean {
    const known = new Set(this.#speakers.get(room));
    known.delete('');
    for (const one of this.#people) if (isIn(one, room)) for (const label of one.labels) known.add(label);
    for (const [label, count] of this.#mentions.get(room) ?? []) if (count >= minMentions) known.add(label);
    for (const all of ['所有人', 'all']) known.add(all);
    return (label) => known.has(label);
  }
}
