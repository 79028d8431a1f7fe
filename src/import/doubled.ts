import { isBackchannel } from '../message/backchannel.ts';
import { ownerLabel } from './owner.ts';
import { formerSpelling } from './former-spelling.ts';
import type { ExportDay } from './format.ts';
import { LabelNames, namesAgree } from './names.ts';
import { dedupeKey } from './sameness.ts';

/** Two labels of a room under which the same messages came from two phones. */
export interface DuplicatedPair {
  room: string;
  a: string;
  b: string;
  /** Messages with words of their own that both labels have in the same seconds. */
  count: number;
  confidence: number;
}

/** Shorter bodies (没有, 同意) are said by two people in one second now and then; measured on doubled days. */
const minDistinctiveLength = 4;

/** A day on which at least this many messages, and this share of all, stand twice came from two phones. */
const minDuplicatedOfDay = 5;
const minDuplicatedShare = 0.05;

interface Count {
  /** Messages of words of their own. */
  distinctive: number;
  /** Messages of all kinds on days that came from two phones. */
  onDuplicatedDays: number;
  /** Of these, the ones of words of their own. */
  distinctiveOnDuplicatedDays: number;
}

/** Collects, day by day, which labels have the same messages in the same seconds; holds pairs, not messages. */
export class DuplicatedLabels {
  readonly #rooms = new Map<string, Map<string, Map<string, Count>>>();

  /** @param parts everything that is known of one day: its exports, and what stands on disk */
  add(room: string, parts: readonly ExportDay[]): void {
    const speakers = new Map<string, Set<string>>();
    for (const { messages } of parts) {
      for (const message of messages) {
        const { time, speaker } = message;
        const text = message.kind === 'removed' ? '' : formerSpelling(message);
        if (text === '') continue;
        const key = `${time}\n${text}`;
        const held = speakers.get(key);
        if (held) held.add(speaker);
        else speakers.set(key, new Set([speaker]));
      }
    }
    // Texts of two exports agree by their keys; only the few seconds with two labels are worth the work.
    const doubled = groupByKey(speakers).map(([text, labels]) => ({
      labels,
      distinctive: isDistinctive(text),
    }));
    const distinctiveCount = doubled.filter(({ distinctive }) => distinctive).length;
    const fromTwoPhones =
      distinctiveCount >= minDuplicatedOfDay && distinctiveCount >= minDuplicatedShare * speakers.size;
    for (const { labels, distinctive } of doubled) {
      if (labels.length !== 2) continue;
      const [a, b] = labels as [string, string];
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const count = this.#countOf(room, one, other);
        if (distinctive) count.distinctive++;
        if (fromTwoPhones) count.onDuplicatedDays++;
        if (fromTwoPhones && distinctive) count.distinctiveOnDuplicatedDays++;
      }
    }
  }

  /** The pairs that are one person by this evidence, each once. The exporter's own label may be in several. */
  pairs(): DuplicatedPair[] {
    const pairs: DuplicatedPair[] = [];
    const names = new LabelNames();
    for (const [room, labels] of this.#rooms) {
      const bestOf = new Map([...labels].map(([label, others]) => [label, best(others)]));
      for (const [a, others] of labels) {
        for (const [b, count] of others) {
          if (a >= b) continue;
          const own = [a, b].includes(ownerLabel);
          const mutual = bestOf.get(a) === b && bestOf.get(b) === a;
          const confidence = own
            ? ownerConfidence(count)
            : confidenceOf(count, mutual, namesAgree(names.of(a), names.of(b)));
          if (confidence > 0) pairs.push({ room, a, b, count: count.distinctive, confidence });
        }
      }
    }
    return pairs.sort((x, y) => y.count - x.count || (x.a < y.a ? -1 : 1));
  }

  #countOf(room: string, one: string, other: string): Count {
    const labels = this.#rooms.get(room) ?? new Map<string, Map<string, Count>>();
    this.#rooms.set(room, labels);
    const others = labels.get(one) ?? new Map<string, Count>();
    labels.set(one, others);
    const count = others.get(other) ?? {
      distinctive: 0,
      onDuplicatedDays: 0,
      distinctiveOnDuplicatedDays: 0,
    };
    others.set(other, count);
    return count;
  }
}

/**
 * Two messages of words agree by chance almost never; one only counts on a day known to be doubled, as do
 * three reactions, or one between labels whose names agree.
 */
function confidenceOf(
  { distinctive, onDuplicatedDays, distinctiveOnDuplicatedDays }: Count,
  mutual: boolean,
  named: boolean,
): number {
  if (distinctive >= 2 && (mutual || named)) return distinctive >= 5 ? 0.99 : 0.97;
  if (named && onDuplicatedDays >= 1) return 0.95;
  if (!mutual) return 0;
  return distinctiveOnDuplicatedDays >= 1 ? 0.95 : onDuplicatedDays >= 3 ? 0.9 : 0;
}

/** The exporter may have had several labels, and a merged export several exporters. */
function ownerConfidence({ distinctive, distinctiveOnDuplicatedDays }: Count): number {
  return distinctive >= 5 ? 0.99 : distinctive >= 2 && distinctiveOnDuplicatedDays >= 1 ? 0.97 : 0;
}

const weight = ({ distinctive, onDuplicatedDays }: Count): number => 10 * distinctive + onDuplicatedDays;

/** The other label with most messages in common; none when two are equal. */
function best(others: ReadonlyMap<string, Count>): string | undefined {
  const [first, second] = [...others]
    .filter(([other]) => other !== ownerLabel)
    .sort((x, y) => weight(y[1]) - weight(x[1]));
  return first && weight(first[1]) !== (second ? weight(second[1]) : undefined) ? first[0] : undefined;
}

/** Texts that two or more labels have in one second, with these labels, sorted. */
function groupByKey(speakers: ReadonlyMap<string, ReadonlySet<string>>): [text: string, labels: string[]][] {
  const seconds = new Map<string, [string, ReadonlySet<string>][]>();
  for (const [key, labels] of speakers) {
    const time = key.slice(0, 8);
    const held = seconds.get(time);
    if (held) held.push([key.slice(9), labels]);
    else seconds.set(time, [[key.slice(9), labels]]);
  }
  const doubled: [string, string[]][] = [];
  for (const texts of seconds.values()) {
    if (texts.length === 1 && (texts[0] as [string, ReadonlySet<string>])[1].size === 1) continue;
    const groups = new Map<string, Set<string>>();
    for (const [text, labels] of texts) {
      const key = dedupeKey(text);
      groups.set(key, new Set([...(groups.get(key) ?? []), ...labels]));
    }
    for (const [key, labels] of groups) if (labels.size > 1) doubled.push([key, [...labels].sort()]);
  }
  return doubled;
}

/** Whether a body is unlikely to come from two people in one second. */
function isDistinctive(text: string): boolean {
  return text.replace(/\[[^\]]{1,12}\]|\?/g, '').length >= minDistinctiveLength && !isBackchannel(text);
}
