import type { Repair } from './repair.ts';

const dashes = '- - - - -';

/**
 * `「NAME: words」 - - - - - answer` on one line → the quoted words, a dashed line, the answer; only when the
 * words were said on this day. Some exports lost the corner brackets as `?`.
 */
export const quotes: Repair = {
  name: 'quote',
  summary: 'flattened replies given their lines again, where the quoted message is found',
  apply: (text, { occurredBefore }) => {
    const at = text.indexOf(dashes);
    if (at < 0) return undefined;
    const head = text.slice(0, at).trim();
    if (!/^[「?]/.test(head) || !/[」?]$/.test(head)) return undefined;
    const inner = head.slice(1, -1).trim();
    const colon = inner.search(/[：:]/);
    if (colon < 1 || colon > 60 || inner.slice(0, colon).includes('\n')) return undefined;
    const quoted = inner.slice(colon + 1).trim();
    const line = /^[- ]+/.exec(text.slice(at))?.[0] ?? '';
    // Only what is before the answer goes: U+2005 behind a mention at its end is white space too.
    const answer = text.slice(at + line.length).trimStart();
    if (quoted === '' || answer === '' || !occurredBefore(quoted)) return undefined;
    const after = `「${inner.slice(0, colon).trim()}${inner[colon] ?? ''}${quoted}」\n${line.trim()}\n${answer}`;
    return after === text ? undefined : after;
  },
};
