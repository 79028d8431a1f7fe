import { contentOf } from '../../message/message.ts';
import type { Circumstances, Content, PollOption, Reaction } from '../../message/schema.ts';
import { withoutQuote } from '../former-spelling.ts';
import { keyOf, dedupeKey } from '../sameness.ts';
import type { Draft, Incoming, MergeEntry } from './entry.ts';
import { isVoid } from './find.ts';

/** What a later export told of a message: counted in the report. */
export type Update =
  'words' | 'media' | 'kind' | 'facts' | 'edited' | 'reactions' | 'forwarded' | 'topic' | 'reply';

/** How a message of an export stands to the one that is there. */
export interface Relation {
  /** Whether they are one by their ids, so that different words are an edit. */
  byId: boolean;
  /** Whether the ledger knew these words before the import. */
  seen: boolean;
}

/**
 * Brings into an entry what an export knows better, and nothing that it knows less of: facts and reactions are added,
 * words that a person changed by hand stay, a tombstone stays.
 *
 * Of two versions of one message the newer is the one that was edited later by its own account; where the exports do
 * not say when, the one that is edited against the one that is not; else the one that is imported later, unless its
 * words were imported before. Of exports that are imported together and say nothing, the fuller one.
 * @returns what the entry did not know
 */
export function updateEntry(entry: MergeEntry, { draft: theirs }: Incoming, relation: Relation): Set<Update> {
  const updates = new Set<Update>();
  const mine = entry.draft;
  if (mine.kind === 'removed' || theirs.kind === 'removed') return updates;
  const newer = relation.byId && entry.untouched && isNewer(mine, theirs, relation.seen, entry.existing);
  const content = mergeContent(mine, theirs, { untouched: entry.untouched, newer }, updates);
  const circumstances = mergeCircumstances(mine, theirs, updates);
  if (updates.size === 0) return updates;
  entry.rewritten = true;
  const { time, speaker } = mine;
  if (updates.has('words')) circumstances.edited = theirs.edited ?? true;
  if (content !== mine) delete circumstances.spelling;
  entry.draft = { time, speaker, ...circumstances, ...contentOf(content) };
  return updates;
}

type Remaining = Exclude<Draft, { kind: 'removed' }>;

function isNewer(mine: Remaining, theirs: Remaining, seen: boolean, existing: boolean): boolean {
  const [before, after] = [mine.edited, theirs.edited];
  if (typeof before === 'string') return typeof after === 'string' && Date.parse(after) > Date.parse(before);
  if (typeof after === 'string') return true;
  return existing ? !seen : before === undefined && after === true;
}

/** Facts that are words of the text. */
const wordFacts = [
  'text',
  'alt',
  'name',
  'transcript',
  'title',
  'description',
  'url',
  'question',
  'options',
  'items',
] as const;
const otherFacts = ['src', 'width', 'height', 'bytes', 'seconds', 'lat', 'lon', 'event'] as const;

type Facts = Partial<Record<(typeof wordFacts)[number] | (typeof otherFacts)[number], unknown>>;

/** Returns the content that is known now; `mine` itself when nothing is known better. */
function mergeContent(
  mine: Remaining,
  theirs: Remaining,
  { untouched, newer }: { untouched: boolean; newer: boolean },
  updates: Set<Update>,
): Content {
  if (isVoid(mine) && (untouched || mine.kind === 'missing')) {
    if (isVoid(theirs)) return mine;
    updates.add('media');
    return theirs;
  }
  if (mine.kind !== theirs.kind) {
    if (theirs.kind === 'missing' || !untouched) return mine;
    const hollow = mine.text === '' && !('src' in mine && mine.src !== undefined);
    const same = hollow || keyOf(mine) === keyOf(theirs) || dedupeKey(mine.text) === dedupeKey(theirs.text);
    // A text of an export that told no kinds; nothing becomes plain text again.
    if (same ? mine.kind !== 'text' && !hollow : !newer || theirs.text === '') return mine;
    updates.add(same ? 'kind' : 'words');
    return theirs;
  }
  return mergeFacts(mine, theirs, { untouched, newer }, updates);
}

function mergeFacts(
  mine: Remaining,
  theirs: Remaining,
  { untouched, newer }: { untouched: boolean; newer: boolean },
  updates: Set<Update>,
): Content {
  const [before, after] = [mine as Facts, theirs as Facts];
  const facts: Facts = {};
  for (const key of otherFacts) {
    if (after[key] === undefined) continue;
    if (key === 'src' ? isBetterSource(before.src, after.src) : before[key] === undefined) {
      facts[key] = after[key];
      updates.add(key === 'src' ? 'media' : 'facts');
    }
  }
  // The size of a picture is that of its file.
  if (facts.src !== undefined && before.src !== undefined) {
    for (const key of ['width', 'height', 'bytes'] as const) if (after[key]) facts[key] = after[key];
  }
  const differ = saysOther(mine.text, theirs.text);
  const fuller = untouched && !differ && wordsIn(after) > wordsIn(before);
  const replaced = (differ && newer) || fuller;
  if (replaced) {
    updates.add(differ ? 'words' : 'facts');
    for (const key of wordFacts) facts[key] = after[key];
  }
  const options = replaced ? undefined : withVotes(mine, theirs);
  if (options) {
    facts.options = options;
    updates.add('facts');
  }
  if (Object.keys(facts).length === 0) return mine;
  const known = Object.entries({ ...mine, ...facts }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Content;
}

/** Whether two texts say different things; one that says nothing contradicts none. */
function saysOther(mine: string, theirs: string): boolean {
  if (mine === theirs || mine === '' || theirs === '') return false;
  return dedupeKey(withoutQuote(mine)) !== dedupeKey(withoutQuote(theirs));
}

const wordsIn = (facts: Facts): number =>
  wordFacts.filter((key) => key !== 'options' && facts[key] !== undefined && facts[key] !== '').length;

/** A copy in the content folder is better than anything; an address is better than a path in some export. */
function isBetterSource(mine: unknown, theirs: unknown): boolean {
  const rank = (src: unknown): number => {
    if (typeof src !== 'string') return 0;
    return src.startsWith('media/') ? 3 : /^https?:/i.test(src) ? 2 : 1;
  };
  return rank(theirs) > rank(mine);
}

/** Options with the higher numbers of votes, or nothing when there is nothing new. */
function withVotes(mine: Content, theirs: Content): PollOption[] | undefined {
  if (mine.kind !== 'poll' || theirs.kind !== 'poll') return undefined;
  const options = mine.options.map((option) => {
    const votes = theirs.options.find(({ text }) => text === option.text)?.votes;
    return votes === undefined || votes <= (option.votes ?? -1) ? option : { ...option, votes };
  });
  return options.every((option, index) => option === mine.options[index]) ? undefined : options;
}

function mergeCircumstances(mine: Remaining, theirs: Remaining, updates: Set<Update>): Circumstances {
  const { replyTo, annotations, spelling } = mine;
  let { edited, reactions, forwardedFrom, topic } = mine;
  if (forwardedFrom === undefined && theirs.forwardedFrom !== undefined) {
    forwardedFrom = theirs.forwardedFrom;
    updates.add('forwarded');
  }
  if (topic === undefined && theirs.topic !== undefined) {
    topic = theirs.topic;
    updates.add('topic');
  }
  if (isLaterEdit(edited, theirs.edited)) {
    edited = theirs.edited;
    updates.add('edited');
  }
  const all = theirs.reactions && mergeReactions(reactions ?? [], theirs.reactions);
  if (all) {
    reactions = all;
    updates.add('reactions');
  }
  if (updates.size === 0) return mine;
  const given = { replyTo, forwardedFrom, topic, edited, reactions, annotations, spelling };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function isLaterEdit(mine: Circumstances['edited'], theirs: Circumstances['edited']): boolean {
  if (theirs === undefined) return false;
  if (mine === undefined) return true;
  if (theirs === true) return false;
  return mine === true || Date.parse(theirs) > Date.parse(mine);
}

/** Returns all reactions, each as often as the export that has it most often; nothing when there is nothing new. */
function mergeReactions(mine: readonly Reaction[], theirs: readonly Reaction[]): Reaction[] | undefined {
  let changed = false;
  const merged = new Map(mine.map((reaction) => [reaction.emoji, reaction]));
  for (const reaction of theirs) {
    const known = merged.get(reaction.emoji);
    const by = [...new Set([...(known?.by ?? []), ...(reaction.by ?? [])])];
    const count = Math.max(known?.count ?? 0, reaction.count);
    if (known && count === known.count && by.length === (known.by?.length ?? 0)) continue;
    // More names than the reaction has givers are several labels of one person.
    const names = by.length > count ? (known?.by ?? reaction.by ?? []) : by;
    const next = { emoji: reaction.emoji, count, ...(names.length > 0 ? { by: names } : {}) };
    if (known && count === known.count && names.length === (known.by?.length ?? 0)) continue;
    merged.set(reaction.emoji, next);
    changed = true;
  }
  return changed ? [...merged.values()] : undefined;
}
