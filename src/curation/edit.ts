import { z } from 'zod';
import { finding } from '../archive/problem.ts';
import type { RuleId } from '../archive/rules/index.ts';
import { normaliseText } from '../message/normal-form.ts';
import { sessionSlug } from '../archive/permalink.ts';
import { type Message, messageId } from '../message/schema.ts';
import { type Day, type Session, session, type StatedAnswer } from '../archive/schema.ts';
import { resolveSessions, type SessionIssue } from '../archive/session.ts';
import { idOfTime, timeOfId } from '../message/time-reference.ts';

const at = messageId;
/** A session by its place in the front matter, from 0. */
const place = z.int().nonnegative();

/** One thing that a curator says about a day. Messages are named by their ids. */
export const edit = z.discriminatedUnion('type', [
  /** A part begins (`signIn`, `start`) or ends (`end`, `qaEnd`) with this message; of a session yet to be, its title. */
  z.strictObject({
    type: z.literal('mark'),
    mark: z.enum(['signIn', 'start', 'end', 'qaEnd']),
    at,
    session: z.union([place, z.strictObject({ title: session.shape.title })]),
  }),
  /** There was no sign-in, or no Q&A. */
  z.strictObject({ type: z.literal('unmark'), mark: z.enum(['signIn', 'qaEnd']), session: place }),
  /** Who wrote this message leads; `joint` adds them to those who do, or takes them away again. */
  z.strictObject({ type: z.literal('lead'), at, joint: z.boolean(), session: place }),
  z.strictObject({ type: z.literal('title'), title: session.shape.title, session: place }),
  /** No session is there; its messages are free chat. */
  z.strictObject({ type: z.literal('dissolve'), session: place }),
  z.strictObject({ type: z.literal('answer'), question: at, answer: at }),
  /** Whatever was said of this message as a question or an answer is taken back. */
  z.strictObject({ type: z.literal('unanswer'), at }),
  /** The message is withheld: a tombstone stands in its place. */
  z.strictObject({ type: z.literal('remove'), at, reason: z.string() }),
]);
export type Edit = z.infer<typeof edit>;
type EditOf<Type extends Edit['type']> = Extract<Edit, { type: Type }>;

/**
 * Gives the day as an edit makes it, or what is wrong with the edit. An edit is refused when it brings an
 * error that was not there before, so that a day with errors can be put right step by step. The day given
 * stays as it is.
 */
export function applyEdit(day: Day, edit: Edit): { day: Day } | { problems: SessionIssue[] } {
  const edited = outcomeOf(day, edit);
  if ('rule' in edited) return { problems: [edited] };
  const before = resolveSessions(day).issues;
  const problems = resolveSessions(edited).issues.filter(
    (issue) => issue.severity === 'error' && !before.some((known) => isSame(known, issue)),
  );
  return problems.length > 0 ? { problems } : { day: edited };
}

function outcomeOf(day: Day, edit: Edit): Day | SessionIssue {
  const named = [edit].flatMap((one) =>
    'at' in one ? [one.at] : one.type === 'answer' ? [one.question, one.answer] : [],
  );
  const missing = named.find((id) => !day.messages.some((one) => one.id === id));
  if (missing !== undefined) {
    return refusal('edit-message', `${missing}, a message that is not there`);
  }
  if ('session' in edit && typeof edit.session === 'number' && !sessionsOf(day)[edit.session]) {
    return refusal('edit-session', `session ${edit.session + 1}, which is not there`);
  }
  switch (edit.type) {
    case 'mark':
      return mark(day, edit);
    case 'unmark':
      return withSession(day, edit.session, ({ [edit.mark]: _, ...rest }) => rest);
    case 'lead':
      return lead(day, edit);
    case 'title':
      return withSession(day, edit.session, (one) => ({
        ...one,
        title: edit.title.replace(/\s+/g, ' ').trim(),
      }));
    case 'dissolve':
      return withSessions(
        day,
        sessionsOf(day).filter((_, index) => index !== edit.session),
      );
    case 'answer':
      return answer(day, edit);
    case 'unanswer':
      return unanswer(day, edit.at);
    case 'remove':
      return remove(day, edit);
  }
}

/** A new session is one message long, and led by who wrote it, until its other ends are marked. */
function mark(day: Day, { mark, at, session }: EditOf<'mark'>): Day | SessionIssue {
  const time = timeOfId(at);
  const { speaker } = messageOf(day, at);
  if (typeof session === 'number') {
    return withSession(day, session, (one) =>
      mark === 'start' ? moveStart(day, one, at) : { ...one, [mark]: time },
    );
  }
  if (speaker === '') return unnamed(at);
  const begun: Session = { title: session.title.trim(), lead: [speaker], start: time, end: time };
  if (mark === 'signIn' || mark === 'qaEnd') begun[mark] = time;
  return withSessions(day, [...sessionsOf(day), begun]);
}

/**
 * Moves the start of a talk. While a session is still being marked, its end and its lead follow; later, its
 * address stays, because digests and readers know it.
 */
function moveStart(day: Day, session: Session, at: Message['id']): Session {
  const start = timeOfId(at);
  const open = session.start === session.end;
  if (!open && session.start !== session.signIn) {
    const moved = { ...session, start };
    const slug = sessionSlug(day, session);
    return sessionSlug(day, moved) === slug ? moved : { ...moved, slug };
  }
  const { speaker } = messageOf(day, at);
  const former = day.messages.find(({ id }) => id === idOfTime(session.start))?.speaker;
  const follows = speaker !== '' && session.lead.length === 1 && session.lead[0] === former;
  return { ...session, start, end: open ? start : session.end, lead: follows ? [speaker] : session.lead };
}

function lead(day: Day, { at, joint, session }: EditOf<'lead'>): Day | SessionIssue {
  const { speaker } = messageOf(day, at);
  if (speaker === '') return unnamed(at);
  return withSession(day, session, (one) => {
    const others = one.lead.filter((label) => label !== speaker);
    if (!joint) return { ...one, lead: [speaker] };
    const leads = others.length < one.lead.length ? others : [...others, speaker];
    return { ...one, lead: leads.length > 0 ? leads : one.lead };
  });
}

function answer(day: Day, { question, answer }: EditOf<'answer'>): Day | SessionIssue {
  const said = day.messages.findIndex(({ id }) => id === answer);
  const span = resolveSessions(day).spans.find(({ first, last }) => said >= first && said <= last);
  if (!span) {
    return refusal('edit-answer', `${timeOfId(answer)}, which is in no session`);
  }
  const asked = timeOfId(question);
  const others = withoutTime(span.session.answers ?? [], 'answer', answer);
  const known = others.find((one) => idOfTime(one.question) === question);
  const own = {
    question: asked,
    answer: inOrder(day, [...(known?.answer ?? []), timeOfId(answer)], (one) => one),
  };
  const answers = [...others.filter((one) => one !== known), own];
  return withSession(day, sessionsOf(day).indexOf(span.session), (one) => ({
    ...one,
    answers: inOrder(day, answers, (entry) => entry.question),
  }));
}

function unanswer(day: Day, at: Message['id']): Day {
  const sessions = sessionsOf(day).map((one) => {
    const { answers, ...rest } = one;
    const left = withoutTime(withoutTime(answers ?? [], 'question', at), 'answer', at);
    return left.length > 0 ? { ...rest, answers: left } : rest;
  });
  return withSessions(day, sessions);
}

function withoutTime(
  answers: readonly StatedAnswer[],
  key: 'question' | 'answer',
  id: Message['id'],
): StatedAnswer[] {
  if (key === 'question') return answers.filter(({ question }) => idOfTime(question) !== id);
  return answers.flatMap((entry) => {
    const left = entry.answer.filter((time) => idOfTime(time) !== id);
    return left.length === entry.answer.length
      ? [entry]
      : left.length > 0
        ? [{ ...entry, answer: left }]
        : [];
  });
}

function remove(day: Day, { at, reason }: EditOf<'remove'>): Day {
  const withheld = { kind: 'removed' as const, text: normaliseText(reason) };
  const messages = day.messages.map((message) => {
    const { id, time, speaker } = message;
    return id === at ? { id, time, speaker, ...withheld } : message;
  });
  return { ...day, messages };
}

const sessionsOf = (day: Day): readonly Session[] => day.frontMatter.sessions ?? [];

function withSession(day: Day, index: number, change: (session: Session) => Session): Day {
  return withSessions(
    day,
    sessionsOf(day).map((one, at) => (at === index ? change(one) : one)),
  );
}

function withSessions(day: Day, sessions: Session[]): Day {
  const { sessions: _, ...rest } = day.frontMatter;
  // The key keeps its place among the others when it was there.
  const frontMatter = sessions.length > 0 ? { ...day.frontMatter, sessions } : rest;
  return { ...day, frontMatter };
}

function messageOf(day: Day, id: Message['id']): Message {
  return day.messages.find((one) => one.id === id) as Message;
}

function inOrder<T>(day: Day, items: readonly T[], timeOf: (item: T) => string): T[] {
  const placeOf = (item: T): number => day.messages.findIndex(({ id }) => id === idOfTime(timeOf(item)));
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}

const unnamed = (at: Message['id']): SessionIssue =>
  refusal('edit-lead', `the message at ${timeOfId(at)}, whose speaker has no name`);

function refusal(rule: RuleId, actual: string): SessionIssue {
  return { ...finding(rule, { actual }), path: ['sessions'] };
}

/** Whether two issues are the same fault, or what is left of it. */
function isSame(a: SessionIssue, b: SessionIssue): boolean {
  return a.rule === b.rule && (a.actual === b.actual || a.path.join() === b.path.join());
}
