import type { Timeline, Utterance } from './utterance.ts';

/** An utterance beside an earlier one that it may answer, with what was said between them. */
export interface Pair {
  from: Utterance;
  to: Utterance;
  /** How many utterances back it stands, and how many seconds. */
  turns: number;
  seconds: number;
  sameSpeaker: boolean;
  /** Utterances since by the earlier one's speaker, and by the later one's. */
  theirsSince: number;
  oursSince: number;
  /** Other speakers since. */
  othersSince: number;
  /** How often somebody else addressed the earlier one's speaker since. */
  answeredSince: number;
  /** How often the earlier one's speaker has addressed the later one's since. */
  calledSince: number;
  /** Messages since that say something. */
  saidSince: number;
  /** How often the speaker changed since. */
  changes: number;
  /** Whether it is the first, and the last, of what its speaker says in a row. */
  firstInRow: boolean;
  lastInRow: boolean;
  /** The place of the earlier one is that of the last message by somebody else in the conversation of the speaker. */
  latestOther: boolean;
  /** How rare the words are that both have, together; and as a share of the words of the shorter. */
  shared: number;
  sharedShare: number;
  rarest: number;
  /** How many words that may be a subject both have. */
  subjects: number;
  /** Whom the earlier one answers: the speaker of what it answers, past what it only goes on with; -1 where it opens. */
  answeree: number;
  /** How many messages answer the earlier one so far, and how many of them are by the later speaker. */
  answersSoFar: number;
  oursAmongAnswers: number;
  thread: Thread;
  /** How many messages of the thread came since. */
  threadSince: number;
  /** How many utterances ago the later one's speaker last spoke in the thread. */
  threadOwnTurns: number;
  /** How rare the words are that the later one and the whole thread have. */
  threadShared: number;
  context: Context;
}

/** A conversation as it stands so far. */
export interface Thread {
  number: number;
  first: number;
  last: number;
  count: number;
  words: Set<number>;
  /** By speaker: the place of the last utterance. */
  speakers: Map<number, number>;
  /** The utterance for which the following were worked out: the words shared, where it spoke last, messages since. */
  lookedAtFor: number;
  shared: number;
  ownTurns: number;
  since: number;
}

/** What is known of an utterance before anything is compared with it. */
export interface Context {
  from: Utterance;
  index: number;
  timeline: Timeline;
  /** The utterance before it, and the one before it by the same speaker. */
  before: Utterance | undefined;
  own: Utterance | undefined;
  /** How many utterances, and seconds, ago its speaker last spoke. */
  ownTurns: number;
  ownSeconds: number;
  /** Whom its speaker last addressed, and how many utterances ago. */
  partner: number;
  partnerTurns: number;
  /** Who last addressed its speaker, and how many utterances ago. */
  caller: number;
  callerTurns: number;
  /** How many spoke in the last twenty utterances. */
  crowd: number;
  /** How much of its words' rarity any candidate shares at most, and any thread. */
  mostShared: number;
  mostThreadShared: number;
  /** How many words that may be a subject any candidate looked at so far has too. */
  mostSubjects: number;
  /** How many threads had a message in the last twenty utterances. */
  threads: number;
  /** How many seconds ago its speaker began to type it, at the latest. */
  typed: number;
  /** How many others spoke in the last eight utterances. */
  company: number;
  /** The place of the last message by somebody else in the conversation in which its speaker spoke last; -1 for none. */
  latestOther: number;
  /** The place of what the message before answers, and of what the last nod before answers. */
  parentBefore: number;
  parentOfNod: number;
  /** The thread that had a message last, and the one in which its speaker spoke last. */
  lastThread: Thread | undefined;
  ownThread: Thread | undefined;
  /** The speaker of the last message that answered one of its speaker's, and how many utterances ago. */
  respondent: number;
  respondentTurns: number;
  /** Whom its speaker's last message answered, or -1. */
  answeree: number;
  ahead: Ahead;
}

/** What comes after an utterance, as far as it tells whether that one opened a conversation. */
export interface Ahead {
  /** Of the words that may be a subject: how many the next messages have, and how many of those none before had. */
  taken: number;
  fresh: number;
  /** How much of the subjects from here on the messages before had, 0 to 1. */
  cohesion: number;
  /** How many of the next messages address its speaker. */
  calls: number;
  /** Whether its speaker goes on at once. */
  goesOn: boolean;
  /** Seconds until somebody else speaks. */
  seconds: number;
}

/** How many utterances back an answer is looked for. */
export interface Reach {
  /** So many are all looked at. */
  near: number;
  /** Further ones up to here where something speaks for them: a subject, a name, the speaker's own last words. */
  far: number;
}
