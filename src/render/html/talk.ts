import type { Exchange } from '../../talk/exchange.ts';
import type { TalkView } from '../../view/talk.ts';
import { speakerCount } from '../../view/speaker.ts';
import { partNames } from '../strings.ts';
import { type DayHtmlContext, langAttribute } from './context.ts';
import { escapeHtml } from './escape.ts';
import { hoursHtml } from './day.ts';
import { blocksHtml, type ProseContext, questionHtml, rollHtml } from './prose.ts';
import { speakerHtml } from './speaker.ts';
import type { DayView } from '../../view/day-view.ts';

/** Returns a talk as it is read: the sign-in folded, the talk as prose, its questions with their answers. */
export function talkHtml(talk: TalkView, dayContext: DayHtmlContext): string {
  const context: ProseContext = { ...dayContext, viewOf: talk.viewOf };
  const { article, lead, session } = talk;
  const { t } = context;
  return (
    `<section class="transcript" data-session="${session.slug}" aria-labelledby="part-talk">` +
    `<h2 id="part-talk">${t.talk}</h2>${signInHtml(talk, context)}` +
    `<div class="prose" data-part="talk"${langAttribute(context)}>${blocksHtml(article.talk, lead, context)}</div>` +
    `${questionsHtml(talk, context)}</section>`
  );
}

function signInHtml({ article, viewOf }: TalkView, context: ProseContext): string {
  const { roll, words } = article.signIn;
  if (roll.length + words.length === 0) return '';
  const { t } = context;
  const people = speakerCount(roll.map(viewOf));
  const list = roll.length > 0 ? rollHtml(roll, context) : '';
  return (
    `<details class="fold" data-part="sign-in"><summary>${t.signIn} · ${escapeHtml(t.signedIn(people))}</summary>` +
    `<div${langAttribute(context)}>${blocksHtml(words, [], context)}</div>${list}</details>`
  );
}

function questionsHtml({ article }: TalkView, context: ProseContext): string {
  const { exchanges, qaOpening } = article;
  if (exchanges.length + qaOpening.length === 0) return '';
  const opening = `<div class="prose"${langAttribute(context)}>${blocksHtml(qaOpening, [], context)}</div>`;
  const questions = exchanges.map((exchange, index) => exchangeHtml(exchange, index + 1, context)).join('');
  return `<div class="qa" data-part="qa"><h2 id="part-qa">${context.t.qa}</h2>${opening}${questions}</div>`;
}

function exchangeHtml(
  { question, answer, answered }: Exchange,
  number: number,
  context: ProseContext,
): string {
  const { t, viewOf } = context;
  const lang = langAttribute(context);
  const name = speakerHtml(question[0] && viewOf(question[0]).speaker, t.unnamed);
  const words =
    answer.length > 0 ? `<div class="answer prose"${lang}>${blocksHtml(answer, [], context)}</div>` : '';
  return (
    `<section class="exchange" aria-labelledby="question-${number}"><div class="question">` +
    `<h3 id="question-${number}"><span class="mark">${t.question} ${number}</span>${name}</h3>` +
    `<div${lang}>${questionHtml(question, context)}</div></div>${words}` +
    `${answered ? '' : `<p class="unanswered">${t.unanswered}</p>`}</section>`
  );
}

/** Returns the messages of a talk one by one. */
export function transcriptHtml(day: DayView, { session }: TalkView, context: DayHtmlContext): string {
  const names = partNames(context.t);
  const parts = session.parts.map(
    (part) =>
      `<div data-part="${part.name}"><h2>${names[part.name]}</h2>` + `${hoursHtml(day, part, context)}</div>`,
  );
  return `<section class="transcript" data-session="${session.slug}" aria-label="${escapeHtml(context.t.transcript)}">${parts.join('')}</section>`;
}
