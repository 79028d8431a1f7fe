import { placeAt, type Problem } from './problem.ts';

/** One `<Cite of="…">` in a digest. */
interface Citation {
  /** Ids as written: `m-193316`, or `room/date#m-193316` for a message of another day. */
  of: string;
  offset: number;
}

/** Finds the citations in a digest's source. */
function citationsIn(source: string): Citation[] {
  const citations: Citation[] = [];
  for (const match of source.matchAll(/<Cite\s+of="([^"]*)"/g)) {
    const start = match.index + match[0].length - (match[1] ?? '').length - 1;
    for (const id of (match[1] ?? '').matchAll(/\S+/g))
      citations.push({ of: id[0], offset: start + id.index });
  }
  return citations;
}

/** Takes a cited id apart; `home` is the day of the digest's session. */
export function citedMessage(
  of: string,
  home: { room: string; date: string },
): { room: string; date: string; id: string } {
  const match = /^([a-z0-9-]+)\/(\d{4}-\d{2}-\d{2})#(.+)$/.exec(of);
  return match ? { room: match[1] ?? '', date: match[2] ?? '', id: match[3] ?? '' } : { ...home, id: of };
}

/**
 * Checks that every citation of a digest leads to a message.
 * @param idsOf the messages of a day, removed ones left out; nothing when there is no such day
 */
export function checkCitations(
  source: string,
  file: string,
  home: { room: string; date: string },
  idsOf: (room: string, date: string) => ReadonlySet<string> | undefined,
): Problem[] {
  return citationsIn(source).flatMap(({ of, offset }) => {
    const { room, date, id } = citedMessage(of, home);
    if (idsOf(room, date)?.has(id)) return [];
    return [
      {
        severity: 'error' as const,
        rule: 'citation',
        file,
        ...placeAt(source, offset),
        found: `a citation of ${room}/${date}#${id}, where there is no message`,
        expected: 'the id of a message that stands in the archive, such as m-193316',
        mend: "copy the id from the message's permalink",
      },
    ];
  });
}
