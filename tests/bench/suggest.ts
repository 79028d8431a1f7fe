import { fileURLToPath } from 'node:url';
import { fitted, type Model } from '../../src/curation/suggest/model.ts';
import { suggestSessions } from '../../src/curation/suggest/suggest.ts';
import { secondsOf } from '../../src/message/clock.ts';
import type { Day } from '../../src/archive/schema.ts';
import { foldOf, type LabelledDay, readSampleDays, readSharedDays } from './suggest/data.ts';
import { type Example, examplesOf, fitModel } from './suggest/fit.ts';
import { cancelTalks, doubleDay, dropSignIns, masks } from './suggest/mask.ts';
import { type Score, scoreDays, type ScoredDay } from './suggest/score.ts';

const scoredDay = ({ truth }: LabelledDay, day: Day, model: Model): ScoredDay => ({
  truth,
  found: suggestSessions(day, model),
  seconds: day.messages.map((message) => secondsOf(message.time)),
});

/** Scores days, each with the model that `modelOf` gives for it. */
export function scoreWith(
  days: readonly LabelledDay[],
  modelOf: (day: LabelledDay) => Model,
  change: (day: Day) => Day = (day) => day,
): Score {
  return scoreDays(days.map((labelled) => scoredDay(labelled, change(labelled.day), modelOf(labelled))));
}

/** The examples of days as they are and with words taken away, so that no weight rests on words alone. */
const lessons = (days: readonly LabelledDay[]): Example[] =>
  [...days, ...days.filter(({ truth }) => truth.length > 0).map(cancelTalks)].flatMap((labelled) =>
    [(day: Day) => day, ...masks.map(({ apply }) => apply)].flatMap((change) =>
      examplesOf([{ ...labelled, day: change(labelled.day) }]),
    ),
  );

/** Gives for each fold the model fitted on all other folds. */
export function crossModels(days: readonly LabelledDay[]): Map<string, Model> {
  const byFold = Map.groupBy(days, foldOf);
  const examples = [...byFold].map(([fold, some]) => ({ fold, examples: lessons(some) }));
  return new Map(
    [...byFold.keys()].map((fold) => [
      fold,
      fitModel(examples.filter((other) => other.fold !== fold).flatMap((other) => other.examples)),
    ]),
  );
}

const row = (name: string, { truePositives, falsePositives, falseNegatives, ...rest }: Score): string => {
  const shares = [rest.sessionF1, rest.start2, rest.end2, rest.lead, rest.messageF1];
  const counts = `${truePositives}/${falsePositives}/${falseNegatives}`;
  return [name.padEnd(46), counts.padStart(9), ...shares.map((share) => share.toFixed(3).padStart(9))].join(
    '',
  );
};
const head = [
  ''.padEnd(46),
  'hit/+/-'.padStart(9),
  ...['session', 'start 2', 'end 2', 'lead', 'message'].map((name) => name.padStart(9)),
].join('');

async function main(): Promise<void> {
  const days = readSharedDays();
  console.log(head);
  if (!days) console.log('(the labelled days of ../shared are not there: only the sample is scored)');
  else {
    const cross = crossModels(days);
    const heldOut = (day: LabelledDay): Model => cross.get(foldOf(day)) ?? fitted;
    console.log(
      row(
        'shared, shipped weights (in sample)',
        scoreWith(days, () => fitted),
      ),
    );
    console.log(row('shared, held-out folds', scoreWith(days, heldOut)));
    for (const fold of cross.keys()) {
      console.log(
        row(
          `  ${fold}`,
          scoreWith(
            days.filter((day) => foldOf(day) === fold),
            heldOut,
          ),
        ),
      );
    }
    for (const { name, apply } of masks)
      console.log(row(`  held out, ${name}`, scoreWith(days, heldOut, apply)));
    console.log(row('  held out, no announcement and sign-in', scoreWith(days.map(dropSignIns), heldOut)));
    console.log(row('  held out, every message doubled', scoreWith(days.map(doubleDay), heldOut)));
    const cancelled = days.filter(({ truth }) => truth.length > 0).map(cancelTalks);
    console.log(row('  held out, talks called off', scoreWith(cancelled, heldOut)));
    if (process.argv.includes('--fit')) console.log(JSON.stringify(fitModel(lessons(days)), null, 2));
  }
  const sample = await readSampleDays();
  if (sample.length > 0)
    console.log(
      row(
        'sample archive',
        scoreWith(sample, () => fitted),
      ),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
