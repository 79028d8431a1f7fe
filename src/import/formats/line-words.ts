import { type Language, type NoticeEvent, noticeWords } from '../../language/notices.ts';
import { file, image, location, notice, sticker, video, voice } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { written } from '../words.ts';

/**
 * What LINE writes in its own words, in Japanese, English, Chinese and Thai.
 * @see https://github.com/hellodigua/ChatLab electron/main/parser/formats/line-native-txt.ts
 */

type Maker = (rest: string) => Content;

const place: Maker = (rest) => {
  const url = /https?:\/\/\S+/.exec(rest)?.[0];
  return location({ name: rest.replace(url ?? '', '').trim(), url });
};
const makers: readonly (readonly [string, Maker])[] = [
  ['写真|Photos?|照片|图片|圖片|ภาพ|รูป', () => image()],
  ['動画|Videos?|视频|影片|วิดีโอ', () => video()],
  ['ボイスメッセージ|Voice message|Audio|语音信息|语音消息|語音訊息|ข้อความเสียง', () => voice()],
  ['ファイル|File|文件|檔案|ไฟล์', (rest) => file({ name: rest })],
  ['スタンプ|絵文字|Stickers?|贴图|貼圖|สติกเกอร์', (rest) => sticker(rest)],
  ['位置情報|Location|位置|位置訊息|ตำแหน่ง|null', place],
];
const placeholders = makers.map(
  ([words, make]) => [new RegExp(`^\\[(?:${words})\\][ \\n]*([^]{0,400})$`), make] as const,
);
/** The desktop client in English writes them without brackets. */
const bare = makers.map(
  ([words, make]) => [new RegExp(`^(?:${words.replace(/\|null$/, '')})$`), make] as const,
);

const events: readonly (readonly [RegExp, NoticeEvent])[] = [
  [/送信を取り消しました|unsent a message|^Message unsent|撤回了.{0,4}消息|收回.{0,4}訊息/, 'recall'],
  [
    /招待しました|\binvited\b|邀請.{1,80}加入|邀请.{1,80}加入|(?:を|.{1,60}を)グループに追加|\badded\b.{1,80}\bto the group\b|添加[至到]群|新增.{1,80}至群組/,
    'invite',
  ],
  [/(?:が|を)退会させ|\bremoved\b.{1,80}\bfrom the group\b|移出群|退出群組.{0,2}$(?<=將.{1,80})/, 'remove'],
  [/参加しました|joined the (?:group|chat)|已?加入(?:了|該|该)?群/, 'join'],
  [/退会しました|left the (?:group|chat)|已?(?:離開|退出|退)(?:了)?(?:群|聊天)/, 'leave'],
  [/アナウンスしました|made an announcement|发布了通告|設定公告/, 'pin'],
  [
    /グループ名を.{1,200}に変更|changed the (?:group|chat)(?:'s|’s)? name|群(?:組|组)?名(?:称|稱)?.{0,80}(?:变更|變更|更改|改為|改为)/,
    'rename',
  ],
];

/** Returns a notice with what it tells. */
export function noticeIn(words: string): Content {
  const event = events.find(([pattern]) => pattern.test(words))?.[1];
  return notice(words, event);
}

/** Returns what a message says: a placeholder, a call, a message taken back, or words. */
export function contentIn(words: string, speaker: string, language: Language, desktop: boolean): Content {
  const call = /^☎ ?(.{0,60})$/.exec(words)?.[1];
  if (call !== undefined) return notice(noticeWords(language, 'call', { who: speaker, what: call }), 'call');
  if (
    /^(?:メッセージの送信を取り消しました|Message unsent\.?|(?:unsent|撤回了|已收回).{0,20})$/.test(words) &&
    words.length < 30
  )
    return notice(noticeWords(language, 'recall', { who: speaker }), 'recall');
  for (const [pattern, make] of desktop ? [...placeholders, ...bare] : placeholders) {
    const [all, rest = ''] = pattern.exec(words) ?? [];
    if (all !== undefined) return make(rest.trim());
  }
  return written(words);
}

/** Whether a word begins what LINE writes for a message that has no words. */
export const isPlaceholder = (word: string): boolean =>
  /^[[☎]/.test(word) || bare.some(([pattern]) => pattern.test(word));
