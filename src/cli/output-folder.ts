import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { makeFolder } from '../archive/disk/folder.ts';
import { UsageError } from '../archive/problem.ts';
import type { SiteOptions } from '../site/options.ts';
import { project } from './site.ts';

/**
 * Makes sure that a build, which empties its output folder, takes nothing with it.
 * @throws {UsageError} when the output folder holds the content folder or the project, or lies among the content
 */
export async function requireApart({ content, out }: SiteOptions): Promise<void> {
  const output = await realPath(out);
  const archive = await realPath(content);
  const parts = ['days', 'talks', 'media', 'imports', 'public'].map((name) => join(archive, name));
  const holds = [project, archive].some((folder) => isWithin(folder, output));
  if (!holds && !parts.some((part) => isWithin(output, part))) return;
  throw new UsageError(
    `a build empties its output folder, and ${output} holds more than a site; give another one with --out DIR`,
  );
}

/** A path without symbolic links, as far as it exists. */
const realPath = async (path: string): Promise<string> => (existsSync(path) ? realpath(path) : path);

/** Whether a path is a folder or lies below it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way.split(sep)[0] !== '..' && !isAbsolute(way));
}

/**
 * Has a site built into an output folder. Astro keeps files of a build in the working folder, imports packages
 * from there and moves files to the output: so the project is the working folder meanwhile, and where the output
 * lies on another filesystem the site is built in the project and copied.
 * @param build builds into the folder that it is given
 */
export async function withOutput(out: string, build: (folder: string) => Promise<void>): Promise<void> {
  const workingFolder = process.cwd();
  process.chdir(project);
  try {
    if (await isNear(out)) await build(out);
    else await copyBuilt(out, build);
  } finally {
    process.chdir(workingFolder);
  }
}

async function copyBuilt(out: string, build: (folder: string) => Promise<void>): Promise<void> {
  const near = join(project, '.astro');
  await makeFolder(near);
  const folder = await mkdtemp(join(near, 'site-'));
  try {
    await build(folder);
    for (const name of await readdir(out)) {
      // As Astro does: a repository may live in the output folder.
      if (name !== '.git') await rm(join(out, name), { recursive: true });
    }
    await cp(folder, out, { recursive: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether files can be moved from the project. Astro takes `project-dist` for a folder within `project`. */
async function isNear(out: string): Promise<boolean> {
  if (out.startsWith(process.cwd()) && !isWithin(out, process.cwd())) return false;
  return (await stat(out)).dev === (await stat(project)).dev;
}
