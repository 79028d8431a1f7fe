import { between, type Phrase } from '../phrase.ts';

/** Chinese words for what exports tell by a code. */
export const phrases = {
  create: ({ who, what }) => `${who} 创建了群${between('“', what, '”')}`,
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
  call: ({ who, what }) => `${who} 发起了通话${between('（', what, '）')}`,
  'call-invite': ({ who, whom }) => `${who} 邀请 ${whom} 加入通话`,
  'call-scheduled': ({ who, what }) => `${who} 预约了通话${between('（', what, '）')}`,
  topic: ({ who, what }) => `${who} 新建了话题“${what}”`,
  'topic-edited': ({ who, what }) => `${who} 将话题改为“${what}”`,
  subject: ({ who, what }) => `${who} 将群主题改为“${what}”`,
  purpose: ({ who, what }) => `${who} 将群简介改为“${what}”`,
  archive: ({ who }) => `${who} 归档了群`,
  unarchive: ({ who }) => `${who} 恢复了群`,
  'add-bot': ({ who }) => `${who} 添加了机器人`,
  'remove-bot': ({ who }) => `${who} 移除了机器人`,
  thread: ({ who, what }) => `${who} 开启了子话题${between('“', what, '”')}`,
  boost: ({ who }) => `${who} 助力了群`,
  expiry: ({ who }) => `${who} 更改了消息自动删除时间`,
  theme: ({ who }) => `${who} 更换了聊天主题`,
  score: ({ who, what }) => `${who} 在游戏中得 ${what} 分`,
  clear: ({ who }) => `${who} 清空了聊天记录`,
  signup: ({ who }) => `${who} 加入了 Telegram`,
  screenshot: ({ who }) => `${who} 截了屏`,
  payment: ({ what }) => `已付款 ${what}`.trim(),
  giveaway: ({ what }) => `抽奖${between('：', what, '')}`,
  'giveaway-results': ({ what }) => `抽奖结果${between('：', what, '')}`,
} satisfies Record<string, Phrase>;

/** Between names. */
export const separator = '、';
/** Between a name and what is told of it. */
export const colon = '：';
export const deletedAccount = '已注销用户';

/** Words by which WeChat tells events, the more telling before the less. */
export const events: readonly (readonly [RegExp, string])[] = [
  [/撤回了?(?:一条)?消息/, 'recall'],
  [/拍了拍/, 'pat'],
  [/邀请.{0,200}(?:加入|进)了?群/, 'invite'],
  [/移出了?群/, 'remove'],
  [/加入了?群/, 'join'],
  [/退出了?群/, 'leave'],
  [/修改群名|群名(?:称)?改为/, 'rename'],
  [/创建了群/, 'create'],
  [/通话/, 'call'],
  [/置顶/, 'pin'],
  [/群公告/, 'announcement'],
  [/红包/, 'red-packet'],
];
