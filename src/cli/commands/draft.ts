import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { replaceFile, displayPath } from '../../archive/disk/file.ts';
import { dayFilePath, readDayFile } from '../../archive/disk/read.ts';
import { formatProblem } from '../../archive/problem.ts';
import { resolveSessions } from '../../archive/session.ts';
import { draftOf } from '../../curation/draft/draft.ts';
import { UsageError } from '../../archive/problem.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { DraftInput } from '../declarations/draft.ts';

/** Drafts the digest of a session. */
export async function run(
  { day: name, session: wanted, names, out: file }: DraftInput,
  { content, json, stdout, stderr }: CommandContext,
): Promise<ExitStatus> {
  const [, room, date] = /^([a-z0-9-]+)\/(\d{4}-\d{2}-\d{2})$/.exec(name) ?? [];
  if (room === undefined || date === undefined) throw new UsageError('draft needs a day, as room/2023-03-09');
  const path = dayFilePath(content, room, date);
  if (!existsSync(path)) throw new UsageError(`no day ${displayPath(path)}`);
  const { day, problems } = await readDayFile(path);
  for (const problem of problems) stderr(formatProblem(problem));
  if (!day) return 1;
  const { spans } = resolveSessions(day);
  const span = wanted === undefined ? spans[0] : spans.find(({ slug }) => slug === wanted);
  if (!span || (wanted === undefined && spans.length > 1)) {
    const known = spans.map(({ slug }) => slug).join(', ') || 'none; mark one in the front matter of the day';
    throw new UsageError(
      wanted === undefined && spans.length > 1
        ? `which session? there are ${known}`
        : `no such session; there are ${known}`,
    );
  }
  const { mdx, nodes: pieces, ...figures } = draftOf(day, span, { names });
  if (file !== undefined) {
    if (existsSync(file))
      throw new UsageError(`${file} is there already; a draft never replaces what somebody wrote`);
    await replaceFile(resolve(file), mdx);
    stderr(
      `${displayPath(resolve(file))}: ${pieces.length} pieces, ${figures.cited.length} messages cited, ${figures.open} open questions`,
    );
  }
  if (json) stdout(JSON.stringify({ ...figures, file, mdx }, null, 1));
  else if (file === undefined) stdout(mdx.trimEnd());
  return 0;
}
