import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project } from '../built-site.ts';
import { nodeFlags } from '../tool.ts';

/** What a command said and how it ended. */
export interface Outcome {
  status: number | null;
  out: string;
  note: string;
}

interface Start {
  /** Flags of Node. */
  flags?: readonly string[];
  env?: NodeJS.ProcessEnv;
  stdio?: StdioOptions;
}

/** Starts the command line as people do, with this Node. */
function start(words: readonly string[], { flags = [], env = {}, stdio = 'pipe' }: Start = {}): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, ...flags, join(project, 'src', 'cli', 'main.ts'), ...words], {
    cwd: project,
    stdio,
    env: { ...process.env, QUNLU_CONTENT: undefined, ...env },
  });
}

/** Runs a command to its end. */
export async function qunlu(...words: string[]): Promise<Outcome> {
  const child = start(words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const outcome: Outcome = { status: null, out: '', note: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (outcome.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (outcome.note += text));
  outcome.status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return outcome;
}

/** Runs a command that is killed just before it renames its nth file (1-based). Returns the signal that ended it. */
export async function qunluKilledAt(nth: number, ...words: string[]): Promise<NodeJS.Signals | null> {
  const child = start(words, {
    flags: ['--import', pathToFileURL(join(import.meta.dirname, 'kill-at-rename.ts')).href],
    env: { QUNLU_KILL_AT: String(nth) },
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('exit', (_, signal) => resolve(signal));
  });
}

/** Runs `serve` until it says where it serves, and gives that address. */
export async function servedAt(...words: string[]): Promise<string> {
  const child = start(['serve', ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  for await (const text of child.stderr?.setEncoding('utf8') as AsyncIterable<string>) {
    said += text;
    if (said.includes('\n')) break;
  }
  child.kill('SIGTERM');
  await ended;
  return /serving at (\S+)/.exec(said)?.[1] ?? said;
}
