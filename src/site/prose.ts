import { escapeHtml } from '../render/html.ts';
import type { Block } from '../talk/block.ts';
import type { Message } from '../message/schema.ts';
import { bodyHtml, wordsHtml } from './body.ts';
import { t } from './interface.ts';
import { type DayContext, digestLink, messageAttributes, speakerHtml, timeLink } from './message.ts';

const sentenceEnd = /[。！？!?…；;：:，,、.)）」”"』】]\s*$/u;

/**
 * Gives blocks as prose: paragraphs with the time of their first message in the margin, pictures in place,
 * reactions folded into one line. Every message keeps an element with its id.
 * @param lead whose words need no name before them
 */
export function blocksHtml(blocks: readonly Block[], lead: readonly string[], context: DayContext): string {
  let previous = '';
  return blocks
    .map((block) => {
      if (block.type === 'reactions') return reactionsHtml(block.messages, context);
      const named = !lead.includes(block.speaker) && block.speaker !== previous;
      previous = block.speaker;
      const [first] = block.messages as [Message];
      const name = named ? `<p class="speaker">${speakerHtml(block.speaker)}</p>` : '';
      const aside = lead.includes(block.speaker) ? '' : ' aside';
      const cited = block.messages.find((message) => context.cited.has(message.id));
      const digest = cited ? digestLink(cited, context) : '';
      return `<div class="block${aside}">${name}${timeLink(first, context)}${contentHtml(block)}${digest}</div>\n`;
    })
    .join('');
}

function contentHtml(block: Extract<Block, { speaker: string }>): string {
  const [first] = block.messages as [Message];
  const alone = block.type === 'figure' || (block.messages.length === 1 && !isPlain(first));
  if (alone) return `<div class="said" ${messageAttributes(first)}>${bodyHtml(first)}</div>`;
  const sentences = block.messages.map((message) => {
    const open = sentenceEnd.test(message.text) ? '' : ' open';
    return `<span class="said${open}" ${messageAttributes(message)}>${wordsHtml(message)}</span>`;
  });
  return `<p>${sentences.join('')}</p>`;
}

const isPlain = (message: Message): boolean => message.kind === 'text' && !message.text.startsWith('「');

function reactionsHtml(messages: readonly Message[], context: DayContext): string {
  const items = messages.map(
    (message) =>
      `<li class="said" ${messageAttributes(message)}>${speakerHtml(message.speaker)} ${timeLink(message, context)} ${wordsHtml(message)}</li>`,
  );
  return `<details class="reactions"><summary>${t.reactions(messages.length)} ${summaryOf(messages)}</summary><ul>${items.join('')}</ul></details>\n`;
}

/** The commonest signs among reactions, at most three, without repeating them. */
function summaryOf(messages: readonly Message[]): string {
  const counts = new Map<string, number>();
  for (const message of messages) {
    for (const sign of new Set(wordsHtml(message).match(/\p{Extended_Pictographic}/gu) ?? [])) {
      counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
  }
  const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return top.map(([sign]) => `<span aria-hidden="true">${escapeHtml(sign)}</span>`).join('');
}

/** Gives the roll of a sign-in as a list of names; each keeps the address of its message. */
export function rollHtml(messages: readonly Message[], context: DayContext): string {
  const items = messages.map(
    (message) =>
      `<li class="said" ${messageAttributes(message)}>${speakerHtml(message.speaker)} ${timeLink(message, context)}</li>`,
  );
  return `<ul class="roll">${items.join('')}</ul>`;
}
