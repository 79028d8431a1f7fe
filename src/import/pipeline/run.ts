import { readPeople } from '../../archive/disk/people.ts';
import { UsageError } from '../../archive/problem.ts';
import { importDigests, partDigests } from './digests.ts';
import type { Progress } from './progress.ts';
import { importDay } from './day.ts';
import { NewRooms } from './new-rooms.ts';
import { Inputs } from './inputs.ts';
import { collectLabels, collectPeople } from './learn.ts';
import { MediaImport } from '../media/import.ts';
import { ownersBy, readOwner, writeOwner } from './owners.ts';
import type { ImportRequest } from './request.ts';
import { emptyReport, type Report, type ReportChange } from './report.ts';
import { nothingFound, unknownChat } from './nothing-found.ts';
import { findSources } from './sources.ts';

/**
 * Brings exports into a content folder. It goes over them three times, a day at a time: to learn which file
 * holds which day; to learn labels and who is who; to repair, merge and write. Memory holds one day.
 * @param onChange is given each change of a text as it is made
 * @throws {UsageError} when there is nothing to import
 */
export async function runImport(
  request: ImportRequest,
  progress: Progress,
  onChange: (change: ReportChange) => void,
): Promise<Report> {
  const { content, dryRun } = request;
  const report = emptyReport();
  const found = await findSources(request.paths, request.formats);
  // With one format alone, a person has said that every file is of it.
  const { sources, posts } =
    request.formats.length > 1 ? await partDigests(found.sources) : { ...found, posts: [] };
  const newRooms = new NewRooms(content, request.options);
  const options = { ...request.options, language: (room: string) => newRooms.languageOf(room) };
  const inputs = new Inputs(sources, request.formats, options);
  const index = await inputs.index((done, all) => {
    progress.show('reading file', done, all);
  });
  report.problems.push(...found.problems, ...index.problems);
  report.rooms = await newRooms.learn(inputs);
  report.skipped = index.skipped;
  report.files = inputs.files;
  report.formats = inputs.formats;
  if (report.files + posts.length === 0 && report.problems.length === 0) {
    throw new UsageError(await nothingFound(request, inputs.unread, found.others));
  }
  const unknown = unknownChat(request, inputs);
  if (unknown) report.problems.push(unknown);
  const media = request.media && new MediaImport(content, found.places, request.media, report.media);
  const known = await readPeople(content);
  report.problems.push(...known.problems);

  const survey = await collectLabels(inputs, content, known, progress);
  report.aliases = survey.pairs;
  // People come before days: should the program be stopped here, no label of a merged message is lost.
  const people = await collectPeople(known, survey.pairs, { dryRun, problems: report.problems });
  const { owner } = request.options;
  const rememberedOwners = new Map<string, string>();
  for (const room of new Set(inputs.days.map((day) => day.room))) {
    if (owner !== undefined && inputs.ownedRooms.has(room) && !dryRun) await writeOwner(content, room, owner);
    const before = await readOwner(content, room);
    // Another member's export has another 我: what its messages show comes before what was said of an earlier one.
    const other = ownersBy(survey.pairs, room).some(
      (label) => !people.labelsOf(room, label).includes(before ?? ''),
    );
    if (owner === undefined && before !== undefined && !other) rememberedOwners.set(room, before);
  }
  if (!dryRun) await newRooms.write(inputs);
  const context = { content, survey, people, owner, rememberedOwners, media, dryRun, report, onChange };
  for (const [number, { room, date }] of inputs.days.entries()) {
    progress.show('writing day', number, inputs.days.length);
    await importDay({ room, date }, await inputs.dayOf(room, date), context);
  }
  report.problems.push(...(media?.problems() ?? []));
  if (posts.length > 0) {
    const { room } = request.options;
    const { digests, problems } = await importDigests(posts, content, { room, dryRun });
    report.files += posts.length;
    report.digests = digests;
    report.problems.push(...problems);
  }
  progress.clear();
  return report;
}
