import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { project } from './built-site.ts';

/** Flags for a Node that runs the project's TypeScript. */
export const nodeFlags: readonly string[] = ['--disable-warning=ExperimentalWarning'];

/** Runs a script with this Node, showing what it says. Returns whether it ended well. */
export async function runScript(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const child = spawn(process.execPath, [...nodeFlags, ...args], {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Runs a tool that the project depends on, by the name of its package. Returns whether it ended well. */
export async function runTool(name: string, ...args: string[]): Promise<boolean> {
  const folder = join(project, 'node_modules', name);
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const entry = typeof bin === 'string' ? bin : Object.values(bin)[0];
  return runScript([join(folder, entry ?? ''), ...args]);
}
