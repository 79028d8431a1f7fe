import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { UsageError } from '../archive/problem.ts';
import { type Command, type ExitStatus, type Setting, textOf } from './command.ts';

const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  import: () => import('./commands/import.ts'),
  parse: () => import('./commands/parse.ts'),
  aliases: () => import('./commands/aliases.ts'),
  draft: () => import('./commands/draft.ts'),
  check: () => import('./commands/check.ts'),
  export: () => import('./commands/export.ts'),
  suggest: () => import('./commands/suggest.ts'),
  start: () => import('./commands/start.ts'),
  index: () => import('./commands/index-command.ts'),
  build: () => import('./commands/build.ts'),
  serve: () => import('./commands/serve.ts'),
  dev: () => import('./commands/dev.ts'),
};

const common = {
  content: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function main(words: readonly string[]): Promise<ExitStatus> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    throw new UsageError(`no command “${name}”; there are ${Object.keys(commands).join(', ')}`);
  }
  const { command } = await load();
  const { values, positionals } = parse(name, command, rest);
  if (values['help']) {
    console.log(`qunlu ${name} ${command.usage}\n\n${command.summary}`);
    return 0;
  }
  const setting: Setting = {
    content: resolve(textOf(values, 'content') ?? process.env['QUNLU_CONTENT'] ?? 'content'),
    json: values['json'] === true,
    out: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
  };
  return command.run(positionals, values, setting);
}

function parse(name: string, command: Command, args: string[]) {
  try {
    return parseArgs({ args, options: { ...command.options, ...common }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nusage: qunlu ${name} ${command.usage}`);
  }
}

async function overview(): Promise<string> {
  const rows = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const { command } = await load();
      return `  ${`${name} ${command.usage}`.trim()}\n      ${command.summary}`;
    }),
  );
  return `qunlu COMMAND … [--content DIR] [--json]\n\n${rows.join('\n')}`;
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
  console.error(isPlain(error) ? `qunlu: ${error.message}` : error);
  process.exitCode = isContentError(error) ? 1 : 2;
}
