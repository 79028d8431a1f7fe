import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { replaceFile, displayPath } from '../../archive/disk/file.ts';
import { listDays, readDayFile } from '../../archive/disk/read.ts';
import { type Problem, problem } from '../../archive/problem.ts';
import type { Day } from '../../archive/schema.ts';
import { decodeUtf8 } from '../../archive/utf8.ts';
import type { Citing } from '../digest/cite.ts';
import { convertDigest } from '../digest/convert.ts';
import { readOldDigest } from '../digest/read.ts';
import type { ExportFile } from '../format.ts';
import type { Source } from './sources.ts';

/** What became of one old digest. */
export interface ImportedDigest {
  /** The file that it was read from. */
  from: string;
  /** The file that it was written to. */
  file: string;
  session: string | undefined;
  hidden: boolean;
  citing: Citing;
}

/** A digest is written up within days of its talk, and may bear its own date: days to either side. */
const aroundDays = 3;

/** Whether a file is a digest of the old Jekyll site: a post with front matter and no message in it. */
export function isOldDigest({ path, bytes }: ExportFile): boolean {
  if (!/\.(?:md|markdown)$/i.test(path)) return false;
  const text = new TextDecoder().decode(bytes);
  const head = /^\ufeff?---[ \t]*\r?\n([^]*?)\n---[ \t]*\r?(?:\n|$)/.exec(text)?.[1] ?? '';
  return /^layout:[ \t]*post[ \t]*\r?$/m.test(head) && !/^> \d\d:\d\d:\d\d(?:\s|$)/m.test(text);
}

/** Sets digests of the old Jekyll site apart from what holds messages. */
export async function partDigests(
  all: readonly Source[],
): Promise<{ sources: Source[]; posts: ExportFile[] }> {
  const sources: Source[] = [];
  const posts: ExportFile[] = [];
  for (const source of all) {
    const file = /\.(?:md|markdown)$/i.test(source.path) ? await source.read() : undefined;
    if (file && isOldDigest(file)) posts.push(file);
    else sources.push(source);
  }
  return { sources, posts };
}

/**
 * Brings digests of the old Jekyll site into `talks/` of a content folder, whose days must be there already:
 * citations are filled in by comparing words. A file that is there is left alone.
 * @param posts files of digests
 * @param options.room whose they are when no day holds their words; @param options.dryRun writes nothing
 */
export async function importDigests(
  posts: readonly ExportFile[],
  content: string,
  options: { room?: string | undefined; dryRun?: boolean } = {},
): Promise<{ digests: ImportedDigest[]; problems: Problem[] }> {
  const files = await listDays(content);
  const known = new Map<string, Day | undefined>();
  const read = async (path: string): Promise<Day | undefined> => {
    if (!known.has(path)) known.set(path, (await readDayFile(path)).day);
    return known.get(path);
  };
  const digests: ImportedDigest[] = [];
  const problems: Problem[] = [];
  for (const { path, bytes } of posts) {
    const shown = displayPath(path);
    const decoded = decodeUtf8(bytes, shown);
    if ('problem' in decoded) {
      problems.push(decoded.problem);
      continue;
    }
    const digest = readOldDigest(decoded.text, path);
    const near = files.filter(
      ({ date }) => digest.date !== undefined && daysBetween(date, digest.date) <= aroundDays,
    );
    const days = (await Promise.all(near.map((file) => read(file.path)))).filter((day) => day !== undefined);
    const conversion = convertDigest(digest, days, options.room);
    if (!conversion) {
      const actual = 'a digest of which no day holds the words';
      problems.push(problem('digest-unplaced', { file: shown }, { actual }));
      continue;
    }
    const file = join(content, 'talks', `${slugOf(path)}.mdx`);
    if (existsSync(file)) {
      const actual = `${displayPath(file)}, which is there already`;
      problems.push(problem('digest-exists', { file: shown }, { actual }));
      continue;
    }
    if (!options.dryRun) await replaceFile(file, conversion.text);
    const { session, citing } = conversion;
    digests.push({ from: shown, file: displayPath(file), session, hidden: digest.hidden, citing });
  }
  return { digests, problems };
}

/** A file's name as a slug: what an address takes of it. */
function slugOf(path: string): string {
  const name = basename(path)
    .replace(/\.[a-z]+$/i, '')
    .toLowerCase();
  return name.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'digest';
}

const daysBetween = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
