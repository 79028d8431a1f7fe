import { createHash } from 'node:crypto';
import type { Day } from '../../archive/schema.ts';
import type { SpeakerOf } from '../../view/speaker.ts';

/** Fingerprints are added up below this; sums of them stay exact. */
const modulus = 2 ** 48;

/** Returns a number that changes when anything that is searched or shown of a day does, names of people too. */
export function fingerprintOf({ room, date, messages, frontMatter }: Day, speakerOf: SpeakerOf): number {
  const labels = [...new Set(messages.map(({ speaker }) => speaker))];
  const names = labels.map((label) => speakerOf(room, label).name);
  const text = JSON.stringify([room, date, messages, frontMatter.sessions, names]);
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}

/** Adds fingerprints up, in any order. */
export const addFingerprints = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => (sum + number) % modulus, 0);
