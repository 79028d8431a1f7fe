import type { Context, Pair } from './pair.ts';

/** One thing that is measured. With steps it has a column for each range that they divide numbers into. */
export interface Feature<Subject> {
  about: string;
  /** Rising; a value belongs to the first step that it does not exceed. */
  steps?: readonly number[];
  /** How many cases there are, numbered from 0, each with a column. */
  cases?: number;
  /** A number; a column of its own is given 0 or 1 for a boolean. NaN where it says nothing. */
  measure: (subject: Subject) => number | boolean;
}

const turnSteps = [1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 30, 50];
const secondSteps = [0, 10, 20, 40, 60, 120, 180, 300, 600, 1200, 3600, 7200];
const addresses = ({ from, to }: Pair): boolean => from.to === to.speaker && from.to !== from.speaker;
const names = ({ from, to }: Pair): boolean =>
  !addresses({ from, to } as Pair) && from.speaker !== to.speaker && from.named.includes(to.speaker);
const answersCall = ({ from, to }: Pair): boolean => to.to === from.speaker && to.to !== to.speaker;
const flags = (...values: readonly boolean[]): number =>
  values.reduce((sum, value, bit) => sum + (value ? 1 << bit : 0), 0);

/** What is measured of a message and an earlier one that it may answer or continue. */
export const linkFeatures = {
  turns: { about: 'messages between', steps: turnSteps, measure: ({ turns }) => turns },
  ownTurns: {
    about: 'messages between, of one speaker',
    steps: turnSteps,
    measure: ({ sameSpeaker, turns }) => (sameSpeaker ? turns : NaN),
  },
  seconds: { about: 'time between', steps: secondSteps, measure: ({ seconds }) => seconds },
  ownSeconds: {
    about: 'time between, of one speaker',
    steps: secondSteps,
    measure: ({ sameSpeaker, seconds }) => (sameSpeaker ? seconds : NaN),
  },
  distance: { about: 'logarithm of the messages between', measure: ({ turns }) => Math.log(turns) / 4 },
  duration: {
    about: 'logarithm of the time between',
    measure: ({ seconds }) => Math.log1p(Math.max(0, seconds)) / 8,
  },
  theirsSince: {
    about: 'messages since by the earlier speaker',
    steps: [0, 1, 2, 4, 8],
    measure: ({ sameSpeaker, theirsSince }) => (sameSpeaker ? NaN : theirsSince),
  },
  oursSince: {
    about: 'messages since by the later speaker',
    steps: [0, 1, 2, 4, 8],
    measure: ({ oursSince }) => oursSince,
  },
  oursSinceOther: {
    about: 'messages since by the later speaker, to another',
    steps: [0, 1, 2, 4, 8],
    measure: ({ sameSpeaker, oursSince }) => (sameSpeaker ? NaN : oursSince),
  },
  othersSince: {
    about: 'others who spoke since',
    steps: [0, 1, 2, 3, 5, 8],
    measure: ({ othersSince }) => othersSince,
  },
  sameOthers: {
    about: 'others who spoke since, of one speaker',
    steps: [0, 1, 2, 3, 5, 8],
    measure: ({ sameSpeaker, othersSince }) => (sameSpeaker ? othersSince : NaN),
  },
  addresses: {
    about: 'it addresses the earlier speaker, by the messages of that one since',
    steps: [0, 1, 2, 4, 8],
    measure: (pair) => (addresses(pair) ? pair.theirsSince : NaN),
  },
  names: {
    about: 'it names the earlier speaker, by the messages of that one since',
    steps: [0, 1, 3],
    measure: (pair) => (names(pair) ? pair.theirsSince : NaN),
  },
  addressesCaller: {
    about: 'it addresses the earlier speaker, who addressed its own, by such calls since',
    steps: [0, 1, 2, 4],
    measure: (pair) => (addresses(pair) && answersCall(pair) ? pair.calledSince : NaN),
  },
  addressesUncalled: {
    about: 'it addresses the earlier speaker, who addressed: nobody, somebody else',
    cases: 2,
    measure: (pair) => (addresses(pair) && !answersCall(pair) ? Number(pair.to.to >= 0) : NaN),
  },
  addressesAnswered: {
    about: 'it addresses the earlier speaker, by its speaker’s messages since',
    steps: [0, 1, 2, 4, 8],
    measure: (pair) => (addresses(pair) ? pair.oursSince : NaN),
  },
  addressesAsking: {
    about: 'it addresses the earlier speaker: asking, asked',
    cases: 4,
    measure: (pair) => (addresses(pair) ? flags(pair.from.asks, pair.to.asks) : NaN),
  },
  called: {
    about: 'the earlier message addresses the speaker, by such calls since',
    steps: [0, 1, 2, 4],
    measure: (pair) => (answersCall(pair) ? pair.calledSince : NaN),
  },
  calledAnswered: {
    about: 'the earlier message addresses the speaker, by the speaker’s messages since',
    steps: [0, 1, 2, 4],
    measure: (pair) => (answersCall(pair) ? pair.oursSince : NaN),
  },
  calledElse: {
    about: 'the earlier message addresses the speaker, who addresses somebody else',
    measure: (pair) => answersCall(pair) && pair.from.to >= 0 && !addresses(pair),
  },
  calledByName: {
    about: 'the earlier message names the speaker',
    measure: ({ from, to }) =>
      to.to !== from.speaker && to.speaker !== from.speaker && to.named.includes(from.speaker),
  },
  addressesElse: {
    about: 'it addresses somebody else: whom the earlier one addresses too, nobody seen, another',
    cases: 6,
    measure: (pair) => {
      const { from, to, sameSpeaker } = pair;
      if (addresses(pair) || (from.to < 0 && !from.stranger)) return NaN;
      return (sameSpeaker ? 3 : 0) + (from.to >= 0 && from.to === to.to ? 0 : from.to < 0 ? 1 : 2);
    },
  },
  toElse: {
    about: 'it addresses nobody, the earlier one somebody: one speaker, another',
    cases: 2,
    measure: (pair) =>
      pair.from.to >= 0 || pair.to.to < 0 || answersCall(pair) ? NaN : Number(pair.sameSpeaker),
  },
  nobody: {
    about: 'neither addresses anybody: one speaker, another',
    cases: 2,
    measure: ({ from, to, sameSpeaker }) => (from.to >= 0 || to.to >= 0 ? NaN : Number(sameSpeaker)),
  },
  partner: {
    about: 'whom the speaker addressed last is the earlier speaker, by messages since',
    steps: [3, 8, 20, 60],
    measure: ({ to, context, sameSpeaker }) =>
      !sameSpeaker && context.partner === to.speaker ? context.partnerTurns : NaN,
  },
  partnerElse: {
    about: 'whom the speaker addressed last is somebody else, by messages since',
    steps: [3, 8, 20, 60],
    measure: ({ to, context, sameSpeaker }) =>
      !sameSpeaker && context.partner >= 0 && context.partner !== to.speaker ? context.partnerTurns : NaN,
  },
  caller: {
    about: 'who addressed the speaker last is the earlier speaker, by messages since',
    steps: [3, 8, 20, 60],
    measure: ({ to, context, sameSpeaker }) =>
      !sameSpeaker && context.caller === to.speaker ? context.callerTurns : NaN,
  },
  callerElse: {
    about: 'who addressed the speaker last is somebody else, by messages since',
    steps: [3, 8, 20, 60],
    measure: ({ to, context, sameSpeaker }) =>
      !sameSpeaker && context.caller >= 0 && context.caller !== to.speaker ? context.callerTurns : NaN,
  },
  partnersPartner: {
    about: 'the earlier message addresses whom the speaker addressed last',
    measure: ({ to, context, sameSpeaker }) => !sameSpeaker && to.to >= 0 && to.to === context.partner,
  },
  answered: {
    about: 'how often others addressed the earlier speaker since',
    steps: [0, 1, 2, 4],
    measure: ({ answeredSince, sameSpeaker }) => (sameSpeaker ? NaN : answeredSince),
  },
  answeredOwn: {
    about: 'how often others addressed the speaker since, of one speaker',
    steps: [0, 1, 2, 4],
    measure: ({ calledSince, answeredSince, sameSpeaker }) =>
      sameSpeaker ? calledSince + answeredSince : NaN,
  },
  asking: {
    about: 'it asks, the earlier one asks, one speaker',
    cases: 8,
    measure: ({ from, to, sameSpeaker }) => flags(from.asks, to.asks, sameSpeaker),
  },
  asked: {
    about: 'the earlier one asks another, who does not ask, by how often the asker was addressed since',
    steps: [0, 1, 2, 4],
    measure: ({ from, to, sameSpeaker, answeredSince }) =>
      to.asks && !sameSpeaker && !from.asks ? answeredSince : NaN,
  },
  greeting: {
    about: 'it greets, the earlier one greets, one speaker',
    cases: 8,
    measure: ({ from, to, sameSpeaker }) =>
      from.greets || to.greets ? flags(from.greets, to.greets, sameSpeaker) : NaN,
  },
  thanking: {
    about: 'it thanks, the earlier one asks, one speaker',
    cases: 8,
    measure: ({ from, to, sameSpeaker }) => (from.thanks ? flags(to.thanks, to.asks, sameSpeaker) : NaN),
  },
  thanked: {
    about: 'the earlier one thanks: one speaker, another',
    cases: 2,
    measure: ({ to, sameSpeaker }) => (to.thanks ? Number(sameSpeaker) : NaN),
  },
  assenting: {
    about: 'it agrees or answers yes or no; the earlier one asks, one speaker, next',
    cases: 8,
    measure: ({ from, to, sameSpeaker, turns }) =>
      from.assents ? flags(to.asks, sameSpeaker, turns === 1) : NaN,
  },
  continuing: {
    about: 'it begins by taking something up; one speaker, next',
    cases: 4,
    measure: ({ from, sameSpeaker, turns }) => (from.continues ? flags(sameSpeaker, turns === 1) : NaN),
  },
  opening: {
    about: 'it begins a matter; one speaker, next',
    cases: 4,
    measure: ({ from, sameSpeaker, turns }) => (from.opens ? flags(sameSpeaker, turns === 1) : NaN),
  },
  opened: {
    about: 'the earlier one begins a matter; it asks, one speaker',
    cases: 4,
    measure: ({ to, sameSpeaker }) => (to.opens ? flags(sameSpeaker, to.asks) : NaN),
  },
  trailing: {
    about: 'the earlier one breaks off: one speaker, another',
    cases: 2,
    measure: ({ to, sameSpeaker }) => (to.trails ? Number(sameSpeaker) : NaN),
  },
  listing: {
    about: 'both are numbered: one speaker, another',
    cases: 2,
    measure: ({ from, to, sameSpeaker }) => (from.lists && to.lists ? Number(sameSpeaker) : NaN),
  },
  showing: {
    about: 'it shows a picture, the earlier one does, one speaker',
    cases: 8,
    measure: ({ from, to, sameSpeaker }) =>
      from.shows || to.shows ? flags(from.shows, to.shows, sameSpeaker) : NaN,
  },
  linking: {
    about: 'it has a link, the earlier one has, one speaker',
    cases: 8,
    measure: ({ from, to, sameSpeaker }) =>
      from.links || to.links ? flags(from.links, to.links, sameSpeaker) : NaN,
  },
  pointing: {
    about: 'it says this or that; the earlier one shows or links, one speaker',
    cases: 4,
    measure: ({ from, to, sameSpeaker }) => (from.points ? flags(to.shows || to.links, sameSpeaker) : NaN),
  },
  emoting: {
    about: 'it is only signs; the earlier one too, one speaker, next',
    cases: 8,
    measure: ({ from, to, sameSpeaker, turns }) =>
      from.emotes ? flags(to.emotes, sameSpeaker, turns === 1) : NaN,
  },
  emoted: {
    about: 'the earlier one is only signs: one speaker, another',
    cases: 2,
    measure: ({ to, sameSpeaker }) => (to.emotes ? Number(sameSpeaker) : NaN),
  },
  acting: {
    about: 'it tells what its speaker does; the earlier one does, one speaker',
    cases: 8,
    measure: ({ from, to, sameSpeaker }) =>
      from.does || to.does ? flags(from.does, to.does, sameSpeaker) : NaN,
  },
  commanding: {
    about: 'the earlier one is a command to a bot: one speaker, next',
    cases: 4,
    measure: ({ to, sameSpeaker, turns }) => (to.commands ? flags(sameSpeaker, turns === 1) : NaN),
  },
  shared: {
    about: 'rarity of the words that both have',
    steps: [0, 2, 3.5, 5, 7, 10, 15],
    measure: ({ shared }) => shared,
  },
  sharedOwn: {
    about: 'rarity of the words that both have, of one speaker',
    steps: [0, 2, 3.5, 5, 7, 10, 15],
    measure: ({ shared, sameSpeaker }) => (sameSpeaker ? shared : NaN),
  },
  sharedShare: {
    about: 'share of the words that both have',
    steps: [0, 0.05, 0.1, 0.2, 0.3, 0.5],
    measure: ({ sharedShare }) => sharedShare,
  },
  rarest: {
    about: 'rarity of the rarest word that both have',
    steps: [0, 1.5, 2.5, 3.5, 4.5, 5.5],
    measure: ({ rarest }) => rarest,
  },
  length: {
    about: 'length of the earlier one',
    steps: [5, 15, 30, 60, 120, 250],
    measure: ({ to }) => to.length,
  },
  lengths: {
    about: 'length of the earlier one, of one speaker',
    steps: [5, 15, 30, 60, 120, 250],
    measure: ({ to, sameSpeaker }) => (sameSpeaker ? to.length : NaN),
  },
  newcomer: {
    about: 'the earlier one is its speaker’s first; it asks, one speaker',
    cases: 4,
    measure: ({ to, sameSpeaker }) => (to.nth === 0 ? flags(to.asks, sameSpeaker) : NaN),
  },
  nextSame: {
    about: 'the message before is by the same speaker: this is that one, another of the speaker, of another',
    cases: 3,
    measure: ({ context, sameSpeaker, turns, from }) =>
      context.before?.speaker === from.speaker ? (turns === 1 ? 0 : sameSpeaker ? 1 : 2) : NaN,
  },
  nodding: {
    about: 'it only nods; the earlier one too, one speaker',
    cases: 8,
    measure: ({ from, to, sameSpeaker }) =>
      from.nods || to.nods ? flags(from.nods, to.nods, sameSpeaker) : NaN,
  },
  noddingFar: {
    about: 'it only nods: messages since that say something',
    steps: [0, 1, 2, 3, 5, 8],
    measure: ({ from, saidSince }) => (from.nods ? saidSince : NaN),
  },
  noddingLength: {
    about: 'it only nods: length of the earlier one',
    steps: [5, 15, 30, 60, 120, 250],
    measure: ({ from, to }) => (from.nods ? to.length : NaN),
  },
  saidSince: {
    about: 'messages since that say something',
    steps: [0, 1, 2, 3, 4, 6, 9],
    measure: ({ saidSince, sameSpeaker }) => (sameSpeaker ? NaN : saidSince),
  },
  changes: {
    about: 'changes of speaker since; of one speaker',
    steps: [0, 1, 2, 3, 4, 6, 9],
    measure: ({ changes, sameSpeaker }) => (sameSpeaker ? NaN : changes),
  },
  sibling: {
    about: 'the message before answers the same; it nods, the message before nods',
    cases: 4,
    measure: ({ from, context, turns }) =>
      turns > 1 && context.index - turns === context.parentBefore
        ? flags(from.nods, context.before?.nods === true)
        : NaN,
  },
  siblingOfNod: {
    about: 'the last nod answers the same; it nods',
    cases: 2,
    measure: ({ from, context, turns }) =>
      context.index - turns === context.parentOfNod ? Number(from.nods) : NaN,
  },
  typing: {
    about: 'seconds by which it came before the other was begun',
    steps: [-30, -15, -8, -3, 0, 4, 10, 20, 40, 90],
    measure: ({ seconds, context, sameSpeaker }) =>
      sameSpeaker || context.timeline.minuteOnly ? NaN : seconds - context.typed,
  },
  typingNext: {
    about: 'seconds by which the last message came before the other was begun; one speaker',
    steps: [-30, -15, -8, -3, 0, 4, 10, 20, 40, 90],
    measure: ({ from, context, turns, sameSpeaker }) =>
      sameSpeaker && turns > 1 && !context.timeline.minuteOnly
        ? from.second - (context.before?.second ?? 0) - context.typed
        : NaN,
  },
  row: {
    about: 'the first of a row by its speaker, the last; one speaker',
    cases: 8,
    measure: ({ firstInRow, lastInRow, sameSpeaker }) => flags(firstInRow, lastInRow, sameSpeaker),
  },
  latestOther: {
    about: 'the last by somebody else in the speaker’s conversation, by messages since',
    steps: turnSteps,
    measure: ({ latestOther, turns }) => (latestOther ? turns : NaN),
  },
  latestOtherOwn: {
    about: 'the last by somebody else in the speaker’s conversation, by the speaker’s messages since',
    steps: [0, 1, 2, 4],
    measure: ({ latestOther, oursSince }) => (latestOther ? oursSince : NaN),
  },
  company: {
    about: 'how many others spoke in the last eight messages',
    steps: [0, 1, 2, 3, 4, 5],
    measure: ({ context, sameSpeaker }) => (sameSpeaker ? context.company : NaN),
  },
  saying: {
    about: 'it says you; one speaker, next',
    cases: 4,
    measure: ({ from, sameSpeaker, turns }) => (from.says ? flags(sameSpeaker, turns === 1) : NaN),
  },
  said: {
    about: 'the earlier one says you: one speaker, another who says I',
    cases: 4,
    measure: ({ from, to, sameSpeaker }) => (to.says ? flags(sameSpeaker, from.tells) : NaN),
  },
  telling: {
    about: 'it says I; one speaker, the earlier one says I',
    cases: 4,
    measure: ({ from, to, sameSpeaker }) => (from.tells ? flags(sameSpeaker, to.tells) : NaN),
  },
  subjects: {
    about: 'words that both have and that may be a subject',
    steps: [0, 1, 2, 3, 5, 8],
    measure: ({ subjects, sameSpeaker }) => (sameSpeaker ? NaN : subjects),
  },
  subjectsOwn: {
    about: 'words that both have and that may be a subject, of one speaker',
    steps: [0, 1, 2, 3, 5, 8],
    measure: ({ subjects, sameSpeaker }) => (sameSpeaker ? subjects : NaN),
  },
  subjectsFirst: {
    about: 'it has more of the subjects than any since, by messages since',
    steps: turnSteps,
    measure: ({ subjects, context, turns }) =>
      subjects > 0 && subjects >= context.mostSubjects ? turns : NaN,
  },
  answersUs: {
    about: 'the earlier one answers the speaker, by the speaker’s messages since',
    steps: [0, 1, 2, 4],
    measure: ({ from, answeree, sameSpeaker, oursSince }) =>
      !sameSpeaker && answeree === from.speaker ? oursSince : NaN,
  },
  answersUsNext: {
    about: 'the earlier one answers the speaker, by its speaker’s messages since',
    steps: [0, 1, 2, 4],
    measure: ({ from, answeree, sameSpeaker, theirsSince }) =>
      !sameSpeaker && answeree === from.speaker ? theirsSince : NaN,
  },
  answersWhom: {
    about: 'the earlier one answers nobody, somebody else; one speaker',
    cases: 4,
    measure: ({ from, answeree, sameSpeaker }) =>
      answeree === from.speaker && !sameSpeaker ? NaN : (sameSpeaker ? 2 : 0) + Number(answeree >= 0),
  },
  answersSameAs: {
    about: 'the speaker’s last message answered the earlier speaker, by messages since',
    steps: [1, 3, 8, 20],
    measure: ({ to, context, sameSpeaker }) =>
      !sameSpeaker && context.answeree === to.speaker ? context.ownTurns : NaN,
  },
  respondent: {
    about: 'who last answered the speaker is the earlier speaker, by messages since',
    steps: [1, 3, 8, 20],
    measure: ({ to, context, sameSpeaker }) =>
      !sameSpeaker && context.respondent === to.speaker ? context.respondentTurns : NaN,
  },
  answersSoFar: {
    about: 'answers that the earlier one has so far',
    steps: [0, 1, 2, 4],
    measure: ({ answersSoFar, sameSpeaker }) => (sameSpeaker ? NaN : answersSoFar),
  },
  answersSoFarOwn: {
    about: 'answers that the earlier one has so far, of one speaker',
    steps: [0, 1, 2, 4],
    measure: ({ answersSoFar, sameSpeaker }) => (sameSpeaker ? answersSoFar : NaN),
  },
  oursAmongAnswers: {
    about: 'the speaker has answered the earlier one: one speaker, another',
    cases: 2,
    measure: ({ oursAmongAnswers, sameSpeaker }) => (oursAmongAnswers > 0 ? Number(sameSpeaker) : NaN),
  },
  threadSince: {
    about: 'messages of its conversation since',
    steps: [0, 1, 2, 3, 5, 8, 12],
    measure: ({ threadSince }) => threadSince,
  },
  threadElse: {
    about: 'messages of other conversations since',
    steps: [0, 1, 2, 3, 5, 8, 12],
    measure: ({ threadSince, turns }) => Math.max(0, turns - 1 - threadSince),
  },
  threadOwn: {
    about: 'messages since the speaker last spoke in its conversation',
    steps: [1, 2, 4, 8, 20, 60, 999],
    measure: ({ threadOwnTurns }) => threadOwnTurns,
  },
  threadOurs: {
    about: 'the speaker’s last message was of its conversation, of another; one speaker',
    cases: 4,
    measure: ({ context, thread, sameSpeaker }) =>
      context.ownThread && context.ownTurns < 100 ? flags(context.ownThread === thread, sameSpeaker) : NaN,
  },
  threadLast: {
    about: 'the last message was of its conversation',
    measure: ({ context, thread }) => context.lastThread === thread,
  },
  threadShared: {
    about: 'rarity of the words that its conversation has too',
    steps: [0, 2, 4, 7, 10, 15, 22],
    measure: ({ threadShared }) => threadShared,
  },
  threadSharedBest: {
    about: 'its conversation has more of the words than any looked at before, by whether it has any',
    cases: 2,
    measure: ({ threadShared, context }) =>
      threadShared > 0 ? Number(threadShared >= context.mostThreadShared) : NaN,
  },
  threadCount: {
    about: 'messages of its conversation so far',
    steps: [1, 2, 4, 8, 20, 50],
    measure: ({ thread }) => thread.count,
  },
} as const satisfies Record<string, Feature<Pair>>;

/** What is measured of a message that may open a conversation. */
export const openingFeatures = {
  opens: { about: 'every message', measure: () => 1 },
  ownTurns: {
    about: 'messages since the speaker’s last',
    steps: [1, 2, 4, 8, 20, 60, 200, 999],
    measure: ({ ownTurns }) => ownTurns,
  },
  ownSeconds: {
    about: 'time since the speaker’s last',
    steps: [30, 60, 180, 600, 1800, 7200, 30_000],
    measure: ({ ownSeconds }) => ownSeconds,
  },
  silence: {
    about: 'time since the message before',
    steps: [10, 30, 60, 180, 300, 600, 1200, 3600, 7200],
    measure: ({ from, before }) => from.second - (before?.second ?? -90_000),
  },
  asks: { about: 'it asks', measure: ({ from }) => from.asks },
  asksNew: {
    about: 'it asks, and the speaker was silent',
    measure: ({ from, ownTurns }) => from.asks && ownTurns > 20,
  },
  greets: { about: 'it greets', measure: ({ from }) => from.greets },
  greeted: {
    about: 'the speaker greeted just before',
    measure: ({ own, ownTurns }) => own?.greets === true && ownTurns < 20,
  },
  thanks: { about: 'it thanks', measure: ({ from }) => from.thanks },
  assents: { about: 'it agrees or answers yes or no', measure: ({ from }) => from.assents },
  continues: { about: 'it begins by taking something up', measure: ({ from }) => from.continues },
  matters: { about: 'it begins a matter', measure: ({ from }) => from.opens },
  mattersNew: {
    about: 'it begins a matter, and the speaker was silent',
    measure: ({ from, ownTurns }) => from.opens && ownTurns > 20,
  },
  shows: { about: 'it shows a picture', measure: ({ from }) => from.shows },
  links: { about: 'it has a link', measure: ({ from }) => from.links },
  emotes: { about: 'it is only signs', measure: ({ from }) => from.emotes },
  nods: { about: 'it only nods', measure: ({ from }) => from.nods },
  does: { about: 'it tells what its speaker does', measure: ({ from }) => from.does },
  commands: { about: 'it is a command to a bot', measure: ({ from }) => from.commands },
  points: { about: 'it says this or that', measure: ({ from }) => from.points },
  length: { about: 'its length', steps: [5, 15, 30, 60, 120, 250], measure: ({ from }) => from.length },
  addresses: {
    about: 'it addresses: nobody, somebody unknown, names, addresses',
    cases: 4,
    measure: ({ from }) => (from.to >= 0 ? 3 : from.named.length > 0 ? 2 : from.stranger ? 1 : 0),
  },
  partner: {
    about: 'messages since the speaker addressed somebody',
    steps: [3, 8, 20, 60, 200, 999],
    measure: ({ partnerTurns }) => partnerTurns,
  },
  caller: {
    about: 'messages since somebody addressed the speaker',
    steps: [3, 8, 20, 60, 200, 999],
    measure: ({ callerTurns }) => callerTurns,
  },
  callPending: {
    about: 'somebody addressed the speaker, who has not spoken since',
    measure: ({ callerTurns, ownTurns }) => callerTurns < ownTurns && callerTurns < 60,
  },
  newcomer: { about: 'it is the speaker’s first', measure: ({ from }) => from.nth === 0 },
  crowd: {
    about: 'how many spoke in the last twenty messages',
    steps: [2, 3, 5, 7, 10],
    measure: ({ crowd }) => crowd,
  },
  shared: {
    about: 'rarity of the words that any earlier one has too',
    steps: [0, 2, 3.5, 5, 7, 10, 15],
    measure: ({ mostShared }) => mostShared,
  },
  threadShared: {
    about: 'rarity of the words that any conversation has too',
    steps: [0, 2, 4, 7, 10, 15, 22],
    measure: ({ mostThreadShared }) => mostThreadShared,
  },
  subjects: {
    about: 'subjects that any earlier one has too',
    steps: [0, 1, 2, 3, 5],
    measure: ({ mostSubjects }) => mostSubjects,
  },
  taken: {
    about: 'subjects that the next messages have too',
    steps: [0, 1, 2, 4],
    measure: ({ ahead }) => ahead.taken,
  },
  fresh: {
    about: 'subjects that the next messages have too, and none before',
    steps: [0, 1, 2, 4],
    measure: ({ ahead }) => ahead.fresh,
  },
  cohesion: {
    about: 'share of the subjects from here on that the messages before had',
    steps: [0.03, 0.08, 0.15, 0.25, 0.4],
    measure: ({ ahead }) => ahead.cohesion,
  },
  calls: {
    about: 'next messages that address the speaker',
    steps: [0, 1, 2],
    measure: ({ ahead }) => ahead.calls,
  },
  goesOn: { about: 'the speaker goes on at once', measure: ({ ahead }) => ahead.goesOn },
  waits: {
    about: 'seconds until somebody else speaks',
    steps: [10, 30, 60, 180, 600, 1800],
    measure: ({ ahead }) => ahead.seconds,
  },
  threads: {
    about: 'conversations of the last twenty messages',
    steps: [1, 2, 3, 5, 8],
    measure: ({ threads }) => threads,
  },
  lastCount: {
    about: 'messages of the last conversation so far',
    steps: [1, 2, 4, 8, 20, 50],
    measure: ({ lastThread }) => lastThread?.count ?? NaN,
  },
  respondent: {
    about: 'messages since somebody answered the speaker',
    steps: [1, 3, 8, 20, 60, 999],
    measure: ({ respondentTurns }) => respondentTurns,
  },
  respondentPending: {
    about: 'somebody answered the speaker, who has not spoken since',
    measure: ({ respondentTurns, ownTurns }) => respondentTurns < ownTurns && respondentTurns < 60,
  },
} as const satisfies Record<string, Feature<Context>>;
