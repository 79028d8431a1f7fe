import { rm } from 'node:fs/promises';
import { sites } from './built-site.ts';
import { runScript } from './tool.ts';

/** Builds all sites anew, one after the other: they share what Astro generates. Returns which were built. */
export async function buildSites(): Promise<boolean[]> {
  const built: boolean[] = [];
  for (const { content, out, base, env } of Object.values(sites)) {
    await rm(out, { recursive: true, force: true });
    const args = ['build', '--content', content, '--out', out, '--base', base];
    built.push(await runScript(['src/cli/main.ts', ...args], env));
  }
  return built;
}
