import { emojiFor } from './emoticon.ts';

/** A piece of a message's body. Positions are offsets into the body, so that nothing is lost. */
export type Inline =
  | { type: 'text'; value: string }
  /** `label` is without the sign; `raw` as it stands, with what ended it. */
  | { type: 'mention'; label: string; raw: string }
  | { type: 'emoticon'; name: string; emoji: string }
  | { type: 'link'; href: string }
  /** `name` is what stands in brackets. `src` is an address, or a path below the content folder. */
  | { type: 'image'; name: string; src: string };

/** The words of another message that a text repeats before its own. */
export interface Quote {
  /** The label in front of them. */
  speaker: string;
  text: string;
}

/** A body with the quote that it answers set apart. */
export interface Body {
  quote: Quote | undefined;
  inlines: Inline[];
}

/**
 * What may stand in a body. Addresses are ASCII only, so that Chinese text glued to one ends it. A mention
 * ends with U+2005; where an export lost it, at white space or punctuation. An emoticon ends an address too.
 * Counted repetition keeps reading linear, whatever is repeated.
 */
const pattern =
  /!\[(?<name>[^\]\n]{0,200})\]\((?<src>[^()\s]+)\)|(?<href>https?:\/\/(?:(?!\[[^[\]\s]{1,12}\])[\x21\x23-\x3b\x3d\x3f-\x7e])+)|(?<![A-Za-z0-9._-])@(?:(?<exact>[^\u2005\n@]{1,40})\u2005|(?<loose>[^\s\u2005@,，.。:：;；!！?？、()（）「」"“”]{1,40}))|\[(?<emoticon>[^[\]\s]{1,12})\]/gu;

/** WeChat's copied form of a reply: the quoted words in corner brackets, a dashed line, the answer. */
const reply = /^「(?<speaker>[^\n：:]{1,60})[：:](?<quoted>[^]*?)」\n[-—– ]{5,}\n(?<rest>[^]*)$/u;

/** Sets the quote apart that a text begins with; `rest` is all of the text where there is none. */
export function splitQuote(text: string): { quote: Quote | undefined; rest: string } {
  const groups = text.startsWith('「') ? reply.exec(text)?.groups : undefined;
  if (!groups) return { quote: undefined, rest: text };
  const { speaker = '', quoted = '', rest = '' } = groups;
  return { quote: { speaker: speaker.trim(), text: quoted.trim() }, rest };
}

/** Takes a message's text apart. */
export function readBody(text: string): Body {
  const { quote, rest } = splitQuote(text);
  return { quote, inlines: readInlines(rest) };
}

/** Takes one run of text apart; a line break stays in the text. Joining what `rawOf` gives is the run again. */
export function readInlines(text: string): Inline[] {
  const inlines: Inline[] = [];
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index < done) continue;
    const found = inlineOf(match);
    if (!found) continue;
    if (match.index > done) inlines.push({ type: 'text', value: text.slice(done, match.index) });
    inlines.push(found.inline);
    done = match.index + found.length;
  }
  if (done < text.length) inlines.push({ type: 'text', value: text.slice(done) });
  return inlines;
}

/** Returns the characters that an inline was read from. */
export function rawOf(inline: Inline): string {
  if (inline.type === 'text') return inline.value;
  if (inline.type === 'mention') return inline.raw;
  if (inline.type === 'emoticon') return `[${inline.name}]`;
  return inline.type === 'link' ? inline.href : `![${inline.name}](${inline.src})`;
}

function inlineOf(match: RegExpExecArray): { inline: Inline; length: number } | undefined {
  const raw = match[0];
  const { name, src, href, exact, loose, emoticon } = match.groups ?? {};
  if (src !== undefined) return { inline: { type: 'image', name: name ?? '', src }, length: raw.length };
  if (href !== undefined) {
    const address = withoutTail(href);
    return { inline: { type: 'link', href: address }, length: address.length };
  }
  if (emoticon !== undefined) {
    const emoji = emojiFor(emoticon);
    return emoji ? { inline: { type: 'emoticon', name: emoticon, emoji }, length: raw.length } : undefined;
  }
  const label = (exact ?? loose ?? '').trim();
  return label === '' ? undefined : { inline: { type: 'mention', label, raw }, length: raw.length };
}

/** Drops the punctuation of the sentence around an address: a full stop, a closing bracket never opened. */
function withoutTail(address: string): string {
  let end = address.length;
  let open = 0;
  for (const sign of address) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const sign = address[end - 1] as string;
    if (sign === ')' && open < 0) open++;
    else if (!'.,;:!?\'"]'.includes(sign)) break;
  }
  return address.slice(0, end);
}
