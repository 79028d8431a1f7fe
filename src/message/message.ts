import type { Kind, Message } from './schema.ts';

const imageAlone = /^!\[[^\]\n]{0,200}\]\([^()\s]+\)$/;
const fileAlone =
  /^[^\n/\\:*?"<>|]{1,120}\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|zip|rar|7z|key|pages|numbers|xmind|mp[34]|mov|m4a|apk|dmg|exe|json|xml|psd|vsdx?|epub)$/i;
const linkAlone = /^https?:\/\/[\x21-\x7e]+$/;

/**
 * Gives the kind of a message that was not removed, from its text alone, so that a day file needs no
 * field for it: an image or a file name alone, one address alone (a link card), nothing at all.
 */
export function kindOf(text: string): Exclude<Kind, 'removed'> {
  if (text === '') return 'lost';
  if (imageAlone.test(text)) return 'image';
  if (fileAlone.test(text)) return 'file';
  if (linkAlone.test(text)) return 'link';
  return 'text';
}

/**
 * Gives a body in normal form: lines end in `\n`; no spaces or tabs at the end of a line; no empty lines
 * at its beginning or end; well-formed Unicode. U+2005 after a mention and other wide spaces stay.
 */
export function normaliseText(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n').split('\n').map(trimLineEnd);
  let first = 0;
  let end = lines.length;
  while (first < end && lines[first] === '') first++;
  while (end > first && lines[end - 1] === '') end--;
  return lines.slice(first, end).join('\n');
}

/** Drops spaces, tabs and carriage returns at the end of a line, in linear time whatever the line holds. */
export function trimLineEnd(line: string): string {
  let end = line.length;
  while (end > 0 && ' \t\r'.includes(line[end - 1] as string)) end--;
  return line.slice(0, end);
}

/** Gives a speaker label in normal form: one line, no white space around it. */
export function normaliseLabel(label: string): string {
  return label
    .toWellFormed()
    .replace(/[\r\n]+/g, ' ')
    .replace(/^[ \t]+/, '')
    .split('\n', 1)
    .map(trimLineEnd)
    .join('');
}

/** What a message is before its place in a day gives it an id. */
export interface MessageDraft {
  /** `HH:MM:SS`. */
  time: string;
  speaker: string;
  text: string;
  removed?: boolean;
}

/**
 * Gives messages with their ids: `m-HHMMSS`, and `-2`, `-3`… for further messages of the same second, in
 * the order given. This is the only maker of message ids.
 */
export function identify(drafts: readonly MessageDraft[]): Message[] {
  const seen = new Map<string, number>();
  return drafts.map(({ time, speaker, text, removed }) => {
    const nth = (seen.get(time) ?? 0) + 1;
    seen.set(time, nth);
    const body = normaliseText(text);
    return {
      id: messageId(time, nth),
      time,
      speaker: normaliseLabel(speaker),
      kind: removed ? 'removed' : kindOf(body),
      text: body,
    };
  });
}

/** Gives the anchor of the nth message (1-based) of a second, for example `m-193316` or `m-193316-2`. */
export function messageId(time: string, nth: number): string {
  const base = `m-${time.replaceAll(':', '')}`;
  return nth === 1 ? base : `${base}-${nth}`;
}
