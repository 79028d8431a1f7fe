import { CommanderError } from 'commander';
import { resolve } from 'node:path';
import { UsageError } from '../archive/problem.ts';
import type { CommandContext, ExitStatus } from './context.ts';
import type { CommandDeclaration } from './declaration.ts';
import { declarations } from './declarations/all.ts';
import type { CommonInput } from './declarations/common.ts';
import type { Values } from './parameter.ts';
import { Passes } from './passes.ts';
import { programOf } from './program.ts';

/** Read by itself, so that it holds for whatever goes wrong. */
const debug = process.argv.includes('--debug');

/** Runs a command line. @returns the exit status */
async function main(words: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = await programOf(declarations, words, async (declaration, values) => {
    status = await runCommand(declaration, values);
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    // Commander has said it already. Without a command its help is an answer to nothing.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return status;
}

async function runCommand(declaration: CommandDeclaration, values: Values): Promise<ExitStatus> {
  const { content, json, verbose } = values as CommonInput;
  const stderr = (text: string): void => void process.stderr.write(`${text}\n`);
  const context: CommandContext = {
    content: resolve(content),
    json,
    stdout: (text) => void process.stdout.write(`${text}\n`),
    stderr,
    passes: new Passes(verbose ? stderr : undefined),
  };
  // Astro asks for this nowhere else, when it is loaded.
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { run } = await declaration.load();
  try {
    return await run(values as never, context);
  } finally {
    context.passes.end();
  }
}

/** Whether an error is the content's, and not the program's. Astro loads modules anew, so classes differ. */
const isContentError = (error: unknown): boolean => error instanceof Error && error.name === 'ContentError';

/** Whether an error tells a person enough without a stack: their mistake, or the operating system's refusal. */
const isPlain = (error: unknown): error is Error =>
  isContentError(error) || error instanceof UsageError || (error instanceof Error && 'syscall' in error);

// Whoever reads the output may have seen enough: `qunlu export | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!isPlain(error)) console.error(error);
  else console.error(`qunlu: ${error.message}${debug ? `\n${error.stack ?? ''}` : ''}`);
  process.exitCode = isContentError(error) ? 1 : 2;
}
