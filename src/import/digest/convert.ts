import type { Day } from '../../archive/schema.ts';
import { resolveSessions, type SessionSpan } from '../../archive/session.ts';
import { Alignment } from './align.ts';
import { citeNodes, type Citing, passageCharacters, saidIn } from './cite.ts';
import { wordsOf } from './markdown.ts';
import type { OldDigest } from './read.ts';
import { writeDigest } from './write.ts';

/** A digest of the old site as a file of ours. */
export interface Conversion {
  /** The file's whole text. */
  text: string;
  room: string;
  date: string;
  /** The slug of the session that it writes up, when there is one. */
  session: string | undefined;
  citing: Citing;
}

/** A day that a digest may be about, with how much of the digest stands in it. */
interface Candidate {
  day: Day;
  span: SessionSpan | undefined;
  alignment: Alignment;
  characters: number;
}

/** Less than this share of a digest found in a day says nothing: common phrases reach about a twentieth. */
const foundShare = 0.1;

/**
 * Converts an old digest, filling in what it cites by comparing its words with the messages of the days around
 * its date.
 * @param days those around its date, in any order
 * @param room whose digest it is when no day holds its words
 * @returns nothing when neither its words nor `room` tell where it belongs
 */
export function convertDigest(
  digest: OldDigest,
  days: readonly Day[],
  room: string | undefined,
): Conversion | undefined {
  const passages = digest.nodes
    .flatMap((piece) => saidIn(piece).map((said) => wordsOf(said.words)))
    .filter((words) => words.length >= passageCharacters);
  const length = passages.reduce((sum, words) => sum + words.length, 0);
  const best = days
    .flatMap((day) => candidatesOf(day, passages))
    .sort((a, b) => b.characters - a.characters || closeness(a, digest.date) - closeness(b, digest.date))[0];
  const home =
    best && best.characters >= length * foundShare
      ? best
      : days
          .flatMap((day) => candidatesOf(day, []))
          .find(({ day, span }) => day.date === digest.date && span);
  const place =
    home?.day ?? (room !== undefined && digest.date !== undefined ? { room, date: digest.date } : undefined);
  if (!place) return undefined;

  const none: Citing = { passages: passages.length, cited: 0, pictures: 0, matched: 0 };
  const { pieces, citing } = home
    ? citeNodes(digest.nodes, home.alignment, home.day.messages)
    : { pieces: digest.nodes, citing: none };
  const session = home?.span?.slug;
  const frontMatter = {
    title: digest.title,
    summary: summaryOf(passages, digest.title),
    ...(session === undefined ? { room: place.room, date: place.date } : { session }),
    curators: digest.curators.length > 0 ? digest.curators : undefined,
    hidden: digest.hidden ? true : undefined,
  };
  return { text: writeDigest(frontMatter, pieces), room: place.room, date: place.date, session, citing };
}

/** A day's sessions, and the day itself without one. */
function candidatesOf(day: Day, passages: readonly string[]): Candidate[] {
  const { spans } = resolveSessions(day);
  const homes = spans.length > 0 ? spans : [undefined];
  return homes.map((span) => {
    const home = span ?? { first: 0, last: day.messages.length - 1 };
    const alignment = new Alignment(day.messages, home);
    const found = new Set(
      passages
        .flatMap((words) => alignment.sourcesOf(words))
        .filter(({ index }) => index >= home.first && index <= home.last),
    );
    const characters = [...found].reduce((sum, { message, share }) => sum + message.text.length * share, 0);
    return { day, span, alignment, characters };
  });
}

const closeness = ({ day, span }: Candidate, date: string | undefined): number =>
  (day.date === date ? 0 : 2) + (span ? 0 : 1);

/** A digest's first words, up to the end of a sentence. */
function summaryOf(passages: readonly string[], title: string): string {
  const first = passages.find((words) => words.length >= 20)?.replace(/\s+/g, ' ') ?? title;
  const sentence = /^.{10,140}?[。！？!?]/u.exec(first)?.[0];
  return sentence ?? (first.length > 120 ? `${first.slice(0, 119)}…` : first);
}
