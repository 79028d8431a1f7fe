import type { Message } from '../../message/schema.ts';
import { areSpaced } from '../../message/script.ts';
import type { Block } from '../../talk/block.ts';
import { bodyOf, type MessageView } from '../../view/day-view.ts';
import { isSamePerson } from '../../view/speaker.ts';
import type { TalkView } from '../../view/talk.ts';
import { bodyHtml, lineHtml } from './body.ts';
import type { DayHtmlContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { digestLink, messageAttributes, timeLink } from './message.ts';
import { quoteHtml, replyHtml } from './reply.ts';
import { speakerHtml } from './speaker.ts';

/** What a page knows that shows a talk as prose. */
export interface ProseContext extends DayHtmlContext {
  viewOf: TalkView['viewOf'];
}

const sentenceEnd = /[。！？!?…；;：:，,、.)）」”"』】]\s*$/u;

/**
 * Returns blocks as prose: paragraphs with the time of their first message in the margin, pictures in place,
 * reactions folded into one line. Every message keeps an element with its id.
 * @param lead labels whose words need no name before them
 */
export function blocksHtml(blocks: readonly Block[], lead: readonly string[], context: ProseContext): string {
  let previous: MessageView | undefined;
  return blocks
    .map((block) => {
      const views = block.messages.map(context.viewOf);
      if (block.type === 'reactions') return reactionsHtml(views, context);
      const [first] = views as [MessageView];
      const named = !lead.includes(block.speaker) && !isSameSpeaker(first, previous);
      previous = first;
      const name = named
        ? `<p class="speaker-line">${speakerHtml(first.speaker, context.t.unnamed)}</p>`
        : '';
      const aside = lead.includes(block.speaker) ? '' : ' aside';
      const cited = views.find((view) => view.cited);
      const digest = cited ? digestLink(cited, context) : '';
      return `<div class="block${aside}">${name}${timeLink(first, context)}${contentHtml(block, views, context)}${digest}</div>\n`;
    })
    .join('');
}

const isSameSpeaker = ({ speaker }: MessageView, other: MessageView | undefined): boolean =>
  speaker !== undefined && other?.speaker !== undefined && isSamePerson(speaker, other.speaker);

/** Returns messages each by itself, with its time in the margin: a question. */
export const questionHtml = (messages: readonly Message[], context: ProseContext): string =>
  messages
    .map((message) => {
      const view = context.viewOf(message);
      return `<div class="block">${timeLink(view, context)}${messageBodyHtml(view, context)}</div>`;
    })
    .join('');

function contentHtml(block: Block, views: readonly MessageView[], context: ProseContext): string {
  const [first] = views as [MessageView];
  if (block.type === 'figure' || (views.length === 1 && !isPlain(first)))
    return messageBodyHtml(first, context);
  const sentences = views.map((view, index) => {
    const { text } = view.message;
    const next = views[index + 1];
    const spaced = next !== undefined && areSpaced(text, next.message.text);
    const open = spaced || sentenceEnd.test(text) ? '' : ' open';
    return `<span class="said${open}" ${messageAttributes(view.message)}>${lineHtml(view, context)}</span>${spaced ? ' ' : ''}`;
  });
  const above = replyHtml(first, context) + quoteHtml(bodyOf(first), context);
  const words = `<p>${sentences.join('')}</p>`;
  return above === '' ? words : `<div>${above}${words}</div>`;
}

const messageBodyHtml = (view: MessageView, context: ProseContext): string =>
  `<div class="said" ${messageAttributes(view.message)}>${replyHtml(view, context)}${bodyHtml(view, context)}</div>`;

const isPlain = (view: MessageView): boolean =>
  view.message.kind === 'text' && view.reply === undefined && bodyOf(view).quote === undefined;

function reactionsHtml(views: readonly MessageView[], context: ProseContext): string {
  const items = views.map(
    (view) =>
      `<li class="said" ${messageAttributes(view.message)}>${speakerHtml(view.speaker, context.t.unnamed)} ${timeLink(view, context)} ${lineHtml(view, context)}</li>`,
  );
  return `<details class="reactions"><summary>${context.t.reactions(views.length)} ${summaryOf(views, context)}</summary><ul>${items.join('')}</ul></details>\n`;
}

/** Returns the commonest signs among reactions, at most three, without repeating them. */
function summaryOf(views: readonly MessageView[], context: ProseContext): string {
  const counts = new Map<string, number>();
  for (const view of views) {
    for (const sign of new Set(lineHtml(view, context).match(/\p{Extended_Pictographic}/gu) ?? [])) {
      counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
  }
  const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return top.map(([sign]) => `<span aria-hidden="true">${escapeHtml(sign)}</span>`).join('');
}

/** Returns the roll of a sign-in as a list of names; each keeps the address of its message. */
export function rollHtml(messages: readonly Message[], context: ProseContext): string {
  const items = messages.map((message) => {
    const view = context.viewOf(message);
    return `<li class="said" ${messageAttributes(message)}>${speakerHtml(view.speaker, context.t.unnamed)} ${timeLink(view, context)}</li>`;
  });
  return `<ul class="roll">${items.join('')}</ul>`;
}
