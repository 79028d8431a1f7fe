import { talkAnnouncement } from '../../language/zh/talk.ts';
import { secondsOf } from '../../message/clock.ts';
import { isBackchannel } from '../../message/backchannel.ts';
import { readBody } from '../../message/inline.ts';
import type { ExportDay, ExportMessage } from '../../import/format.ts';
import { ownerLabel } from '../../import/owner.ts';
import { dedupeKey } from '../../import/sameness.ts';
import { mentionsIn } from './mention.ts';

/** What is known of one mentioned name in one room. */
export interface MentionSurvey {
  count: number;
  days: number;
  /** Messages that mention it, by speaker: nobody mentions themselves. */
  by: Map<string, number>;
  /** By label: how much better the places of its messages fit than chance, as a sum of log likelihood ratios. */
  near: Map<string, number>;
  /** By label: days with a mention on which the label speaks. */
  metOn: Map<string, number>;
  /** By label: talks of this label that were announced under the name, or whose listeners asked under it. */
  talks: Map<string, number>;
}

/** What is known of one room. */
export interface RoomSurvey {
  days: number;
  /** By speaker label: messages, and the numbers of the days on which it speaks. */
  speakers: Map<string, { messages: number; days: Set<number> }>;
  mentions: Map<string, MentionSurvey>;
  /** Names in quotes, by the label that said the quoted words. */
  quoted: Map<string, Map<string, number>>;
}

/**
 * How far from a mention the one mentioned speaks, in messages: shares by upper bound, counted over 221
 * mentions of labels that speak on the same day. What is left of one speaks farther off or not on that side.
 */
const before: readonly Reach[] = [
  [2, 0.51],
  [5, 0.24],
  [10, 0.09],
  [15, 0.04],
];
const after: readonly Reach[] = [
  [2, 0.51],
  [5, 0.17],
  [10, 0.08],
  [15, 0.04],
];
type Reach = readonly [upTo: number, share: number];

/** Nearness before and after a mention go together, so that each counts less than by itself. */
const independence = 0.7;

/** No single mention proves anything: somebody else may have answered. */
const strongest = 3;

/** A quoted text shorter than this may be anybody's. */
const minQuotedLength = 6;

/** A talk follows its announcement within two hours, and its speaker says most of the long messages by far. */
const talkSeconds = 2 * 3600;
const longMessage = 30;
const minLongMessages = 6;
const minShareOfTalk = 0.5;
/** Whom most others address on the day of a talk is its speaker; two might be a chat. */
const minAskers = 3;

/** Collects, day by day, what tells who is mentioned under which name. Its size is that of labels, not messages. */
export class AliasSurvey {
  readonly rooms = new Map<string, RoomSurvey>();
  readonly #isLabel: (room: string, label: string) => boolean;

  /** @param isLabel whether a room knows a label, for finding where a mention ends */
  constructor(isLabel: (room: string, label: string) => boolean) {
    this.#isLabel = isLabel;
  }

  /** @param day a day whose doubled messages are merged, in order of time */
  add(day: ExportDay): void {
    const room = this.#room(day.room);
    room.days++;
    const messages = day.messages.filter(({ kind }) => kind !== 'removed');
    const places = new Map<string, number[]>();
    messages.forEach(({ speaker }, index) => {
      const held = places.get(speaker);
      if (held) held.push(index);
      else places.set(speaker, [index]);
    });
    for (const [label, at] of places) {
      const speaker = room.speakers.get(label) ?? { messages: 0, days: new Set() };
      speaker.messages += at.length;
      speaker.days.add(room.days);
      room.speakers.set(label, speaker);
    }
    const askers = new Map<string, Set<string>>();
    const isLabel = (label: string): boolean => this.#isLabel(day.room, label);
    messages.forEach((message, index) => {
      this.#addQuote(room, messages, index);
      if (!message.text.includes('@')) return;
      for (const name of new Set(mentionsIn(message.text, isLabel))) {
        const mention = mentionOf(room, name);
        mention.count++;
        const asking = askers.get(name) ?? new Set<string>();
        askers.set(name, asking.add(message.speaker));
        bump(mention.by, message.speaker, 1);
        for (const [label, at] of places) {
          if (label !== message.speaker) bump(mention.near, label, nearness(at, index, messages.length));
        }
        if (talkAnnouncement.test(message.text)) {
          const talker = talkerAfter(messages, index);
          if (talker !== undefined) bump(mention.talks, talker, 1);
        }
      }
    });
    const [mostAsked, ...others] = [...askers].sort((a, b) => b[1].size - a[1].size);
    for (const [name] of askers) {
      const mention = mentionOf(room, name);
      mention.days++;
      for (const label of places.keys()) bump(mention.metOn, label, 1);
    }
    const asked = mostAsked?.[1].size ?? 0;
    if (mostAsked && asked >= minAskers && asked > (others[0]?.[1].size ?? 0)) {
      const talkers = talkersOf(messages).filter((talker) => !mostAsked[1].has(talker));
      const weight = Math.min(2, asked / minAskers) / Math.max(1, talkers.length);
      for (const talker of talkers) bump(mentionOf(room, mostAsked[0]).talks, talker, weight);
    }
  }

  #addQuote(room: RoomSurvey, messages: readonly ExportMessage[], index: number): void {
    const { text } = messages[index] as ExportMessage;
    if (!text.startsWith('「')) return;
    const { quote } = readBody(text);
    const key = quote ? dedupeKey(quote.text) : '';
    if (!quote || key.length < minQuotedLength || isBackchannel(quote.text)) return;
    const speakers = new Set<string>();
    for (let i = 0; i < index; i++) {
      const said = messages[i] as ExportMessage;
      if (dedupeKey(said.text).startsWith(key)) speakers.add(said.speaker);
    }
    const [speaker] = speakers;
    if (speaker === undefined || speakers.size > 1) return;
    const labels = room.quoted.get(quote.speaker) ?? new Map<string, number>();
    room.quoted.set(quote.speaker, labels);
    bump(labels, speaker, 1);
  }

  #room(name: string): RoomSurvey {
    const room = this.rooms.get(name) ?? {
      days: 0,
      speakers: new Map(),
      mentions: new Map(),
      quoted: new Map(),
    };
    this.rooms.set(name, room);
    return room;
  }
}

function mentionOf(room: RoomSurvey, name: string): MentionSurvey {
  const held = room.mentions.get(name);
  if (held) return held;
  const fresh = { count: 0, days: 0, by: new Map(), near: new Map(), metOn: new Map(), talks: new Map() };
  room.mentions.set(name, fresh);
  return fresh;
}

/** How much likelier the places of a label's messages are if it is the one mentioned at `index`. */
function nearness(at: readonly number[], index: number, all: number): number {
  const rate = at.length / all;
  let later = 0;
  while (later < at.length && (at[later] as number) < index) later++;
  const next = at[later] === index ? at[later + 1] : at[later];
  const previous = at[later - 1];
  const sum =
    ratio(previous === undefined ? Infinity : index - previous, rate, before) +
    ratio(next === undefined ? Infinity : next - index, rate, after);
  return Math.max(-strongest, Math.min(strongest, independence * sum));
}

function ratio(distance: number, rate: number, reaches: readonly Reach[]): number {
  let from = 0;
  let left = 1;
  for (const [upTo, share] of reaches) {
    if (distance <= upTo) return Math.log(share / ((1 - rate) ** from - (1 - rate) ** upTo));
    from = upTo;
    left -= share;
  }
  return Math.log(left / (1 - rate) ** from);
}

/** Who says most of the long messages in the time after an announcement. */
function talkerAfter(messages: readonly ExportMessage[], index: number): string | undefined {
  const until = secondsOf((messages[index] as ExportMessage).time) + talkSeconds;
  let end = index + 1;
  while (end < messages.length && secondsOf((messages[end] as ExportMessage).time) <= until) end++;
  return talkerOf(messages.slice(index + 1, end));
}

/** Those who give talks on a day: who says most of the long messages of some hour. */
function talkersOf(messages: readonly ExportMessage[]): string[] {
  const hours = new Map<string, ExportMessage[]>();
  for (const message of messages) {
    const hour = message.time.slice(0, 2);
    const held = hours.get(hour);
    if (held) held.push(message);
    else hours.set(hour, [message]);
  }
  return [...new Set([...hours.values()].map(talkerOf).filter((talker) => talker !== undefined))];
}

function talkerOf(messages: readonly ExportMessage[]): string | undefined {
  const lengths = new Map<string, { long: number; length: number }>();
  let total = 0;
  for (const { speaker, text } of messages) {
    if (text.length < longMessage) continue;
    const held = lengths.get(speaker) ?? { long: 0, length: 0 };
    lengths.set(speaker, { long: held.long + 1, length: held.length + text.length });
    total += text.length;
  }
  const [first] = [...lengths].sort((a, b) => b[1].length - a[1].length);
  if (!first || first[0] === ownerLabel || first[1].long < minLongMessages) return undefined;
  return first[1].length >= minShareOfTalk * total ? first[0] : undefined;
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
