import type { DayState } from '../protocol.ts';
import type { Command } from './commands.ts';

/** What the panel shows. */
export interface PanelModel {
  state: DayState | undefined;
  /** The chosen session, by its place; absent for one yet to be. */
  session: number | undefined;
  /** The picked message in a few words. */
  picked: string | undefined;
  /** What the picked message is in the answers that were stated. */
  link: { role: 'answer' } | { role: 'question'; count: number } | undefined;
  isRemoving: boolean;
  isBusy: boolean;
}

/** What somebody does in the panel. */
export interface PanelActions {
  run: (command: Command) => void;
  choose: (session: number | undefined) => void;
  rename: (title: string) => void;
  clear: (mark: 'signIn' | 'qaEnd') => void;
  deleteSession: () => void;
  removeNow: (reason: string) => void;
  cancelRemove: () => void;
}

/** A part of the panel: made once, and then kept as the model is. */
export interface PanelPart {
  elements: readonly HTMLElement[];
  show: (model: PanelModel) => void;
}
