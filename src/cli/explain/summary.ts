import { excerpt } from '../../archive/problem.ts';
import type { Message } from '../../message/schema.ts';
import type { CitingDigest } from './citations.ts';
import type { LedgerEntry } from '../../import/ledger.ts';
import type { Publication } from './publication.ts';
import type { Reply } from './replies.ts';

/** All that is known of one message, as `explain --json` prints it. */
export interface Explanation {
  room: string;
  date: string;
  file: string;
  /** Of its header, 1-based. */
  line: number;
  message: Message;
  /** Nothing in free chat. */
  session: { slug: string; title: string; lead: string[]; part: string | null } | null;
  citedBy: CitingDigest[];
  /** The message that it answers: its id, and before it the date where it is of another day. */
  repliesTo: string | null;
  replies: Reply[];
  ledger: (LedgerEntry & { file: string }) | null;
  published: Publication;
}

/** Returns an explanation as lines for people. */
export function describeExplanation(explanation: Explanation): string {
  const { file, line, message, session, citedBy, repliesTo, replies, ledger, published } = explanation;
  const { id, time, speaker, kind, text, ...facts } = message;
  const rows: [string, string][] = [
    ['message', `${id}  ${time}  ${speaker}`],
    ['stands in', `${file}:${line}`],
    [
      'kind',
      [kind, ...Object.entries(facts).map(([key, value]) => `${key} ${JSON.stringify(value)}`)].join(', '),
    ],
    ['text', excerpt(text, 200)],
    [
      'session',
      session ? `${session.title} (${session.slug}), ${session.part ?? 'between its parts'}` : 'free chat',
    ],
    ...citedBy.map(({ file: digest, hidden }): [string, string] => [
      'cited by',
      hidden ? `${digest} (hidden)` : digest,
    ]),
    ...(repliesTo === null ? [] : [['answers', repliesTo] satisfies [string, string]]),
    ...replies.map(({ id: reply, speaker: who, by }): [string, string] => [
      'answered',
      `${reply} by ${who} (${by})`,
    ]),
    [
      'imports',
      ledger
        ? `${ledger.fingerprints.length} exported messages became it (${ledger.file})`
        : 'no import wrote it',
    ],
    ['published', published.withheld ? `only its tombstone, ${published.permalink}` : published.permalink],
    ...published.pages.map((page): [string, string] => ['on page', page]),
  ];
  return rows.map(([name, value]) => `${name.padEnd(10)} ${value}`).join('\n');
}
