import { citedIn } from '../../archive/citation.ts';
import { readDigests } from '../../archive/disk/digests.ts';
import type { SessionSpan } from '../../archive/session.ts';

/** A digest that cites a message. */
export interface CitingDigest {
  file: string;
  title: string;
  /** The name of its page below `talks/`. */
  slug: string;
  hidden: boolean;
}

/** Returns the digests that cite a message. @param spans the sessions of its day */
export async function citingDigests(
  content: string,
  { room, date, id }: { room: string; date: string; id: string },
  spans: readonly SessionSpan[],
): Promise<CitingDigest[]> {
  return (await readDigests(content)).flatMap(({ file, name, source, frontMatter }) => {
    if (!frontMatter) return [];
    const { session, hidden, title } = frontMatter;
    // Bare ids are messages of the digest's own day; on any other day they are none of this one's.
    const isHome =
      session === undefined
        ? frontMatter.room === room && frontMatter.date === date
        : spans.some(({ slug }) => slug === session);
    const cited = citedIn(source, isHome ? { room, date } : { room: '', date: '' });
    const cites = cited.some((one) => one.room === room && one.date === date && one.id === id);
    return cites ? [{ file, title, slug: session ?? name, hidden }] : [];
  });
}
