import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FindPoint, readFrontMatter } from '../front-matter.ts';
import type { Problem } from '../problem.ts';
import { type Digest, digest } from '../schema.ts';
import { decodeUtf8 } from '../utf8.ts';
import { displayPath } from './file.ts';

/** A digest's file as it was read. */
export interface DigestFile {
  /** Its name without the ending: the name of its page, when no session gives it one. */
  name: string;
  /** Its path as a person would write it. */
  file: string;
  source: string;
  /** Absent when there are problems with it. */
  frontMatter: Digest | undefined;
  pointOf: FindPoint;
  problems: Problem[];
}

/** Reads the digests of a content folder, by name. */
export async function readDigests(content: string): Promise<DigestFile[]> {
  const folder = join(content, 'talks');
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mdx') && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const file = displayPath(join(folder, name));
      const decoded = decodeUtf8(await readFile(join(folder, name)), file);
      const source = 'text' in decoded ? decoded.text : '';
      const yaml = /^---\r?\n([^]*?\n)---/.exec(source)?.[1] ?? '';
      const head = readFrontMatter(yaml, file, 2, digest);
      const problems = 'problem' in decoded ? [decoded.problem] : head.problems;
      return { name: name.slice(0, -'.mdx'.length), file, source, ...head, problems };
    }),
  );
}
