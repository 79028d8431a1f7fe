import { type Problem, problem } from '../archive/problem.ts';
import type { ExportFile, Format } from './format.ts';
import { exportInstead, likenessOf } from './unread-file.ts';

/** How sure each format was of a file, the surest first. */
export type Tried = readonly { format: Format; certainty: number }[];

/** The one format that a file is of; or none, because no format knows it or because several do alike. */
export interface Choice {
  format: Format | undefined;
  tried: Tried;
}

/** Chooses the format that is surest of a file. A tie is no choice. */
export function chooseFormat(file: ExportFile, formats: readonly Format[]): Choice {
  const tried = formats
    .map((format) => ({ format, certainty: format.detect(file) }))
    .sort((a, b) => b.certainty - a.certainty);
  const [best, second] = tried;
  const clear = best !== undefined && best.certainty > 0 && best.certainty !== second?.certainty;
  return { format: clear ? best.format : undefined, tried };
}

/** Says why no format was chosen, with what was tried and how sure each was. */
export function undecided({ path: file, bytes }: ExportFile, tried: Tried): Problem {
  const tie = tried.filter(({ certainty }) => certainty > 0 && certainty === tried[0]?.certainty);
  const list = tried
    .map(({ format, certainty }) => `${format.name} ${Number(certainty.toFixed(2))}`)
    .join(', ');
  if (tie.length === 0) {
    const { noun, advice } = likenessOf({ path: file, head: bytes.subarray(0, 4096) });
    const actual = `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}, which no format knows`;
    return problem(
      'export-format',
      { file },
      { actual, expected: `a chat export; tried: ${list}`, fix: `${advice}; ${exportInstead}` },
    );
  }
  return problem(
    'export-format',
    { file },
    {
      actual: `a file that ${tie.map(({ format }) => format.name).join(' and ')} know alike`,
      expected: `one format that is surest; tried: ${list}`,
      fix: `say which it is with --format ${tie[0]?.format.name ?? ''}, or leave it out`,
    },
  );
}

/** Whether a file found in a folder or a zip is worth a look, by its ending; pictures and the like are not. */
export const mayHoldMessages = (path: string): boolean =>
  /\.(?:json|jsonl|ndjson|csv|txt|text|log|weechatlog|eml|emlx|mbox|md|markdown|html?|xls|zip)$|(?:^|[/\\])[^./\\]+$/i.test(
    path,
  );

/** Files that are read together: one file, or all below a folder that formats have claimed. */
export interface Group<T> {
  path: string;
  files: T[];
  claimed: boolean;
}

/** Puts together the files of each folder that a format claims whole; every other file stands alone. */
export function groupFiles<T extends { path: string }>(
  files: readonly T[],
  formats: readonly Format[],
): Group<T>[] {
  const names = new Map<string, string[]>();
  for (const { path } of files) {
    const folder = folderOf(path);
    const inFolder = names.get(folder) ?? [];
    names.set(folder, inFolder);
    inFolder.push(path.slice(folder === '' ? 0 : folder.length + 1));
  }
  const claimed = [...names.keys()].filter((folder) =>
    formats.some((format) => format.claims?.(names.get(folder) as string[])),
  );
  const groups = new Map<string, Group<T>>();
  for (const file of files) {
    // A folder within a claimed one belongs to the outermost.
    const folder = claimed
      .filter((one) => file.path.startsWith(`${one}/`) || file.path.startsWith(`${one}\\`))
      .sort((a, b) => a.length - b.length)[0];
    const path = folder ?? file.path;
    const group = groups.get(path) ?? { path, files: [], claimed: folder !== undefined };
    groups.set(path, group);
    group.files.push(file);
  }
  return [...groups.values()];
}

const folderOf = (path: string): string =>
  path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), 0));
