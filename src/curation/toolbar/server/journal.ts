import type { Edit } from '../../edit.ts';

/** A file before and after an edit, byte for byte. */
export interface Change {
  edit: Edit;
  before: Uint8Array;
  after: Uint8Array;
}

/** How many changes of a file can be taken back: a long evening's work; a file of a day is about 0.2 MB. */
const depth = 100;

/** What was written to each file since the server began, for taking it back and bringing it again. */
export class UndoHistory {
  readonly #files = new Map<string, { done: Change[]; undone: Change[] }>();

  /** Notes a new change; what had been undone can then not be redone. */
  record(path: string, change: Change): void {
    const done = [...this.#of(path).done, change].slice(-depth);
    this.#files.set(path, { done, undone: [] });
  }

  /** The change that `undo` or `redo` would be about. */
  next(path: string, way: 'undo' | 'redo'): Change | undefined {
    const { done, undone } = this.#of(path);
    return (way === 'undo' ? done : undone).at(-1);
  }

  /** Notes that the next change was undone or redone. */
  move(path: string, way: 'undo' | 'redo'): void {
    const { done, undone } = this.#of(path);
    const [from, to] = way === 'undo' ? [done, undone] : [undone, done];
    const change = from.pop();
    if (change) to.push(change);
    this.#files.set(path, { done, undone });
  }

  #of(path: string): { done: Change[]; undone: Change[] } {
    return this.#files.get(path) ?? { done: [], undone: [] };
  }
}
