import type { CommandDeclaration } from '../declaration.ts';
import { aliasesCommand } from './aliases.ts';
import { checkCommand } from './check.ts';
import { conversationsCommand } from './conversations.ts';
import { draftCommand } from './draft.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { inspectCommand } from './inspect.ts';
import { parseCommand } from './parse.ts';
import { searchIndexCommand } from './search-index.ts';
import { buildCommand, devCommand, serveCommand, startCommand } from './site.ts';
import { suggestCommand } from './suggest.ts';

/** Every command, in the order in which the help lists them. */
export const declarations: readonly CommandDeclaration[] = [
  startCommand,
  inspectCommand,
  importCommand,
  aliasesCommand,
  suggestCommand,
  conversationsCommand,
  draftCommand,
  checkCommand,
  explainCommand,
  parseCommand,
  exportCommand,
  searchIndexCommand,
  buildCommand,
  serveCommand,
  devCommand,
];
