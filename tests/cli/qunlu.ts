import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
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
export const qunlu = (...words: string[]): Promise<Outcome> => qunluWith({}, ...words);

/** Runs a command to its end, with variables of the environment besides those that are there. */
export async function qunluWith(env: NodeJS.ProcessEnv, ...words: string[]): Promise<Outcome> {
  const child = start(words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
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

/**
 * Runs a command that serves until it says where, and has something done there.
 * @returns the address
 */
export async function servedAt(
  command: 'serve' | 'dev',
  words: readonly string[],
  use: (address: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const child = start([command, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  let address: string | undefined;
  try {
    for await (const text of child.stderr?.setEncoding('utf8') as AsyncIterable<string>) {
      said += stripVTControlCharacters(text);
      address = /(?:serving at|Local) +(http:\S+)\s/.exec(said)?.[1];
      if (address === undefined) continue;
      await use(address);
      break;
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
  return address ?? said;
}
