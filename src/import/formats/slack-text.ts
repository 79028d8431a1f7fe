import { z } from 'zod';
import { labelOf } from '../label.ts';
import { behindWords, stacked } from '../words.ts';
import codes from './slack-emoji.json' with { type: 'json' };

/** Names of people and channels by their ids. */
export interface Names {
  users: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
}

/** Slack's standard emoji by their codes, out of emojibase-data 17 (MIT), `en/shortcodes/iamcal.json`. */
const emoji: ReadonlyMap<string, string> = new Map(Object.entries(codes));

/** Returns the emoji of a code such as `+1::skin-tone-3`, or the code of a workspace's own emoji as it is typed. */
export function emojiOf(code: string): string {
  const [name = '', tone] = code.split('::skin-tone-');
  const plain = emoji.get(name);
  if (plain === undefined) return `:${code}:`;
  // Slack counts skin tones from 2 to 6, of which the first stands at U+1F3FB.
  const modifier = /^[2-6]$/.test(tone ?? '') ? String.fromCodePoint(0x1f3f9 + Number(tone)) : '';
  if (modifier === '') return plain;
  const [base = '', ...rest] = plain.replace(/\ufe0f/gu, '');
  return base + modifier + rest.join('');
}

/** Resolves what stands in angle brackets, codes of emoji, and Slack's three escapes. */
export function wordsOf(text: string, names: Names): string {
  const resolved = text.replace(/<([^<>\n]{1,4000})>/g, (all, inner: string, at: number) => {
    const bar = inner.indexOf('|');
    const [target, label] = bar < 0 ? [inner, ''] : [inner.slice(0, bar), inner.slice(bar + 1)];
    if (target.startsWith('@'))
      return `@${names.users.get(target.slice(1)) ?? labelOf(target.slice(1), label)}\u2005`;
    if (target.startsWith('#')) return `#${label || names.channels.get(target.slice(1)) || 'channel'}`;
    if (target.startsWith('!subteam^')) return label || '@group';
    if (target.startsWith('!date^')) return label;
    if (target.startsWith('!')) return `@${(label || target.slice(1)).replace(/^@/, '')}`;
    if (target.startsWith('mailto:')) return label || target.slice(7);
    if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return all;
    return behindWords(label, target, text.slice(at + all.length, at + all.length + 1));
  });
  return resolved
    .replace(/(?<!\d):([a-z0-9_+'-]{1,60}(?:::skin-tone-[2-6])?):/g, (_, code: string) => emojiOf(code))
    .replace(/&(lt|gt|amp);/g, (_, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'))
    .trim();
}

const optional = z.string().nullish();
const textObject = z.union([z.string(), z.looseObject({ text: optional })]).nullish();

/** One block or one element of a block, whatever its type; elements lie in each other. */
const block = z.looseObject({
  type: z.string(),
  text: textObject,
  fields: z.array(textObject).nullish(),
  elements: z.array(z.unknown()).nullish(),
  url: optional,
  user_id: optional,
  channel_id: optional,
  usergroup_id: optional,
  range: optional,
  name: optional,
  skin_tone: z.number().nullish(),
  fallback: optional,
  title: textObject,
  alt_text: optional,
});
/** Deeper than lists within quotes goes nobody. */
const maxDepth = 6;

/** Returns what blocks say, in the markup that `wordsOf` resolves. Buttons and menus say nothing. */
export const textOfBlocks = (blocks: readonly unknown[] | null | undefined, depth = 0): string =>
  stacked(...(blocks ?? []).map((each) => textOfBlock(each, depth)));

function textOfBlock(value: unknown, depth: number): string {
  const checked = block.safeParse(value);
  if (!checked.success || depth > maxDepth) return '';
  const one = checked.data;
  const words = typeof one.text === 'string' ? one.text : (one.text?.text ?? '');
  switch (one.type) {
    case 'text':
      return escaped(words);
    case 'link':
      return words === '' ? `<${one.url ?? ''}>` : `<${one.url ?? ''}|${escaped(words)}>`;
    case 'user':
      return `<@${one.user_id ?? ''}>`;
    case 'channel':
      return `<#${one.channel_id ?? ''}>`;
    case 'usergroup':
      return `<!subteam^${one.usergroup_id ?? ''}>`;
    case 'broadcast':
      return `<!${one.range ?? 'here'}>`;
    case 'emoji':
      return `:${one.name ?? ''}${one.skin_tone ? `::skin-tone-${one.skin_tone}` : ''}:`;
    case 'date':
      return escaped(one.fallback ?? '');
    case 'rich_text_section':
    case 'rich_text_preformatted':
    case 'rich_text_quote':
      return (one.elements ?? []).map((each) => textOfBlock(each, depth + 1)).join('');
    case 'rich_text_list':
      return (one.elements ?? []).map((each) => `• ${textOfBlock(each, depth + 1)}`).join('\n');
    case 'rich_text':
    case 'context':
      return textOfBlocks(one.elements, depth + 1);
    case 'image':
      return (typeof one.title === 'string' ? one.title : one.title?.text) || (one.alt_text ?? '');
    case 'button':
    case 'actions':
    case 'divider':
      return '';
    default:
      return stacked(
        words,
        ...(one.fields ?? []).map((field) => (typeof field === 'string' ? field : field?.text)),
      );
  }
}

/** Literal words, in the markup. */
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
