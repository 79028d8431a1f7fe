import { secondsOf } from '../../message/clock.ts';
import type { Message } from '../../message/schema.ts';

/** A message that stands behind a piece of a digest. */
export interface Source {
  message: Message;
  /** Its place in the day. */
  index: number;
  /** Share of its letters that the piece repeats, 0 to 1. */
  share: number;
}

/** Letters in a row that two texts must share to be thought of as copied; words of the trade are shorter. */
const shingleLength = 5;
/** A message of which this share was copied is a source… */
const sureShare = 0.5;
/** …and so is one of which this many letters in a row were copied, however long it is. */
const minSureCharacters = 14;
/** A message of fewer letters has to be there whole, and near to others that are. */
const maxShortCharacters = 8;
/** What curators copied from lies this close in time to the rest of it, in seconds. */
const nearSeconds = 20 * 60;

/** Letters and digits alone, so that punctuation and spelling of width do not count. */
export const charactersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/!\[[^\]\n]*\]\([^()\s]*\)|\[[^[\]\s]{1,6}\]|@[^\s\u2005@]{1,30}[\s\u2005]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

interface Text {
  characters: string;
  index: number;
}

/** Finds the messages of a day that texts were copied from. */
export class Alignment {
  readonly #messages: readonly Message[];
  readonly #texts: readonly Text[];
  /** Where each shingle stands: places in `#texts`. */
  readonly #places = new Map<string, { text: number; at: number }[]>();
  readonly #home: { first: number; last: number };

  /**
   * @param messages those of the whole day
   * @param home where the session lies in them, which is preferred to the rest of the day
   */
  constructor(messages: readonly Message[], home: { first: number; last: number }) {
    this.#messages = messages;
    this.#home = home;
    this.#texts = messages.map((message, index) => ({
      characters: message.kind === 'text' ? charactersOf(message.text) : '',
      index,
    }));
    this.#texts.forEach(({ characters }, text) => {
      for (let at = 0; at + shingleLength <= characters.length; at++) {
        const shingle = characters.slice(at, at + shingleLength);
        const places = this.#places.get(shingle);
        if (places) places.push({ text, at });
        else this.#places.set(shingle, [{ text, at }]);
      }
    });
  }

  /** The sources of a piece of text, in the order of the day; none when nothing is sure. */
  sourcesOf(piece: string): Source[] {
    const characters = charactersOf(piece);
    const covered = new Map<number, { characters: number; longest: number }>();
    let previous: number | undefined;
    for (let at = 0; at + shingleLength <= characters.length;) {
      const found = this.#longest(characters, at, previous);
      if (!found) {
        at++;
        continue;
      }
      const sum = covered.get(found.text) ?? { characters: 0, longest: 0 };
      covered.set(found.text, {
        characters: sum.characters + found.length,
        longest: Math.max(sum.longest, found.length),
      });
      previous = found.text;
      at += found.length;
    }
    const sources: Source[] = [];
    for (const [text, sum] of covered) {
      const length = (this.#texts[text] as Text).characters.length;
      const share = Math.min(1, sum.characters / length);
      const whole = length >= maxShortCharacters && share >= sureShare;
      if (whole || sum.longest >= minSureCharacters) sources.push(this.#source(text, share));
    }
    sources.push(...this.#shortOnes(characters, sources));
    return sources.sort((a, b) => a.index - b.index);
  }

  #source(text: number, share: number): Source {
    return { message: this.#messages[text] as Message, index: text, share };
  }

  /** The longest run of characters from a place on that some message has; among equals the nearest to the last one. */
  #longest(
    characters: string,
    at: number,
    previous: number | undefined,
  ): { text: number; length: number } | undefined {
    let best: { text: number; length: number; distance: number } | undefined;
    for (const place of this.#places.get(characters.slice(at, at + shingleLength)) ?? []) {
      const other = (this.#texts[place.text] as Text).characters;
      let length = shingleLength;
      while (
        at + length < characters.length &&
        place.at + length < other.length &&
        characters[at + length] === other[place.at + length]
      ) {
        length++;
      }
      const distance = this.#distance(place.text, previous);
      if (!best || length > best.length || (length === best.length && distance < best.distance)) {
        best = { text: place.text, length, distance };
      }
    }
    return best;
  }

  #distance(text: number, previous: number | undefined): number {
    const outside = text < this.#home.first || text > this.#home.last ? this.#messages.length : 0;
    return outside + (previous === undefined ? text : Math.abs(text - previous));
  }

  /** Short messages that the piece has whole, where their neighbours are sources already. */
  #shortOnes(characters: string, sources: readonly Source[]): Source[] {
    const taken = new Set(sources.map((source) => source.index));
    const found: Source[] = [];
    for (const { index, message } of sources) {
      for (const step of [-1, 1]) {
        for (let place = index + step; ; place += step) {
          const neighbour = this.#messages[place];
          const own = this.#texts[place]?.characters ?? '';
          if (!neighbour || taken.has(place) || neighbour.speaker !== message.speaker) break;
          if (own.length < 3 || own.length >= maxShortCharacters || !characters.includes(own)) break;
          if (Math.abs(secondsOf(neighbour.time) - secondsOf(message.time)) > nearSeconds) break;
          taken.add(place);
          found.push(this.#source(place, 1));
        }
      }
    }
    return found;
  }
}
