import { byNewest, type Entry } from './entry.ts';
import { groupBonus, rankWeights, scoreOf } from './rank.ts';

/** Messages of one session, or of one day's free chat: those to show, and those behind a button. */
export interface HitGroup {
  key: string;
  shown: Entry[];
  rest: Entry[];
}

/** What a list of hits shows. */
export interface HitLayout {
  groups: HitGroup[];
  /**
   * How many messages neither are shown nor stand behind a group's button: those that hold the words typed, and
   * when there are no more of them, the others.
   */
  remaining: number;
}

/** How many messages of a group stand in the open at first when the best come first. */
const shownOfGroup = 3;

/** In which order messages are shown. */
export type Sort = 'newest' | 'best';

/** What a plan is made of. */
export interface HitLayoutInput {
  /** What holds the words typed, and what holds other wordings: each newest first. */
  exact: readonly Entry[];
  others: readonly Entry[];
  /** How many messages that hold the words typed to show, and how many others at most. */
  limit: number;
  /** How many messages of a group to show, by its key, where somebody asked for more. */
  opened?: ReadonlyMap<string, number>;
  /** How many UTF-16 units all words asked for take together. */
  queryLength: number;
}

/** Says what to show, in order. Other wordings never change the order of what holds the words typed. */
export function layoutHits(sort: Sort, input: HitLayoutInput): HitLayout {
  return sort === 'best' ? groupsByRank(input) : sectionsByDay(input);
}

function sectionsByDay({ exact, others, limit }: HitLayoutInput): HitLayout {
  const first = exact.slice(0, limit);
  const last = first.at(-1);
  const reached = (one: Entry): boolean =>
    first.length === exact.length || (last !== undefined && byNewest(one, last) < 0);
  const between = others.filter(reached).slice(0, limit);
  const groups: HitGroup[] = [];
  for (const entry of [...first, ...between].sort(byNewest)) {
    const key = groupKey(entry);
    const group = groups.at(-1);
    if (group?.key === key) group.shown.push(entry);
    else groups.push({ key, shown: [entry], rest: [] });
  }
  return { groups, remaining: exact.length - first.length || others.length - between.length };
}

function groupsByRank({ exact, others, limit, opened, queryLength }: HitLayoutInput): HitLayout {
  const groups = Map.groupBy([...exact, ...others], groupKey);
  const ranked = [...groups].map(([key, entries]) => {
    const scored = entries
      .map((entry) => ({ entry, score: scoreOf(entry, queryLength) }))
      .sort(
        (a, b) =>
          Number(a.entry.variant !== undefined) - Number(b.entry.variant !== undefined) ||
          b.score - a.score ||
          byNewest(a.entry, b.entry),
      );
    const best = scored[0] as (typeof scored)[number];
    const same = entries.filter(
      ({ variant }) => (variant === undefined) === (best.entry.variant === undefined),
    );
    const loss = best.entry.variant === undefined ? 0 : rankWeights.otherWording;
    const score = best.score + groupBonus(same.length) - loss;
    return { key, score, entries: scored.map(({ entry }) => entry) };
  });
  ranked.sort((a, b) => b.score - a.score || byNewest(a.entries[0] as Entry, b.entries[0] as Entry));

  const shownGroups: HitGroup[] = [];
  const left = { exact: 0, others: 0 };
  let exactRoom = limit;
  let otherRoom = limit;
  for (const { key, entries } of ranked) {
    const isOther = entries[0]?.variant !== undefined;
    const room = isOther ? otherRoom : exactRoom;
    if (room <= 0) {
      const others = entries.filter(({ variant }) => variant !== undefined).length;
      left.others += others;
      left.exact += entries.length - others;
      continue;
    }
    const wanted = opened?.get(key) ?? Math.min(shownOfGroup, room);
    const shown = entries.slice(0, wanted);
    if (isOther) otherRoom -= shown.length;
    // What somebody opened in a group takes no room from the groups behind it.
    else exactRoom -= Math.min(shownOfGroup, shown.filter(({ variant }) => variant === undefined).length);
    shownGroups.push({ key, shown, rest: entries.slice(shown.length) });
  }
  return { groups: shownGroups, remaining: left.exact || left.others };
}

const groupKey = ({ room, date, session }: Entry): string => `${room}/${date}/${session ?? ''}`;
