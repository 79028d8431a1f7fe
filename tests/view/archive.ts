import { indexPeople, type Person } from '../../src/archive/people.ts';
import { readDay } from '../../src/archive/day-file.ts';
import { room } from '../../src/archive/schema.ts';
import type { ArchiveContext } from '../../src/view/archive.ts';
import { sequentialViewer } from '../../src/view/archive.ts';
import type { DayView } from '../../src/view/day-view.ts';

/** People of the tests: one with a name and two labels, one without a name. */
export const people: Person[] = [
  { name: '林夏', slug: 'linxia', labels: ['林夏-青禾付-产品', 'linxia'] },
  { labels: ['周舟-云帆-技术', '舟舟'] },
];

/** Returns the views of day files of one room, each by its date. */
export async function viewFiles(
  files: Readonly<Record<string, string>>,
  context: Partial<ArchiveContext> = {},
): Promise<DayView[]> {
  const days = Object.entries(files).map(([date, text]) => {
    const { day, problems } = readDay(text, `days/pay/${date}.md`);
    if (!day || problems.some(({ severity }) => severity === 'error'))
      throw new Error(JSON.stringify(problems));
    return day;
  });
  const rooms = [room.parse({ slug: 'pay', title: '支付' })];
  const view = sequentialViewer({ rooms, people: indexPeople(people), ...context });
  const views: DayView[] = [];
  for (const day of days) views.push(await view(day));
  return views;
}

/** Returns the view of one day file. */
export async function viewFile(text: string, context: Partial<ArchiveContext> = {}): Promise<DayView> {
  const [view] = await viewFiles({ '2024-03-05': text }, context);
  return view as DayView;
}

/** Returns the text of a day file out of messages `HH:MM:SS speaker`, each followed by its body. */
export const dayFile = (...messages: [head: string, ...body: string[]][]): string =>
  messages.map(([head, ...body]) => `> ${head.replace(' ', '  ')}\n\n${body.join('\n')}\n\n`).join('');
