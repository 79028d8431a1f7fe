import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DayView } from '../view/day-view.ts';

/** Views that are kept at hand: the day before, and the day that the pages of its talks ask for one after the other. */
const atHand = 4;

/**
 * The views of an archive's days on disk, for one build: each day is read and viewed once, and whatever is made of it
 * afterwards takes its view from here.
 */
export class ViewStore {
  readonly #folder: string;
  readonly #recent = new Map<string, Promise<DayView | undefined>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps a view. */
  async put(view: DayView): Promise<void> {
    const { room, date } = view;
    await mkdir(join(this.#folder, room.slug), { recursive: true });
    await writeFile(this.#pathOf(room.slug, date), JSON.stringify(view));
    this.#remember(`${room.slug}/${date}`, Promise.resolve(view));
  }

  /** Returns the view of a day, or nothing when there is no such day. */
  get(room: string, date: string): Promise<DayView | undefined> {
    const key = `${room}/${date}`;
    const view = this.#recent.get(key) ?? this.#read(room, date);
    this.#remember(key, view);
    return view;
  }

  /** Returns all days that are kept, by room and date. */
  async list(): Promise<{ room: string; date: string }[]> {
    const rooms = await readdir(this.#folder).catch(() => []);
    const days = rooms.sort().map(async (room) => {
      const names = await readdir(join(this.#folder, room));
      return names.sort().map((name) => ({ room, date: name.slice(0, -'.json'.length) }));
    });
    return (await Promise.all(days)).flat();
  }

  async #read(room: string, date: string): Promise<DayView | undefined> {
    const text = await readFile(this.#pathOf(room, date), 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? undefined : (JSON.parse(text) as DayView);
  }

  #remember(key: string, view: Promise<DayView | undefined>): void {
    this.#recent.delete(key);
    this.#recent.set(key, view);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > atHand && oldest !== undefined) this.#recent.delete(oldest);
  }

  #pathOf(room: string, date: string): string {
    return join(this.#folder, room, `${date}.json`);
  }
}
