import { type Language, noticeWords } from '../../language/notices.ts';
import { contact, file, image, location, notice, sticker, video, voice } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { written } from '../words.ts';

/**
 * What KakaoTalk writes in its own words, in Korean and English.
 * @see https://github.com/uoneway/kakaotalk_msg_preprocessor tests/datasets, and AGENTS.md of
 *   https://github.com/meringue5/chaextractor: samples of what stands for pictures, files and notices
 */
const placeholders: readonly (readonly [RegExp, (found: readonly string[]) => Content | Content[]])[] = [
  [
    /^(?:사진 (\d{1,2})장|(\d{1,2}) photos|Photos: (\d{1,2}))$/i,
    (found) => Array.from({ length: Number(found.slice(1).find(Boolean)) }, () => image()),
  ],
  [/^(?:사진|Photo|<사진 읽지 않음>)$/i, () => image()],
  [/^(?:동영상|Video|<동영상 읽지 않음>)$/i, () => video()],
  [/^(?:음성 ?메시지|Voice (?:Note|message))$/i, () => voice()],
  [/^\(?(?:이모티콘|Emoticons?|Sticker)\)?$/i, () => sticker()],
  [/^(?:파일|File): ?(.{1,200})$/i, ([, name = '']) => file({ name })],
  [/^(?:연락처|Contact): ?(.{1,100})$/i, ([, name = '']) => contact(name)],
  [/^(?:지도|Map): ?(.{1,200})$/i, ([, name = '']) => location({ name })],
];

const calls = /^(?:보이스톡|페이스톡|그룹콜|라이브톡|Voice Call|Video Call|Group Call)(?: .{0,40})?$/i;
const removed =
  /^(?:삭제된 메시지입니다|메시지가 삭제되었습니다|(?:This|The) message (?:was|has been) deleted)\.?$/i;

/** Returns what a message says. */
export function contentIn(words: string, speaker: string, language: Language): Content | Content[] {
  if (words.length < 220 && !words.includes('\n')) {
    if (removed.test(words)) return notice(noticeWords(language, 'recall', { who: speaker }), 'recall');
    if (calls.test(words))
      return notice(noticeWords(language, 'call', { who: speaker, what: words }), 'call');
    for (const [pattern, make] of placeholders) {
      const found = pattern.exec(words);
      if (found) return make(found);
    }
  }
  return written(words);
}

const events: readonly (readonly [RegExp, string])[] = [
  [/님이 .{1,200}님을 초대(?:했|하였)습니다|\binvited\b/, 'invite'],
  [/님이 들어왔습니다|\bjoined\b.{0,40}\bchat ?room/, 'join'],
  [/님을 내보냈습니다|\b(?:kicked|removed)\b/, 'remove'],
  [/님이 나갔습니다|\bleft\b.{0,40}\bchat ?room/, 'leave'],
  [/메시지를? ?(?:가렸|삭제)|(?:hid|deleted) (?:a|the) message/, 'recall'],
];

/** What a line tells that nobody has written, or nothing. */
export const eventOf = (line: string): string | undefined =>
  events.find(([pattern]) => pattern.test(line.slice(0, 300)))?.[1];
