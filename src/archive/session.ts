import type { Message } from '../message/schema.ts';
import { idOfTime } from '../message/time-reference.ts';
import { sessionSlug } from './permalink.ts';
import { type ProblemDetails, type Finding, finding } from './problem.ts';
import type { RuleId } from './rules/index.ts';
import type { Day, Session } from './schema.ts';

/** Where a session lies in its day: indexes into `day.messages`, both ends included. */
export interface SessionSpan {
  session: Session;
  slug: string;
  /** First message of the sign-in, or of the talk when there is no sign-in. */
  first: number;
  start: number;
  end: number;
  /** Last message of the Q&A, or of the talk when there is none. */
  last: number;
}

type KeyPath = readonly (string | number)[];

/** Something wrong with a session; `path` leads to the key in the front matter. */
export interface SessionIssue extends Finding {
  path: KeyPath;
}

/** What resolving the sessions of one day needs. */
interface Context {
  day: Day;
  indexOf: ReadonlyMap<Message['id'], number>;
  report: (rule: RuleId, path: KeyPath, its: ProblemDetails) => void;
}

/** A session's span, and where it stands in the front matter. */
interface Stated {
  span: SessionSpan;
  path: KeyPath;
}

/**
 * Returns where the sessions of a day lie, in order of time. Sessions whose times name no message, run
 * backwards or overlap are left out and reported.
 */
export function resolveSessions(day: Day): { spans: SessionSpan[]; issues: SessionIssue[] } {
  const issues: SessionIssue[] = [];
  const context: Context = {
    day,
    indexOf: new Map(day.messages.map((message, index) => [message.id, index])),
    report: (rule, path, its) => issues.push({ ...finding(rule, its), path }),
  };
  const stated = (day.frontMatter.sessions ?? []).flatMap((session, index): Stated[] => {
    const path = ['sessions', index];
    const span = locate(context, session, path);
    if (!span || !isInOrder(context, { span, path })) return [];
    checkAnswers(context, { span, path });
    checkLead(context, { span, path });
    return [{ span, path }];
  });
  return { spans: separate(context, stated), issues };
}

/** Returns where a session's times lie; nothing, and a report of each, when some name no message. */
function locate({ day, indexOf, report }: Context, session: Session, path: KeyPath): SessionSpan | undefined {
  const keys = ['signIn', 'start', 'end', 'qaEnd'] as const;
  const indexes = keys.map((key) =>
    session[key] === undefined ? undefined : indexOf.get(idOfTime(session[key])),
  );
  const unknown = keys.filter((key, at) => session[key] !== undefined && indexes[at] === undefined);
  for (const key of unknown) {
    const time = session[key] ?? '';
    const actual = `${key} ${time}, at which there is no message`;
    report('session-time', [...path, key], { actual, fix: nearestTimes(day.messages, time) });
  }
  const [signIn, start, end, qaEnd] = indexes;
  if (unknown.length > 0 || start === undefined || end === undefined) return undefined;
  return {
    session,
    slug: sessionSlug(day, session),
    first: signIn ?? start,
    start,
    end,
    last: qaEnd ?? end,
  };
}

function isInOrder({ report }: Context, { span, path }: Stated): boolean {
  const { session, first, start, end, last } = span;
  if (first <= start && start <= end && end <= last) return true;
  const times = [session.signIn, session.start, session.end, session.qaEnd];
  report('session-order', path, { actual: times.filter(Boolean).join(', ') });
  return false;
}

function checkLead({ day, report }: Context, { span: { session, start, end }, path }: Stated): void {
  if (day.messages.slice(start, end + 1).some(({ speaker }) => session.lead.includes(speaker))) return;
  const actual = `lead ${session.lead.join(', ')}, who says nothing between start and end`;
  report('session-lead', [...path, 'lead'], { actual });
}

/** Checks what a session says of its answers: messages of the Q&A, each answer once and after its question. */
function checkAnswers({ indexOf, report }: Context, { span, path }: Stated): void {
  const inQa = (time: string): number | undefined => {
    const index = indexOf.get(idOfTime(time));
    return index !== undefined && index > span.end && index <= span.last ? index : undefined;
  };
  const outside = (time: string): ProblemDetails => ({
    actual: `${time}, at which there is no message of the questions and answers`,
    expected: 'a message after `end`, up to `qaEnd`',
  });
  const stated = (span.session.answers ?? []).map(({ question, answer }) => {
    return { question, asked: inQa(question), answers: answer.map((time) => ({ time, index: inQa(time) })) };
  });
  const taken = new Set(stated.map(({ asked }) => asked));
  stated.forEach(({ question, asked, answers }, number) => {
    const key = [...path, 'answers', number];
    if (asked === undefined) report('session-answer', [...key, 'question'], outside(question));
    answers.forEach(({ time, index }, nth) => {
      const its =
        index === undefined
          ? outside(time)
          : asked !== undefined && index <= asked
            ? before(time, question)
            : taken.has(index) && twice(time);
      if (its) report('session-answer', [...key, 'answer', nth], its);
      if (index !== undefined) taken.add(index);
    });
  });
}

const before = (time: string, question: string): ProblemDetails => ({
  actual: `the answer ${time} to the question ${question}`,
  expected: 'an answer after its question',
  fix: 'swap the two',
});

const twice = (time: string): ProblemDetails => ({
  actual: `${time}, which stands elsewhere in \`answers\` too`,
  expected: 'each message once',
  fix: 'leave it at one of its places',
});

/** Returns the spans in order of time, without those that overlap an earlier one or have its address. */
function separate({ report }: Context, stated: readonly Stated[]): SessionSpan[] {
  const spans: SessionSpan[] = [];
  for (const { span, path } of stated.toSorted((a, b) => a.span.first - b.span.first)) {
    const previous = spans.at(-1);
    if (previous && span.first <= previous.last) {
      const actual = `“${span.session.title}” begins before “${previous.session.title}” ends`;
      report('session-overlap', path, { actual });
    } else if (spans.some(({ slug }) => slug === span.slug)) {
      report('session-slug', path, { actual: `a second session with the address ${span.slug}` });
    } else spans.push(span);
  }
  return spans;
}

function nearestTimes(messages: readonly Message[], time: string): string {
  const clock = time.slice(0, 8);
  const before = messages.findLast((message) => message.time <= clock)?.time;
  const after = messages.find((message) => message.time > clock)?.time;
  const near = [before, after].filter((found) => found !== undefined).join(' and ');
  return near
    ? `use the time of a message; the nearest are at ${near}`
    : 'remove the session: the day is empty';
}
