import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { permalinkList, permalinksOf } from '../archive/permalink.ts';
import { dayJson } from '../render/json.ts';
import { dayMarkdown } from '../render/markdown.ts';
import { type DayView, publishedDay } from '../view/day-view.ts';

/** Writes what a site has of each day besides its page: the day as data, as a day file, and its permalinks. */
export class TwinWriter {
  readonly #outDir: string;
  readonly #permalinks: string[] = [];

  constructor(outDir: string) {
    this.#outDir = outDir;
  }

  /** Writes `<room>/<date>.json` and `.md`. */
  async add(view: DayView): Promise<void> {
    const folder = join(this.#outDir, view.room.slug);
    await mkdir(folder, { recursive: true });
    await Promise.all([
      writeFile(join(folder, `${view.date}.json`), JSON.stringify(dayJson(view))),
      writeFile(join(folder, `${view.date}.md`), dayMarkdown(view)),
    ]);
    this.#permalinks.push(...permalinksOf(publishedDay(view)));
  }

  /** Writes `permalinks.txt`, which `qunlu check --against` compares a later state with. */
  async close(): Promise<void> {
    await writeFile(join(this.#outDir, 'permalinks.txt'), permalinkList(this.#permalinks));
  }
}
