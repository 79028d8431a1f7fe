import { resolve } from 'node:path';
import { listDays } from '../../archive/disk/read.ts';
import { buildIndexPart } from '../../search/build/index.ts';
import { UsageError } from '../../archive/problem.ts';
import { type Command, textOf } from '../command.ts';
import { requireDays } from './astro.ts';

export const command: Command = {
  usage: '[--room R] [--year YYYY] --out DIR',
  summary:
    'Builds a part of the search index into DIR, for `build --index DIR`: large archives in several jobs.',
  options: { room: { type: 'string' }, year: { type: 'string' }, out: { type: 'string' } },
  async run(_paths, values, setting) {
    await requireDays(setting);
    const [room, year, outDir] = ['room', 'year', 'out'].map((name) => textOf(values, name));
    if (outDir === undefined) throw new UsageError('index needs --out DIR');
    const files = await listDays(setting.content);
    const held = files.filter(
      (file) =>
        (room ?? file.room) === file.room && (year ?? file.date.slice(0, 4)) === file.date.slice(0, 4),
    );
    if (held.length === 0) {
      const rooms = [...new Set(files.map((file) => file.room))].join(', ');
      const years = [...new Set(files.map(({ date }) => date.slice(0, 4)))].sort().join(', ');
      throw new UsageError(`nothing to index; there are the rooms ${rooms} and the years ${years}`);
    }
    const { bundles } = await buildIndexPart({
      content: setting.content,
      files: held,
      outDir: resolve(outDir),
      room,
    });
    for (const { name, days, messages } of bundles) {
      if (!setting.json) setting.out(`${name}: ${days} days, ${messages} messages`);
    }
    if (setting.json) setting.out(JSON.stringify({ bundles }, null, 1));
    return 0;
  },
};
