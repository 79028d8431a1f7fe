import { functionWords } from '../../language/en.ts';
import { functionCharacters } from '../../language/zh/term.ts';
import { readBody } from '../../message/inline.ts';
import type { Message } from '../../message/schema.ts';
import { isQuestion } from '../../talk/exchange.ts';
import { isSubject, wordsOf } from './words.ts';

/** The longest title, in columns; a Chinese character takes two. */
const maxWidth = 80;
/** A question among so many first messages names the conversation. */
const openingMessages = 4;
/** A question that says what it is about has so many words, or pairs of characters, that are a subject. */
const minSubjects = 2;
/** Terms of a title, and the longest Chinese one, in characters. */
const maxTerms = 3;
const maxTermLength = 6;

const runs = /\p{Script=Han}{2,}|[a-z][\w.+#-]{2,}/giu;
const han = /^\p{Script=Han}/u;

/** Returns a message's own words: no quote, mention, picture, link and no name that it begins with. */
export function bareWords(message: Message): string {
  if (message.kind === 'image' || message.kind === 'sticker') return '';
  if (message.kind === 'link' && message.title !== undefined) return message.title;
  const words = readBody(message.text).inlines.map((inline) => (inline.type === 'text' ? inline.value : ' '));
  return words
    .join('')
    .replace(/^\s*[\w[\]\\`^{}|-]{2,20}[:,]\s/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Returns a conversation's title in its own words: the question that it begins with; else the terms that its messages
 * share and those of the day do not; else how it begins. Empty when nobody says a word.
 * @param textsWith returns how many messages of the day have a term
 */
export function titleOf(messages: readonly Message[], textsWith: (term: string) => number): string {
  const opener = messages[0]?.speaker;
  const question = messages
    .slice(0, openingMessages)
    .find(
      (message) =>
        message.speaker === opener && isQuestion(message) && subjectsIn(bareWords(message)) >= minSubjects,
    );
  if (question) return shorten(askedIn(bareWords(question)));
  const terms = sharedTerms(messages, textsWith);
  if (terms.length > 0) return terms.join(terms.every((term) => han.test(term)) ? '、' : ', ');
  return shorten(messages.map(bareWords).find((words) => /[\p{L}\p{N}]{2}/u.test(words)) ?? '');
}

/** Returns the sentence of a text that asks, where there is one; else the text. */
function askedIn(words: string): string {
  const sentences = words.match(/[^。！!；;?？]+[。！!；;?？]*/gu) ?? [];
  return (
    sentences.find((sentence) => /[?？]/.test(sentence) && subjectsIn(sentence) >= minSubjects) ?? words
  ).trim();
}

function sharedTerms(messages: readonly Message[], textsWith: (term: string) => number): string[] {
  const counts = new Map<string, number>();
  for (const message of messages) {
    for (const term of termsOf(bareWords(message))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const names = [...new Set(messages.map(({ speaker }) => speaker.toLowerCase()))];
  const ranked = [...counts]
    .filter(([term, count]) => count > 1 && !names.some((name) => name.includes(term.toLowerCase())))
    .map(([term, count]) => {
      const length = han.test(term) ? Math.sqrt(term.length - 1) : 1;
      return { term, score: (count * count * length) / Math.max(count, textsWith(term)) };
    })
    .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1));
  const chosen: string[] = [];
  for (const { term } of ranked) {
    if (chosen.length === maxTerms) break;
    if (!chosen.some((other) => overlaps(other, term))) chosen.push(term);
  }
  return chosen;
}

/** Whether two terms are parts of one another, or share a pair of characters. */
function overlaps(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  return han.test(a) && [...Array(a.length - 1).keys()].some((at) => b.includes(a.slice(at, at + 2)));
}

/** Returns each term of a text once: Latin words, and parts of Chinese runs that begin and end as terms do. */
function termsOf(words: string): Set<string> {
  const terms = new Set<string>();
  for (const [run] of words.matchAll(runs)) {
    if (!han.test(run)) {
      if (!functionWords.has(run.toLowerCase())) terms.add(run);
      continue;
    }
    for (let from = 0; from + 2 <= run.length; from++) {
      if (functionCharacters.has(run[from] as string)) continue;
      for (let to = from + 2; to <= Math.min(run.length, from + maxTermLength); to++) {
        if (!functionCharacters.has(run[to - 1] as string)) terms.add(run.slice(from, to));
      }
    }
  }
  return terms;
}

const subjectsIn = (words: string): number => wordsOf(words).filter(isSubject).length;

function shorten(words: string): string {
  let width = 0;
  const signs = [...words];
  const end = signs.findIndex((sign) => (width += han.test(sign) ? 2 : 1) > maxWidth);
  return end < 0 ? words : `${signs.slice(0, end).join('').trimEnd()}…`;
}
