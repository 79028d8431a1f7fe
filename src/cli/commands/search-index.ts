import { resolve } from 'node:path';
import { makeFolder } from '../../archive/disk/folder.ts';
import { listDays } from '../../archive/disk/read.ts';
import { buildIndexPart } from '../../search/build/index.ts';
import { UsageError } from '../../archive/problem.ts';
import { requireDays } from '../content-folder.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { SearchIndexInput } from '../declarations/search-index.ts';

/** Builds a part of the search index. */
export async function run(
  { room, year, out: outDir }: SearchIndexInput,
  { content, json, stdout, passes }: CommandContext,
): Promise<ExitStatus> {
  await requireDays(content);
  const files = await listDays(content);
  const chosen = files.filter(
    (file) => (room ?? file.room) === file.room && (year ?? file.date.slice(0, 4)) === file.date.slice(0, 4),
  );
  if (chosen.length === 0) {
    const rooms = [...new Set(files.map((file) => file.room))].join(', ');
    const years = [...new Set(files.map(({ date }) => date.slice(0, 4)))].sort().join(', ');
    throw new UsageError(`nothing to index; there are the rooms ${rooms} and the years ${years}`);
  }
  await makeFolder(resolve(outDir));
  passes.begin('search index');
  const { bundles } = await buildIndexPart({
    content,
    files: chosen,
    outDir: resolve(outDir),
    room,
  });
  for (const { name, days, messages } of bundles) {
    if (!json) stdout(`${name}: ${days} days, ${messages} messages`);
  }
  if (json) stdout(JSON.stringify({ bundles }, null, 1));
  return 0;
}
