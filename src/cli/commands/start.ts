import type { CommandContext, ExitStatus } from '../context.ts';
import type { StartInput } from '../declarations/site.ts';
import { run as build } from './build.ts';
import { run as serve } from './serve.ts';

/** Builds the site and serves it. */
export async function run(input: StartInput, context: CommandContext): Promise<ExitStatus> {
  context.stderr('qunlu: building the site …');
  await build(input, context);
  return serve(input, context);
}
