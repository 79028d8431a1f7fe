import type { MessageOf } from '../../message/schema.ts';
import { clockLength, fileSize } from '../measure.ts';
import type { HtmlContext } from './context.ts';
import { escapeHtml } from './escape.ts';

type Recording = Pick<MessageOf<'file'>, 'src' | 'name' | 'bytes' | 'seconds'>;

/** Returns a word of ours beside those of a message. */
export const kindHtml = (words: string): string => `<span class="kind">${escapeHtml(words)}</span>`;

/** Returns a player of a recording that waits for whoever presses play, or what stands for one that is not there. */
export function playerHtml(type: 'audio' | 'video', recording: Recording, context: HtmlContext): string {
  const { src, name = '', seconds } = recording;
  const { t, mediaOf } = context;
  const kind = type === 'audio' ? t.voice : t.video;
  const length = seconds === undefined ? '' : clockLength(seconds);
  const media = src === undefined ? undefined : mediaOf(src);
  const head = kindHtml([kind, length].filter(Boolean).join(' '));
  if (media?.type !== type) {
    const note = src === undefined ? '' : ` <span class="placeholder">${t.notKept}</span>`;
    return `<p class="file">${head}${escapeHtml(name)}${note}</p>`;
  }
  const label = escapeHtml([kind, name, length].filter(Boolean).join(' '));
  const player = `<${type} controls preload="none" src="${escapeHtml(media.address)}" aria-label="${label}"></${type}>`;
  return `<div class="recording">${player}${head}</div>`;
}

/** Returns a document with its type and size, to download where it is there. */
export function attachmentHtml(document: Recording, { t, mediaOf }: HtmlContext): string {
  const { src, name = '', bytes, seconds } = document;
  const media = src === undefined ? undefined : mediaOf(src);
  const facts = [
    /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase(),
    bytes === undefined ? undefined : fileSize(bytes),
    seconds === undefined ? undefined : clockLength(seconds),
  ].filter((fact) => fact !== undefined);
  const shown = escapeHtml(name || t.file);
  const linked = media ? `<a href="${escapeHtml(media.address)}" download>${shown}</a>` : shown;
  const note = src !== undefined && !media ? ` <span class="placeholder">${t.notKept}</span>` : '';
  return `<p class="file">${kindHtml([t.file, ...facts].join(' · '))}${linked}${note}</p>`;
}
