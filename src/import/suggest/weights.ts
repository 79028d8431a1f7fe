import type { SignalName } from './signals.ts';

/** What each signal counts, in log-odds at full strength. Fitted by `tests/bench/fit.ts`; see docs/suggest.md. */
export const weights: Readonly<Record<SignalName, number>> = {
  dominance: 8,
  silence: 1,
  pasted: 1,
  'sign-in': 3,
  announcement: 2,
  'host words': 1,
  opening: 3,
  closing: 2,
  applause: 1,
  answers: 0.5,
};

/** The log-odds of a talk where there is no signal at all. */
export const bias = -9;
