import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { project } from '../built-site.ts';

/** What a command said and how it ended. */
export interface Outcome {
  status: number | null;
  out: string;
  note: string;
}

/** Runs the command line as people do, with this Node. */
export const qunlu = (...words: string[]): Promise<Outcome> => qunluWith({}, ...words);

/** Runs it with variables of the environment besides those that are there. */
export async function qunluWith(variables: NodeJS.ProcessEnv, ...words: string[]): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(project, 'src', 'cli', 'main.ts'), ...words],
    {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, QUNLU_CONTENT: undefined, ...variables },
    },
  );
  const outcome: Outcome = { status: null, out: '', note: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (outcome.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (outcome.note += text));
  outcome.status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return outcome;
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
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(project, 'src', 'cli', 'main.ts'), command, ...words],
    { cwd: project, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  let address: string | undefined;
  try {
    for await (const text of child.stderr.setEncoding('utf8') as AsyncIterable<string>) {
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
