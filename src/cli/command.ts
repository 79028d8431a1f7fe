import type { ParseArgsConfig } from 'node:util';

/** Exit statuses: fine; findings; could not run. */
export type ExitStatus = 0 | 1 | 2;

/** What a command is given besides its own options. */
export interface Setting {
  /** The content folder. */
  content: string;
  json: boolean;
  /** For results: standard output. */
  out: (text: string) => void;
  /** For progress and problems: standard error. */
  note: (text: string) => void;
}

type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** One command of the command line: declared by its file in `commands/`, loaded when it is called. */
export interface Command {
  /** How it is called, after the name: `PATH… [--room R]`. */
  usage: string;
  /** What it gives, in one sentence. */
  summary: string;
  options: Options;
  run: (paths: readonly string[], values: Values, setting: Setting) => Promise<ExitStatus>;
}

/** Reads an option that takes a text. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
