import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { replaceFile, displayPath } from '../../../archive/disk/file.ts';
import { decodeDay, listDays } from '../../../archive/disk/read.ts';
import { applyEdit, edit as editSchema } from '../../edit.ts';
import { type DayReading, readDay, writeDay } from '../../../archive/day-file.ts';
import { locate, type Problem, problem } from '../../../archive/problem.ts';
import { calendarDate, slug } from '../../../message/schema.ts';
import { type Day } from '../../../archive/schema.ts';
import { idOfTime } from '../../../message/time-reference.ts';
import { type Change, UndoHistory } from './journal.ts';
import type { CurationRequest, DayState, CurationResponse, SessionState } from '../protocol.ts';

const version = z.string().max(64);
const requestSchema = z.strictObject({
  id: z.string().max(64),
  room: slug,
  date: calendarDate,
  want: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('look') }),
    z.strictObject({ type: z.literal('edit'), edit: editSchema, version }),
    z.strictObject({ type: z.literal('undo'), version }),
    z.strictObject({ type: z.literal('redo'), version }),
  ]),
}) satisfies z.ZodType<CurationRequest>;

/** A day's file as it stands. */
interface StoredDay {
  path: string;
  bytes: Uint8Array;
  reading: DayReading;
}

/**
 * Gives the one who answers what pages ask: reads a day, edits it, writes it, takes it back. Only files of
 * days in the content folder are touched, found by room and date. Asks are answered one after another.
 */
export function curationServer(content: string): (asked: unknown) => Promise<CurationResponse | undefined> {
  const journal = new UndoHistory();
  let queue: Promise<unknown> = Promise.resolve();
  return (asked) => {
    const parsed = requestSchema.safeParse(asked);
    // Not from our page: there is nobody to answer.
    if (!parsed.success) return Promise.resolve(undefined);
    const reply = queue.then(() => answer(content, journal, parsed.data));
    queue = reply.catch(() => undefined);
    return reply;
  };
}

async function answer(
  content: string,
  journal: UndoHistory,
  { id, room, date, want }: CurationRequest,
): Promise<CurationResponse> {
  const file = (await listDays(content)).find((one) => one.room.toLowerCase() === room && one.date === date);
  if (!file) {
    return { id, problems: [problem('edit-day', { file: `${room}/${date}` }, { actual: 'no such day' })] };
  }
  const standing = await readStoredDay(file.path);
  const problems = want.type === 'look' ? [] : await change(journal, standing, want);
  const state = stateOf(
    journal,
    problems.length > 0 || want.type === 'look' ? standing : await readStoredDay(file.path),
  );
  return { id, ...(state && { state }), ...(problems.length > 0 && { problems }) };
}

async function readStoredDay(path: string): Promise<StoredDay> {
  const bytes = await readFile(path);
  return { path, bytes, reading: decodeDay(bytes, displayPath(path)) };
}

/** Changes the file, or says why not. */
async function change(
  journal: UndoHistory,
  { path, bytes, reading }: StoredDay,
  want: Exclude<CurationRequest['want'], { type: 'look' }>,
): Promise<Problem[]> {
  const actual = 'a file that was changed meanwhile';
  const changed = problem('edit-stale', { file: displayPath(path) }, { actual });
  if (versionOf(bytes) !== want.version) return [changed];
  if (want.type !== 'edit') {
    const next = journal.next(path, want.type);
    if (!next) return [];
    const [from, to] = want.type === 'undo' ? [next.after, next.before] : [next.before, next.after];
    if (versionOf(from) !== want.version) return [changed];
    await replaceFile(path, to);
    journal.move(path, want.type);
    return [];
  }
  const made = editFile(path, bytes, reading, want.edit);
  if ('problems' in made) return made.problems;
  if (versionOf(made.after) === want.version) return [];
  await replaceFile(path, made.after);
  journal.record(path, made);
  return [];
}

/** Gives the file as an edit makes it. What cannot be read whole is not written, lest something be lost. */
function editFile(
  path: string,
  before: Uint8Array,
  { day, problems, frontMatterSource, pointOf }: DayReading,
  edit: z.infer<typeof editSchema>,
): Change | { problems: Problem[] } {
  const unreadable = problems.filter(
    ({ severity, rule }) => severity === 'error' && !rule.startsWith('session-'),
  );
  if (!day || unreadable.length > 0) return { problems: unreadable };
  const outcome = applyEdit(day, edit);
  const file = displayPath(path);
  if ('problems' in outcome) {
    return {
      problems: outcome.problems.map(({ path: key, ...issue }) =>
        locate(issue, { file, start: pointOf(key) }),
      ),
    };
  }
  // A day that stays as it is keeps its file as a person wrote it.
  if (isDeepStrictEqual(outcome.day, day)) return { edit, before, after: before };
  const text = rewritten(outcome.day, frontMatterSource);
  if (text === undefined || !isDeepStrictEqual(readDay(text, path).day, outcome.day)) {
    const actual = 'front matter that does not read back as it was written';
    return { problems: [problem('edit-write', { file }, { actual })] };
  }
  return { edit, before, after: new TextEncoder().encode(text) };
}

/** The text of a day's file; nothing when an anchor of its front matter would be left without its alias. */
function rewritten(day: Day, frontMatterSource: string): string | undefined {
  try {
    return writeDay(day, frontMatterSource);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Unresolved alias')) return undefined;
    throw error;
  }
}

function stateOf(journal: UndoHistory, { path, bytes, reading }: StoredDay): DayState | undefined {
  if (!reading.day) return undefined;
  const version = versionOf(bytes);
  const undo = journal.next(path, 'undo');
  const redo = journal.next(path, 'redo');
  return {
    version,
    sessions: sessionStates(reading.day),
    ...(undo && versionOf(undo.after) === version && { undo: undo.edit }),
    ...(redo && versionOf(redo.before) === version && { redo: redo.edit }),
  };
}

function sessionStates({ frontMatter }: Day): SessionState[] {
  return (frontMatter.sessions ?? []).map(({ title, lead, signIn, start, end, qaEnd, answers = [] }) => ({
    title,
    lead,
    ...(signIn !== undefined && { signIn: idOfTime(signIn) }),
    start: idOfTime(start),
    end: idOfTime(end),
    ...(qaEnd !== undefined && { qaEnd: idOfTime(qaEnd) }),
    answers: answers.map(({ question, answer }) => ({
      question: idOfTime(question),
      answer: answer.map(idOfTime),
    })),
  }));
}

const versionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
