import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { isIn, type Person, person as personSchema } from '../people.ts';
import { excerpt, type Problem } from '../problem.ts';
import { decodeUtf8 } from '../utf8.ts';
import { replaceFile, shownPath } from './file.ts';

/** The people of a content folder, and the file that names them. */
export interface PeopleFile {
  path: string;
  text: string;
  people: Person[];
  problems: Problem[];
}

/** Reads `people.yaml`; a folder without one has no people. Content never makes it throw. */
export async function readPeople(content: string): Promise<PeopleFile> {
  const path = join(content, 'people.yaml');
  if (!existsSync(path)) return { path, text: '', people: [], problems: [] };
  const decoded = decodeUtf8(await readFile(path), shownPath(path));
  if ('problem' in decoded) return { path, text: '', people: [], problems: [decoded.problem] };
  return { path, text: decoded.text, ...parsePeople(decoded.text, shownPath(path)) };
}

/** Reads the text of a `people.yaml`. Entries that are wrong become problems; the others are read. */
export function parsePeople(text: string, file: string): Pick<PeopleFile, 'people' | 'problems'> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const people: Person[] = [];
  const problems: Problem[] = [];
  const report = (
    severity: Problem['severity'],
    offset: number,
    actual: string,
    expected: string,
    fix: string,
  ) => {
    const { line, col: column } = lineCounter.linePos(offset);
    problems.push({ severity, rule: 'people', file, line, column, actual, expected, fix });
  };
  const form = 'write each person as `- labels: [LABEL, LABEL]`, with `name` and `room` where wanted';
  for (const error of document.errors) {
    const found = `YAML that cannot be read (${error.message.split('\n')[0]})`;
    report(
      'error',
      error.pos[0],
      found,
      'YAML',
      'correct the line; a label with a colon, a hash or an @ needs quotes',
    );
  }
  if (document.errors.length > 0) return { people, problems };
  let list: unknown;
  try {
    list = document.toJS() ?? [];
  } catch (error) {
    // Aliases are looked up only now: one may name nothing, or be one of too many.
    report('error', 0, (error as Error).message.split('\n')[0] ?? '', 'YAML', 'put the label in quotes');
    return { people, problems };
  }
  if (!Array.isArray(list)) {
    report('error', 0, excerpt(JSON.stringify(list)), 'a list of people', form);
    return { people, problems };
  }
  list.forEach((entry: unknown, index) => {
    const offset = (path: readonly PropertyKey[]): number => {
      const node = document.getIn([index, ...path], true) ?? document.getIn([index], true);
      return (node as { range?: [number, number, number] } | null | undefined)?.range?.[0] ?? 0;
    };
    const parsed = personSchema.safeParse(entry);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        report(
          'error',
          offset(issue.path),
          `${issue.path.join('.') || 'a person'}: ${issue.message}`,
          'a person',
          form,
        );
      }
      return;
    }
    for (const [at, label] of parsed.data.labels.entries()) {
      const other = people.find((one) => one.labels.includes(label) && overlap(one, parsed.data));
      if (!other) continue;
      const found = `the label ${excerpt(label)}, which ${excerpt(other.name ?? (other.labels[0] as string))} bears too`;
      report(
        'warning',
        offset(['labels', at]),
        found,
        'each label of a room with one person',
        'remove it from one of the two',
      );
    }
    people.push(parsed.data);
  });
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
  const document = parseDocument(text);
  if (!isSeq(document.contents))
    document.contents = document.createNode([]) as unknown as typeof document.contents;
  const list = document.contents as unknown as YAMLSeq;
  list.flow = false;
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
  return changed ? document.toString({ lineWidth: 0 }) : text;
}

/** Adds people to the `people.yaml` of a content folder; writes nothing when nothing is new. */
export async function writePeople(
  file: Pick<PeopleFile, 'path' | 'text'>,
  wanted: readonly Person[],
): Promise<void> {
  const text = addPeople(file.text, wanted);
  if (text !== file.text) await replaceFile(file.path, text);
}
