import { readRooms } from '../../archive/disk/list.ts';
import { listDays, readDays } from '../../archive/disk/read.ts';
import { readPeople } from '../../archive/disk/people.ts';
import { indexPeople } from '../../archive/people.ts';
import { exportRecords, openSearchIndex } from '../../render/record.ts';
import { formatProblem } from '../../archive/problem.ts';
import { sequentialViewer } from '../../view/archive.ts';
import { requireFolder } from '../content-folder.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { ExportInput } from '../declarations/export.ts';

const indexName = 'qunlu';

/** Prints all messages for other tools. */
export async function run(
  { format }: ExportInput,
  { content, stdout, stderr, passes }: CommandContext,
): Promise<ExitStatus> {
  if (format === 'opensearch-index') {
    stdout(JSON.stringify(openSearchIndex, null, 1));
    return 0;
  }
  requireFolder(content);
  passes.begin('writing records');
  const files = await listDays(content);
  const { rooms } = await readRooms(content, files);
  const { people } = await readPeople(content);
  const view = sequentialViewer({ rooms, people: indexPeople(people) });
  let broken = false;
  for await (const { day, problems } of readDays(files)) {
    const errors = problems.filter((problem) => problem.severity === 'error');
    for (const error of errors) stderr(formatProblem(error));
    broken ||= errors.length > 0;
    if (!day || !rooms.some(({ slug }) => slug === day.room)) continue;
    for (const record of exportRecords(await view(day))) {
      if (format === 'opensearch') {
        stdout(JSON.stringify({ index: { _index: indexName, _id: record.address } }));
      }
      stdout(JSON.stringify(record));
    }
  }
  return broken ? 1 : 0;
}
