import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { project } from '../built-site.ts';

/** What a command said and how it ended. */
export interface Outcome {
  status: number | null;
  out: string;
  note: string;
}

/** Runs the command line as people do, with this Node. */
export async function qunlu(...words: string[]): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(project, 'src', 'cli', 'main.ts'), ...words],
    { cwd: project, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, QUNLU_CONTENT: undefined } },
  );
  const outcome: Outcome = { status: null, out: '', note: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (outcome.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (outcome.note += text));
  outcome.status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return outcome;
}

/** Runs `serve` until it says where it serves, and gives that address. */
export async function servedAt(...words: string[]): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(project, 'src', 'cli', 'main.ts'), 'serve', ...words],
    { cwd: project, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  for await (const text of child.stderr.setEncoding('utf8') as AsyncIterable<string>) {
    said += text;
    if (said.includes('\n')) break;
  }
  child.kill('SIGTERM');
  await ended;
  return /serving at (\S+)/.exec(said)?.[1] ?? said;
}
