import type { Ahead, Context, Pair, Reach, Thread } from './pair.ts';
import type { Timeline, Utterance } from './utterance.ts';

/** The last utterances of whom somebody addresses, and of that one itself, are looked at from this far. */
const farReach = 300;
const never = 1000;
/** How many utterances before and after tell whether the subject changes. */
const pastReach = 15;
const aheadReach = 8;
/** Of how many utterances before it is counted who spoke, and of how many who kept the speaker company. */
const crowdReach = 20;
const companyReach = 8;
/** How fast people type, in the units of an utterance's length. */
const typedPerSecond = 6;

/** Goes through a timeline, and gives for each utterance the earlier ones that it may answer. */
export class PairWalk {
  readonly #timeline: Timeline;
  readonly #reach: Reach;
  readonly #latest: Int32Array;
  readonly #partner: Int32Array;
  readonly #partnerAt: Int32Array;
  readonly #caller: Int32Array;
  readonly #callerAt: Int32Array;
  /** By the utterance in turn: whether a word is among its own, a speaker among those since. */
  readonly #wordMark: Int32Array;
  readonly #since: Int32Array;
  readonly #answered: Int32Array;
  readonly #called: Int32Array;
  readonly #crowdMark: Int32Array;
  readonly #threadMark: Int32Array;
  readonly #pastMark: Int32Array;
  readonly #futureMark: Int32Array;
  readonly #touched: number[] = [];
  readonly #answeree: Int32Array;
  readonly #answers: Int32Array;
  readonly #ourAnswers: Int32Array;
  readonly #parents: Int32Array;
  readonly #threads: Thread[] = [];
  #lastNod = -1;
  readonly #threadOf: Thread[] = [];
  readonly #respondent: Int32Array;
  readonly #respondentAt: Int32Array;

  constructor(timeline: Timeline, reach: Reach) {
    this.#timeline = timeline;
    this.#reach = reach;
    const people = timeline.participants;
    const none = (): Int32Array => new Int32Array(people).fill(-1);
    [this.#latest, this.#partner, this.#partnerAt, this.#caller, this.#callerAt] = [
      none(),
      none(),
      none(),
      none(),
      none(),
    ];
    [this.#since, this.#answered, this.#called] = [
      new Int32Array(people),
      new Int32Array(people),
      new Int32Array(people),
    ];
    const places = timeline.utterances.length;
    this.#answeree = new Int32Array(places).fill(-1);
    this.#answers = new Int32Array(places);
    this.#ourAnswers = new Int32Array(places);
    this.#parents = new Int32Array(places);
    [this.#respondent, this.#respondentAt] = [none(), none()];
    this.#crowdMark = none();
    this.#threadMark = new Int32Array(places).fill(-1);
    const words = timeline.rarity.length;
    [this.#wordMark, this.#pastMark, this.#futureMark] = [
      new Int32Array(words).fill(-1),
      new Int32Array(words).fill(-1),
      new Int32Array(words).fill(-1),
    ];
  }

  /**
   * Looks at the next utterance; to be called for each in order.
   * @param onPair is given each candidate's place, nearest first, and the pair, which is the same object anew
   * @returns what is known of the utterance itself
   */
  visit(index: number, onPair: (place: number, pair: Pair) => void): Context {
    const { utterances, rarity } = this.#timeline;
    const from = utterances[index] as Utterance;
    const me = from.speaker;
    const context = this.#contextOf(index, from);
    let ownRarity = 0;
    for (const word of from.words) {
      this.#wordMark[word] = index;
      ownRarity += rarity[word] as number;
    }
    const pair = { from, context, oursSince: 0, othersSince: 0, saidSince: 0, changes: 0 } as Pair;
    const answered: number[] = [];
    const { near } = this.#reach;
    const measure = (place: number): void => {
      const to = utterances[place] as Utterance;
      let [shared, all, rarest, subjects] = [0, 0, 0, 0];
      for (const word of to.words) {
        const rare = rarity[word] as number;
        all += rare;
        if (this.#wordMark[word] !== index) continue;
        shared += rare;
        subjects += this.#timeline.subjects[word] as number;
        if (rare > rarest) rarest = rare;
      }
      if (index - place > near && subjects === 0 && !this.#isPromising(place, to, context)) return;
      pair.to = to;
      pair.turns = index - place;
      pair.firstInRow = place === 0 || (utterances[place - 1] as Utterance).speaker !== to.speaker;
      pair.lastInRow = (utterances[place + 1] as Utterance).speaker !== to.speaker;
      pair.latestOther = place === context.latestOther;
      pair.seconds = from.second - to.second;
      pair.sameSpeaker = to.speaker === me;
      pair.theirsSince = this.#since[to.speaker] as number;
      pair.answeredSince = this.#answered[to.speaker] as number;
      pair.calledSince = this.#called[to.speaker] as number;
      pair.shared = shared;
      pair.sharedShare = shared / Math.max(4, Math.min(all, ownRarity));
      pair.rarest = rarest;
      pair.subjects = subjects;
      if (subjects > context.mostSubjects) context.mostSubjects = subjects;
      const thread = this.#threadOf[place] as Thread;
      pair.answeree = this.#answeree[place] as number;
      pair.answersSoFar = this.#answers[place] as number;
      pair.oursAmongAnswers = this.#ourAnswers[place] as number;
      pair.thread = thread;
      this.#lookAt(thread, from, index);
      pair.threadSince = thread.since;
      pair.threadOwnTurns = thread.ownTurns;
      pair.threadShared = thread.shared;
      if (pair.threadShared > context.mostThreadShared) context.mostThreadShared = pair.threadShared;
      if (shared > context.mostShared) context.mostShared = shared;
      onPair(place, pair);
    };
    const first = Math.max(0, index - this.#reach.far);
    for (let place = index - 1; place >= first; place--) {
      // How many of its answers are by this speaker is known once those since have been seen.
      measure(place);
      (this.#threadOf[place] as Thread).since++;
      const parent = this.#parents[place] as number;
      if (parent !== place && (utterances[place] as Utterance).speaker === me) {
        (this.#ourAnswers[parent] as number)++;
        answered.push(parent);
      }
      const { speaker, to, nods } = utterances[place] as Utterance;
      if (!nods) pair.saidSince++;
      if (place > 0 && speaker !== (utterances[place - 1] as Utterance).speaker) pair.changes++;
      if (speaker === me) pair.oursSince++;
      else if (this.#since[speaker] === 0) pair.othersSince++;
      this.#touched.push(speaker);
      (this.#since[speaker] as number)++;
      if (to < 0) continue;
      this.#touched.push(to);
      if (to === me) (this.#called[speaker] as number)++;
      else if (speaker !== me) (this.#answered[to] as number)++;
    }
    for (const place of this.#farPlaces(from, first)) if (index - place <= farReach) measure(place);
    for (const speaker of this.#touched) {
      this.#since[speaker] = 0;
      this.#answered[speaker] = 0;
      this.#called[speaker] = 0;
    }
    this.#touched.length = 0;
    for (const place of answered) this.#ourAnswers[place] = 0;
    this.#remember(index, from);
    return context;
  }

  #contextOf(index: number, from: Utterance): Context {
    const { utterances } = this.#timeline;
    const { speaker, previous } = from;
    const own = utterances[previous];
    const ago = (places: Int32Array): number => {
      const at = places[speaker] as number;
      return at < 0 ? never : index - at;
    };
    let [crowd, company, threads] = [0, 0, 0];
    for (let turns = 1; turns <= Math.min(index, crowdReach); turns++) {
      const other = (utterances[index - turns] as Utterance).speaker;
      if (this.#crowdMark[other] !== index) {
        this.#crowdMark[other] = index;
        crowd++;
        if (turns <= companyReach && other !== speaker) company++;
      }
      const { number } = this.#threadOf[index - turns] as Thread;
      if (this.#threadMark[number] !== index) {
        this.#threadMark[number] = index;
        threads++;
      }
    }
    return {
      from,
      index,
      timeline: this.#timeline,
      before: utterances[index - 1],
      own,
      ownTurns: own ? index - previous : never,
      ownSeconds: own ? from.second - own.second : 86_400,
      partner: this.#partner[speaker] as number,
      partnerTurns: ago(this.#partnerAt),
      caller: this.#caller[speaker] as number,
      callerTurns: ago(this.#callerAt),
      crowd,
      mostShared: 0,
      mostThreadShared: 0,
      mostSubjects: 0,
      typed: Math.min(from.length / typedPerSecond, own ? from.second - own.second : Infinity),
      company,
      latestOther: this.#latestOther(this.#threadOf[previous], speaker),
      threads,
      parentBefore: index > 0 ? (this.#parents[index - 1] as number) : -1,
      parentOfNod:
        this.#lastNod >= 0 && index - this.#lastNod <= 4 ? (this.#parents[this.#lastNod] as number) : -1,
      lastThread: this.#threadOf[index - 1],
      ownThread: this.#threadOf[previous],
      respondent: this.#respondent[speaker] as number,
      respondentTurns: ago(this.#respondentAt),
      ahead: this.#lookAhead(index, from),
      answeree: previous < 0 ? -1 : (this.#answeree[previous] as number),
    };
  }

  #lookAhead(index: number, from: Utterance): Ahead {
    const { utterances, subjects } = this.#timeline;
    for (let at = Math.max(0, index - pastReach); at < index; at++)
      for (const word of (utterances[at] as Utterance).words) this.#pastMark[word] = index;
    let [taken, fresh, all, known, calls] = [0, 0, 0, 0, 0];
    const take = (word: number): void => {
      if (this.#futureMark[word] === index || subjects[word] !== 1) return;
      this.#futureMark[word] = index;
      all++;
      const isKnown = this.#pastMark[word] === index;
      if (isKnown) known++;
      if (this.#wordMark[word] !== index) return;
      taken++;
      if (!isKnown) fresh++;
    };
    for (const word of from.words) this.#wordMark[word] = index;
    let seconds = NaN;
    const end = Math.min(utterances.length, index + 1 + aheadReach);
    for (let at = index + 1; at < end; at++) {
      const { words, to, speaker, second } = utterances[at] as Utterance;
      for (const word of words) take(word);
      if (to === from.speaker) calls++;
      if (speaker !== from.speaker && seconds !== seconds) seconds = second - from.second;
    }
    for (const word of from.words) {
      if (this.#futureMark[word] === index || subjects[word] !== 1) continue;
      all++;
      if (this.#pastMark[word] === index) known++;
    }
    return {
      taken,
      fresh,
      cohesion: all < 6 ? NaN : known / all,
      calls,
      goesOn: utterances[index + 1]?.speaker === from.speaker,
      seconds,
    };
  }

  /** Whether something besides its words speaks for an utterance further back. */
  #isPromising(
    place: number,
    to: Utterance,
    { from, index, own, latestOther, parentBefore, parentOfNod }: Context,
  ): boolean {
    const { previous, speaker, named } = from;
    return (
      (own !== undefined && place === previous) ||
      place === latestOther ||
      place === parentBefore ||
      place === parentOfNod ||
      (to.speaker !== speaker && (to.to === speaker || named.includes(to.speaker))) ||
      (this.#answeree[place] === speaker && previous < place) ||
      place === (this.#threadOf[index - 1] as Thread).first
    );
  }

  #latestOther(thread: Thread | undefined, speaker: number): number {
    let latest = -1;
    for (const [other, place] of thread?.speakers ?? [])
      if (other !== speaker && place > latest) latest = place;
    return latest;
  }

  /** Places before the reach: the last utterances of the speaker, of whom it addresses, and what it quotes. */
  #farPlaces(from: Utterance, first: number): Set<number> {
    const far = [from.previous, from.answers, ...from.named.map((person) => this.#latest[person] as number)];
    return new Set(far.filter((place) => place >= 0 && place < first));
  }

  #remember(index: number, { speaker, to }: Utterance): void {
    this.#latest[speaker] = index;
    if (to < 0 || to === speaker) return;
    this.#partner[speaker] = to;
    this.#partnerAt[speaker] = index;
    this.#caller[to] = speaker;
    this.#callerAt[to] = index;
  }

  /** Says what an utterance was found to answer, its own place where it opens a conversation; before the next is visited. */
  settle(index: number, parent: number): void {
    const { speaker, words, nods } = this.#timeline.utterances[index] as Utterance;
    if (nods) this.#lastNod = index;
    this.#parents[index] = parent;
    let thread = this.#threadOf[parent];
    if (parent === index || !thread) {
      thread = {
        number: this.#threads.length,
        first: index,
        last: index,
        count: 0,
        words: new Set(),
        speakers: new Map(),
        lookedAtFor: -1,
        shared: 0,
        ownTurns: never,
        since: 0,
      };
      this.#threads.push(thread);
    } else {
      const answered = (this.#timeline.utterances[parent] as Utterance).speaker;
      this.#answeree[index] = answered === speaker ? (this.#answeree[parent] as number) : answered;
      (this.#answers[parent] as number)++;
      if (answered !== speaker) {
        this.#respondent[answered] = speaker;
        this.#respondentAt[answered] = index;
      }
    }
    this.#threadOf[index] = thread;
    thread.last = index;
    thread.count++;
    thread.speakers.set(speaker, index);
    for (const word of words) thread.words.add(word);
  }

  /** Works out what a thread has to do with an utterance, once for each. */
  #lookAt(thread: Thread, { words, speaker }: Utterance, index: number): void {
    if (thread.lookedAtFor === index) return;
    let shared = 0;
    for (const word of words) if (thread.words.has(word)) shared += this.#timeline.rarity[word] as number;
    const ownAt = thread.speakers.get(speaker);
    thread.lookedAtFor = index;
    thread.shared = shared;
    thread.ownTurns = ownAt === undefined ? never : index - ownAt;
    thread.since = 0;
  }
}
