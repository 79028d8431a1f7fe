import { emojiFor } from './emoticon.ts';

/** A piece of a message's body. Positions are offsets into the body, so that nothing is lost. */
export type Inline =
  | { type: 'text'; value: string }
  /** `label` is without the sign; `raw` as it stands, with what ended it. */
  | { type: 'mention'; label: string; raw: string }
  | { type: 'emoticon'; name: string; emoji: string }
  | { type: 'link'; href: string }
  /** `name` is what stands in brackets. `src` is an address, or a path below the content folder. */
  | { type: 'image'; name: string; src: string };

/** A body with the quote that it answers set apart. */
export interface Body {
  quote: { speaker: string; text: string } | undefined;
  inlines: Inline[];
}

/**
 * What may stand in a body. Addresses are ASCII only, so that Chinese text glued to one ends it. A mention
 * ends with U+2005; where an export lost it, at white space or punctuation. An emoticon ends an address too.
 * Counted repetition keeps reading linear, whatever is repeated.
 */
const pattern =
  /!\[(?<name>[^\]\n]{0,200})\]\((?<src>[^()\s]+)\)|(?<href>https?:\/\/(?:(?!\[[^[\]\s]{1,12}\])[\x21\x23-\x3b\x3d\x3f-\x7e])+)|(?<![A-Za-z0-9._-])@(?:(?<exact>[^\u2005\n@]{1,40})\u2005|(?<loose>[^\s\u2005@,，.。:：;；!！?？、()（）「」"“”]{1,40}))|\[(?<emoticon>[^[\]\s]{1,12})\]/gu;

/** WeChat's copied form of a reply: the quoted words in corner brackets, a dashed line, the answer. */
const reply = /^「(?<speaker>[^\n：:]{1,60})[：:](?<quoted>[^]*?)」\n[-—– ]{5,}\n(?<rest>[^]*)$/u;

/** Takes a message's text apart. Joining `raw`, values and names again gives the text. */
export function readBody(text: string): Body {
  const groups = text.startsWith('「') ? reply.exec(text)?.groups : undefined;
  if (!groups) return { quote: undefined, inlines: readInlines(text) };
  const { speaker = '', quoted = '', rest = '' } = groups;
  return { quote: { speaker: speaker.trim(), text: quoted.trim() }, inlines: readInlines(rest) };
}

/** Takes one run of text apart; a line break stays in the text. */
export function readInlines(text: string): Inline[] {
  const inlines: Inline[] = [];
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index < done) continue;
    const found = inlineOf(match);
    if (!found) continue;
    if (match.index > done) inlines.push({ type: 'text', value: text.slice(done, match.index) });
    inlines.push(found.inline);
    done = match.index + found.length;
  }
  if (done < text.length) inlines.push({ type: 'text', value: text.slice(done) });
  return inlines;
}

function inlineOf(match: RegExpExecArray): { inline: Inline; length: number } | undefined {
  const raw = match[0];
  const { name, src, href, exact, loose, emoticon } = match.groups ?? {};
  if (src !== undefined) return { inline: { type: 'image', name: name ?? '', src }, length: raw.length };
  if (href !== undefined) {
    const address = withoutTail(href);
    return { inline: { type: 'link', href: address }, length: address.length };
  }
  if (emoticon !== undefined) {
    const emoji = emojiFor(emoticon);
    return emoji ? { inline: { type: 'emoticon', name: emoticon, emoji }, length: raw.length } : undefined;
  }
  const label = (exact ?? loose ?? '').trim();
  return label === '' ? undefined : { inline: { type: 'mention', label, raw }, length: raw.length };
}

/** Drops the punctuation of the sentence around an address: a full stop, a closing bracket never opened. */
function withoutTail(address: string): string {
  let end = address.length;
  let open = 0;
  for (const sign of address) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const sign = address[end - 1] as string;
    if (sign === ')' && open < 0) open++;
    else if (!'.,;:!?\'"]'.includes(sign)) break;
  }
  return address.slice(0, end);
}

const praise =
  /非常感谢|感谢|[谢謝]{2,}|多谢|分享|精彩|辛苦|学习|受教|厉害|干货|满满|收藏|鼓掌|给力|老师|大神|主持人?|大家|thanks?|thx|good|nice|great|666+|[赞牛棒的了很太好多]|[\s~～!！。.,，、+\d]/giu;
const presence = /签到|报到|来了|ok|[到来在1+]|[\s~～!！。.,，、]/giu;
/** Words with which a host opens or closes the roll, rather than sign in. */
const hosting = /开始|时间|停止|截止|结束|请|大家|各位/;
const emojiSigns = /[\p{Extended_Pictographic}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;

/** Whether a body is a reaction: nothing but emoticons, emoji, thanks and praise. */
export function isReaction(text: string): boolean {
  return text !== '' && text.length <= 60 && bareWords(text).replace(praise, '') === '';
}

/** Whether a body signs its speaker in: `[OK]`, 到, 来了, 1, an emoticon, 签到 with a word about it. */
export function isSignIn(text: string): boolean {
  if (text === '' || text.length > 40) return false;
  return bareWords(text).replace(presence, '') === '' || (/^(?:签到|报到)/.test(text) && !hosting.test(text));
}

/** A body without emoticons, emoji and mentions; an image or a link counts as a word. */
function bareWords(text: string): string {
  const words = readInlines(text).map((inline) => {
    if (inline.type === 'text') return inline.value.replace(emojiSigns, '');
    return inline.type === 'image' || inline.type === 'link' ? 'x' : '';
  });
  return words.join('');
}
