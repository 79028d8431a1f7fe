import { forward } from '../message/content.ts';
import type { Message, MessageOf } from '../message/schema.ts';
import type { RuleContext } from './earlier.ts';
import { withoutRemovedItems, withoutRemovedQuote } from './removed.ts';

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
    apply(message, context) {
      // Of these kinds the text is what its sender wrote, and no fact repeats it.
      if (message.kind !== 'text' && message.kind !== 'image' && message.kind !== 'video') return message;
      const unquoted = withoutRemovedQuote(message.text, context);
      if (!unquoted) return message;
      return { ...message, text: unquoted.text, replyTo: message.replyTo ?? unquoted.reference };
    },
  },
  'removed-forward': {
    summary: 'What was removed is removed from forwarded records too.',
    apply(message, context) {
      if (message.kind !== 'forward') return message;
      const items = withoutRemovedItems(message.items, context);
      if (items === message.items) return message;
      const published: MessageOf<'forward'> = { ...message, ...forward(message.title ?? '', items) };
      return published;
    },
  },
} as const satisfies Record<string, PolicyRule>;

const rules: readonly PolicyRule[] = Object.values(policy);

/** Returns a message as it may be published. */
export const publish = (message: Message, context: RuleContext): Message =>
  rules.reduce((published, rule) => rule.apply(published, context), message);
