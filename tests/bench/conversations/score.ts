/** Messages with what they answer; a message that opens a conversation answers itself. */
export interface LinkedWindow {
  links: readonly (readonly [message: string, parent: string])[];
}

/** Shares in per cent, as in Kummerfeld et al. 2019, tables 3 and 4. */
export interface Score {
  messages: number;
  links: number;
  /** 100 less the variation of information, scaled by that of all messages. */
  vi: number;
  oneToOne: number;
  exact: number;
}

/** Scores what was found for windows by what is known of them, as the truth set's own script does. */
export function scoreWindows(found: readonly LinkedWindow[], truth: readonly LinkedWindow[]): Score {
  const sum = {
    links: 0,
    gold: 0,
    hit: 0,
    messages: 0,
    information: 0,
    kept: 0,
    groups: 0,
    goldGroups: 0,
    same: 0,
  };
  truth.forEach(({ links: gold }, number) => {
    const messages = [...new Set(gold.map(([message]) => message))];
    const inside = new Set(messages);
    const given = (found[number]?.links ?? []).filter(([message]) => inside.has(message));
    const named = new Set(given.map(([message]) => message));
    const links = [
      ...given,
      ...messages.filter((message) => !named.has(message)).map((one) => [one, one] as const),
    ];
    const keys = new Set(gold.map(([message, parent]) => `${message} ${parent}`));
    sum.links += links.length;
    sum.gold += keys.size;
    sum.hit += links.filter(([message, parent]) => keys.has(`${message} ${parent}`)).length;
    const [a, b] = [clustersOf(links, messages), clustersOf(gold, messages)];
    sum.messages += messages.length;
    sum.information += messages.length * informationBetween(a, b);
    sum.kept += oneToOne(a, b);
    const [groups, goldGroups] = [groupsOf(a), groupsOf(b)];
    sum.groups += groups.size;
    sum.goldGroups += goldGroups.size;
    sum.same += [...groups].filter((group) => goldGroups.has(group)).length;
  });
  const f = (hits: number, all: number, right: number): number =>
    hits === 0 ? 0 : (200 * hits) / (all + right);
  return {
    messages: sum.messages,
    links: f(sum.hit, sum.links, sum.gold),
    vi: 100 * (1 - sum.information / sum.messages / Math.log2(Math.max(2, sum.messages))),
    oneToOne: (100 * sum.kept) / sum.messages,
    exact: f(sum.same, sum.groups, sum.goldGroups),
  };
}

/** The cluster of each message: connected over the links, those to messages outside too. */
function clustersOf(links: LinkedWindow['links'], messages: readonly string[]): Map<string, string> {
  const up = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let next = up.get(at); next !== undefined && next !== at; next = up.get(at)) at = next;
    up.set(name, at);
    return at;
  };
  for (const [message, parent] of links) up.set(root(message), root(parent));
  return new Map(messages.map((message) => [message, root(message)]));
}

function tally(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const overlapOf = (a: Map<string, string>, b: Map<string, string>): Map<string, number> =>
  tally([...a].map(([message, cluster]) => `${cluster}\n${b.get(message) ?? ''}`));

/** The variation of information between two clusterings, in bits. */
function informationBetween(a: Map<string, string>, b: Map<string, string>): number {
  const [sizesA, sizesB] = [tally(a.values()), tally(b.values())];
  let sum = 0;
  for (const [pair, count] of overlapOf(a, b)) {
    const [x = '', y = ''] = pair.split('\n');
    sum -=
      (count / a.size) * (Math.log2(count / (sizesA.get(x) ?? 1)) + Math.log2(count / (sizesB.get(y) ?? 1)));
  }
  return sum;
}

function groupsOf(clusters: Map<string, string>): Set<string> {
  const members = Map.groupBy(clusters.keys(), (message) => clusters.get(message));
  return new Set(
    [...members.values()].filter(({ length }) => length > 1).map((group) => group.sort().join(' ')),
  );
}

/** Most messages that a one-to-one matching of clusters keeps together (Hungarian method). */
function oneToOne(a: Map<string, string>, b: Map<string, string>): number {
  const [left, right] = [[...new Set(a.values())], [...new Set(b.values())]];
  const size = Math.max(left.length, right.length);
  const both = overlapOf(a, b);
  const gain = (row: number, column: number): number =>
    both.get(`${left[row - 1] ?? '-'}\n${right[column - 1] ?? '-'}`) ?? 0;
  const [u, v, match, way] = [0, 0, 0, 0].map(() => new Array<number>(size + 1).fill(0)) as [
    number[],
    number[],
    number[],
    number[],
  ];
  for (let row = 1; row <= size; row++) {
    match[0] = row;
    let column = 0;
    const least = new Array<number>(size + 1).fill(Infinity);
    const used = new Array<boolean>(size + 1).fill(false);
    do {
      used[column] = true;
      const current = match[column] as number;
      let [delta, next] = [Infinity, 0];
      for (let other = 1; other <= size; other++) {
        if (used[other]) continue;
        const cost = -gain(current, other) - (u[current] as number) - (v[other] as number);
        if (cost < (least[other] as number)) [least[other], way[other]] = [cost, column];
        if ((least[other] as number) < delta) [delta, next] = [least[other] as number, other];
      }
      for (let other = 0; other <= size; other++) {
        if (used[other]) {
          u[match[other] as number] = (u[match[other] as number] as number) + delta;
          v[other] = (v[other] as number) - delta;
        } else least[other] = (least[other] as number) - delta;
      }
      column = next;
    } while (match[column] !== 0);
    while (column !== 0) {
      const before = way[column] as number;
      match[column] = match[before] as number;
      column = before;
    }
  }
  let kept = 0;
  for (let column = 1; column <= size; column++) kept += gain(match[column] as number, column);
  return kept;
}
