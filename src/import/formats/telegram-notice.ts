import {
  deletedAccount,
  type Language,
  type NoticeEvent,
  noticeWords,
  wordsAbout,
} from '../../language/notices.ts';
import { notice } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { type TelegramMessage, wordsOf } from './telegram-message.ts';
import { moneyOf } from './telegram-money.ts';

/** The events of Telegram's actions; others are told by the action's own name. */
const events: Readonly<Record<string, NoticeEvent>> = {
  create_group: 'create',
  create_channel: 'create',
  migrate_to_supergroup: 'upgrade',
  migrate_from_group: 'upgrade',
  invite_members: 'invite',
  remove_members: 'remove',
  join_group_by_link: 'join',
  join_group_by_request: 'join',
  edit_group_title: 'rename',
  edit_group_photo: 'picture',
  delete_group_photo: 'picture-removed',
  pin_message: 'pin',
  phone_call: 'call',
  group_call: 'call',
  invite_to_group_call: 'call-invite',
  group_call_scheduled: 'call-scheduled',
  topic_created: 'topic',
  topic_edit: 'topic-edited',
  boost_apply: 'boost',
  set_messages_ttl: 'expiry',
  edit_chat_theme: 'theme',
  score_in_game: 'score',
  clear_history: 'clear',
  joined_telegram: 'signup',
  take_screenshot: 'screenshot',
  send_payment: 'payment',
  giveaway_launch: 'giveaway',
  giveaway_results: 'giveaway-results',
};

/** Returns what a service message tells. @param who the label of whoever acted */
export function noticeOf(one: TelegramMessage, who: string, language: Language): Content {
  const action = one.action ?? '';
  const whom = (one.members ?? []).map((name) => name ?? deletedAccount(language));
  const alone = whom.length === 1 && whom[0] === who;
  const stated = events[action];
  const event = stated === 'invite' && alone ? 'join' : stated === 'remove' && alone ? 'leave' : stated;
  if (event === undefined) {
    const words = one.information_text || action.replaceAll('_', ' ') || wordsOf(one.text);
    const slug = /^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(action) ? action.replaceAll('_', '-') : undefined;
    return notice(wordsAbout(language, who, words), slug);
  }
  return notice(noticeWords(language, event, { who, whom, what: whatOf(one) }), event);
}

/** What an action is about, in words. */
function whatOf(one: TelegramMessage): string | undefined {
  const title = one.title ?? one.new_title;
  if (title) return title;
  const seconds = one.duration ?? one.duration_seconds;
  if (seconds) return durationOf(seconds);
  if (typeof one.schedule_date === 'string') return one.schedule_date.replace('T', ' ');
  if (typeof one.score === 'number') return String(one.score);
  if (typeof one.winners === 'number') return `×${one.winners}`;
  return moneyOf(one.amount, one.currency) || undefined;
}

/** `1:05`, of 65 seconds. */
const durationOf = (seconds: number): string =>
  `${Math.trunc(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
