import { contact, location, poll, sticker, video, voice } from './content.ts';
import type { Content } from './schema.ts';

/**
 * What a body says without an annotation of its kind. Four spellings are the dialect's own and are written still: a
 * picture alone, a file's name alone, an address alone, nothing at all. Those in brackets are of an earlier version,
 * which had no annotations; they are read, and written back as they stood.
 */
export interface LegacyReading {
  content: Content;
  /** The body, where it is not the text of the content. */
  spelling?: string;
}

/** The label under which an earlier version wrote what no person said. */
export const systemSpeaker = '系统消息';

const imageAlone = /^!\[([^\]\n]{0,200})\]\(([^()\s]+)\)$/;
const fileAlone =
  /^[^\n/\\:*?"<>|]{1,120}\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|zip|rar|7z|key|pages|numbers|xmind|mp[34]|mov|m4a|apk|dmg|exe|json|xml|psd|vsdx?|epub)$/i;
const linkAlone = /^https?:\/\/[\x21-\x7e]+$/;

/** Returns the content that a body without annotations stands for. @param text in normal form */
export function contentOfBody(text: string, speaker: string): LegacyReading {
  if (text === '') return { content: { kind: 'missing', text } };
  if (speaker === systemSpeaker) return { content: { kind: 'notice', text } };
  if (text.startsWith('![')) {
    const [, alt, src] = imageAlone.exec(text) ?? [];
    // The name is the text, as it is what a person reads and search finds.
    if (src !== undefined) {
      const spelled = { spelling: text };
      return {
        content: { kind: 'image', text: (alt ?? '').trim(), src, ...(alt ? { alt: alt } : {}) },
        ...spelled,
      };
    }
  }
  if (linkAlone.test(text)) return { content: { kind: 'link', text, url: text } };
  if (fileAlone.test(text)) return { content: { kind: 'file', text, name: text } };
  const bracketed = text.startsWith('[') ? ofBrackets(text) : undefined;
  return bracketed ? { content: bracketed, spelling: text } : { content: { kind: 'text', text } };
}

/** Bodies of the earlier version, each by what stands between its brackets. */
const spellings: readonly (readonly [RegExp, (match: RegExpExecArray) => Content])[] = [
  [
    /^\[语音(?: (\d{1,6})")?\](?: ([^]+))?$/,
    ([, seconds, transcript]) => voice({ seconds: Number(seconds ?? 0), transcript }),
  ],
  [/^\[视频\]$/, () => video()],
  [/^\[图片\]$/, () => ({ kind: 'image', text: '' })],
  [/^\[文件\]$/, () => ({ kind: 'file', text: '' })],
  [/^\[动画表情\]$/, () => sticker()],
  [/^\[表情：([^\]\n]+)\]$/, ([, name]) => sticker(name)],
  [/^\[名片(?:：([^\]\n]+))?\]$/, ([, name = '']) => contact(name)],
  [/^\[位置(?:：([^\]\n]+))?\]$/, ([, name]) => location({ name })],
  [
    /^\[投票：([^\]\n]+)\]((?:\n- [^\n]+)*)$/,
    ([, question = '', options = '']) =>
      poll(
        question,
        options
          .split('\n- ')
          .slice(1)
          .map((option) => ({ text: option })),
      ),
  ],
];

function ofBrackets(text: string): Content | undefined {
  for (const [pattern, read] of spellings) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return undefined;
}
