import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../../archive/disk/file.ts';
import { normaliseLabel } from '../../message/normal-form.ts';
import type { LabelPair } from '../people.ts';
import { ownerLabel } from '../owner.ts';

/** Where it stands who made a room's exports: one label, on one line. Nothing below `imports/` is published. */
const ownerPath = (content: string, room: string): string => join(content, 'imports', room, 'owner.txt');

/** Reads who 我 was in earlier imports of a room. */
export async function readOwner(content: string, room: string): Promise<string | undefined> {
  const path = ownerPath(content, room);
  const label = existsSync(path) ? normaliseLabel(await readFile(path, 'utf8')) : '';
  return label === '' ? undefined : label;
}

/** Remembers who 我 is, so that a later import needs not be told. */
export async function writeOwner(content: string, room: string, label: string): Promise<void> {
  if ((await readOwner(content, room)) !== label) await replaceFile(ownerPath(content, room), `${label}\n`);
}

/** Returns the labels that are 我 in a room by the evidence: the same messages, or the same account. */
export function ownersBy(pairs: readonly LabelPair[], room: string): string[] {
  return pairs.flatMap((pair) => {
    if (pair.room !== room || (pair.a !== ownerLabel && pair.b !== ownerLabel)) return [];
    return [pair.a === ownerLabel ? pair.b : pair.a];
  });
}
