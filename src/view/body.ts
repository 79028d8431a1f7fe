import { type Inline, type Quote, readInlines, splitQuote } from '../message/inline.ts';
import type { Message, MessageReference } from '../message/schema.ts';
import type { RuleContext } from './earlier.ts';
import type { Speaker } from './speaker.ts';

/** A piece of a message's text; a mention with whom it means, where people know them. */
export type InlineView = Inline & { person?: Speaker };

/** The words of another message that a text repeats before its own. */
export interface QuoteView {
  speaker: Speaker;
  inlines: InlineView[];
  /** The message that they are of; absent where it could not be found. */
  of?: MessageReference;
}

/** A message's text taken apart. */
export interface BodyView {
  quote?: QuoteView;
  inlines: InlineView[];
}

/** Returns the text of a message taken apart, or nothing when all of it is plain words. */
export function bodyView({ kind, text }: Message, context: RuleContext): BodyView | undefined {
  if (kind === 'removed' || text === '') return undefined;
  const { quote, rest } = kind === 'text' ? splitQuote(text) : { quote: undefined, rest: text };
  const inlines = readInlines(rest);
  if (quote) return { quote: quoteView(quote, context), inlines: withPeople(inlines, context.who) };
  const isPlain = inlines.length === 1 && inlines[0]?.type === 'text';
  return isPlain ? undefined : { inlines: withPeople(inlines, context.who) };
}

function quoteView({ speaker, text }: Quote, { earlier, who }: RuleContext): QuoteView {
  const view = { speaker: who(speaker), inlines: withPeople(readInlines(text), who) };
  const quoted = earlier.quoted(view.speaker, text);
  return quoted ? { ...view, of: quoted.reference } : view;
}

function withPeople(inlines: readonly Inline[], who: RuleContext['who']): InlineView[] {
  return inlines.map((inline) => {
    const person = inline.type === 'mention' ? who(inline.label) : undefined;
    return person?.slug === undefined ? inline : { ...inline, person };
  });
}

/** Characters of an address that are shown, so that it is not longer than a line. */
const addressCharacters = 60;
/** Characters of a host that are shown. */
const hostCharacters = 40;

/**
 * Returns an address as it is shown: without the protocol, and not longer than a line. Where it leads is always seen:
 * of a long host the end, which says whose it is, and nothing that only looks like a host before an `@`.
 */
export function shownAddress(address: string): string {
  const bare = address.replace(/^https?:\/\/(?:[^/?#\\]*@)?(?:www\.)?/i, '').replace(/\/$/, '');
  const host = /^[^/?#\\]*/.exec(bare)?.[0] ?? '';
  const short =
    host.length > hostCharacters ? `…${host.slice(1 - hostCharacters)}${bare.slice(host.length)}` : bare;
  return short.length > addressCharacters ? `${short.slice(0, addressCharacters - 3)}…` : short;
}

/** Returns a space where a sign that is not shown ended a mention; elsewhere the text goes on as it stands. */
export const afterMention = ({ raw }: Extract<Inline, { type: 'mention' }>): string =>
  raw.endsWith('\u2005') ? ' ' : '';

/** Returns a piece of text as words on one line. */
export function shownWords(inline: Inline): string {
  if (inline.type === 'text') return inline.value;
  if (inline.type === 'mention') return `@${inline.label}${afterMention(inline)}`;
  if (inline.type === 'emoticon') return inline.emoji;
  return inline.type === 'link' ? shownAddress(inline.href) : inline.name;
}
