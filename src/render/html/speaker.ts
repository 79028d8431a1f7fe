import type { Speaker } from '../../view/speaker.ts';
import { escapeHtml } from './escape.ts';

/** How many colours tell speakers apart. */
const speakerColours = 12;

/** Returns a stable colour for a name, 0 to 11: the same name has the same colour on every page. */
function colourOf(name: string): number {
  let hash = 7;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % speakerColours;
}

/**
 * Returns a speaker's name, or nothing for what no person said. What stands before the first hyphen is the name, the
 * rest is where they work.
 */
export function speakerHtml(speaker: Speaker | undefined, unnamed: string): string {
  if (!speaker) return '';
  const { label, name } = speaker;
  if (name === '') return `<span class="speaker">${escapeHtml(unnamed)}</span>`;
  const cut = /^([^-_—]{1,16})([-_—].+)$/u.exec(name);
  const [shown, rest] = cut ? [cut[1] ?? '', cut[2] ?? ''] : [name, ''];
  const tail = rest === '' ? '' : `<span class="from">${escapeHtml(rest)}</span>`;
  const title = label === name ? '' : ` title="${escapeHtml(label)}"`;
  return `<span class="speaker" data-hue="${colourOf(name)}"${title}>${escapeHtml(shown)}${tail}</span>`;
}
