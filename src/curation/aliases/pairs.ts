import type { LabelPair } from '../../import/people.ts';
import { ownerLabel } from '../../import/owner.ts';
import { nameParts, namesAgree, namesNobody } from '../../import/names.ts';
import { Resemblances } from './resemblance.ts';
import type { AliasSurvey, MentionSurvey, RoomSurvey } from './survey.ts';

/** What speaks for a pair most. */
export type EvidenceKind = 'doubled' | 'quote' | 'announce' | 'name' | 'adjacent';

/** A name that is mentioned and the speaker label that it means. */
export interface AliasPair extends LabelPair {
  kind: EvidenceKind;
  /** How often it was seen: messages in common, mentions, quotes. */
  count: number;
  days: number;
}

/** Odds, before any evidence, that the one mentioned speaks in the room at all under a label seen. */
const present = 0.8;
/** Somebody who is mentioned speaks on the same day about three times in four (counted as the reaches were). */
const presentThatDay = 0.75;
/** Each quote whose words a label said says as much as a shared name; so, nearly, does a talk. */
const quoteOdds = 6;
const talkOdds = 4;
/** Beyond this, nearness counts for little more: what people talk about keeps the same few together. */
const muchNear = 9;
const leastNear = -2;
/** Who is called by name may well be somewhere else that day. */
const surelyNamed = 8;
const leastNearOfNamed = -1.5;
/** Names that begin alike are mostly one person's, so that what speaks for one speaks for the others. */
const variantWeight = 0.6;
/** What was said on one day only may be one conversation, in which another one answered. */
const oneDayOdds = -4;
/** A name known to be somebody's in another room. */
const elsewhereOdds = 5;
/** Two labels with one name that never speak on the same day are one person who changed the rest. */
const renamedConfidence = 0.96;
const sharedNameConfidence = 0.8;

/** Below this a pair is not worth showing. */
const minConfidence = 0.5;
/**
 * From here on a pair is taken for true. With the labels of 104 days masked, so that no name could help, the
 * 20 pairs above 0.8 were all right (182 mentions), of the 15 between 0.5 and 0.8 four were wrong.
 */
export const sure = 0.85;

/** Rounds in which what was found in one room, or for one name of a person, helps to find the rest. */
const rounds = 3;

interface Candidate {
  label: string;
  odds: number;
  kind: EvidenceKind;
}

/** What the rounds so far have found. */
interface Found {
  /** By name, and by its first part: the labels it means, each with its room. */
  elsewhere: Map<string, { room: string; label: string }[]>;
  /** By room and label: names that mean it, the label itself among them. */
  names: Map<string, string[]>;
  /** By room and label: the main label of a speaker who changed it. */
  mains: Map<string, string>;
}

/**
 * The people whom mentions mean, for every name that is not itself a speaker's label, and speakers who changed
 * their label; surest first.
 * @param labelsOf all labels already known for a person by one of them
 */
export function aliasPairs(
  survey: AliasSurvey,
  labelsOf: (room: string, label: string) => readonly string[],
): AliasPair[] {
  const found: Found = { elsewhere: new Map(), names: new Map(), mains: new Map() };
  for (const [name, room] of survey.rooms) {
    for (const label of room.speakers.keys())
      found.names.set(`${name}\n${label}`, [...labelsOf(name, label)]);
  }
  const renamed = [...survey.rooms].flatMap(([name, room]) => renamedSpeakers(name, room));
  for (const { room, a, b, confidence } of renamed)
    if (confidence >= sure) found.mains.set(`${room}\n${a}`, b);
  let pairs: AliasPair[] = [];
  for (let round = 0; round < rounds; round++) {
    pairs = [...survey.rooms].flatMap(([name, room]) => pairsOfRoom(name, room, found));
    for (const { room, a, b, confidence } of pairs) {
      if (confidence < sure) continue;
      for (const key of new Set([a, nameParts(a)[0] ?? a])) {
        const known = found.elsewhere.get(key) ?? [];
        if (!known.some((one) => one.room === room && one.label === b))
          found.elsewhere.set(key, [...known, { room, label: b }]);
      }
      const names = found.names.get(`${room}\n${b}`) ?? [b];
      if (!names.includes(a)) found.names.set(`${room}\n${b}`, [...names, a]);
    }
  }
  return [...pairs, ...renamed].sort(
    (x, y) => y.confidence - x.confidence || y.count - x.count || (x.a < y.a ? -1 : 1),
  );
}

function pairsOfRoom(name: string, room: RoomSurvey, found: Found): AliasPair[] {
  const resemblances = new Resemblances(
    [...room.speakers.keys()].filter((label) => !found.mains.has(`${name}\n${label}`)),
  );
  const variants = groupByName(room.mentions.keys());
  const pairs: AliasPair[] = [];
  for (const mentioned of new Set([...room.mentions.keys(), ...room.quoted.keys()])) {
    if (room.speakers.has(mentioned) || namesNobody(mentioned)) continue;
    const alike = (variants.get(nameParts(mentioned)[0] ?? '') ?? []).filter((other) => other !== mentioned);
    const best = bestOf({ name, room, resemblances, found, mentioned, alike });
    if (!best || best.confidence < minConfidence) continue;
    const mention = room.mentions.get(mentioned);
    pairs.push({
      room: name,
      a: mentioned,
      b: best.label,
      kind: best.kind,
      count: mention?.count ?? room.quoted.get(mentioned)?.get(best.label) ?? 0,
      days: mention?.days ?? 1,
      confidence: Math.round(best.confidence * 1000) / 1000,
    });
  }
  return pairs;
}

/** One name that is looked for, and where. */
interface Question {
  name: string;
  room: RoomSurvey;
  resemblances: Resemblances;
  found: Found;
  mentioned: string;
  /** Other mentioned names that begin like it. */
  alike: readonly string[];
}

function bestOf(question: Question): (Candidate & { confidence: number }) | undefined {
  const { room } = question;
  const prior = Math.log(present / room.speakers.size);
  const candidates: Candidate[] = [];
  for (const label of room.speakers.keys()) {
    const candidate = weigh(question, label);
    if (candidate) candidates.push({ ...candidate, odds: candidate.odds + prior });
  }
  candidates.sort((a, b) => b.odds - a.odds);
  const [best] = candidates;
  if (!best) return undefined;
  const nobody = Math.log(1 - present);
  // Two labels of one person do not compete.
  const mainOf = (label: string): string => question.found.mains.get(`${question.name}\n${label}`) ?? label;
  const rivals = candidates.filter(
    ({ label }) => label === best.label || mainOf(label) !== mainOf(best.label),
  );
  const total = rivals.reduce((sum, { odds }) => sum + Math.exp(odds), Math.exp(nobody));
  return { ...best, confidence: Math.exp(best.odds) / total };
}

function weigh(
  { name, room, resemblances, found, mentioned, alike }: Question,
  label: string,
): Candidate | undefined {
  if (label === '' || label === ownerLabel) return undefined;
  const mention = room.mentions.get(mentioned);
  // Nobody mentions themselves; one slip of an export is let pass.
  const own = mention?.by.get(label) ?? 0;
  if (own > 1 && own > 0.1 * (mention?.count ?? 0)) return undefined;
  const names = found.names.get(`${name}\n${label}`) ?? [label];
  const likeness = Math.max(
    ...names.filter((one) => one !== mentioned).map((one) => resemblances.compare(mentioned, one).odds),
  );
  const variants = alike.map((other) => room.mentions.get(other)).filter((other) => other !== undefined);
  const sumOver = (score: (one: MentionSurvey) => number): number =>
    (mention ? score(mention) : 0) + variantWeight * variants.reduce((sum, one) => sum + score(one), 0);
  const evidence: Record<Exclude<EvidenceKind, 'doubled'>, number> = {
    quote: quoteOdds * Math.min(2, room.quoted.get(mentioned)?.get(label) ?? 0),
    announce:
      talkOdds *
      Math.min(
        2,
        sumOver((one) => one.talks.get(label) ?? 0),
      ),
    name: likeness + (isElsewhere(found, name, mentioned, label) ? elsewhereOdds : 0),
    adjacent: Math.max(
      likeness >= surelyNamed ? leastNearOfNamed : -Infinity,
      limited(sumOver((one) => one.near.get(label) ?? 0)) +
        Math.max(
          -3,
          Math.min(
            3,
            sumOver((one) => presence(one, label, room)),
          ),
        ),
    ),
  };
  const oneDay = sumOver((one) => one.days) <= 1 && evidence.name < 1 && evidence.quote === 0;
  const kinds = Object.entries(evidence) as [EvidenceKind, number][];
  const [strongest] = kinds.sort((a, b) => b[1] - a[1]);
  return {
    label,
    odds: kinds.reduce((sum, [, odds]) => sum + odds, oneDay ? oneDayOdds : 0),
    kind: strongest?.[0] ?? 'adjacent',
  };
}

/** Whether the name, or one that begins like it, means this label or one like it in another room. */
function isElsewhere({ elsewhere }: Found, room: string, mentioned: string, label: string): boolean {
  const [first = ''] = nameParts(mentioned);
  const known = [
    ...(elsewhere.get(mentioned) ?? []),
    ...(first.length >= 3 ? (elsewhere.get(first) ?? []) : []),
  ];
  return known.some((one) => one.room !== room && (one.label === label || namesAgree(one.label, label)));
}

const limited = (odds: number): number =>
  Math.max(leastNear, odds > muchNear ? muchNear + 0.25 * (odds - muchNear) : odds);

/** Whether a label speaks on the days on which the name is mentioned, as far as that is no matter of course. */
function presence(mention: MentionSurvey, label: string, room: RoomSurvey): number {
  const met = mention.metOn.get(label) ?? 0;
  const rate = Math.min(
    0.98,
    Math.max(0.05, (room.speakers.get(label)?.days.size ?? 0) / Math.max(1, room.days)),
  );
  return (
    met * Math.max(0, Math.log(presentThatDay / rate)) * 0.5 +
    (mention.days - met) * Math.log((1 - presentThatDay) / (1 - rate))
  );
}

/** Labels by their first part. */
function groupByName(labels: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const label of labels) {
    const [first] = nameParts(label);
    if (first !== undefined) groups.set(first, [...(groups.get(first) ?? []), label]);
  }
  return groups;
}

/** A Chinese full name of three characters, or six letters, is hardly ever that of two people in one room. */
const isFullName = (part: string): boolean => part.length >= (/^[\x20-\x7e]*$/.test(part) ? 6 : 3);
/** A Chinese name of two characters is that of two people now and then; if so, both speak at all times. */
const isShortName = (part: string): boolean => /^\p{Script=Han}{2}$/u.test(part);

/** Speaker labels with the same name; a rarer word will do if just two labels bear it: one person who changed the rest of the label, unless both speak in turn. */
function renamedSpeakers(name: string, room: RoomSurvey): AliasPair[] {
  const pairs: AliasPair[] = [];
  for (const [part, labels] of groupByName(room.speakers.keys())) {
    const [main, ...others] = labels.sort((x, y) => messagesOf(room, y) - messagesOf(room, x));
    for (const other of others) {
      const days = room.speakers.get(other)?.days ?? new Set<number>();
      const held = room.speakers.get(main as string)?.days ?? new Set<number>();
      const together = [...days].filter((day) => held.has(day)).length;
      // A label may change in the middle of a day.
      if (together > 1) continue;
      const shared = nameParts(other).filter((one) => nameParts(main as string).includes(one)).length;
      const inTurn = Math.max(...days) < Math.min(...held) || Math.max(...held) < Math.min(...days);
      const certain =
        together === 0 &&
        (isFullName(part) ||
          shared > 1 ||
          (isShortName(part) && inTurn) ||
          (labels.length === 2 && part.length >= 4));
      const confidence = certain ? renamedConfidence : sharedNameConfidence;
      pairs.push({
        room: name,
        a: other,
        b: main as string,
        kind: 'name',
        count: messagesOf(room, other),
        days: days.size,
        confidence,
      });
    }
  }
  return pairs;
}

const messagesOf = (room: RoomSurvey, label: string): number => room.speakers.get(label)?.messages ?? 0;
