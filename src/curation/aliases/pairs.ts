import type { LabelPair } from '../../import/people.ts';
import { ownerLabel } from '../../import/owner.ts';
import { LabelNames, namesAgree, namesNobody } from '../../import/names.ts';
import { LabelSimilarity } from './similarity.ts';
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
const strongNear = 9;
const minNear = -2;
/** Who is called by name may well be somewhere else that day. */
const surelyNamed = 8;
const minNearOfNamed = -1.5;
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

/** Log odds by the kind of evidence. */
type Evidence = Record<Exclude<EvidenceKind, 'doubled'>, number>;

interface Candidate {
  label: string;
  odds: number;
  evidence: Evidence;
}

/** Labels that a name means, each with its room; by the name, and by its first part. */
type Meanings = Map<string, { room: string; label: string }[]>;

/** One room, with what the rounds so far have found there. */
interface RoomSearch {
  name: string;
  room: RoomSurvey;
  similarity: LabelSimilarity;
  /** By label: names that mean it, the label itself among them. */
  names: Map<string, string[]>;
  /** By label: the main label of a speaker who changed it. */
  mains: Map<string, string>;
  /** Mentioned names by their first part. */
  variants: Map<string, string[]>;
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
  const labelNames = new LabelNames();
  const meanings: Meanings = new Map();
  const renamed = [...survey.rooms].flatMap(([name, room]) => renamedSpeakers(name, room, labelNames));
  const searches = new Map(
    [...survey.rooms].map(([name, room]) => {
      const mains = new Map(
        renamed.flatMap((pair) => (pair.room === name && pair.confidence >= sure ? [[pair.a, pair.b]] : [])),
      );
      const labels = [...room.speakers.keys()];
      const search: RoomSearch = {
        name,
        room,
        similarity: new LabelSimilarity(
          labelNames,
          labels.filter((label) => !mains.has(label)),
        ),
        names: new Map(labels.map((label) => [label, [...labelsOf(name, label)]])),
        mains,
        variants: groupByName(room.mentions.keys(), labelNames),
      };
      return [name, search];
    }),
  );
  let pairs: AliasPair[] = [];
  for (let round = 0; round < rounds; round++) {
    pairs = [...searches.values()].flatMap((search) => pairsOfRoom(search, labelNames, meanings));
    for (const { room, a, b, confidence } of pairs) {
      if (confidence < sure) continue;
      for (const key of new Set([a, labelNames.of(a).parts[0] ?? a])) {
        const meant = meanings.get(key) ?? [];
        if (!meant.some((other) => other.room === room && other.label === b))
          meanings.set(key, [...meant, { room, label: b }]);
      }
      const { names } = searches.get(room) as RoomSearch;
      const own = names.get(b) ?? [b];
      if (!own.includes(a)) names.set(b, [...own, a]);
    }
  }
  return [...pairs, ...renamed].sort(
    (x, y) => y.confidence - x.confidence || y.count - x.count || (x.a < y.a ? -1 : 1),
  );
}

function pairsOfRoom(search: RoomSearch, labelNames: LabelNames, meanings: Meanings): AliasPair[] {
  const { name, room, variants } = search;
  const pairs: AliasPair[] = [];
  for (const mentioned of new Set([...room.mentions.keys(), ...room.quoted.keys()])) {
    if (room.speakers.has(mentioned) || namesNobody(mentioned)) continue;
    const [first = ''] = labelNames.of(mentioned).parts;
    const mention = room.mentions.get(mentioned);
    const best = bestOf({
      search,
      labelNames,
      mentioned,
      mention,
      variants: (variants.get(first) ?? []).flatMap((other) =>
        other === mentioned ? [] : [room.mentions.get(other) as MentionSurvey],
      ),
      elsewhere: [
        ...(meanings.get(mentioned) ?? []),
        ...(first.length >= 3 ? (meanings.get(first) ?? []) : []),
      ].flatMap((meant) => (meant.room === name ? [] : [meant.label])),
    });
    if (!best || best.confidence < minConfidence) continue;
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
interface Query {
  search: RoomSearch;
  labelNames: LabelNames;
  mentioned: string;
  mention: MentionSurvey | undefined;
  /** Other mentioned names that begin like it. */
  variants: readonly MentionSurvey[];
  /** What the name, or one that begins like it, means in other rooms. */
  elsewhere: readonly string[];
}

function bestOf(query: Query): { label: string; kind: EvidenceKind; confidence: number } | undefined {
  const { room, mains } = query.search;
  const prior = Math.log(present / room.speakers.size);
  const candidates: Candidate[] = [];
  for (const label of room.speakers.keys()) {
    const candidate = weigh(query, label, prior);
    if (candidate) candidates.push(candidate);
  }
  const [first] = candidates;
  if (!first) return undefined;
  const best = candidates.reduce((most, candidate) => (candidate.odds > most.odds ? candidate : most), first);
  // Two labels of one person do not compete.
  const main = mains.get(best.label) ?? best.label;
  let total = 1 - present + Math.exp(best.odds);
  for (const { label, odds } of candidates)
    if (label !== best.label && (mains.get(label) ?? label) !== main) total += Math.exp(odds);
  return { label: best.label, kind: strongestOf(best.evidence), confidence: Math.exp(best.odds) / total };
}

/** The kind of evidence that says most. */
function strongestOf(evidence: Evidence): EvidenceKind {
  const kinds = Object.entries(evidence) as [EvidenceKind, number][];
  return kinds.reduce((most, kind) => (kind[1] > most[1] ? kind : most))[0];
}

/** @param prior log odds of any label before the evidence */
function weigh(query: Query, label: string, prior: number): Candidate | undefined {
  if (label === '' || label === ownerLabel) return undefined;
  const { search, mentioned, mention, variants } = query;
  const { room } = search;
  // Nobody mentions themselves; one slip of an export is let pass.
  const own = mention?.by.get(label) ?? 0;
  if (own > 1 && own > 0.1 * (mention?.count ?? 0)) return undefined;
  let similarity = -Infinity;
  for (const name of search.names.get(label) ?? [label])
    if (name !== mentioned) similarity = Math.max(similarity, search.similarity.odds(mentioned, name));
  const sumOver = (score: (survey: MentionSurvey) => number): number =>
    (mention ? score(mention) : 0) +
    variantWeight * variants.reduce((sum, variant) => sum + score(variant), 0);
  const talks = sumOver((survey) => survey.talks.get(label) ?? 0);
  const near = sumOver((survey) => survey.near.get(label) ?? 0);
  const met = sumOver((survey) => presence(survey, label, room));
  const evidence: Evidence = {
    quote: quoteOdds * Math.min(2, room.quoted.get(mentioned)?.get(label) ?? 0),
    announce: talkOdds * Math.min(2, talks),
    name: similarity + (isElsewhere(query, label) ? elsewhereOdds : 0),
    adjacent: Math.max(
      similarity >= surelyNamed ? minNearOfNamed : -Infinity,
      limited(near) + Math.max(-3, Math.min(3, met)),
    ),
  };
  const oneDay = sumOver(({ days }) => days) <= 1 && evidence.name < 1 && evidence.quote === 0;
  const { quote, announce, name, adjacent } = evidence;
  return { label, odds: prior + quote + announce + name + adjacent + (oneDay ? oneDayOdds : 0), evidence };
}

/** Whether the name, or one that begins like it, means this label or one like it in another room. */
const isElsewhere = ({ elsewhere, labelNames }: Query, label: string): boolean =>
  elsewhere.some((other) => other === label || namesAgree(labelNames.of(other), labelNames.of(label)));

const limited = (odds: number): number =>
  Math.max(minNear, odds > strongNear ? strongNear + 0.25 * (odds - strongNear) : odds);

/** Whether a label speaks on the days on which the name is mentioned, as far as that is no matter of course. */
function presence(mention: MentionSurvey, label: string, room: RoomSurvey): number {
  const met = mention.metOn.get(label) ?? 0;
  const [there, away] = presenceOdds(label, room);
  return met * there * 0.5 + (mention.days - met) * away;
}

/** What a day says on which a label speaks, and one on which it does not. */
function presenceOdds(label: string, room: RoomSurvey): readonly [there: number, away: number] {
  const known = presences.get(room) ?? new Map<string, readonly [number, number]>();
  presences.set(room, known);
  let odds = known.get(label);
  if (!odds) {
    const rate = Math.min(
      0.98,
      Math.max(0.05, (room.speakers.get(label)?.days.size ?? 0) / Math.max(1, room.days)),
    );
    odds = [Math.max(0, Math.log(presentThatDay / rate)), Math.log((1 - presentThatDay) / (1 - rate))];
    known.set(label, odds);
  }
  return odds;
}

/** Kept for each room whose survey is done. */
const presences = new WeakMap<RoomSurvey, Map<string, readonly [number, number]>>();

/** Labels by their first part. */
function groupByName(labels: Iterable<string>, names: LabelNames): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const label of labels) {
    const [first] = names.of(label).parts;
    if (first !== undefined) groups.set(first, [...(groups.get(first) ?? []), label]);
  }
  return groups;
}

/** A Chinese full name of three characters, or six letters, is hardly ever that of two people in one room. */
const isFullName = (part: string): boolean => part.length >= (/^[\x20-\x7e]*$/.test(part) ? 6 : 3);
/** A Chinese name of two characters is that of two people now and then; if so, both speak at all times. */
const isShortName = (part: string): boolean => /^\p{Script=Han}{2}$/u.test(part);

/** Speaker labels with the same name; a rarer word will do if just two labels bear it: one person who changed the rest of the label, unless both speak in turn. */
function renamedSpeakers(name: string, room: RoomSurvey, names: LabelNames): AliasPair[] {
  const pairs: AliasPair[] = [];
  for (const [part, labels] of groupByName(room.speakers.keys(), names)) {
    const [main, ...others] = labels.sort((x, y) => messagesOf(room, y) - messagesOf(room, x));
    for (const other of others) {
      const days = room.speakers.get(other)?.days ?? new Set<number>();
      const held = room.speakers.get(main as string)?.days ?? new Set<number>();
      const together = [...days].filter((day) => held.has(day)).length;
      // A label may change in the middle of a day.
      if (together > 1) continue;
      const shared = names
        .of(other)
        .parts.filter((word) => names.of(main as string).parts.includes(word)).length;
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
