import { readDigests } from '../archive/disk/digests.ts';
import { readRooms } from '../archive/disk/list.ts';
import { readPeople } from '../archive/disk/people.ts';
import { listDays } from '../archive/disk/read.ts';
import { indexPeople } from '../archive/people.ts';
import type { ArchiveContext } from '../view/archive.ts';

/** Reads what the views of a content folder have in common. @param options which digests are published */
export async function readArchiveContext(
  content: string,
  { hiddenDigests }: { hiddenDigests: boolean },
): Promise<ArchiveContext> {
  const [{ rooms }, { people }, digests] = await Promise.all([
    listDays(content).then((files) => readRooms(content, files)),
    readPeople(content),
    readDigests(content),
  ]);
  return {
    rooms,
    people: indexPeople(people),
    digests: digests.filter(({ frontMatter }) => hiddenDigests || frontMatter?.hidden !== true),
  };
}
