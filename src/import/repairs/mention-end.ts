import type { Repair } from './repair.ts';

/** WeChat ends a mention with this; exports make it `?` or a space. */
const mentionEnd = '\u2005';

/** WeChat's longest name in a group, with room for a label that an export lengthened. */
const maxLabelLength = 40;

/** `@LABEL?` → `@LABEL` and U+2005, for the longest known label that stands there. */
export const mentionEnds: Repair = {
  name: 'mention-end',
  summary: 'U+2005 restored after a mention of a known label, where `?` or a space stood for it',
  apply: (text, { isLabel }) => {
    let after = '';
    let done = 0;
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      if (at > 0 && /[A-Za-z0-9._-]/.test(text[at - 1] as string)) continue;
      const end = endOfLabel(text, at + 1, isLabel);
      if (end === undefined) continue;
      after += text.slice(done, end) + mentionEnd;
      done = end + 1;
    }
    return done === 0 ? undefined : after + text.slice(done);
  },
};

/** Where the longest known label from `start` on ends, if `?` or a space follows it. */
function endOfLabel(text: string, start: number, isLabel: (label: string) => boolean): number | undefined {
  const limit = Math.min(text.length, start + maxLabelLength);
  let best: number | undefined;
  for (let end = start; end < limit && !'@\n'.includes(text[end] as string); end++) {
    // What has its end needs none.
    if (text[end] === mentionEnd) return undefined;
    if ((text[end] === '?' || text[end] === ' ') && isLabel(text.slice(start, end))) best = end;
  }
  return best;
}
