import type { Edit } from '../protocol.ts';
import type { CurationStrings } from '../strings.ts';

/** What the curator can ask for. Keys are letters that work while no field has the focus. */
export const commands = {
  signIn: 's',
  start: 't',
  end: 'e',
  qaEnd: 'q',
  lead: 'l',
  jointLead: 'L',
  answer: 'a',
  unanswer: 'A',
  remove: 'x',
  undo: 'z',
  redo: 'Z',
} as const;
export type Command = keyof typeof commands;

/** The times of a session that a command marks, in their order. */
export type Mark = Extract<Edit, { type: 'mark' }>['mark'];
export const marks: readonly Mark[] = ['signIn', 'start', 'end', 'qaEnd'];

/** Returns the name of a command's key, as the panel shows it. */
export function keyName(command: Command): string {
  const key: string = commands[command];
  return key === key.toLowerCase() ? key.toUpperCase() : `⇧${key}`;
}

/** Returns the command of a key: its letter alone, or Ctrl with Z and Y as everywhere. */
export function commandOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): Command | undefined {
  if (ctrlKey || metaKey) {
    if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : undefined;
  }
  return (Object.keys(commands) as Command[]).find((command) => commands[command] === key);
}

/** Says what an edit does. */
export function wordsOf(t: CurationStrings, edit: Edit): string {
  if (edit.type === 'mark') return t.doing[edit.mark];
  return edit.type === 'unmark' ? t.clearing(t.doing[edit.mark]) : t.doing[edit.type];
}
