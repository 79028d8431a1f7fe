import { readRooms } from '../../archive/disk/list.ts';
import { listDays } from '../../archive/disk/read.ts';
import { type NewRoom, writeRooms } from '../../archive/disk/rooms.ts';
import { languageOf } from '../../language/notices.ts';
import { defaultLanguage, defaultTimeZone, type ImportOptions } from '../format.ts';
import { writeChats } from './chats.ts';
import type { Inputs } from './inputs.ts';

/** The rooms of an import that the content folder does not have yet. */
export class NewRooms {
  readonly #content: string;
  readonly #options: ImportOptions;
  readonly #languages = new Map<string, string>();
  #rooms: NewRoom[] = [];

  constructor(content: string, options: ImportOptions) {
    this.#content = content;
    this.#options = options;
  }

  /** Returns a room's language: as `rooms.yaml` has it, else as its messages tell. */
  languageOf(room: string): string {
    return this.#languages.get(room) ?? this.#options.language?.(room) ?? defaultLanguage;
  }

  /** Learns what the exports tell of new rooms, and has them read anew where notices are in another language. */
  async learn(inputs: Inputs): Promise<NewRoom[]> {
    const present = (await readRooms(this.#content, await listDays(this.#content))).rooms;
    for (const room of new Set(inputs.days.map((day) => day.room))) {
      const chat = inputs.chats.met.get(room);
      if (!chat || present.some(({ slug }) => slug === room)) continue;
      const language = inputs.samples.get(room)?.guess();
      const before = languageOf(this.languageOf(room));
      if (language !== undefined) this.#languages.set(room, language);
      if (languageOf(this.languageOf(room)) !== before) inputs.forget();
      const timeZone = this.#options.timeZone?.(room) ?? defaultTimeZone;
      this.#rooms.push({ slug: room, title: chat.title ?? room, timeZone, language });
    }
    return this.#rooms;
  }

  /** Writes what was learnt into `rooms.yaml`, and which chats the rooms are made of into the ledger. */
  async write(inputs: Inputs): Promise<void> {
    const rooms = new Set(inputs.days.map((day) => day.room));
    for (const room of inputs.chats.met.values())
      if (rooms.has(room.slug)) await writeChats(this.#content, room);
    await writeRooms(this.#content, this.#rooms);
  }
}
