/** Notices of chat tools: the words for what exports tell by a code, and the code of what they tell by words. */

/** A language that notices can be written in. */
export type Language = 'zh' | 'en';

/** Who did something, to whom, and to what: a title, a name, a number. */
export interface NoticeFacts {
  who?: string | undefined;
  whom?: readonly string[] | undefined;
  what?: string | undefined;
}

type Phrase = (facts: { who: string; whom: string; what: string }) => string;

const zh = {
  create: ({ who, what }) => `${who} 创建了群${quoted(what, '“', '”')}`,
  upgrade: ({ what }) => (what === '' ? '群已升级为超级群' : `由群“${what}”升级而来`),
  join: ({ who }) => `${who} 加入了群`,
  leave: ({ who }) => `${who} 退出了群`,
  invite: ({ who, whom }) => `${who} 邀请 ${whom} 加入了群`,
  remove: ({ who, whom }) => `${who} 将 ${whom} 移出了群`,
  rename: ({ who, what }) => `${who} 将群名改为“${what}”`,
  picture: ({ who }) => `${who} 更换了群头像`,
  'picture-removed': ({ who }) => `${who} 删除了群头像`,
  pin: ({ who }) => `${who} 置顶了一条消息`,
  unpin: ({ who }) => `${who} 取消了一条置顶消息`,
  recall: ({ who }) => `${who} 撤回了一条消息`,
  call: ({ who, what }) => `${who} 发起了通话${quoted(what, '（', '）')}`,
  'call-invite': ({ who, whom }) => `${who} 邀请 ${whom} 加入通话`,
  'call-scheduled': ({ who, what }) => `${who} 预约了通话${quoted(what, '（', '）')}`,
  topic: ({ who, what }) => `${who} 新建了话题“${what}”`,
  'topic-edited': ({ who, what }) => `${who} 将话题改为“${what}”`,
  subject: ({ who, what }) => `${who} 将群主题改为“${what}”`,
  purpose: ({ who, what }) => `${who} 将群简介改为“${what}”`,
  archive: ({ who }) => `${who} 归档了群`,
  unarchive: ({ who }) => `${who} 恢复了群`,
  'add-bot': ({ who }) => `${who} 添加了机器人`,
  'remove-bot': ({ who }) => `${who} 移除了机器人`,
  thread: ({ who, what }) => `${who} 开启了子话题${quoted(what, '“', '”')}`,
  boost: ({ who }) => `${who} 助力了群`,
  expiry: ({ who }) => `${who} 更改了消息自动删除时间`,
  theme: ({ who }) => `${who} 更换了聊天主题`,
  score: ({ who, what }) => `${who} 在游戏中得 ${what} 分`,
  clear: ({ who }) => `${who} 清空了聊天记录`,
  signup: ({ who }) => `${who} 加入了 Telegram`,
  screenshot: ({ who }) => `${who} 截了屏`,
  payment: ({ what }) => `已付款 ${what}`.trim(),
  giveaway: ({ what }) => `抽奖${quoted(what, '：', '')}`,
  'giveaway-results': ({ what }) => `抽奖结果${quoted(what, '：', '')}`,
} satisfies Record<string, Phrase>;

/** What a notice tells; the word stands in archives as its `event`. */
export type NoticeEvent = keyof typeof zh;

const en: Record<NoticeEvent, Phrase> = {
  create: ({ who, what }) => `${who} created the group${quoted(what, ' “', '”')}`,
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
  call: ({ who, what }) => `${who} started a call${quoted(what, ' (', ')')}`,
  'call-invite': ({ who, whom }) => `${who} invited ${whom} to a call`,
  'call-scheduled': ({ who, what }) => `${who} scheduled a call${quoted(what, ' (', ')')}`,
  topic: ({ who, what }) => `${who} created the topic “${what}”`,
  'topic-edited': ({ who, what }) => `${who} changed the topic to “${what}”`,
  subject: ({ who, what }) => `${who} set the channel’s topic: ${what}`,
  purpose: ({ who, what }) => `${who} set the channel’s purpose: ${what}`,
  archive: ({ who }) => `${who} archived the channel`,
  unarchive: ({ who }) => `${who} unarchived the channel`,
  'add-bot': ({ who }) => `${who} added a bot`,
  'remove-bot': ({ who }) => `${who} removed a bot`,
  thread: ({ who, what }) => `${who} started a thread${quoted(what, ' “', '”')}`,
  boost: ({ who }) => `${who} boosted the group`,
  expiry: ({ who }) => `${who} changed when messages delete themselves`,
  theme: ({ who }) => `${who} changed the chat’s theme`,
  score: ({ who, what }) => `${who} scored ${what} in the game`,
  clear: ({ who }) => `${who} cleared the history`,
  signup: ({ who }) => `${who} joined Telegram`,
  screenshot: ({ who }) => `${who} took a screenshot`,
  payment: ({ what }) => `Paid ${what}`.trim(),
  giveaway: ({ what }) => `Giveaway${quoted(what, ': ', '')}`,
  'giveaway-results': ({ what }) => `Giveaway results${quoted(what, ': ', '')}`,
};

const phrases: Record<Language, Record<NoticeEvent, Phrase>> = { zh, en };
const separators: Record<Language, string> = { zh: '、', en: ', ' };

/** Returns a notice's words in a language. */
export function noticeWords(language: Language, event: NoticeEvent, facts: NoticeFacts = {}): string {
  const { who = '', whom = [], what = '' } = facts;
  const words = phrases[language][event]({ who, whom: whom.join(separators[language]), what });
  return words.replace(/ {2,}/g, ' ').trim();
}

/** Words by which chat tools tell events, the more telling before the less. */
const events: readonly (readonly [RegExp, string])[] = [
  [/撤回了?(?:一条)?消息|recalled a message/i, 'recall'],
  [/拍了拍|\btickled\b/i, 'pat'],
  [/邀请.{0,200}(?:加入|进)了?群|\binvited\b.{0,200}\bgroup\b/i, 'invite'],
  [/移出了?群|\bremoved\b.{0,200}\bgroup\b/i, 'remove'],
  [/加入了?群|\bjoined\b.{0,60}\bgroup\b/i, 'join'],
  [/退出了?群|\bleft the group\b/i, 'leave'],
  [/修改群名|群名(?:称)?改为|\bchanged the group name\b/i, 'rename'],
  [/创建了群|\bcreated (?:the )?group\b/i, 'create'],
  [/通话|\b(?:voice|video) call\b/i, 'call'],
  [/置顶|\bpinned\b/i, 'pin'],
  [/群公告|\bannouncement\b/i, 'announcement'],
  [/红包|\bred packet\b/i, 'red-packet'],
];

/** Returns what a notice tells by its words, or nothing. */
export const eventOfWords = (words: string): string | undefined =>
  events.find(([pattern]) => pattern.test(words))?.[1];

const quoted = (what: string, before: string, after: string): string =>
  what === '' ? '' : `${before}${what}${after}`;
