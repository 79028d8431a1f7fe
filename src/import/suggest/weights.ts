import type { SignalName } from './signals.ts';

/** What each signal counts, in log-odds at full strength. Fitted by `tests/bench/fit.ts`; see docs/suggest.md. */
export const weights: Readonly<Record<SignalName, number>> = {
  dominance: 3.5,
  monologue: 7.5,
  silence: 0.3,
  pasted: 3.2,
  'sign-in': 1.1,
  announcement: 2.3,
  named: 6.2,
  hour: 0.3,
  'host words': 0,
  opening: 2.1,
  closing: 2,
  applause: 0.4,
  answers: 2.2,
};

/** The log-odds of a talk where there is no signal at all. */
export const bias = -10.7;
