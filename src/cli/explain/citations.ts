import { readDigests } from '../../archive/disk/digests.ts';
import { citationsOf } from '../../view/citation.ts';

/** A digest that cites a message. */
export interface CitingDigest {
  file: string;
  title: string;
  /** The name of its page below `talks/`. */
  slug: string;
  hidden: boolean;
}

/** Returns the digests that cite a message, hidden ones too. @param sessions the slugs of those of its day */
export async function citingDigests(
  content: string,
  { room, date, id }: { room: string; date: string; id: string },
  sessions: readonly string[],
): Promise<CitingDigest[]> {
  return (await readDigests(content)).flatMap((digest) => {
    const { file, frontMatter } = digest;
    const cited = citationsOf([digest])({ room, date, sessions }).get(id);
    if (!cited || !frontMatter) return [];
    return [{ file, title: cited.title, slug: cited.slug, hidden: frontMatter.hidden }];
  });
}
