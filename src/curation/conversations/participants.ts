import { titledSurname } from '../../language/zh/conversation.ts';
import { labelSimilarity, labelWords } from '../../message/label.ts';
import type { Inline } from '../../message/inline.ts';

/** Whom a message speaks to. */
export interface Address {
  /** The participant whom it names first of all; -1 where it names nobody at its beginning. */
  to: number;
  /** Every participant whom it names. */
  named: readonly number[];
  /** It addresses somebody who says nothing. */
  stranger: boolean;
}

/** From here on a mention is taken to mean a participant: a shared company at least. */
const similarityThreshold = 0.6;
const leading = /^[@]?([^\s:,;，：]{2,40})[:,;，：>]+(?:\s|$)|^@([^\s:,;，：]{2,40})\s/u;
const nickLike = /[^\s:,;!?，：()"<>]+/gu;

/** What was found before: the same labels come up day after day. */
const similarities = new Map<string, number>();
const maxSimilarities = 200_000;

function similarityOf(mention: string, label: string): number {
  const key = `${mention}\n${label}`;
  let found = similarities.get(key);
  if (found === undefined) {
    found = labelSimilarity(mention, label);
    if (similarities.size >= maxSimilarities) similarities.clear();
    similarities.set(key, found);
  }
  return found;
}

/** The people of a chat by number, and what names them. */
export class Participants {
  readonly #numbers = new Map<string, number>();
  readonly #byNick = new Map<string, number>();
  readonly #byMention = new Map<string, number>();
  /** The one participant whose label begins so; -1 where several do. */
  readonly #bySurname = new Map<string, number>();
  readonly #labels: string[] = [];
  /** How often a word that is a nick stands in texts, and how often its bearer speaks. */
  readonly #spoken: number[] = [];
  readonly #seen = new Map<string, number>();
  readonly #personOf: (label: string) => string;

  /** @param personOf gives the main label of whoever bears a label */
  constructor(personOf: (label: string) => string = (label) => label) {
    this.#personOf = personOf;
  }

  get size(): number {
    return this.#labels.length;
  }

  /** Returns the number of whoever bears a label. */
  add(label: string): number {
    const person = this.#personOf(label);
    let number = this.#numbers.get(person);
    if (number === undefined) {
      number = this.#labels.length;
      this.#numbers.set(person, number);
      this.#labels.push(person);
      this.#spoken.push(0);
    }
    (this.#spoken[number] as number)++;
    const surname = /^\p{Script=Han}/u.exec(person)?.[0];
    if (surname !== undefined)
      this.#bySurname.set(
        surname,
        this.#bySurname.has(surname) && this.#bySurname.get(surname) !== number ? -1 : number,
      );
    for (const nick of [label, person]) if (!/\s/.test(nick)) this.#byNick.set(nick.toLowerCase(), number);
    return number;
  }

  /** Returns whether a word in small letters is somebody's label. */
  isNick(word: string): boolean {
    return this.#byNick.has(word);
  }

  /** Counts the nicks in a text, so that a nick that is a common word names nobody in mid-sentence. */
  count(text: string): void {
    for (const [word] of text.toLowerCase().matchAll(nickLike)) {
      if (this.#byNick.has(word)) this.#seen.set(word, (this.#seen.get(word) ?? 0) + 1);
    }
  }

  /** Returns whom a text addresses. */
  addressOf(text: string, inlines: readonly Inline[]): Address {
    const named: number[] = [];
    const add = (number: number | undefined): void => {
      if (number !== undefined && !named.includes(number)) named.push(number);
    };
    let to = -1;
    let stranger = false;
    const match = leading.exec(text);
    const first = match?.[1] ?? match?.[2];
    if (first !== undefined) {
      to = this.#byNick.get(first.toLowerCase()) ?? -1;
      if (to >= 0) add(to);
      else stranger = !/^https?$/i.test(first) && match?.[1] !== undefined && /:/.test(match[0]);
    }
    for (const inline of inlines) {
      if (inline.type !== 'mention') continue;
      const number = this.#mentioned(inline.label);
      if (number >= 0) add(number);
      else stranger = true;
      if (number >= 0 && to < 0) to = number;
    }
    for (const { index, 1: surname = '' } of text.matchAll(titledSurname)) {
      const number = this.#bySurname.get(surname) ?? -1;
      if (number < 0) continue;
      add(number);
      if (index === 0 && to < 0) to = number;
    }
    for (const [word] of text.toLowerCase().matchAll(nickLike)) {
      const number = this.#byNick.get(word) ?? this.#byNick.get(word.replace(/['’.].*$/u, ''));
      if (number === undefined || word.length < 3) continue;
      if ((this.#seen.get(word) ?? 0) <= 2 * (this.#spoken[number] as number) + 2) add(number);
    }
    return { to, named, stranger };
  }

  /** Returns the participant whom a mention means, or -1. */
  #mentioned(mention: string): number {
    const known = this.#byMention.get(mention);
    if (known !== undefined) return known;
    let best = this.#numbers.get(this.#personOf(mention)) ?? this.#byNick.get(mention.toLowerCase()) ?? -1;
    if (best < 0 && labelWords(mention).length > 0) {
      let similarity = similarityThreshold;
      this.#labels.forEach((label, number) => {
        const found = similarityOf(mention, label);
        if (found < similarity || (found === similarity && best >= 0)) return;
        similarity = found;
        best = number;
      });
    }
    this.#byMention.set(mention, best);
    return best;
  }
}
