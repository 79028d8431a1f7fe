import type { Article } from '../talk/article.ts';
import { isoTime } from '../message/clock.ts';
import type { Exchange } from '../talk/exchange.ts';
import { messagePath, talkPath } from '../archive/permalink.ts';
import type { Message } from '../message/schema.ts';
import { siteConfig } from 'virtual:qunlu/site';
import type { Talk } from './archive.ts';
import { href } from './interface.ts';

/**
 * What a search engine reads of a talk: an Article, and a QAPage with the question that was answered at most
 * length, since a QAPage has exactly one.
 * @see https://schema.org/Article and https://developers.google.com/search/docs/appearance/structured-data/qapage
 */
export function linkedData(talk: Talk, article: Article, description: string): object {
  const { day, room, start } = talk;
  const momentOf = (time: string): string => isoTime(day.date, time.slice(0, 8), room.timeZone);
  const absolute = (path: string): string => `${siteConfig.site ?? ''}${href(path)}`;
  const person = (name: string): object => ({ '@type': 'Person', name });
  const page = absolute(talkPath(talk.slug));
  const graph: object[] = [
    {
      '@type': 'Article',
      '@id': `${page}#article`,
      headline: talk.title,
      description,
      inLanguage: room.language,
      datePublished: momentOf(start),
      author: talk.lead.map(person),
      keywords: talk.topics.join(','),
      isPartOf: { '@type': 'WebSite', name: siteConfig.title },
      mainEntityOfPage: page,
    },
  ];
  const said = ({ id, time, speaker }: Message): object => ({
    author: person(speaker),
    datePublished: momentOf(time),
    url: absolute(messagePath(day.room, day.date, id)),
  });
  const main = mostAnswered(article.exchanges, talk.lead);
  if (main) {
    const [asked] = main.question as [Message];
    const answers = answersTo(main, talk.lead);
    const [first] = answers as [Message];
    graph.push({
      '@type': 'QAPage',
      '@id': `${page}#part-qa`,
      mainEntity: {
        '@type': 'Question',
        name: joined(main.question),
        text: joined(main.question),
        answerCount: 1,
        ...said(asked),
        suggestedAnswer: { '@type': 'Answer', text: joined(answers), ...said(first) },
      },
    });
  }
  return { '@context': 'https://schema.org', '@graph': graph };
}

/** What the lead answered, in words. */
const answersTo = ({ answer }: Exchange, lead: readonly string[]): Message[] =>
  answer
    .flatMap((block) => (block.type === 'paragraph' ? block.messages : []))
    .filter((message) => lead.includes(message.speaker));

const joined = (messages: readonly Message[]): string => messages.map(({ text }) => text).join('\n');

function mostAnswered(exchanges: readonly Exchange[], lead: readonly string[]): Exchange | undefined {
  const lengthOf = (exchange: Exchange): number => joined(answersTo(exchange, lead)).length;
  return exchanges
    .filter((exchange) => exchange.answered && lengthOf(exchange) > 0)
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
}
