import { readFileSync } from 'node:fs';
import { columnNames } from './columns.ts';
import { emptyModel, type Model } from './model.ts';
import type { Reach } from './pair.ts';
import type { Timeline } from './utterance.ts';

/** Which weights a room is read with. */
export interface RoomModel {
  model: Model;
  reach: Reach;
}

/** The weights as their file has them. */
export interface StoredModel {
  /** How the weights came about. */
  about: Record<string, unknown>;
  reach: Reach;
  unitBias: number[];
  unitCounts: number[];
  /** For each column its weight, and the weights of the units. */
  columns: Record<string, number[]>;
}

/** Where at least this share of messages begins with somebody's name, people address each other as in IRC. */
const minAddressed = 0.1;

/** Returns the weights that fit a chat by what it shows: names before the words, as in IRC, or `@` as in WeChat. */
export const roomModel = (timeline: Timeline): RoomModel =>
  timeline.addressedByNick >= minAddressed ? loaded('irc') : loaded('wechat');

const models = new Map<string, RoomModel>();

function loaded(name: string): RoomModel {
  const known = models.get(name);
  if (known) return known;
  const url = new URL(`./weights/${name}.json`, import.meta.url);
  const read = readModel(JSON.parse(readFileSync(url, 'utf8')) as StoredModel);
  models.set(name, read);
  return read;
}

/** Returns a model as it works; a column without weights counts nothing. */
export function readModel({ reach, unitBias, unitCounts, columns }: StoredModel): RoomModel {
  const model = emptyModel(unitBias.length);
  model.unitBias.set(unitBias);
  model.unitCounts.set(unitCounts);
  columnNames.forEach((name, column) => {
    const [linear = 0, ...units] = columns[name] ?? [];
    model.linear[column] = linear;
    model.unitWeights.set(units, column * model.units);
  });
  return { model, reach };
}

/** Returns a model as its file has it. */
export function storeModel({ model, reach }: RoomModel, about: StoredModel['about']): StoredModel {
  const round = (value: number): number => Number(value.toFixed(3));
  const columns = columnNames.map((name, column) => {
    const units = model.unitWeights.slice(column * model.units, (column + 1) * model.units);
    return [name, [model.linear[column] as number, ...units].map(round)] as const;
  });
  return {
    about,
    reach,
    unitBias: [...model.unitBias].map(round),
    unitCounts: [...model.unitCounts].map(round),
    columns: Object.fromEntries(columns),
  };
}
