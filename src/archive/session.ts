import { type Message, messageTime } from '../message/schema.ts';
import { type Day, type Session } from './schema.ts';
import { messageId } from '../message/message.ts';
import { sessionSlug } from './permalink.ts';

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

/** Something wrong with a session's times; `path` leads to the key in the front matter. */
export interface SessionIssue {
  severity: 'error' | 'warning';
  rule: string;
  path: (string | number)[];
  actual: string;
  expected: string;
  fix: string;
}

/** Gives the id that a session's time names: `19:33:16#2` is `m-193316-2`. */
export function idOfTime(time: string): string {
  const [clock = '', nth = '1'] = messageTime.parse(time).split('#');
  return messageId(clock, Number(nth));
}

/** Gives the time that names a message in the front matter: `m-193316-2` is `19:33:16#2`. */
export function timeOfId(id: Message['id']): string {
  const [, clock = '', nth] = id.split('-');
  const time = `${clock.slice(0, 2)}:${clock.slice(2, 4)}:${clock.slice(4)}`;
  return nth === undefined ? time : `${time}#${nth}`;
}

/**
 * Finds where the sessions of a day lie, in order of time. Sessions whose times name no message, run
 * backwards or overlap are left out and reported.
 */
export function placeSessions(day: Day): { spans: SessionSpan[]; issues: SessionIssue[] } {
  const issues: SessionIssue[] = [];
  const spans: { span: SessionSpan; index: number }[] = [];
  const indexOf = new Map(day.messages.map((message, index) => [message.id, index]));

  (day.frontMatter.sessions ?? []).forEach((session, index) => {
    const before = issues.length;
    const find = (key: 'signIn' | 'start' | 'end' | 'qaEnd'): number | undefined => {
      const time = session[key];
      if (time === undefined) return undefined;
      const found = indexOf.get(idOfTime(time));
      if (found === undefined) {
        issues.push({
          severity: 'error',
          rule: 'session-time',
          path: ['sessions', index, key],
          actual: `${key} ${time}, at which there is no message`,
          expected: 'the time of a message of this day',
          fix: nearestTimes(day.messages, time),
        });
      }
      return found;
    };
    const signIn = find('signIn');
    const start = find('start');
    const end = find('end');
    const qaEnd = find('qaEnd');
    if (issues.length > before || start === undefined || end === undefined) return;

    const first = signIn ?? start;
    const last = qaEnd ?? end;
    if (first > start || start > end || end > last) {
      issues.push({
        severity: 'error',
        rule: 'session-order',
        path: ['sessions', index],
        actual: [session.signIn, session.start, session.end, session.qaEnd].filter(Boolean).join(', '),
        expected: 'signIn, start, end and qaEnd in this order',
        fix: 'put the times of this session in order',
      });
      return;
    }
    spans.push({ span: { session, slug: sessionSlug(day, session), first, start, end, last }, index });
    issues.push(...checkAnswers(session, index, { first: end + 1, last }, indexOf));
    if (!day.messages.slice(start, end + 1).some((message) => session.lead.includes(message.speaker))) {
      issues.push({
        severity: 'warning',
        rule: 'session-lead',
        path: ['sessions', index, 'lead'],
        actual: `lead ${session.lead.join(', ')}, who says nothing between start and end`,
        expected: 'the label of the one who gives the talk, as the messages show it',
        fix: 'copy the label from a message of the talk',
      });
    }
  });

  spans.sort((a, b) => a.span.first - b.span.first);
  const apart: SessionSpan[] = [];
  const slugs = new Set<string>();
  for (const { span, index } of spans) {
    const previous = apart.at(-1);
    if (previous && span.first <= previous.last) {
      issues.push({
        severity: 'error',
        rule: 'session-overlap',
        path: ['sessions', index],
        actual: `“${span.session.title}” begins before “${previous.session.title}” ends`,
        expected: 'sessions that do not overlap',
        fix: 'end the earlier session sooner, or begin this one later',
      });
    } else if (slugs.has(span.slug)) {
      issues.push({
        severity: 'error',
        rule: 'session-slug',
        path: ['sessions', index],
        actual: `a second session with the address ${span.slug}`,
        expected: 'an address of its own for each session',
        fix: 'give this session a `slug`',
      });
    } else {
      slugs.add(span.slug);
      apart.push(span);
    }
  }
  return { spans: apart, issues };
}

/** Checks what a session says of its answers: messages of the Q&A, each answer after its one question. */
function checkAnswers(
  { answers = [] }: Session,
  index: number,
  qa: { first: number; last: number },
  indexOf: ReadonlyMap<string, number>,
): SessionIssue[] {
  const issues: SessionIssue[] = [];
  const report = (path: (string | number)[], actual: string, expected: string, fix: string): void => {
    path = ['sessions', index, 'answers', ...path];
    issues.push({ severity: 'error', rule: 'session-answer', path, actual, expected, fix });
  };
  const placeIn = (time: string, path: (string | number)[]): number | undefined => {
    const place = indexOf.get(idOfTime(time));
    if (place !== undefined && place >= qa.first && place <= qa.last) return place;
    const found = `${time}, at which there is no message of the questions and answers`;
    report(path, found, 'a message after `end`, up to `qaEnd`', 'correct the time, or move `end` or `qaEnd`');
    return undefined;
  };
  const questions = new Set(answers.map(({ question }) => idOfTime(question)));
  const answering = new Set<string>();
  answers.forEach(({ question, answer }, at) => {
    const asked = placeIn(question, [at, 'question']);
    answer.forEach((time, nth) => {
      const path = [at, 'answer', nth];
      const said = placeIn(time, path);
      if (said === undefined) return;
      const id = idOfTime(time);
      if (asked !== undefined && said <= asked) {
        report(
          path,
          `the answer ${time} to the question ${question}`,
          'an answer after its question',
          'swap the two',
        );
      } else if (questions.has(id) || answering.has(id)) {
        const fix = 'leave it at one of its places';
        report(path, `${time}, which stands elsewhere in \`answers\` too`, 'each message once', fix);
      }
      answering.add(id);
    });
  });
  return issues;
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
