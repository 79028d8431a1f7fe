import { forward } from '../message/content.ts';
import { type Quote, splitQuote } from '../message/inline.ts';
import { readForward } from '../message/kind-annotation.ts';
import type { ForwardItem, MessageReference } from '../message/schema.ts';
import type { QuotedMessage, RuleContext } from './earlier.ts';

/** A quote within the words of another one: who is quoted, and what they said up to the dashed line. */
const nestedQuote = /^「(?<speaker>[^\n：:]{1,60})[：:](?<quoted>[^]*?)(?:」?\n[-—– ]{5,}(?:\n|$)|」?$)/u;

/** Returns a text without the words that it quotes of what was removed; nothing where it quotes none such. */
export function withoutRemovedQuote(
  text: string,
  context: RuleContext,
): { text: string; reference: MessageReference } | undefined {
  const { quote, rest } = splitQuote(text);
  const removed = quote && removedIn(quote, context);
  return removed && { text: rest.trim(), reference: removed.reference };
}

/** Returns the removed message of which a quote holds words, itself or in what it quotes again. */
function removedIn({ speaker, text }: Quote, context: RuleContext): QuotedMessage | undefined {
  const quoted = context.earlier.quoted(context.who(speaker), text);
  if (quoted) return quoted.published ? undefined : quoted;
  const nested = nestedQuote.exec(text)?.groups;
  return nested && removedIn({ speaker: nested['speaker'] ?? '', text: nested['quoted'] ?? '' }, context);
}

/** Returns the items of a forwarded record without what was removed; the same list where there is none such. */
export function withoutRemovedItems(
  items: readonly ForwardItem[],
  context: RuleContext,
): readonly ForwardItem[] {
  const published = items.map((item) => publishedItem(item, context));
  return published.some((item, index) => item !== items[index]) ? published : items;
}

function publishedItem(item: ForwardItem, context: RuleContext): ForwardItem {
  const { speaker, time, kind, text } = item;
  if (isRemoved(item, context)) return { ...item, kind: 'removed', text: '' };
  if (kind === 'forward') {
    const { title, items } = readForward(text);
    const published = withoutRemovedItems(items, context);
    return published === items ? item : { speaker, time, kind, text: forward(title ?? '', published).text };
  }
  const unquoted = withoutRemovedQuote(text, context);
  return unquoted ? { ...item, text: unquoted.text } : item;
}

/** Whether an item is a removed message: by its time, and where it has none by its words, as a quote is. */
function isRemoved({ speaker, time, kind, text }: ForwardItem, { earlier, who }: RuleContext): boolean {
  if (speaker === '' || kind === 'removed') return false;
  if (time !== undefined) return earlier.wasRemoved(who(speaker), time.slice(-8));
  return earlier.quoted(who(speaker), text)?.published === false;
}
