import { createHash } from 'node:crypto';
import type { ExportDay } from '../format.ts';
import { ownerLabel } from '../owner.ts';

/**
 * Returns exports whose times have seconds first, then the fullest, so that the result does not depend on the order in
 * which they came.
 */
export function inFixedOrder(exports: readonly ExportDay[]): readonly ExportDay[] {
  if (exports.length < 2) return exports;
  const keyed = exports.map((part) => {
    const hash = createHash('sha256').update(JSON.stringify([part.messages, part.frontMatter]));
    const coarse = part.messages.some(({ minuteOnly }) => minuteOnly) ? 1 : 0;
    return { part, coarse, digest: hash.digest('hex') };
  });
  keyed.sort(
    (a, b) =>
      a.coarse - b.coarse || b.part.messages.length - a.part.messages.length || compare(a.digest, b.digest),
  );
  return keyed.map(({ part }) => part);
}

/** Returns the label that says most about its person: the longest, the exporter's own only when there is no other. */
export function fullestLabel(labels: readonly string[]): string {
  const rank = (label: string): number => (label === ownerLabel ? -1 : label.length);
  return [...labels].sort((a, b) => rank(b) - rank(a) || compare(a, b))[0] as string;
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
