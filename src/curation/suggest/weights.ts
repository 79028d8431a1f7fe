import type { SignalName } from './signals.ts';

/** What each signal counts, in log-odds at full strength. Fitted by `tests/bench/suggest.ts --fit`; see docs/suggest.md. */
export const weights: Readonly<Record<SignalName, number>> = {
  dominance: 8.8,
  monologue: 7.7,
  silence: 2.2,
  pasted: 9.4,
  'sign-in': 0,
  announcement: 1.6,
  named: 6.3,
  hour: 0.1,
  opening: 4.7,
  closing: 1.3,
  answers: 1.4,
};

/** The log-odds of a talk where there is no signal at all. */
export const bias = -13.1;
