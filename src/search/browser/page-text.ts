import type { Range as TextRange } from '../query/excerpt.ts';

/** A stretch of the text that the index has of a message, with what shows it on the page. */
export interface TextRun {
  text: string;
  /** A text node that has the same words, or an element that shows them in another way. */
  shownBy: Text | Element;
  /** Where in the text node the words begin. */
  offset?: number;
}

/** Elements that begin on a line of their own. */
const blocks = 'p, div, blockquote, li, figure';
/** Emoticons, which the index has as `[name]`. */
const emoticons = '[role="img"][title]';
/** Addresses, of which a long one is shown shortened. */
const addresses = 'a[rel~="ugc"][href]';
/** Quoted words, which the index has as `「name：words」`, and before them a word of ours and the name. */
const quotes = 'blockquote.quote';
const quoteHeads = 'blockquote.quote cite';
/** What stands in a message and is not what it says. */
const notContent = 'header, footer, .visually-hidden, .kind, .cited, .picture-gone';

/** Returns the text of a message on its day's page. */
export const messageRuns = (message: Element): TextRun[] => textRuns(message, notContent, runsInsteadOf);

/**
 * Returns the text of a passage of a digest.
 * @param excluded selects what stands in it and belongs to another passage, or to no digest
 */
export const passageRuns = (passage: Element, excluded: string): TextRun[] =>
  textRuns(passage, excluded, () => undefined);

function textRuns(
  root: Element,
  excluded: string,
  insteadOf: (element: Element) => TextRun[] | undefined,
): TextRun[] {
  const runs: TextRun[] = [];
  const read = (parent: Element): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) runs.push(textRun(node));
      if (!(node instanceof Element) || node.matches(excluded)) continue;
      const other = node.matches('br') ? [{ text: '\n', shownBy: node }] : insteadOf(node);
      if (other) {
        runs.push(...other);
        continue;
      }
      if (node.matches(blocks) && runs.length > 0) runs.push({ text: '\n', shownBy: node });
      read(node);
      if (node.matches(quotes)) runs.push({ text: '」', shownBy: node });
    }
  };
  read(root);
  return runs;
}

/** Returns the run of a text node; the space behind who is quoted stands on the page alone. */
function textRun(node: Text): TextRun {
  const { data, previousSibling } = node;
  const isQuote = previousSibling instanceof Element && previousSibling.matches(quoteHeads);
  const text = isQuote ? data.trimStart() : data;
  return { text, shownBy: node, offset: data.length - text.length };
}

/** Returns the runs of an element of a message that the index has in another form than the page. */
function runsInsteadOf(element: Element): TextRun[] | undefined {
  const whole = (text: string): TextRun[] => [{ text, shownBy: element }];
  if (element.matches(emoticons)) return whole(`[${element.getAttribute('title') ?? ''}]`);
  if (element.matches('img')) return whole(element.getAttribute('alt') ?? '');
  if (element.matches(quoteHeads)) return quoteHeadRuns(element);
  return element.matches(addresses) ? addressRuns(element) : undefined;
}

/** Returns the runs of who is quoted, before whose name the page has a word of its own. */
function quoteHeadRuns(cite: Element): TextRun[] {
  const label = cite.firstChild;
  if (!(label instanceof Text)) return [];
  const name = label.data.replace(/^\S+\s/u, '');
  return [
    { text: '「', shownBy: cite },
    { text: name, shownBy: label, offset: label.data.length - name.length },
    { text: '：', shownBy: cite },
  ];
}

/** Returns the runs of an address: what of it is shown, and what is left out before and after. */
function addressRuns(link: Element): TextRun[] {
  const address = link.getAttribute('href') ?? '';
  const shown = link.firstChild;
  const whole = { text: address, shownBy: link };
  if (!(shown instanceof Text) || link.childNodes.length > 1) return [whole];
  const written = shown.data.replace(/…$/u, '');
  const at = address.indexOf(written);
  if (at < 0) return [whole];
  return [
    { text: address.slice(0, at), shownBy: link },
    { text: written, shownBy: shown },
    { text: address.slice(at + written.length), shownBy: link },
  ];
}

/** Returns the ranges of the document that show stretches of the joined text. */
export function rangesOf(runs: readonly TextRun[], stretches: readonly TextRange[]): Range[] {
  return stretches.map(({ start, end }) => {
    const range = new Range();
    let from = 0;
    let begun = false;
    for (const { text, shownBy, offset = 0 } of runs) {
      const to = from + text.length;
      if (to > start && from < end) {
        const isText = shownBy instanceof Text;
        if (!begun) range.setStart(shownBy, isText ? offset + Math.max(0, start - from) : 0);
        begun = true;
        const last = isText ? offset + Math.min(end - from, text.length) : shownBy.childNodes.length;
        range.setEnd(shownBy, last);
      }
      from = to;
    }
    return range;
  });
}
