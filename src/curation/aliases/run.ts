import { indexPeople, type Person } from '../../archive/people.ts';
import { AliasSurvey } from './survey.ts';
import { type AliasPair, aliasPairs, sure } from './pairs.ts';
import { DuplicatedLabels } from '../../import/doubled.ts';
import type { ExportDay } from '../../import/format.ts';
import { formats } from '../../import/formats/index.ts';
import { KnownLabels } from '../../import/known-labels.ts';
import { mergeDay } from '../../import/merge.ts';
import { namesNobody } from '../../import/names.ts';
import { joinPeople } from '../../import/people.ts';
import { repairInContext, repairText } from '../../import/repairs/index.ts';
import { UsageError } from '../../archive/problem.ts';
import { join } from 'node:path';
import type { Progress } from '../../import/pipeline/progress.ts';
import { type InputOptions, Inputs } from '../../import/pipeline/inputs.ts';
import { findSources } from '../../import/pipeline/sources.ts';

/** What was found about labels. */
export interface AliasFindings {
  pairs: AliasPair[];
  /** Mentions in all, those of a speaker's very label, and those of a name that a pair resolves. */
  mentions: { all: number; exact: number; resolved: number };
}

/**
 * Finds which labels are one person, over exports or, without paths, over the content folder. Goes over the
 * days twice, one at a time: for labels and doubled messages, then for mentions in the merged days.
 */
export async function runAliases(
  paths: readonly string[],
  content: string,
  people: readonly Person[],
  options: InputOptions,
  progress: Progress,
): Promise<AliasFindings> {
  const { sources } = await findSources(paths.length > 0 ? paths : [join(content, 'days')], formats);
  const inputs = new Inputs(sources, formats, options, { keepDays: true });
  await inputs.index((done, all) => {
    progress.show('reading file', done, all);
  });
  if (inputs.files === 0) throw new UsageError(`no day in ${paths.length > 0 ? paths.join(', ') : content}`);
  const labels = new KnownLabels(people);
  const doubled = new DuplicatedLabels();
  const days = inputs.days;
  const plain = async (room: string, date: string): Promise<ExportDay[]> =>
    (await inputs.dayOf(room, date)).map((part) => repairText(part, () => undefined));
  for (const [number, { room, date }] of days.entries()) {
    progress.show('comparing day', number, days.length);
    const parts = await plain(room, date);
    for (const part of parts) labels.add(part);
    doubled.add(room, parts);
  }
  const doubledPairs = doubled.pairs();
  const index = indexPeople(joinPeople(people, doubledPairs).people);
  const isLabel = new Map([...new Set(days.map(({ room }) => room))].map((room) => [room, labels.in(room)]));
  const survey = new AliasSurvey((room, label) => isLabel.get(room)?.(label) ?? false);
  for (const [number, { room, date }] of days.entries()) {
    progress.show('surveying day', number, days.length);
    const known = isLabel.get(room) ?? ((): boolean => false);
    const parts = (await plain(room, date)).map((part) => repairInContext(part, known, () => undefined));
    const { day } = mergeDay({ day: undefined, ledger: new Map() }, { room, date }, parts, (label) =>
      index.labelsOf(room, label),
    );
    // Several labels of one person count as one.
    const messages = day.messages.map((message) => ({
      ...message,
      speaker: index.find(room, message.speaker)?.labels[0] ?? message.speaker,
    }));
    survey.add({ room, date, messages });
  }
  progress.clear();
  const found = aliasPairs(survey, (room, label) => index.labelsOf(room, label));
  const pairs: AliasPair[] = [
    ...doubledPairs.map((pair): AliasPair => ({ ...pair, kind: 'doubled', days: 1 })),
    ...found.filter(
      ({ room, a, b }) => index.find(room, a) === undefined || index.find(room, a) !== index.find(room, b),
    ),
  ];
  const mentions = { all: 0, exact: 0, resolved: 0 };
  for (const [name, { mentions: ofRoom, speakers }] of survey.rooms) {
    for (const [label, { count }] of ofRoom) {
      if (namesNobody(label)) continue;
      mentions.all += count;
      if (speakers.has(label) || index.find(name, label)) mentions.exact += count;
      else if (found.some(({ room, a, confidence }) => room === name && a === label && confidence >= sure))
        mentions.resolved += count;
    }
  }
  return { pairs: pairs.sort((x, y) => y.confidence - x.confidence || y.count - x.count), mentions };
}
