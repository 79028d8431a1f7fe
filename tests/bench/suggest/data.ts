import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listDays, readDayFile } from '../../../src/archive/disk/read.ts';
import { readDay } from '../../../src/archive/day-file.ts';
import type { Day } from '../../../src/archive/schema.ts';
import type { TrueSession } from './score.ts';

/** A day whose sessions are known. */
export interface LabelledDay {
  file: string;
  day: Day;
  truth: TrueSession[];
}

/** Real chat days with labels, which are not part of the project; `QUNLU_SHARED` says where they lie. */
const shared = process.env['QUNLU_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const sample = fileURLToPath(new URL('../../../content', import.meta.url));

/** The labelled days of the first group's archive; nothing when `../shared` (or `QUNLU_SHARED`) is not there. */
export function readSharedDays(): LabelledDay[] | undefined {
  const list = join(shared, 'truth', 'talks.sample.json');
  if (!existsSync(list)) return undefined;
  const entries = JSON.parse(readFileSync(list, 'utf8')) as { file: string; sessions: TrueSession[] }[];
  return entries.flatMap(({ file, sessions }) => {
    const { day } = readDay(readFileSync(join(shared, 'archive', 'source', file), 'utf8'), file);
    return day ? [{ file, day, truth: sessions }] : [];
  });
}

/** The days of the sample archive, with the sessions that its front matter states. */
export async function readSampleDays(content = sample): Promise<LabelledDay[]> {
  const days: LabelledDay[] = [];
  for (const { path } of await listDays(content)) {
    const { day } = await readDayFile(path);
    if (!day) continue;
    const truth = (day.frontMatter.sessions ?? []).map(({ lead, signIn, start, end, qaEnd }) => {
      return {
        lead,
        talkStart: start,
        talkEnd: end,
        ...(signIn && { signinStart: signIn }),
        ...(qaEnd && { qaEnd }),
      };
    });
    days.push({ file: `${day.room}/${day.date}`, day, truth });
  }
  return days;
}

/** Folds by room and period: a fold's days lie together, so that neighbours do not help each other. */
export function foldOf({ day: { room, date } }: LabelledDay): string {
  if (room === 'proddev' && date < '2017-07-10') return 'first room, to July 2017';
  if (room === 'proddev') return 'first room, later';
  if (date < '2018-01-15') return 'other rooms, to mid January 2018';
  if (date < '2018-03-20') return 'other rooms, to mid March 2018';
  return 'other rooms, later';
}
