import { secondsOf } from '../message/clock.ts';
import type { Message } from '../message/schema.ts';
import { systemSpeaker } from '../message/legacy.ts';
import { ownerLabel } from './owner.ts';

/** A stretch of a day that is in nobody's export, as far as exports tell: one stops before it, another begins after it. */
export interface Gap {
  room: string;
  date: string;
  /** The last time before it and the first one after it, `HH:MM:SS`. */
  from: string;
  to: string;
  /** The exports that stop and begin there. */
  after: string;
  before: string;
  /** How many messages it may hold at most, where their ids in the tool are counted. */
  atMost?: number;
  /** Who spoke before and after it, the nearest first: their exports would fill it. */
  members: string[];
}

/** One export's part of a day. */
export interface Piece {
  file: string;
  /** The times between which it holds all that was said; 00:00:00 or 23:59:59 where it has other days on that side. */
  from: string;
  to: string;
  /** The ids of its first and last message, where a tool counts them within a chat. */
  firstId?: number | undefined;
  lastId?: number | undefined;
}

/** A pause shorter than this tells nothing, the more so as many exports have no seconds. */
const minSeconds = 60;
const membersShown = 3;

/**
 * Returns the gaps between the exports of one day. What lies before the first and after the last of them is not known
 * to be missing; nor is what one export leaves out in its midst.
 * @param pieces in any order; @param messages the whole day, in order
 */
export function gapsOf(
  { room, date }: { room: string; date: string },
  pieces: readonly Piece[],
  messages: readonly Message[],
): Gap[] {
  const sorted = [...pieces].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1,
  );
  const gaps: Gap[] = [];
  let reach: Piece | undefined;
  for (const piece of sorted) {
    if (reach && secondsOf(piece.from) - secondsOf(reach.to) >= minSeconds) {
      const { lastId, to: from, file: after } = reach;
      const { firstId, from: to, file: before } = piece;
      const atMost = lastId === undefined || firstId === undefined ? undefined : firstId - lastId - 1;
      // Ids that follow on each other leave no room; those of two chats tell nothing.
      if (atMost !== 0) {
        const members = aroundOf(messages, from, to);
        const count = atMost !== undefined && atMost > 0 ? { atMost } : {};
        gaps.push({ room, date, from, to, after, before, ...count, members });
      }
    }
    if (!reach || piece.to > reach.to) reach = piece;
  }
  return gaps;
}

/** Returns who speaks both before and after a stretch, the nearest to it first. */
function aroundOf(messages: readonly Message[], from: string, to: string): string[] {
  const distances = (side: readonly Message[]): Map<string, number> => {
    const nearest = new Map<string, number>();
    for (const [distance, { speaker }] of side.entries())
      if (!nearest.has(speaker)) nearest.set(speaker, distance);
    return nearest;
  };
  const earlier = distances(messages.filter(({ time }) => time <= from).reverse());
  const later = distances(messages.filter(({ time }) => time >= to));
  const nobody = new Set(['', ownerLabel, systemSpeaker]);
  return [...earlier]
    .flatMap(([speaker, distance]) => {
      const other = later.get(speaker);
      return other === undefined || nobody.has(speaker) ? [] : [{ speaker, distance: distance + other }];
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, membersShown)
    .map(({ speaker }) => speaker);
}
