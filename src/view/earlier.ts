import { splitQuote } from '../message/inline.ts';
import { labelSimilarity } from '../message/label.ts';
import type { Message, MessageReference } from '../message/schema.ts';
import { isSamePerson, type Speaker } from './speaker.ts';

/** What a quote repeats. */
export interface QuotedMessage {
  reference: MessageReference;
  /** Whether the words quoted are among those that the message may show. */
  published: boolean;
}

/** What a rule may ask about the day around a message. */
export interface RuleContext {
  earlier: EarlierMessages;
  /** Returns the bearer of a label in the room. */
  who: (label: string) => Speaker;
}

interface Entry {
  reference: MessageReference;
  time: string;
  speaker: Speaker;
  /** What a quote of it may say: as it stood, and as it is published. */
  words: readonly string[];
  shown: readonly string[];
}

/** From here on a label in a quote is taken to mean somebody of whom a message was removed. */
const similarityThreshold = 0.6;
/** A quote may break off; this many characters tell a beginning from another. */
const distinctiveCharacters = 8;
/** What stands in a quote for something that has no words: `[图片]`. */
const standIn = /^\[[^[\]\n]{1,12}\]$/u;

/** Messages that a later one may repeat: those before it on its day, and those of the day before. */
export class EarlierMessages {
  readonly #removed: Entry[] = [];
  readonly #bySpeaker = new Map<string, Entry[]>();

  /**
   * Adds the next message.
   * @param message as it stood; @param published as it may be shown; @param date given when it is of the day before
   */
  add(message: Message, published: Message, speaker: Speaker, date?: string): void {
    const { id, time } = message;
    const words = quotable(message);
    const shown = published === message ? words : quotable(published);
    const entry = { reference: date === undefined ? { id } : { date, id }, time, speaker, words, shown };
    if (message.kind === 'removed') this.#removed.push(entry);
    const key = keyOf(speaker);
    const own = this.#bySpeaker.get(key);
    if (own) own.push(entry);
    else this.#bySpeaker.set(key, [entry]);
  }

  /**
   * Returns the message that a quote repeats: the latest of the same person with these words; where there is none,
   * the latest of whom the label may mean that was removed, since nobody can tell any more what it said.
   */
  quoted(speaker: Speaker, text: string): QuotedMessage | undefined {
    const words = plain(text);
    if (words === '' || standIn.test(words)) return undefined;
    const own = this.#bySpeaker.get(keyOf(speaker)) ?? [];
    for (const isRepeated of [isSame, begins]) {
      const entry = own.findLast((one) => one.words.some((said) => isRepeated(words, said)));
      if (entry) {
        const published = entry.shown.some((said) => isRepeated(words, said));
        return { reference: entry.reference, published };
      }
    }
    const removed = this.#removed.findLast(
      (one) =>
        isSamePerson(one.speaker, speaker) ||
        labelSimilarity(speaker.label, one.speaker.label) >= similarityThreshold,
    );
    return removed && { reference: removed.reference, published: false };
  }

  /** Whether a message of somebody at this time was removed. */
  wasRemoved(speaker: Speaker, time: string): boolean {
    return this.#removed.some((one) => one.time === time && isSamePerson(one.speaker, speaker));
  }
}

const keyOf = ({ slug, label }: Speaker): string => slug ?? label;

const isSame = (quoted: string, said: string): boolean => quoted === said;

function begins(quoted: string, said: string): boolean {
  const words = quoted.replace(/(?:…|\.{3})$/u, '');
  return words.length >= distinctiveCharacters && said.startsWith(words);
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What others may quote of a message: its text, and its text without what it quotes itself. */
function quotable({ kind, text }: Message): string[] {
  if (kind === 'removed' || text === '') return [];
  const { quote, rest } = splitQuote(text);
  return quote ? [plain(text), plain(rest)] : [plain(text)];
}
