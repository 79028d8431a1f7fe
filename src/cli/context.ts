import type { Passes } from './passes.ts';

/** Exit statuses: fine; findings; could not run. */
export type ExitStatus = 0 | 1 | 2;

/** What every command is given besides its own input. */
export interface CommandContext {
  /** The content folder, absolute. */
  content: string;
  json: boolean;
  /** For results: a line on standard output. */
  stdout: (text: string) => void;
  /** For progress and problems: a line on standard error. */
  stderr: (text: string) => void;
  /** The passes of the command, which `--verbose` shows. */
  passes: Passes;
}
