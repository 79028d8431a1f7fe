import { forward } from '../message/content.ts';
import { readBody } from '../message/inline.ts';
import type { Message, MessageOf } from '../message/schema.ts';
import { textOfInlines } from './body.ts';
import type { EarlierMessages } from './earlier.ts';
import type { Speaker } from './speaker.ts';

/** What a rule may ask about the day around a message. */
export interface RuleContext {
  earlier: EarlierMessages;
  /** Returns the bearer of a label in the room. */
  who: (label: string) => Speaker;
}

/** A rule about what may be published. */
export interface PolicyRule {
  /** What it does, in a sentence. */
  summary: string;
  /** Returns a message as it may be published: the message itself where the rule has nothing to do. */
  apply: (message: Message, context: RuleContext) => Message;
}

/**
 * What may be published, and nothing else decides it: every page, file and search record is made of messages that
 * have passed these rules, in this order. Rules see the messages of a day one after the other, so that one may ask
 * what became of those before. A rule about how a person may appear belongs here too.
 */
export const policy = {
  'file-only': {
    summary: 'Unknown annotations and old spellings stay in the day file.',
    apply(message) {
      if (message.kind === 'removed') return message;
      if (message.annotations === undefined && message.spelling === undefined) return message;
      const { annotations: _annotations, spelling: _spelling, ...published } = message;
      return published;
    },
  },
  removed: {
    summary: 'Of a removed message only its place, its speaker and the reason for the removal are left.',
    apply(message) {
      if (message.kind !== 'removed') return message;
      const { id, time, speaker, kind, text } = message;
      return { id, time, speaker, kind, text };
    },
  },
  'removed-quote': {
    summary: 'A quote of what was removed becomes a reply to its tombstone.',
    apply(message, { earlier, who }) {
      if (message.kind !== 'text' || !message.text.startsWith('「')) return message;
      const { quote, inlines } = readBody(message.text);
      const quoted = quote && earlier.quoted(who(quote.speaker), quote.text);
      if (!quoted || quoted.published) return message;
      return {
        ...message,
        text: textOfInlines(inlines).trim(),
        replyTo: message.replyTo ?? quoted.reference,
      };
    },
  },
  'removed-forward': {
    summary: 'What was removed is removed from forwarded records too.',
    apply(message, { earlier, who }) {
      if (message.kind !== 'forward') return message;
      const items = message.items.map((item): (typeof message.items)[number] => {
        const isRemoved =
          item.time !== undefined && earlier.wasRemoved(who(item.speaker), item.time.slice(-8));
        return isRemoved ? { ...item, kind: 'removed', text: '' } : item;
      });
      if (items.every((item, index) => item === message.items[index])) return message;
      const published: MessageOf<'forward'> = { ...message, ...forward(message.title ?? '', items) };
      return published;
    },
  },
} as const satisfies Record<string, PolicyRule>;

const rules: readonly PolicyRule[] = Object.values(policy);

/** Returns a message as it may be published. */
export const publish = (message: Message, context: RuleContext): Message =>
  rules.reduce((published, rule) => rule.apply(published, context), message);
