import { join } from 'node:path';
import { readPeople } from '../../archive/disk/people.ts';
import { decodeDay } from '../../archive/disk/read.ts';
import { nameOfDay } from '../../archive/day-file.ts';
import { indexPeople, type PeopleIndex } from '../../archive/people.ts';
import { formatProblem, type Problem } from '../../archive/problem.ts';
import {
  type Conversations,
  findConversations,
  freeChatOf,
} from '../../curation/conversations/conversation.ts';
import { chooseFormat, undecided } from '../../import/choose.ts';
import type { ImportOptions } from '../../import/format.ts';
import { formats } from '../../import/formats/index.ts';
import { findSources, type Source } from '../../import/pipeline/sources.ts';
import { identifyDays } from '../../import/replies.ts';
import { requireDays } from '../content-folder.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { ConversationsInput } from '../declarations/conversations.ts';
import { importOptions } from '../import-options.ts';
import { PassProgress } from '../passes.ts';

/** The conversations of one day of a file. */
interface FoundConversations extends Conversations {
  file: string;
  room: string;
  date: string;
  /** For each message of an export the line of the file on which it stands, 1-based. */
  lines?: Record<string, number>;
}

/** Finds the conversations of free chat. */
export async function run(
  { paths, ...input }: ConversationsInput,
  { content, json, stdout, stderr, passes }: CommandContext,
): Promise<ExitStatus> {
  if (paths.length === 0) await requireDays(content);
  const options = await importOptions(input, content);
  const { people } = await readPeople(content);
  const index = indexPeople(people);
  const { sources, problems } = await findSources(
    paths.length > 0 ? paths : [join(content, 'days')],
    formats,
  );
  const report: FoundConversations[] = [];
  const progress = new PassProgress(passes);
  for (const [number, source] of sources.entries()) {
    progress.show('finding conversations in file', number, sources.length);
    const read = await readConversations(source, options, index);
    report.push(...read.days);
    problems.push(...read.problems);
  }
  progress.clear();
  for (const problem of problems) stderr(formatProblem(problem));
  if (json) stdout(JSON.stringify(report, null, 1));
  else stdout(describe(report));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function readConversations(
  source: Source,
  options: ImportOptions,
  people: PeopleIndex,
): Promise<{ days: FoundConversations[]; problems: Problem[] }> {
  const file = await source.read();
  const personIn = (room: string) => (label: string) => people.find(room, label)?.labels[0] ?? label;
  if (nameOfDay(file.path)) {
    const { day, problems } = decodeDay(file.bytes, file.path);
    if (!day) return { days: [], problems };
    const { room, date } = day;
    return {
      days: [{ file: file.path, room, date, ...findConversations(freeChatOf(day), personIn(room)) }],
      problems,
    };
  }
  const { format, tried } = chooseFormat(file, formats);
  if (!format) return { days: [], problems: source.named ? [undecided(file, tried)] : [] };
  const { days, problems } = format.parse(file, options);
  const found = identifyDays(days).map(({ room, date, messages }): FoundConversations => {
    const lines = messages.flatMap(({ id, line }) => (line === undefined ? [] : [[id, line] as const]));
    return {
      file: file.path,
      room,
      date,
      ...findConversations(messages, personIn(room)),
      ...(lines.length > 0 ? { lines: Object.fromEntries(lines) } : {}),
    };
  });
  return { days: found, problems };
}

function describe(report: readonly FoundConversations[]): string {
  const lines = report.flatMap(({ room, date, conversations }) => [
    `${room} ${date}`,
    ...conversations
      .filter(({ messages }) => messages.length > 1)
      .map(({ id, title, messages, speakers }) => {
        return `  ${id}  ${title}  (${messages.length} messages of ${speakers.length})`;
      }),
  ]);
  const found = report.reduce((sum, { conversations }) => sum + conversations.length, 0);
  return [...lines, `${report.length} days, ${found} conversations`].join('\n');
}
