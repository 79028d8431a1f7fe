import { messagePath, talkPath } from '../archive/permalink.ts';
import { isoTime } from '../message/clock.ts';
import type { Kind, Message } from '../message/schema.ts';
import type { Exchange } from '../talk/exchange.ts';
import type { DayView } from '../view/day-view.ts';
import type { TalkView } from '../view/talk.ts';

/** What linked data needs to know of the site. */
export interface LinkedDataContext {
  siteTitle: string;
  description: string;
  /** Returns the absolute address of a path on the site. */
  addressOf: (path: string) => string;
}

/**
 * Returns what a search engine reads of a talk: an Article, and a QAPage with the question that was answered at most
 * length, since a QAPage has exactly one.
 * @see https://schema.org/Article and https://developers.google.com/search/docs/appearance/structured-data/qapage
 */
export function linkedData(day: DayView, talk: TalkView, context: LinkedDataContext): object {
  const { session, article } = talk;
  const { siteTitle, description, addressOf } = context;
  const momentOf = (time: string): string => isoTime(day.date, time.slice(0, 8), day.room.timeZone);
  const page = addressOf(talkPath(session.slug));
  const graph: object[] = [
    {
      '@type': 'Article',
      '@id': `${page}#article`,
      headline: session.title,
      description,
      inLanguage: day.room.language,
      datePublished: momentOf(session.start),
      author: session.lead.map(({ name }) => person(name)),
      keywords: session.topics.join(','),
      isPartOf: { '@type': 'WebSite', name: siteTitle },
      mainEntityOfPage: page,
    },
  ];
  const about = (message: Message): object => ({
    author: person(talk.viewOf(message).speaker?.name ?? ''),
    datePublished: momentOf(message.time),
    url: addressOf(messagePath(day.room.slug, day.date, message.id)),
  });
  const main = mostAnswered(article.exchanges, talk.lead);
  if (main) {
    const [asked] = main.question as [Message];
    const [first] = main.answer as [Message];
    const question = joined(main.question);
    graph.push({
      '@type': 'QAPage',
      '@id': `${page}#part-qa`,
      mainEntity: {
        '@type': 'Question',
        name: question,
        text: question,
        answerCount: 1,
        ...about(asked),
        suggestedAnswer: { '@type': 'Answer', text: joined(main.answer), ...about(first) },
      },
    });
  }
  return { '@context': 'https://schema.org', '@graph': graph };
}

const person = (name: string): object => ({ '@type': 'Person', name });

/** The words of a message as its speaker's; nothing where there are none of theirs. */
const spoken = {
  text: ({ text }) => text,
  image: ({ text }) => text,
  video: ({ text }) => text,
  voice: ({ text }) => text,
  file: ({ text }) => text,
  link: ({ text }) => text,
  sticker: ({ text }) => text,
  poll: ({ text }) => text,
  location: ({ text }) => text,
  contact: ({ text }) => text,
  forward: ({ text }) => text,
  notice: () => '',
  missing: () => '',
  removed: () => '',
} satisfies Record<Kind, (message: Message) => string>;

const wordsOf = (message: Message): string => spoken[message.kind](message);
const joined = (messages: readonly Message[]): string => messages.map(wordsOf).join('\n');

/** A question with what the leads answered, in words. */
interface Answered {
  question: Message[];
  answer: Message[];
}

function mostAnswered(exchanges: readonly Exchange[], lead: readonly string[]): Answered | undefined {
  const answered = exchanges.flatMap(({ answered, question, answer }): Answered[] => {
    const said = answer
      .flatMap((block) => (block.type === 'paragraph' ? block.messages : []))
      .filter((message) => lead.includes(message.speaker) && wordsOf(message) !== '');
    const asked = question.filter((message) => wordsOf(message) !== '');
    return answered && said.length > 0 && asked.length > 0 ? [{ question: asked, answer: said }] : [];
  });
  return answered.sort((a, b) => joined(b.answer).length - joined(a.answer).length)[0];
}
