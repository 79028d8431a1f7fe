import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { replaceFile, displayPath } from '../../archive/disk/file.ts';
import { listDays, readDayFile } from '../../archive/disk/read.ts';
import { nameOfDay, writeDay } from '../../archive/day-file.ts';
import { formatProblem } from '../../archive/problem.ts';
import { acceptSuggestions } from '../../curation/suggest/accept.ts';
import { type Suggestion, suggestSessions } from '../../curation/suggest/suggest.ts';
import { UsageError } from '../../archive/problem.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { SuggestInput } from '../declarations/suggest.ts';

/** A day file to look at: where it lies, and how the report calls it. */
interface Target {
  path: string;
  /** Relative to the folder given, as `../shared/truth` has it: `proddev/_posts/2017-05-11-chat.markdown`. */
  file: string;
}

/** Finds the talks of days. */
export async function run(
  { paths, write }: SuggestInput,
  { content, json, stdout, stderr, passes }: CommandContext,
): Promise<ExitStatus> {
  const targets =
    paths.length > 0
      ? await listTargets(paths)
      : (await listDays(content)).map(({ path }) => ({ path, file: relative(content, path) }));
  if (targets.length === 0)
    throw new UsageError(`no day files in ${paths.join(', ') || displayPath(content)}`);

  passes.begin('finding talks');
  const report: { file: string; sessions: Suggestion[]; written?: number }[] = [];
  let failed = false;
  for (const { path, file } of targets) {
    const reading = await readDayFile(path);
    const { day } = reading;
    const errors = reading.problems.filter((problem) => problem.severity === 'error');
    for (const problem of errors) stderr(formatProblem(problem));
    failed ||= errors.length > 0;
    if (!day) continue;
    const sessions = suggestSessions(day);
    const entry: (typeof report)[number] = { file, sessions };
    report.push(entry);
    if (!write || sessions.length === 0) continue;
    if (errors.length > 0) {
      stderr(`${displayPath(path)}: not written, because the file has errors`);
      continue;
    }
    const { day: after, accepted } = acceptSuggestions(day, sessions);
    if (accepted > 0) await replaceFile(path, writeDay(after, reading.frontMatterSource));
    entry.written = accepted;
  }

  if (json) stdout(JSON.stringify(report, null, 1));
  else stdout(describe(report));
  return failed ? 1 : 0;
}

/** The day files below the paths given, sorted by their place below each. */
async function listTargets(paths: readonly string[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw new UsageError(`no file or folder ${path}`);
    if (!(await stat(path)).isDirectory()) {
      targets.push({ path, file: displayPath(path) });
      continue;
    }
    for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
      const below = join(entry.parentPath, entry.name);
      const file = relative(path, below).replaceAll('\\', '/');
      const hidden = file.split('/').some((part) => part.startsWith('.'));
      if (entry.isFile() && !hidden && nameOfDay(below)) targets.push({ path: below, file });
    }
  }
  return targets.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

function describe(
  report: readonly { file: string; sessions: readonly Suggestion[]; written?: number }[],
): string {
  const lines: string[] = [];
  for (const { file, sessions, written } of report) {
    for (const session of sessions) {
      const { lead, signinStart, talkStart, talkEnd, qaEnd, confidence, evidence } = session;
      const parts = [
        signinStart && `sign-in ${signinStart}`,
        `talk ${talkStart} to ${talkEnd}`,
        qaEnd && `Q&A to ${qaEnd}`,
      ];
      lines.push(`${file}: ${lead.join(' = ')}`);
      lines.push(`  ${parts.filter(Boolean).join(', ')} (${Math.round(confidence * 100)} %)`);
      lines.push(...evidence.map((words) => `  - ${words}`));
    }
    if (written !== undefined) lines.push(`  ${written} of ${sessions.length} written into ${file}`);
  }
  const found = report.reduce((total, { sessions }) => total + sessions.length, 0);
  return [...lines, `${report.length} days, ${found} sessions`].join('\n');
}
