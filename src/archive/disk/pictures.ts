import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, problem } from '../problem.ts';
import { isSafeSvg } from '../svg.ts';
import { displayPath } from './file.ts';

/** Reports the SVG files of a content folder that the site will not show, since they could run or load something. */
export async function checkPictures(content: string): Promise<Problem[]> {
  const folder = join(content, 'media');
  if (!existsSync(folder)) return [];
  const problems: Problem[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.svg$/i.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    if (isSafeSvg(await readFile(path, 'utf8'))) continue;
    const actual =
      'an SVG that does more than draw: a script, a handler, a style sheet or an address elsewhere';
    problems.push(problem('picture', { file: displayPath(path) }, { actual }));
  }
  return problems;
}
