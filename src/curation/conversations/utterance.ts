import * as en from '../../language/en.ts';
import * as zh from '../../language/zh/conversation.ts';
import { askingAnywhere } from '../../language/zh/question.ts';
import { secondsOf } from '../../message/clock.ts';
import { isBackchannel } from '../../message/backchannel.ts';
import { readBody } from '../../message/inline.ts';
import type { Message } from '../../message/schema.ts';
import { Participants } from './participants.ts';
import { Vocabulary, wordsOf } from './words.ts';

/** What a message does, as far as its words tell: the second expression is for texts with Latin letters. */
const acts = {
  asks: [askingAnywhere, en.asking],
  greets: [zh.greeting, en.greeting],
  thanks: [zh.thanks, en.thanks],
  assents: [zh.assent, en.assent],
  continues: [zh.continuation, en.continuation],
  opens: [zh.opening, en.opening],
  points: [zh.pointing, en.pointing],
  says: [zh.secondPerson, en.secondPerson],
  tells: [zh.firstPerson, en.firstPerson],
  links: [/https?:\/\/|www\./i],
  lists: [/^\s*[(（]?\d{1,2}\s*[、.．:：)）]/u],
  does: [/^\* \S/],
  commands: [/^[!/]\w/],
  trails: [/(?:\.\.|…|,|，|:|：|、)\s*$/u],
  emotes: [/^(?:[\s\p{P}\p{S}]|(?<=[:;=]-?)[DPpOoXx](?![\p{L}\p{N}])|(?<=\[)[\p{L}\p{N}]{1,8}(?=\]))+$/u],
} as const satisfies Record<string, readonly [RegExp, RegExp?]>;
type Act = keyof typeof acts;
const actPatterns = Object.entries(acts) as [Act, readonly [RegExp, RegExp?]][];
type Acts = Readonly<Record<Act | 'shows' | 'nods', boolean>>;

function actsOf(words: string): Record<Act, boolean> {
  const found = {} as Record<Act, boolean>;
  const latin = /[a-z]/i.test(words);
  for (const [act, [always, inLatin]] of actPatterns) {
    found[act] = always.test(words) || (latin && inLatin?.test(words) === true);
  }
  return found;
}

/** A message as the features see it. */
export interface Utterance extends Acts {
  second: number;
  /** The number of its speaker, how many utterances that one had before, and the place of the last of them or -1. */
  speaker: number;
  nth: number;
  previous: number;
  /** Whom it addresses first, or -1; all whom it names; whether it addresses somebody unknown. */
  to: number;
  named: readonly number[];
  stranger: boolean;
  /** Its words by number, each once, without the names. */
  words: readonly number[];
  /** Characters; a Chinese one counts three. */
  length: number;
  /** The place of the message that it answers for certain, or -1. */
  answers: number;
}

/** The utterances of a chat, in order. */
export interface Timeline {
  utterances: readonly Utterance[];
  /** How rare each word is. */
  rarity: Float64Array;
  /** Whether each word may be a subject. */
  subjects: Uint8Array;
  /** Returns how many utterances may have a term. */
  textsWith: (term: string) => number;
  participants: number;
  /** Times have no seconds. */
  minuteOnly: boolean;
  /** The share of messages that begin with the name of a participant, as in IRC. */
  addressedByNick: number;
}

const pictures: ReadonlySet<Message['kind']> = new Set(['image', 'video', 'sticker']);

/**
 * Reads messages as utterances.
 * @param personOf gives the main label of whoever bears a label
 */
export function readTimeline(messages: readonly Message[], personOf?: (label: string) => string): Timeline {
  const participants = new Participants(personOf);
  const vocabulary = new Vocabulary();
  const speakers = messages.map(({ speaker }) => participants.add(speaker));
  for (const { text } of messages) participants.count(text);
  const counts = new Int32Array(participants.size);
  const latest = new Int32Array(participants.size).fill(-1);
  const places = new Map(messages.map(({ id }, index) => [id, index]));
  let byNick = 0;
  let minuteOnly = true;
  const utterances = messages.map((message, index): Utterance => {
    const { text, kind, time } = message;
    const { quote, inlines } = readBody(text);
    const speaker = speakers[index] as number;
    const address = participants.addressOf(text, inlines);
    const words = inlines
      .map((inline) => (inline.type === 'text' ? inline.value : inline.type === 'link' ? inline.href : ''))
      .join(' ');
    const at = latest[speaker] as number;
    latest[speaker] = index;
    if (address.to >= 0 && !text.startsWith('@')) byNick++;
    if (!time.endsWith(':00')) minuteOnly = false;
    const replied =
      'replyTo' in message && message.replyTo && !message.replyTo.date
        ? places.get(message.replyTo.id)
        : undefined;
    return {
      ...actsOf(words),
      shows: pictures.has(kind),
      nods: kind === 'text' && isBackchannel(text),
      second: secondsOf(time),
      speaker,
      nth: (counts[speaker] as number)++,
      previous: at,
      ...address,
      words: vocabulary.add(wordsOf(words).filter((word) => !participants.isNick(word))),
      length: words.replace(/\p{Script=Han}/gu, 'xxx').trim().length,
      answers:
        replied !== undefined && replied < index
          ? replied
          : quote
            ? quotedPlace(messages, index, quote.text)
            : -1,
    };
  });
  return {
    utterances,
    ...vocabulary.measure(),
    textsWith: (term) => vocabulary.textsWith(term),
    participants: participants.size,
    minuteOnly,
    addressedByNick: byNick / Math.max(1, messages.length),
  };
}

/** How far back the words of a quote are looked for. */
const quoteReach = 500;

function quotedPlace(messages: readonly Message[], before: number, quoted: string): number {
  const words = quoted.replace(/(?:…|\.\.\.)$/u, '').slice(0, 40);
  if (words.trim() === '') return -1;
  for (let at = before - 1; at >= Math.max(0, before - quoteReach); at--) {
    if (messages[at]?.text.includes(words)) return at;
  }
  return -1;
}
