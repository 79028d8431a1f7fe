import type { SignalName } from './signals.ts';

/** What each signal counts, in log-odds at full strength. Fitted by `tests/bench/suggest.ts --fit`; see docs/suggest.md. */
export const weights: Readonly<Record<SignalName, number>> = {
  dominance: 3.4,
  monologue: 7.5,
  silence: 0.7,
  pasted: 3.8,
  'sign-in': 1.8,
  announcement: 2,
  named: 6.1,
  hour: 0.8,
  opening: 1.8,
  closing: 2.3,
  answers: 3.3,
};

/** The log-odds of a talk where there is no signal at all. */
export const bias = -12.2;
