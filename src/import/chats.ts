import { createHash } from 'node:crypto';
import { reservedSlugs } from '../archive/schema.ts';
import { toLatin } from './latin.ts';
import { oneLine } from '../message/normal-form.ts';
import { slug } from '../message/schema.ts';
import { isAccountId } from './label.ts';

/** A room and the chats of exports that it is made of. */
export interface ChatRoom {
  slug: string;
  /** Absent where nobody has said it. */
  title?: string | undefined;
  /** Ids that its chats have in their tools. */
  ids: Set<string>;
  /** Names under which its chats came. */
  names: Set<string>;
}

/** Characters of the longest address that is made of a title. */
const maxSlugLength = 60;

/**
 * Which room each chat of an import becomes. A chat is known again by its id; where an export has none, by its name. Two
 * chats are never one room by an address that their names happen to share.
 */
export class Chats {
  readonly #rooms = new Map<string, ChatRoom>();
  /** The rooms that the exports of this import are of, by slug. */
  readonly met = new Map<string, ChatRoom>();
  /** The names of all chats that the exports hold, taken in or not. */
  readonly offered = new Set<string>();

  /** @param rooms those that are there already */
  constructor(rooms: readonly ChatRoom[] = []) {
    for (const room of rooms) this.#rooms.set(room.slug, room);
  }

  /**
   * Returns the slug of a chat's room, or nothing where an export does not say which chat it is of.
   * @param title the chat's name; @param id its own id; @param stated the room that a person has said
   */
  roomOf(title: string, id: string | undefined, stated: string | undefined): string | undefined {
    const name = isAccountId(title) ? '' : oneLine(title);
    if (title !== '') this.offered.add(oneLine(title));
    const found =
      stated ??
      this.#ofId(id) ??
      this.#ofName(name, id) ??
      this.#free(name, id ?? (name === '' ? title.trim() || undefined : undefined));
    if (found === undefined || !slug.safeParse(found).success || reservedSlugs.includes(found))
      return undefined;
    const room = this.#rooms.get(found) ?? { slug: found, ids: new Set(), names: new Set() };
    this.#rooms.set(found, room);
    this.met.set(found, room);
    room.title ??= name === '' ? undefined : name;
    if (id !== undefined && id !== '') room.ids.add(id);
    if (name !== '') room.names.add(name);
    return found;
  }

  #ofId(id: string | undefined): string | undefined {
    if (id === undefined) return undefined;
    return [...this.#rooms.values()].find(({ ids }) => ids.has(id))?.slug;
  }

  #ofName(name: string, id: string | undefined): string | undefined {
    if (name === '') return undefined;
    const rooms = [...this.#rooms.values()].filter(({ ids }) => id === undefined || ids.size === 0);
    return rooms.find(({ names, title }) => names.has(name) || title === name)?.slug;
  }

  /** An address that no other chat has: of the name; with the id behind it; of the id alone. */
  #free(name: string, id: string | undefined): string | undefined {
    if (name === '' && id === undefined) return undefined;
    const short = slugOf(name);
    const room = short === undefined ? undefined : this.#rooms.get(short);
    // Of a room without names nobody knows which chat it is: it was made before they were kept.
    const taken = room !== undefined && room.ids.size + room.names.size > 0;
    if (short !== undefined && !taken && !reservedSlugs.includes(short)) return short;
    return `${short ?? 'room'}-${shortId(id ?? name)}`;
  }
}

/** Returns a slug for a name in any script, or nothing where it has neither letters nor digits that are known. */
export function slugOf(name: string): string | undefined {
  const words = toLatin(name).match(/[a-z0-9]+/g);
  if (!words) return undefined;
  let whole = '';
  for (const word of words) {
    const longer = whole === '' ? word.slice(0, maxSlugLength) : `${whole}-${word}`;
    if (longer.length > maxSlugLength) break;
    whole = longer;
  }
  return whole;
}

/** An id as it is, or of WeChat's, which hold other signs, a hash. */
const shortId = (id: string): string =>
  /^[a-zA-Z0-9]{1,24}$/.test(id)
    ? id.toLowerCase()
    : createHash('sha256').update(id).digest('hex').slice(0, 6);
