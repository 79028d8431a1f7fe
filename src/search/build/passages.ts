import { Parser } from 'htmlparser2';
import { foreignClasses, passageElements } from '../format/passage.ts';

/** A paragraph, list item, table cell or heading of a digest. */
export interface Passage {
  /** The nearest place in the page that an address can name. */
  anchor: string;
  /** The heading that it stands under; empty before the first. */
  heading: string;
  text: string;
}

/** A digest as its page shows it. */
export interface DigestPage {
  title: string;
  room: string;
  date: string;
  passages: Passage[];
}

const blocks = new Set(passageElements);
const headings = /^h[2-6]$/;
const empty = new Set(['br', 'hr', 'img', 'wbr', 'input', 'link', 'meta', 'source']);
const isForeign = (classes: string): boolean =>
  classes.split(' ').some((one) => foreignClasses.includes(one));

/**
 * Reads the digest on a page that the build made: what stands in the element with `data-digest`.
 * @returns nothing when the page has no digest
 */
export function readDigestPage(html: string): DigestPage | undefined {
  let page: DigestPage | undefined;
  /** Depth of elements within the digest, and the depth at which something foreign began. */
  let depth = 0;
  let foreignFrom = Infinity;
  let anchor = '';
  let heading = '';
  let text = '';
  let own = '';
  const flush = (): string => {
    const said = text.replace(/\s+/gu, ' ').trim();
    if (said !== '') page?.passages.push({ anchor: own === '' ? anchor : own, heading, text: said });
    text = '';
    own = '';
    return said;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (depth === 0) {
        const { 'data-digest': title, 'data-room': room = '', 'data-date': date = '' } = attributes;
        if (title === undefined || page) return;
        page = { title, room, date, passages: [] };
      }
      if (empty.has(name)) {
        text += ' ';
        return;
      }
      depth++;
      if (blocks.has(name)) flush();
      const id = attributes['id'];
      if (id) {
        if (headings.test(name)) anchor = id;
        else own ||= id;
      }
      if (depth < foreignFrom && isForeign(attributes['class'] ?? '')) foreignFrom = depth;
    },
    ontext(data) {
      if (depth > 0 && depth < foreignFrom) text += data;
    },
    onclosetag(name) {
      if (depth === 0 || empty.has(name)) return;
      if (depth === foreignFrom) foreignFrom = Infinity;
      depth--;
      if (!blocks.has(name)) return;
      const said = flush();
      if (headings.test(name)) heading = said;
    },
  });
  parser.end(html);
  return page;
}
