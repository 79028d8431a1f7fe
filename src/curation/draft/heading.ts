import { beforeTopic, noTopic, numbered, topicAnnouncement } from '../../language/zh/heading.ts';

/** A heading in a talk. */
export interface Announced {
  words: string;
  depth: 2 | 3 | 4;
}

/** Longer lines are sentences. */
const maxTitleCharacters = 30;

/** How a line numbers itself, as the name of the style; nothing when it does not. */
export function numberingOf(line: string): 'part' | 'chinese' | 'bracket' | 'point' | 'number' | undefined {
  const groups = numbered.exec(line)?.groups;
  if (!groups) return undefined;
  return (['part', 'chinese', 'bracket', 'point', 'number'] as const).find(
    (style) => groups[style] !== undefined,
  );
}

const depths = { part: 2, chinese: 2, number: 3, bracket: 4, point: 4 } as const;

/**
 * Gives the heading that a line is as a whole: short, numbered, without the end of a sentence, and not one of
 * a list.
 * @param next the line after it
 */
export function titleOf(line: string, next: string | undefined): Announced | undefined {
  const style = numberingOf(line);
  if (
    style === undefined ||
    line.length > maxTitleCharacters ||
    /[。！？；!?;，,]$|[。；;]|，.*，/u.test(line)
  )
    return undefined;
  if (line.replace(numbered, '').replace(/[^\p{L}\p{N}]/gu, '').length < 2) return undefined;
  if (next === undefined || numberingOf(next) === style) return undefined;
  return { words: line.replace(/[：:\s]+$/u, ''), depth: depths[style] };
}

/** Gives the heading that a sentence announces, in its own words: 先说什么是预付卡 announces 什么是预付卡. */
export function announcedBy(line: string): Announced | undefined {
  if (line.length > 60) return undefined;
  const topic = topicAnnouncement.exec(line)?.groups?.['topic']?.replace(beforeTopic, '').trim();
  if (topic === undefined || topic.length < 2 || noTopic.test(topic)) return undefined;
  return { words: topic, depth: 2 };
}
