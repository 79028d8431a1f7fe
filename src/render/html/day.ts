import { talkPath } from '../../archive/permalink.ts';
import type { Part, Run } from '../../archive/segment.ts';
import { hoursAndMinutes } from '../../message/clock.ts';
import { hoursOf } from '../../talk/outline.ts';
import { type DayView, segmentAnchor, type SegmentView, type SessionView } from '../../view/day-view.ts';
import { speakerCount } from '../../view/speaker.ts';
import { partNames } from '../strings.ts';
import { type DayHtmlContext, langAttribute } from './context.ts';
import { escapeHtml } from './escape.ts';
import { messagesHtml } from './message.ts';

/** Returns the messages of a day: its sessions with their parts, and the free chat between them. */
export const dayHtml = (view: DayView, context: DayHtmlContext): string =>
  view.segments
    .map((segment, index) => {
      const anchor = segmentAnchor(segment, index);
      return segment.type === 'session'
        ? sessionHtml(view, segment.session, anchor, context)
        : freeChatHtml(view, segment, anchor, context);
    })
    .join('');

function freeChatHtml(view: DayView, run: SegmentView, anchor: string, context: DayHtmlContext): string {
  const { t } = context;
  const label = `${anchor}-title ${anchor}-range`;
  return (
    `<section class="free-chat" data-free-chat id="${anchor}" aria-labelledby="${label}">` +
    `<header class="segment-head"><h2 id="${anchor}-title">${t.freeChat}</h2>` +
    `<p class="muted"><span id="${anchor}-range">${rangeOf(view, run, context)}</span> · ${countOf(run, context)}</p>` +
    `</header>${hoursHtml(view, run, context)}</section>\n`
  );
}

function sessionHtml(view: DayView, session: SessionView, anchor: string, context: DayHtmlContext): string {
  const { t, href } = context;
  const { slug, title, lead } = session;
  const names = escapeHtml(t.list(lead.map(({ name }) => name)));
  const about = `${t.lead} ${names} · ${rangeOf(view, session, context)} · ${countOf(session, context)}`;
  return (
    `<section class="session" data-session="${slug}" id="${anchor}" aria-labelledby="${anchor}-title">` +
    `<header class="segment-head"><p class="kicker">${t.talkSession}</p>` +
    `<h2 id="${anchor}-title"${langAttribute(context)}>${escapeHtml(title)}</h2><p class="muted">${about}</p>` +
    `<p><a class="more" href="${escapeHtml(href(talkPath(slug)))}">${t.readTalk}</a></p></header>` +
    `${session.parts.map((part) => partHtml(view, part, anchor, context)).join('')}</section>\n`
  );
}

function partHtml(view: DayView, part: Part, anchor: string, context: DayHtmlContext): string {
  const title = partNames(context.t)[part.name];
  const open = `<div data-part="${part.name}" id="${anchor}-${part.name}">`;
  const hidden = part.name === 'sign-in' ? ' class="visually-hidden"' : '';
  const heading = `<h3${hidden}>${title}</h3>`;
  const messages = part.name === 'sign-in' ? foldHtml(view, part, context) : hoursHtml(view, part, context);
  return `${open}${heading}${messages}</div>`;
}

/** Returns the sign-in, folded: most read on to the talk. */
function foldHtml(view: DayView, part: Part, context: DayHtmlContext): string {
  const messages = within(view, part);
  const [from, to] = [timeAt(view, part.first), timeAt(view, part.last)];
  const summary = escapeHtml(context.t.signInFold(speakerCount(messages), from, to));
  return `<details class="fold"><summary>${summary}</summary><div${langAttribute(context)}>${messagesHtml(messages, context)}</div></details>`;
}

/** Returns a run of messages, hour by hour: an hour is laid out only when it comes into view. */
export function hoursHtml(view: DayView, run: Run, context: DayHtmlContext): string {
  const messages = view.messages.map(({ message }) => message);
  return hoursOf(messages, run)
    .map((hour) => {
      const count = hour.last - hour.first + 1;
      return `<div class="hour"${langAttribute(context)} style="--messages:${count}">${messagesHtml(within(view, hour), context)}</div>`;
    })
    .join('');
}

const within = ({ messages }: DayView, { first, last }: Run): DayView['messages'] =>
  messages.slice(first, last + 1);

const timeAt = ({ messages }: DayView, index: number): string =>
  hoursAndMinutes(messages[index]?.message.time ?? '');

const rangeOf = (view: DayView, { first, last }: Run, { t }: DayHtmlContext): string =>
  escapeHtml(t.range(timeAt(view, first), timeAt(view, last)));

const countOf = ({ first, last }: Run, { t }: DayHtmlContext): string =>
  escapeHtml(t.messages(last - first + 1));
