import { join } from 'node:path';
import { isMap, type YAMLMap, type YAMLSeq } from 'yaml';
import { isIn, nameOf, type Person, person as personSchema } from '../people.ts';
import { excerpt, type Problem } from '../problem.ts';
import { type ListForm, readYamlList } from '../yaml-list.ts';
import { parseList, stringifyOptions } from '../yaml-update.ts';
import { replaceFile } from './file.ts';
import { readListFile } from './list.ts';

/** The people of a content folder, and the file that names them. */
export interface PeopleFile {
  path: string;
  text: string;
  people: Person[];
  problems: Problem[];
}

const form: ListForm<Person> = {
  noun: 'person',
  schema: personSchema,
  clashes: (person, before) =>
    person.labels.flatMap((label, at) => {
      const other = before.find((one) => one.labels.includes(label) && overlap(one, person));
      if (!other) return [];
      const actual = `the label ${excerpt(label)}, which ${excerpt(nameOf(other))} bears too`;
      return [{ rule: 'label-shared', path: ['labels', at], its: { actual } }];
    }),
};

/** Reads `people.yaml`; a folder without one has no people. Content never makes it throw. */
export async function readPeople(content: string): Promise<PeopleFile> {
  const path = join(content, 'people.yaml');
  const { entries: people, text, problems } = await readListFile(path, form);
  return { path, text, people, problems };
}

/** Reads the text of a `people.yaml`. Entries that are wrong become problems; the others are read. */
export function parsePeople(text: string, file: string): Pick<PeopleFile, 'people' | 'problems'> {
  const { entries: people, problems } = readYamlList(text, file, form);
  return { people, problems };
}

function overlap(a: Person, b: Person): boolean {
  if (a.room === undefined || b.room === undefined) return true;
  return [a.room].flat().some((room) => isIn(b, room));
}

/**
 * Gives the text of `people.yaml` with more people and labels in it; what a person wrote there, comments
 * too, stays as it is.
 * @param wanted people as they should be: one that shares a label with an entry of its room adds its other
 * labels to that entry, any other becomes an entry of its own
 */
export function addPeople(text: string, wanted: readonly Person[]): string {
  const { document, list } = parseList(text);
  let changed = false;
  for (const one of wanted) {
    const held = list.items.find((item): item is YAMLMap => {
      const parsed = isMap(item) ? personSchema.safeParse(item.toJS(document)) : undefined;
      return (
        parsed?.success === true &&
        overlap(parsed.data, one) &&
        parsed.data.labels.some((l) => one.labels.includes(l))
      );
    });
    if (!held) {
      list.items.push(document.createNode(one));
      changed = true;
      continue;
    }
    const labels = held.get('labels') as YAMLSeq;
    const present = labels.toJS(document) as string[];
    for (const label of one.labels.filter((candidate) => !present.includes(candidate))) {
      labels.add(document.createNode(label));
      changed = true;
    }
  }
  return changed ? document.toString(stringifyOptions) : text;
}

/** Adds people to the `people.yaml` of a content folder; writes nothing when nothing is new. */
export async function writePeople(
  file: Pick<PeopleFile, 'path' | 'text'>,
  wanted: readonly Person[],
): Promise<void> {
  const text = addPeople(file.text, wanted);
  if (text !== file.text) await replaceFile(file.path, text);
}
