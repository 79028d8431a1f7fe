import { somebodyOf, surname, trades } from '../../language/zh/label.ts';
import { labelWords } from '../../message/label.ts';
import { readBody } from '../../message/inline.ts';

/** Gives the words that stand for somebody: `一位银行同学`, or `一位同学` when the label does not tell more. */
export function anonymousName(label: string): string {
  return somebodyOf(trades.find(([, words]) => words.test(label))?.[0] ?? '');
}

/** How people are called in a draft. */
export interface Naming {
  /** What a speaker is called. */
  nameOf: (label: string) => string;
  /** The words of a body without the quote before it, emoticons and addresses to somebody. */
  wordsOf: (text: string) => string;
}

/**
 * Makes the naming of a draft.
 * @param labels everybody who speaks that day; @param lead stays named, being named by the session
 * @param named keeps people's labels and mentions as they stand
 */
export function namingOf(labels: readonly string[], lead: readonly string[], named: boolean): Naming {
  const names = new Map<string, string>();
  for (const label of named ? [] : labels) {
    if (lead.includes(label)) continue;
    if (label.length >= 3) names.set(label, anonymousName(label));
    const [name = ''] = labelWords(label);
    if (/^\p{Script=Han}{2,3}$/u.test(name) && surname.test(name)) names.set(name, anonymousName(label));
  }
  const longestFirst = [...names].sort(([a], [b]) => b.length - a.length);
  const withoutNames = (words: string): string =>
    longestFirst.reduce((text, [name, other]) => text.replaceAll(name, other), words);
  return {
    nameOf: (label) => (named ? label : anonymousName(label)),
    wordsOf: (text) => {
      const words = readBody(text).inlines.map((inline) => {
        if (inline.type === 'text') return withoutNames(inline.value);
        if (inline.type === 'link') return inline.href;
        return inline.type === 'mention' && named ? `@${inline.label} ` : '';
      });
      return words
        .join('')
        .replace(/^[\s,，:：?？、]+(?=\S)/u, '')
        .trim();
    },
  };
}
