import { secondsOf } from '../../../src/message/clock.ts';

/** A session of the truth set, as far as it is scored. */
export interface TrueSession {
  lead: string[];
  signinStart?: string;
  talkStart: string;
  talkEnd: string;
  qaEnd?: string | null;
  qaEndMax?: string | null;
  lateQa?: [string, string][];
  optional?: boolean;
}

/** What a prediction must have. */
export interface FoundSession {
  lead: string[];
  talkStart: string;
  talkEnd: string;
  qaEnd?: string;
}

/** One day to score: what is there, what was found, and the seconds of its messages. */
export interface ScoredDay {
  truth: readonly TrueSession[];
  found: readonly FoundSession[];
  seconds: readonly number[];
}

export interface Score {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  sessionF1: number;
  start2: number;
  end2: number;
  lead: number;
  messageF1: number;
}

interface Span {
  from: number;
  end: number;
  to: number;
}

const spanOf = ({ talkStart, talkEnd, qaEnd }: FoundSession | TrueSession): Span => {
  const end = secondsOf(talkEnd);
  return { from: secondsOf(talkStart), end, to: Math.max(end, qaEnd ? secondsOf(qaEnd) : 0) };
};
const within = (second: number, from: number, to: number): boolean => second >= from && second <= to;
const signInOf = (session: TrueSession): number => secondsOf(session.signinStart ?? session.talkStart);
const latestOf = (session: TrueSession): number =>
  Math.max(spanOf(session).to, session.qaEndMax ? secondsOf(session.qaEndMax) : 0);
const lateOf = (session: TrueSession): [number, number][] =>
  (session.lateQa ?? []).map(([from, to]) => [secondsOf(from), secondsOf(to)]);

/** Messages around a session of which its curators could say this or that: they neither help nor hurt. */
function undecided(session: TrueSession, second: number): boolean {
  const { from, to } = spanOf(session);
  if (second >= signInOf(session) && second < from) return true;
  if (second > to && second <= latestOf(session)) return true;
  return lateOf(session).some(([start, end]) => within(second, start, end));
}

function overlap(session: TrueSession, found: FoundSession, seconds: readonly number[]): number {
  const [truth, guess] = [spanOf(session), spanOf(found)];
  let union = 0;
  let both = 0;
  for (const second of seconds) {
    const inTruth = within(second, truth.from, truth.to);
    const inGuess = within(second, guess.from, guess.to);
    if (!inTruth && undecided(session, second)) continue;
    if (inTruth || inGuess) union++;
    if (inTruth && inGuess) both++;
  }
  return union === 0 ? 0 : both / union;
}

/** Scores days by the rules of the truth set's own script: an overlap of half the messages is a hit. */
export function scoreDays(days: readonly ScoredDay[]): Score {
  let [truePositives, falsePositives, falseNegatives, leads, start2, end2] = [0, 0, 0, 0, 0, 0];
  const messages = { hit: 0, extra: 0, missed: 0 };
  for (const { truth, found, seconds } of days) {
    const real = truth.filter((session) => !session.optional);
    const optional = truth.filter((session) => session.optional);
    const pairs = real
      .flatMap((session) =>
        found.map((guess) => ({ session, guess, share: overlap(session, guess, seconds) })),
      )
      .filter(({ share }) => share >= 0.5)
      .sort((a, b) => b.share - a.share);
    const matched = new Set<TrueSession | FoundSession>();
    for (const { session, guess } of pairs) {
      if (matched.has(session) || matched.has(guess)) continue;
      matched.add(session).add(guess);
      truePositives++;
      const [t, g] = [spanOf(session), spanOf(guess)];
      leads += Number(guess.lead.some((label) => session.lead.includes(label)));
      start2 += Number(Math.abs(t.from - g.from) <= 120);
      end2 += Number(Math.abs(t.end - g.end) <= 120);
    }
    falseNegatives += real.filter((session) => !matched.has(session)).length;
    falsePositives += found.filter((guess) => {
      const { from, to } = spanOf(guess);
      if (matched.has(guess)) return false;
      if (optional.some((session) => to >= signInOf(session) && from <= latestOf(session))) return false;
      const late = truth.flatMap(lateOf);
      return !late.some(([a, b]) => Math.min(to, b) - Math.max(from, a) >= 0.5 * Math.max(1, to - from));
    }).length;

    for (const second of seconds) {
      const inTruth = real.some((session) => within(second, spanOf(session).from, spanOf(session).to));
      if (!inTruth) {
        if (optional.some((session) => within(second, signInOf(session), latestOf(session)))) continue;
        if (truth.some((session) => undecided(session, second))) continue;
      }
      const inFound = found.some((guess) => within(second, spanOf(guess).from, spanOf(guess).to));
      if (inTruth && inFound) messages.hit++;
      else if (inFound) messages.extra++;
      else if (inTruth) messages.missed++;
    }
  }
  const share = (part: number): number => (truePositives === 0 ? 0 : part / truePositives);
  return {
    truePositives,
    falsePositives,
    falseNegatives,
    sessionF1: f1(truePositives, falsePositives, falseNegatives),
    start2: share(start2),
    end2: share(end2),
    lead: share(leads),
    messageF1: f1(messages.hit, messages.extra, messages.missed),
  };
}

const f1 = (hit: number, extra: number, missed: number): number =>
  hit === 0 ? 0 : (2 * hit) / (2 * hit + extra + missed);
