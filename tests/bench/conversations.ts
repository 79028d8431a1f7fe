// How well conversations are found: Ubuntu's logs, of which the weights know the training part alone, and windows of the
// first group, each read with weights fitted on the others. `-- --fit irc` and `-- --fit wechat` write the weights anew;
// `-- --time DIR` takes the time for a content folder.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listDays, readDayFile } from '../../src/archive/disk/read.ts';
import { findConversations, freeChatOf } from '../../src/curation/conversations/conversation.ts';
import { linkUtterances } from '../../src/curation/conversations/link.ts';
import type { Reach } from '../../src/curation/conversations/pair.ts';
import {
  readModel,
  type RoomModel,
  roomModel,
  storeModel,
} from '../../src/curation/conversations/room-model.ts';
import { readTimeline } from '../../src/curation/conversations/utterance.ts';
import { type LabelledChat, readLogs, readWindows, type WindowChat } from './conversations/data.ts';
import { examplesOf } from './conversations/examples.ts';
import { fitModel } from './conversations/fit.ts';
import { regress } from './conversations/regress.ts';
import { type LinkedWindow, type Score, scoreWindows } from './conversations/score.ts';

/** How many utterances back an answer is looked for, in rooms of each kind. */
const ircReach: Reach = { near: 40, far: 40 };
const wechatReach: Reach = { near: 5, far: 15 };
/** The network of the IRC weights, and how often it learns from what it found itself. */
const network = { units: 32, epochs: 4, pull: 0.03, rate: 0.001, seed: 1 };
const ircRounds = 1;
/** What pulls the WeChat weights, see `regress`. */
const penalty = { size: 2, roughness: 10 };

/** Returns weights fitted on logs: first with the conversations so far as labelled, then as the weights found them. */
function fitLogs(logs: readonly LabelledChat[]): RoomModel {
  let model: RoomModel['model'] | undefined;
  for (let round = 0; round <= ircRounds; round++) {
    const known = model;
    const examples = logs.flatMap((log) => examplesOf(log, ircReach, known).examples);
    model = fitModel(examples, {
      ...network,
      onEpoch: (epoch, loss) => console.error(`round ${round}, epoch ${epoch}: loss ${loss.toFixed(4)}`),
    });
  }
  return { model: model as RoomModel['model'], reach: ircReach };
}

const fitWindows = (windows: readonly LabelledChat[]): RoomModel => ({
  model: regress(
    windows.flatMap((window) => examplesOf(window, wechatReach).examples),
    penalty,
  ),
  reach: wechatReach,
});

/** Returns what a model finds in a chat, with the names that its labels use. */
function findLinks({ messages, names }: LabelledChat, { model, reach }: RoomModel): LinkedWindow {
  const parents = linkUtterances(readTimeline(messages), model, reach);
  return { links: [...parents].map((parent, place) => [names[place] as string, names[parent] as string]) };
}

/** Scores chats, each with the model that `modelOf` gives for it; the one that its room would get without. */
export const scoreChats = <Chat extends LabelledChat>(
  chats: readonly Chat[],
  modelOf: (chat: Chat) => RoomModel = (chat) => roomModel(readTimeline(chat.messages)),
): Score =>
  scoreWindows(
    chats.map((chat) => findLinks(chat, modelOf(chat))),
    chats,
  );

/** Scores windows, each with weights that were fitted on the windows of other days. */
export function scoreHeldOut(windows: readonly WindowChat[]): Score {
  const models = new Map(
    [...new Set(windows.map(({ window }) => window))].map((name) => [
      name,
      fitWindows(windows.filter(({ window }) => window !== name)),
    ]),
  );
  return scoreChats(windows, ({ window }) => models.get(window) as RoomModel);
}

const row = (name: string, { messages, links, vi, oneToOne, exact }: Score): string =>
  [
    name.padEnd(46),
    String(messages).padStart(9),
    ...[links, vi, oneToOne, exact].map((value) => value.toFixed(1).padStart(9)),
  ].join('');

async function measureTime(content: string): Promise<void> {
  let [messages, spent] = [0, 0];
  for (const { path } of await listDays(content)) {
    const { day } = await readDayFile(path);
    if (!day) continue;
    const chat = freeChatOf(day);
    const begun = performance.now();
    findConversations(chat);
    spent += performance.now() - begun;
    messages += chat.length;
  }
  console.log(`${content}: ${messages} messages in ${(spent / 1000).toFixed(2)} s, reading not counted`);
}

function writeWeights(name: string, model: RoomModel, about: Record<string, unknown>): RoomModel {
  const stored = storeModel(model, about);
  const lines = Object.entries(stored.columns).map(
    ([column, weights]) => `  ${JSON.stringify(column)}: ${JSON.stringify(weights)}`,
  );
  const { columns: _, ...rest } = stored;
  const head = Object.entries(rest).map(([key, value]) => `"${key}": ${JSON.stringify(value)},`);
  const file = fileURLToPath(
    new URL(`../../src/curation/conversations/weights/${name}.json`, import.meta.url),
  );
  writeFileSync(file, `{\n${head.join('\n')}\n"columns": {\n${lines.join(',\n')}\n}\n}\n`);
  console.log(`wrote ${file}`);
  return readModel(stored);
}

async function main(): Promise<void> {
  const [option, value = ''] = process.argv.slice(2);
  if (option === '--time') return measureTime(value);
  const [train, dev, windows] = [readLogs('train'), readLogs('dev'), readWindows()];
  if (option === '--fit' && value === 'irc' && train)
    writeWeights('irc', fitLogs(train), {
      data: 'training part of the Ubuntu IRC corpus, Kummerfeld et al. 2019, CC BY 4.0: 153 logs, 58,749 messages',
      fitted: 'npm run bench -- conversations -- --fit irc',
      ...network,
      rounds: ircRounds,
    });
  if (option === '--fit' && value === 'wechat' && windows)
    writeWeights('wechat', fitWindows(windows), {
      data: '12 windows of 100 messages of three WeChat rooms, 2017 and 2018, labelled by two annotators',
      fitted: 'npm run bench -- conversations -- --fit wechat',
      penalty,
    });
  console.log(
    ['', 'messages', 'links', 'VI', '1-1', 'exact']
      .map((name, at) => (at === 0 ? name.padEnd(46) : name.padStart(9)))
      .join(''),
  );
  if (!dev || !windows) return console.log('(the labelled chats of ../shared are not there)');
  console.log(row('Ubuntu, development part', scoreChats(dev)));
  for (const log of dev) console.log(row(`  ${log.name}`, scoreChats([log])));
  const domains = readLogs('new-domains');
  if (domains) console.log(row('other channels', scoreChats(domains)));
  console.log(row('first group, each window held out', scoreHeldOut(windows)));
  console.log(row('first group, shipped weights (in sample)', scoreChats(windows)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
