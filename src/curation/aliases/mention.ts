const start = /(?<![A-Za-z0-9._-])@/g;
const loose = /^[^\s?@\u2005,，.。:：;；!！？、()（）「」"“”]{1,40}/u;
const bracketed = /^[^\s?@\u2005,，.。:：;；!！？、「」"“”]{1,40}/u;

/** The longest label that one message mentions. */
const maxLabelLength = 40;

/**
 * Gives the labels that a text mentions: where U+2005 or a known label tells the end, exactly; else up to
 * white space, `?` or punctuation.
 */
export function mentionsIn(text: string, isLabel: (label: string) => boolean): string[] {
  const found: string[] = [];
  for (const { index } of text.matchAll(start)) {
    const rest = text.slice(index + 1, index + 2 + maxLabelLength);
    const label = exactLabel(rest) ?? knownLabel(rest, isLabel) ?? looseLabel(rest);
    if (label !== undefined && label !== '') found.push(label);
  }
  return found;
}

function exactLabel(rest: string): string | undefined {
  const end = rest.indexOf('\u2005');
  const label = rest.slice(0, Math.max(0, end));
  return end > 0 && !/[\n@]/.test(label) ? label.trim() : undefined;
}

function knownLabel(rest: string, isLabel: (label: string) => boolean): string | undefined {
  for (let end = Math.min(rest.length, maxLabelLength); end > 1; end--) {
    // A label ends where a word ends: 王 is not mentioned by @王松.
    if (!/[\s?@]/.test(rest[end] ?? ' ')) continue;
    const label = rest.slice(0, end);
    if (isLabel(label)) return label;
  }
  return undefined;
}

/** A bracket belongs to the label when it is closed before the label ends: 东软(前)-开发. */
function looseLabel(rest: string): string | undefined {
  const label = bracketed.exec(rest)?.[0] ?? '';
  const balanced = /^[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*$/.test(label);
  return balanced ? label : loose.exec(rest)?.[0];
}
