import type { LabelPair } from '../people.ts';
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
/** Each quote whose words a label said says as much as a shared name. */
const quoteOdds = 6;
const announceOdds = 3.5;
/** The most that adjacency says: what people talk about keeps the same few together. */
const maxNear = 9;
/** A name known to be somebody's in another room. */
const elsewhereOdds = 5;

/** Below this a pair is not worth showing. */
const minConfidence = 0.5;

interface Candidate {
  label: string;
  odds: number;
  kind: EvidenceKind;
}

/** The people whom mentions mean, for every name that is not itself a speaker's label, surest first. */
export function aliasPairs(survey: AliasSurvey): AliasPair[] {
  const pairs: AliasPair[] = [];
  const elsewhere = new Map<string, string>();
  // A second round knows what the first found out in other rooms, and further names of the same people.
  for (let round = 0; round < 2; round++) {
    pairs.length = 0;
    for (const [name, room] of survey.rooms) pairs.push(...pairsOfRoom(name, room, elsewhere));
    for (const { a, b, confidence } of pairs) if (confidence >= 0.95) elsewhere.set(a, b);
  }
  return pairs.sort((x, y) => y.confidence - x.confidence || y.count - x.count || (x.a < y.a ? -1 : 1));
}

function pairsOfRoom(name: string, room: RoomSurvey, elsewhere: ReadonlyMap<string, string>): AliasPair[] {
  const resemblances = new Resemblances([...room.speakers.keys(), ...room.mentions.keys()]);
  const pairs: AliasPair[] = [];
  const names = new Set([...room.mentions.keys(), ...room.quoted.keys()]);
  for (const mentioned of names) {
    if (room.speakers.has(mentioned)) continue;
    const best = bestOf(mentioned, room, resemblances, elsewhere.get(mentioned));
    const mention = room.mentions.get(mentioned);
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

function bestOf(
  mentioned: string,
  room: RoomSurvey,
  resemblances: Resemblances,
  known: string | undefined,
): (Candidate & { confidence: number }) | undefined {
  const prior = Math.log(present / room.speakers.size);
  const candidates: Candidate[] = [];
  for (const label of room.speakers.keys()) {
    const candidate = weigh(mentioned, label, room, resemblances, known);
    if (candidate) candidates.push({ ...candidate, odds: candidate.odds + prior });
  }
  candidates.sort((a, b) => b.odds - a.odds);
  const [best] = candidates;
  if (!best) return undefined;
  const nobody = Math.log(1 - present);
  const total = candidates.reduce((sum, { odds }) => sum + Math.exp(odds), Math.exp(nobody));
  return { ...best, confidence: Math.exp(best.odds) / total };
}

function weigh(
  mentioned: string,
  label: string,
  room: RoomSurvey,
  resemblances: Resemblances,
  known: string | undefined,
): Candidate | undefined {
  if (label === '' || label === '我') return undefined;
  const mention = room.mentions.get(mentioned);
  // Nobody mentions themselves; one slip of an export is let pass.
  const own = mention?.by.get(label) ?? 0;
  if (own > 1 && own > 0.1 * (mention?.count ?? 0)) return undefined;
  const evidence: Record<Exclude<EvidenceKind, 'doubled'>, number> = {
    quote: quoteOdds * Math.min(2, room.quoted.get(mentioned)?.get(label) ?? 0),
    announce: announceOdds * Math.min(2, mention?.announced.get(label) ?? 0),
    name: resemblances.compare(mentioned, label).odds + (known === label ? elsewhereOdds : 0),
    adjacent: mention ? adjacency(mention, label, room) : 0,
  };
  const odds = Object.values(evidence).reduce((sum, one) => sum + one, 0);
  const kinds = Object.entries(evidence) as [EvidenceKind, number][];
  const [strongest] = kinds.sort((a, b) => b[1] - a[1]);
  return { label, odds, kind: strongest?.[0] ?? 'adjacent' };
}

function adjacency(mention: MentionSurvey, label: string, room: RoomSurvey): number {
  const met = mention.metOn.get(label) ?? 0;
  const rate = Math.min(0.99, (room.speakers.get(label)?.days ?? 0) / Math.max(1, room.days));
  const absent = Math.log((1 - presentThatDay) / (1 - rate * 0.99));
  const there = Math.log(presentThatDay / Math.max(0.05, rate));
  const sum = (mention.near.get(label) ?? 0) + met * Math.max(0, Math.min(there, 1)) * 0.5 + (mention.count - met) * absent;
  return Math.max(-maxNear, Math.min(maxNear, sum));
}
