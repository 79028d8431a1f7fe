import { between, type Phrase } from '../phrase.ts';
import type { phrases as first } from '../zh/notices.ts';

/** English words for what exports tell by a code. */
export const phrases: Record<keyof typeof first, Phrase> = {
  create: ({ who, what }) => `${who} created the group${between(' “', what, '”')}`,
  upgrade: ({ what }) =>
    what === '' ? 'The group became a supergroup' : `Upgraded from the group “${what}”`,
  join: ({ who }) => `${who} joined the group`,
  leave: ({ who }) => `${who} left the group`,
  invite: ({ who, whom }) => `${who} invited ${whom}`,
  remove: ({ who, whom }) => `${who} removed ${whom}`,
  rename: ({ who, what }) => `${who} changed the group’s name to “${what}”`,
  picture: ({ who }) => `${who} changed the group’s picture`,
  'picture-removed': ({ who }) => `${who} removed the group’s picture`,
  pin: ({ who }) => `${who} pinned a message`,
  unpin: ({ who }) => `${who} unpinned a message`,
  recall: ({ who }) => `${who} deleted a message`,
  call: ({ who, what }) => `${who} started a call${between(' (', what, ')')}`,
  'call-invite': ({ who, whom }) => `${who} invited ${whom} to a call`,
  'call-scheduled': ({ who, what }) => `${who} scheduled a call${between(' (', what, ')')}`,
  topic: ({ who, what }) => `${who} created the topic “${what}”`,
  'topic-edited': ({ who, what }) => `${who} changed the topic to “${what}”`,
  subject: ({ who, what }) => `${who} set the channel’s topic: ${what}`,
  purpose: ({ who, what }) => `${who} set the channel’s purpose: ${what}`,
  archive: ({ who }) => `${who} archived the channel`,
  unarchive: ({ who }) => `${who} unarchived the channel`,
  'add-bot': ({ who }) => `${who} added a bot`,
  'remove-bot': ({ who }) => `${who} removed a bot`,
  thread: ({ who, what }) => `${who} started a thread${between(' “', what, '”')}`,
  boost: ({ who }) => `${who} boosted the group`,
  expiry: ({ who }) => `${who} changed when messages delete themselves`,
  theme: ({ who }) => `${who} changed the chat’s theme`,
  score: ({ who, what }) => `${who} scored ${what} in the game`,
  clear: ({ who }) => `${who} cleared the history`,
  signup: ({ who }) => `${who} joined Telegram`,
  screenshot: ({ who }) => `${who} took a screenshot`,
  payment: ({ what }) => `Paid ${what}`.trim(),
  giveaway: ({ what }) => `Giveaway${between(': ', what, '')}`,
  'giveaway-results': ({ what }) => `Giveaway results${between(': ', what, '')}`,
};

/** Between names. */
export const separator = ', ';
/** Between a name and what is told of it. */
export const colon = ': ';
export const deletedAccount = 'Deleted account';

/** Words by which chat tools tell events, the more telling before the less. */
export const events: readonly (readonly [RegExp, string])[] = [
  [/\brecalled a message\b/i, 'recall'],
  [/\btickled\b/i, 'pat'],
  [/\binvited\b/i, 'invite'],
  [/\bremoved\b.{0,200}\bgroup\b/i, 'remove'],
  [/\bjoined\b.{0,60}\bgroup\b/i, 'join'],
  [/\bleft the group\b/i, 'leave'],
  [/\bchanged (?:the )?group (?:name|title)\b/i, 'rename'],
  [/\bcreated (?:the )?(?:group|channel)\b/i, 'create'],
  [/\b(?:voice|video) (?:call|chat)\b/i, 'call'],
  [/\bpinned\b/i, 'pin'],
];
