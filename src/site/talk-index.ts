import { questionTitle } from '../talk/exchange.ts';
import { relatedTo, subjectsOf } from '../talk/related.ts';
import type { Message } from '../message/schema.ts';
import { searchableText } from '../render/record.ts';
import { allTalks, type Talk, viewTalk } from './talks.ts';
import { allTerms } from './terms.ts';

/** A question that nobody answered. */
export interface OpenQuestion {
  talk: Talk;
  title: string;
  message: Message;
}

/** What pages need to know of all talks together. */
export interface TalkIndex {
  /** By slug of the talk, the most related first. */
  related: (slug: string) => Talk[];
  openQuestions: OpenQuestion[];
  /** Topics that a curator stated, and terms of the glossary that the lead speaks of. */
  subjectNames: (talk: Talk) => string[];
}

const maxRelated = 3;
let index: Promise<TalkIndex> | undefined;

/** The index of all talks; in a build it is made once. */
export function talkIndex(): Promise<TalkIndex> {
  if (import.meta.env.DEV) return makeIndex();
  return (index ??= makeIndex());
}

async function makeIndex(): Promise<TalkIndex> {
  const [talks, terms] = await Promise.all([allTalks(), allTerms()]);
  const subjects = new Map<string, Set<string>>();
  const openQuestions: OpenQuestion[] = [];
  for (const talk of talks) {
    const { article } = (await viewTalk(talk)).talk;
    const words = article.talk.flatMap((block) => block.messages.map(searchableText)).join('\n');
    subjects.set(talk.slug, subjectsOf(words, talk.topics, terms));
    for (const exchange of article.exchanges) {
      const [message] = exchange.question;
      if (!exchange.answered && message)
        openQuestions.push({ talk, title: questionTitle(exchange), message });
    }
  }
  const bySlug = new Map(talks.map((talk) => [talk.slug, talk]));
  return {
    related: (slug) =>
      relatedTo(slug, subjects)
        .slice(0, maxRelated)
        .flatMap((other) => bySlug.get(other) ?? []),
    openQuestions,
    subjectNames: ({ slug }) =>
      [...(subjects.get(slug) ?? [])].map(
        (subject) => terms.find((term) => term.slug === subject)?.name ?? subject,
      ),
  };
}
