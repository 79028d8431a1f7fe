import { pointAt, type Problem, problem } from './problem.ts';

/** A component of a digest that names something of the archive, as it stands in the source. */
export interface Reference {
  component: 'Cite' | 'Quote' | 'Figure' | 'Term';
  /** An id as written: `m-193316`, or `room/date#m-193316` for a message of another day; a term's slug. */
  of: string;
  /** Where it stands in the source, in UTF-16 code units. */
  offset: number;
}

/** Components with their `of`; what stands between the two is shorter than this, so that a search ends; behind a backslash it is text. */
const component =
  /(?<=(?<!\\)(?:\\\\)*)<(?<name>Cite|Quote|Figure|Term)\s(?:[^<>]{0,600}?\s)?of="(?<of>[^"<>]*)"/g;

/** Finds what a digest's source cites, shows and explains, in order. */
export function referencesIn(source: string): Reference[] {
  const references: Reference[] = [];
  for (const match of source.matchAll(component)) {
    const { name, of = '' } = match.groups ?? {};
    const start = match.index + match[0].length - of.length - 1;
    for (const id of of.matchAll(/\S+/g)) {
      references.push({ component: name as Reference['component'], of: id[0], offset: start + id.index });
    }
  }
  return references;
}

/** A message, wherever in the archive it stands. */
export interface CitedMessage {
  room: string;
  date: string;
  id: string;
}

/** Takes a cited id apart; `home` is the day of the digest's session. */
export function citedMessage(of: string, home: { room: string; date: string }): CitedMessage {
  const match = /^([a-z0-9-]+)\/(\d{4}-\d{2}-\d{2})#(.+)$/.exec(of);
  return match
    ? { room: match[1] ?? '', date: match[2] ?? '', id: match[3] ?? '' }
    : { room: home.room, date: home.date, id: of };
}

/** The messages that a digest cites or shows, each once, in the order of the source. */
export function citedIn(source: string, home: { room: string; date: string }): CitedMessage[] {
  const cited = new Map<string, CitedMessage>();
  for (const { component: name, of } of referencesIn(source)) {
    if (name === 'Term') continue;
    const message = citedMessage(of, home);
    const key = `${message.room}/${message.date}#${message.id}`;
    if (!cited.has(key)) cited.set(key, message);
  }
  return [...cited.values()];
}

/**
 * Checks that everything a digest cites, shows or explains is there.
 * @param idsOf the messages of a day, removed ones left out; nothing when there is no such day
 * @param terms slugs of the glossary
 */
export function checkCitations(
  source: string,
  file: string,
  home: { room: string; date: string },
  idsOf: (room: string, date: string) => ReadonlySet<string> | undefined,
  terms: ReadonlySet<string> = new Set(),
): Problem[] {
  return referencesIn(source).flatMap(({ component: name, of, offset }): Problem[] => {
    const at = { file, start: pointAt(source, offset), end: pointAt(source, offset + of.length) };
    if (name === 'Term') {
      if (terms.has(of)) return [];
      return [problem('digest-term', at, { actual: `<Term> of ${of}, which the glossary does not have` })];
    }
    const { room, date, id } = citedMessage(of, home);
    if (idsOf(room, date)?.has(id)) return [];
    const actual = `<${name}> of ${room}/${date}#${id}, where there is no message`;
    return [problem('citation', at, { actual })];
  });
}
