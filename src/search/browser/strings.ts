import type { MatchKind } from '../query/match.ts';
import type { Sort } from '../query/hit-layout.ts';
import type { QueryVariant } from './engine.ts';

/** Everything that the search says. */
export interface SearchStrings {
  label: string;
  placeholder: string;
  submit: string;
  close: string;
  idle: string;
  loading: string;
  slow: string;
  none: (query: string) => string;
  noneInDigests: (query: string) => string;
  noneHint: string;
  error: string;
  offline: string;
  retry: string;
  /** How many messages were found; `complete` says whether all of the archive has answered. */
  count: (messages: number, complete: boolean) => string;
  /** Behind the count: what other wordings found besides. */
  others: (others: readonly { words: string; count: number }[]) => string;
  /** On the button that shows messages which would have moved what is being read. */
  showPending: (messages: number) => string;
  /** What a hit of another wording bears. */
  variantReason: Readonly<Record<QueryVariant['reason'], (words: string) => string>>;
  /** On the button for the other hits of a group. */
  rest: (messages: number, ofSession: boolean) => string;
  neighbours: (places: number, shown: number) => string;
  noMessagesOf: (person: string) => string;
  context: { name: string; of: (message: string) => string; earlier: string; later: string };
  missing: string;
  removed: string;
  more: (left: number) => string;
  all: (messages: number) => string;
  keys: string;
  noScript: string;
  filters: { legend: string; room: string; place: string; year: string; any: string };
  /** On the button that unfolds the filters of a small screen. */
  refine: (chosen: number) => string;
  sort: string;
  sorts: Readonly<Record<Sort, string>>;
  /** Beside the box that has other wordings searched too. */
  alsoOthers: string;
  person: { name: string; all: string; find: string; none: string; more: (people: number) => string };
  option: (name: string, messages: number) => string;
  places: Readonly<Record<MatchKind, string>>;
  /** How many passages of a digest hold the words. */
  passages: (count: number) => string;
  /** On a page that a hit led to. @param at 1-based; 0 when none of them is in the address */
  hitOf: (at: number, hits: number) => string;
  previousHit: string;
  nextHit: string;
  backToResults: string;
  panels: string;
  talk: string;
  term: string;
  /** Before other words for the same thing. */
  alsoCalled: string;
  hints: string;
  /** Before what was probably meant. */
  didYouMean: string;
  /** Between the things of a list. */
  comma: string;
  /** @param date `YYYY-MM-DD` */
  date: (date: string) => string;
  year: (year: string) => string;
}

const format = (count: number): string => count.toLocaleString('en');

const zh: SearchStrings = {
  label: '搜索聊天记录',
  placeholder: '搜索原话，例如：预付卡、T+1、"Apple Pay"',
  submit: '搜索',
  close: '关闭',
  idle: '输入要找的原话。多个词用空格隔开，须同时出现；引号里的空格保留；词前加减号表示不含。',
  loading: '正在搜索…',
  slow: '网络较慢，仍在搜索…',
  none: (query) => `没有消息包含“${query}”`,
  noneInDigests: (query) => `没有纪要包含“${query}”`,
  noneHint: '这里查的是原话，一字不差。少写几个字，或去掉筛选条件再试。',
  error: '搜索没有完成：索引文件未能载入。',
  offline: '现在没有网络连接，联网后再试。',
  retry: '重试',
  count: (messages, complete) =>
    complete ? `${format(messages)} 条消息` : `已找到 ${format(messages)} 条，仍在搜索…`,
  others: (others) =>
    `，另有 ${others.map(({ words, count }) => `${format(count)} 条用了“${words}”`).join('、')}`,
  showPending: (messages) => `把其中 ${format(messages)} 条放进上面的结果`,
  variantReason: { synonym: (words) => `同义词：${words}`, script: (words) => `繁简写法：${words}` },
  rest: (messages, ofSession) => `${ofSession ? '本专题' : '当天'}另有 ${format(messages)} 条`,
  neighbours: (places, shown) =>
    `相邻消息里同时出现（${format(places)} 处${places > shown ? `，列出最近 ${shown} 处` : ''}）`,
  noMessagesOf: (person) => `没有找到“${person}”的消息`,
  context: {
    name: '前后文',
    of: (message) => `前后文：${message}`,
    earlier: '往前再多一些',
    later: '往后再多一些',
  },
  missing: '这条消息的内容没有随导出保存下来',
  removed: '这条消息已移除',
  more: (left) => `再显示一些（还有 ${format(left)} 条）`,
  all: (messages) => `查看全部 ${format(messages)} 条`,
  keys: '↑↓ 选择 · 回车打开 · Esc 关闭',
  noScript: '搜索需要 JavaScript；不开也可以从日历和专题一路读下去。',
  filters: { legend: '筛选', room: '群', place: '类别', year: '年份', any: '全部' },
  refine: (chosen) => (chosen > 0 ? `筛选与排序（已选 ${chosen} 项）` : '筛选与排序'),
  sort: '排序',
  sorts: { newest: '最新在前', best: '最相关在前' },
  alsoOthers: '也找同义词',
  person: {
    name: '成员',
    all: '全部成员',
    find: '输入名字查找',
    none: '没有这样的成员',
    more: (people) => `还有 ${format(people)} 位，输入名字查找`,
  },
  option: (name, messages) => `${name}（${format(messages)}）`,
  places: {
    talk: '分享',
    qa: '问答',
    'free-chat': '自由讨论',
    'sign-in': '签到',
    digest: '纪要',
    file: '文件与图片',
  },
  passages: (count) => `${format(count)} 段`,
  hitOf: (at, hits) => (at > 0 ? `本页第 ${at} 条，共 ${hits} 条` : `本页共 ${hits} 条`),
  previousHit: '上一条',
  nextHit: '下一条',
  backToResults: '回到结果',
  panels: '专题、纪要、术语与同义词',
  talk: '专题',
  term: '术语',
  alsoCalled: '另一种说法',
  hints: '相近的搜索与成员',
  didYouMean: '你是不是要找',
  comma: '、',
  date: (date) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`;
  },
  year: (year) => `${year} 年`,
};

const en: SearchStrings = {
  label: 'Search the chats',
  placeholder: 'Search for the very words: prepaid card, T+1, "Apple Pay"',
  submit: 'Search',
  close: 'Close',
  idle: 'Type the words as they were written. All of them must occur; quotes keep spaces; a minus leaves a word out.',
  loading: 'Searching…',
  slow: 'The connection is slow; still searching…',
  none: (query) => `No message contains “${query}”`,
  noneInDigests: (query) => `No digest contains “${query}”`,
  noneHint: 'Search looks for the very words. Try fewer characters, or drop a filter.',
  error: 'The search did not finish: part of the index did not load.',
  offline: 'You are offline. Try again when connected.',
  retry: 'Try again',
  count: (messages, complete) =>
    complete
      ? `${format(messages)} ${messages === 1 ? 'message' : 'messages'}`
      : `${format(messages)} so far…`,
  others: (others) =>
    `, and ${others.map(({ words, count }) => `${format(count)} with “${words}”`).join(', ')}`,
  showPending: (messages) => `Put ${format(messages)} of them among the hits above`,
  variantReason: { synonym: (words) => `Synonym: ${words}`, script: (words) => `Other script: ${words}` },
  rest: (messages, ofSession) => `${format(messages)} more of this ${ofSession ? 'session' : 'day'}`,
  neighbours: (places, shown) =>
    `Together in neighbouring messages (${format(places)}${places > shown ? `, the latest ${shown} shown` : ''})`,
  noMessagesOf: (person) => `No messages by “${person}” were found`,
  context: {
    name: 'Context',
    of: (message) => `Context: ${message}`,
    earlier: 'More before',
    later: 'More after',
  },
  missing: 'The export did not carry what this message said',
  removed: 'This message was removed',
  more: (left) => `Show more (${format(left)} left)`,
  all: (messages) => `Show all ${format(messages)}`,
  keys: '↑↓ choose · Enter opens · Esc closes',
  noScript: 'Search needs JavaScript; days and talks can be read without it.',
  filters: {
    legend: 'Filters',
    room: 'Room',
    place: 'Kind',
    year: 'Year',
    any: 'All',
  },
  refine: (chosen) => (chosen > 0 ? `Filters and order (${chosen} chosen)` : 'Filters and order'),
  sort: 'Order',
  sorts: { newest: 'Newest first', best: 'Best first' },
  alsoOthers: 'Synonyms too',
  person: {
    name: 'Person',
    all: 'Everybody',
    find: 'Type a name',
    none: 'Nobody of that name',
    more: (people) => `${format(people)} more: type a name`,
  },
  option: (name, messages) => `${name} (${format(messages)})`,
  places: {
    talk: 'Talk',
    qa: 'Q&A',
    'free-chat': 'Free chat',
    'sign-in': 'Sign-in',
    digest: 'Digest',
    file: 'File or picture',
  },
  passages: (count) => `${format(count)} ${count === 1 ? 'passage' : 'passages'}`,
  hitOf: (at, hits) => (at > 0 ? `Hit ${at} of ${hits} on this page` : `${hits} hits on this page`),
  previousHit: 'Previous',
  nextHit: 'Next',
  backToResults: 'Back to results',
  panels: 'Talks, digests, terms and synonyms',
  talk: 'Talk',
  term: 'Term',
  alsoCalled: 'Also called',
  hints: 'Related searches and people',
  didYouMean: 'Did you mean',
  comma: ', ',
  date: (date) => date,
  year: (year) => year,
};

/** What the search says, in the language of the site. @param language as in `<html lang>` */
export const searchStrings = (language: string): SearchStrings => (language.startsWith('en') ? en : zh);
