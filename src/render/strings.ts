import type { PartName } from '../archive/segment.ts';

/** What renderers say of messages, in the language of the reader; `site/strings.ts` has them all. */
export interface MessageStrings {
  readonly missing: string;
  readonly removed: string;
  readonly unnamed: string;
  readonly image: string;
  readonly missingImage: string;
  readonly video: string;
  readonly voice: string;
  readonly file: string;
  readonly sticker: string;
  readonly poll: string;
  readonly location: string;
  readonly contact: string;
  readonly forwardedRecord: string;
  readonly notKept: string;
  readonly openMap: string;
  readonly edited: string;
  readonly editedAt: (time: string) => string;
  readonly forwardedFrom: (name: string) => string;
  readonly quoteOf: (speaker: string) => string;
  readonly showQuoted: string;
  readonly replyTo: (speaker: string) => string;
  readonly unknownReply: string;
  readonly replies: (count: number) => string;
  readonly votes: (count: number) => string;
  readonly zoom: (title: string) => string;
  readonly seeDigest: string;
  /** Names one after the other. */
  readonly list: (names: readonly string[]) => string;
  /** What happened, and why or to what. */
  readonly because: (what: string, why: string) => string;
  readonly seeDigestOf: (title: string) => string;
}

/** What renderers say of days and talks. */
export interface PageStrings extends MessageStrings {
  readonly freeChat: string;
  readonly talkSession: string;
  readonly signIn: string;
  readonly talk: string;
  readonly qa: string;
  readonly lead: string;
  readonly readTalk: string;
  readonly question: string;
  readonly unanswered: string;
  readonly digest: string;
  readonly transcript: string;
  readonly messages: (count: number) => string;
  readonly range: (from: string, to: string) => string;
  readonly signInFold: (people: number, from: string, to: string) => string;
  readonly signedIn: (count: number) => string;
  readonly reactions: (count: number) => string;
}

/** Returns the names of a session's parts. */
export const partNames = (t: PageStrings): Record<PartName, string> => ({
  'sign-in': t.signIn,
  talk: t.talk,
  qa: t.qa,
});
