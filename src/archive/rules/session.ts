import type { RuleTable } from './rule.ts';

const session = 'sessions:\n  - title: Clearing\n    lead: [甲-公司-产品]\n';

/** Rules of the sessions that a day's front matter states, and of changing them from the page. */
export const sessionRules = {
  'session-time': {
    severity: 'error',
    summary: 'A session names a time at which there is no message.',
    why: 'A session begins and ends with messages; without them it has no place in the day.',
    example: `${session}    start: "19:33:17"   # the message is of 19:33:16\n    end: "20:10:02"`,
    expected: 'the time of a message of this day',
    fix: 'copy the time from the header of the message; add #2 for the second message of that second',
  },
  'session-order': {
    severity: 'error',
    summary: 'The times of a session run backwards.',
    why: 'Sign-in, talk, and questions and answers follow each other on the page.',
    example: `${session}    start: "20:10:02"\n    end: "19:33:16"`,
    expected: 'signIn, start, end and qaEnd in this order',
    fix: 'put the times of this session in order',
  },
  'session-overlap': {
    severity: 'error',
    summary: 'A session begins before the one before it ends.',
    why: 'A message belongs to one session at most; it stands once on the page of its day.',
    example:
      'sessions:\n  - {…, start: "19:00:00", end: "20:10:00"}\n  - {…, start: "20:00:00", end: "21:00:00"}',
    expected: 'sessions that do not overlap',
    fix: 'end the earlier session sooner, or begin this one later',
  },
  'session-slug': {
    severity: 'error',
    summary: 'Two sessions have the same address.',
    why: 'Each talk is a page of its own at `talks/<slug>/`; only one of the two could be reached.',
    example: 'sessions:\n  - {…, slug: clearing}\n  - {…, slug: clearing}',
    expected: 'an address of its own for each session',
    fix: 'give one of the sessions a `slug` of its own',
  },
  'session-lead': {
    severity: 'warning',
    summary: 'The lead of a session says nothing between its start and its end.',
    why: 'The words of the lead are what the page of the talk shows large; with none it is empty.',
    example: `${session}    start: "19:33:16"   # all that follows is by 乙-公司-运营\n    end: "20:10:02"`,
    expected: 'the label of the one who gives the talk, as the messages show it',
    fix: 'copy the label from a message of the talk',
  },
  'session-answer': {
    severity: 'error',
    summary: 'What `answers` states does not fit the questions and answers of the session.',
    why: 'An answer is shown below its question: it comes later, once, and within the session.',
    example:
      '    end: "20:10:02"\n    qaEnd: "20:30:00"\n    answers:\n      - {question: "20:15:00", answer: ["20:12:00"]}',
    expected: 'messages after `end`, up to `qaEnd`; each once, and answers after their question',
    fix: 'correct the time, or move `end` or `qaEnd`',
  },
  'edit-day': {
    severity: 'error',
    summary: 'The page of a day was to be changed that the archive does not have.',
    why: 'The file was renamed or removed while the page was open.',
    example: 'A mark set on /product/2023-03-09/ after days/product/2023-03-09.md was moved',
    expected: 'a day of this archive',
    fix: 'look at the file, then load the page again',
  },
  'edit-stale': {
    severity: 'error',
    summary: 'A day file was changed elsewhere since the page showed it.',
    why: 'Writing now would undo that other change without anybody seeing it.',
    example: 'A mark set on a page whose file was saved in an editor a moment ago',
    expected: 'the file as the page showed it',
    fix: 'look at the file, then try again',
  },
  'edit-write': {
    severity: 'error',
    summary: 'The front matter cannot be written back without losing something.',
    why: 'Anchors and tags of YAML would come back as something else, so nothing was written.',
    example: '---\nsessions: &all\n  - *first\n---',
    expected: 'plain YAML, without anchors or tags',
    fix: 'make the change in the file itself',
  },
  'edit-message': {
    severity: 'error',
    summary: 'A message was chosen that its day does not have.',
    why: 'There is nothing to mark: the message was moved or its file was changed.',
    example: 'Marking m-193316 as the start of a talk after its header became 19:33:17',
    expected: 'a message of this day',
    fix: 'pick another message',
  },
  'edit-session': {
    severity: 'error',
    summary: 'A session was chosen that its day does not have.',
    why: 'The session was dissolved elsewhere, so its marks cannot be moved.',
    example: 'Moving the end of the second session of a day that has one',
    expected: 'a session of this day',
    fix: 'load the page again and pick another session',
  },
  'edit-lead': {
    severity: 'error',
    summary: 'A message without a speaker was marked as one of the lead.',
    why: 'A talk is given by somebody, and is listed under their name.',
    example: '> 19:33:16\n今晚的分享现在开始',
    expected: 'a message with a speaker',
    fix: 'pick another message',
  },
  'edit-answer': {
    severity: 'error',
    summary: 'A message outside of every session was marked as an answer.',
    why: 'Questions and answers are stated as a part of their session.',
    example: 'Marking a message of free chat as the answer to a question',
    expected: 'a message of a session',
    fix: 'pick another message, or mark the session first',
  },
} as const satisfies RuleTable;
