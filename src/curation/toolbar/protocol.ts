import type { Edit } from '../edit.ts';
import type { Problem } from '../../archive/problem.ts';
import type { Message } from '../../message/schema.ts';

export type { Edit };

/** Names of what the page and the development server say to each other over the toolbar's socket. */
export const requestEvent = 'qunlu:curation:ask';
export const responseEvent = 'qunlu:curation:reply';

/** What a page asks of the server about its day. */
export interface CurationRequest {
  /** Comes back with the reply. */
  id: string;
  room: string;
  date: string;
  want:
    | { type: 'look' }
    /** `version` is that of the state on which the curator decided. */
    | { type: 'edit'; edit: Edit; version: string }
    | { type: 'undo'; version: string }
    | { type: 'redo'; version: string };
}

export interface CurationResponse {
  id: string;
  /** The day as it stands now; absent when there is no such day, or it cannot be read. */
  state?: DayState;
  /** Why nothing was written. */
  problems?: Problem[];
}

/** What a panel needs to know of a day. */
export interface DayState {
  /** Changes with every change of the file. */
  version: string;
  sessions: SessionState[];
  /** What undo would take back, and redo bring again. */
  undo?: Edit;
  redo?: Edit;
}

/** A session with its messages named by their ids. */
export interface SessionState {
  title: string;
  lead: string[];
  signIn?: Message['id'];
  start: Message['id'];
  end: Message['id'];
  qaEnd?: Message['id'];
  answers: { question: Message['id']; answer: Message['id'][] }[];
}
