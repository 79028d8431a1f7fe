import { readPeople } from '../../archive/disk/people.ts';
import type { Format } from '../format.ts';
import { UsageError } from '../../archive/problem.ts';
import { importDigests, partDigests } from './digests.ts';
import type { Progress } from './progress.ts';
import { importDay } from './day.ts';
import { type InputOptions, Inputs } from './inputs.ts';
import { learnLabels, learnPeople } from './learn.ts';
import { Media } from './media.ts';
import { emptyReport, type Report, type ReportChange } from './report.ts';
import { findSources } from './sources.ts';

/** What a person has asked an import to do. */
export interface Order {
  paths: readonly string[];
  content: string;
  /** The formats that come into question; one alone when a person has named it. */
  formats: readonly Format[];
  options: InputOptions;
  media: string | undefined;
  dryRun: boolean;
}

/**
 * Brings exports into a content folder. It goes over them three times, a day at a time: to learn which file
 * holds which day; to learn labels and who is who; to repair, merge and write. Memory holds one day.
 * @param onChange is given each change of a text as it is made
 * @throws {UsageError} when there is nothing to import
 */
export async function runImport(
  order: Order,
  progress: Progress,
  onChange: (change: ReportChange) => void,
): Promise<Report> {
  const { content, dryRun } = order;
  const report = emptyReport();
  const found = await findSources(order.paths, order.formats);
  // With one format alone, a person has said that every file is of it.
  const { sources, posts } =
    order.formats.length > 1 ? await partDigests(found.sources) : { ...found, posts: [] };
  const inputs = new Inputs(sources, order.formats, order.options);
  const index = await inputs.index((done, all) => {
    progress.show('reading file', done, all);
  });
  report.problems.push(...found.problems, ...index.problems);
  report.skipped = index.skipped;
  report.files = inputs.files;
  report.formats = inputs.formats;
  if (report.files + posts.length === 0 && report.problems.length === 0) {
    const tried = order.formats.map((format) => format.name).join(', ');
    throw new UsageError(`nothing to import in ${order.paths.join(', ')}; the formats tried were ${tried}`);
  }
  const media = order.media === undefined ? undefined : await Media.open(order.media, content);
  const known = await readPeople(content);
  report.problems.push(...known.problems);

  const learnt = await learnLabels(inputs, content, known, progress);
  report.aliases = learnt.pairs;
  // People come before days: should the program be stopped here, no label of a merged message is lost.
  const people = await learnPeople(known, learnt.pairs, { dryRun, problems: report.problems });
  const { owner } = order.options;
  const setting = { content, learnt, people, owner, media, dryRun, report, onChange };
  for (const [number, { room, date }] of inputs.days.entries()) {
    progress.show('writing day', number, inputs.days.length);
    await importDay({ room, date }, await inputs.dayOf(room, date), setting);
  }
  if (media) {
    report.problems.push(...media.problems);
    if (media.count > 0) report.repairs['local-image'] = media.count;
  }
  if (posts.length > 0) {
    const { room } = order.options;
    const { digests, problems } = await importDigests(posts, content, { room, dryRun });
    report.files += posts.length;
    report.digests = digests;
    report.problems.push(...problems);
  }
  progress.clear();
  return report;
}
