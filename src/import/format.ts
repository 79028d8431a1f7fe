import type { MessageDraft } from '../core/message.ts';
import type { Problem } from '../core/problem.ts';

/** One file of an export, as it lies on disk. */
export interface ExportFile {
  path: string;
  bytes: Uint8Array;
}

/** What the person who imports has said. */
export interface ImportOptions {
  /** The room that the messages belong to, where the export does not say. */
  room: string | undefined;
}

/** Messages of one room and date, as an export has them, in its order. */
export interface ExportDay {
  room: string;
  date: string;
  messages: MessageDraft[];
  /** Front matter that the export itself carries. */
  frontMatter?: Record<string, unknown>;
}

/** What a format makes of a file. */
export interface ExportReading {
  days: ExportDay[];
  problems: Problem[];
}

/** One way in which chat history is exported. */
export interface Format {
  /** As `--format` takes it. */
  name: string;
  /** How sure it is that the file is of this format: 0 no, 1 certain. */
  detect: (file: ExportFile) => number;
  parse: (file: ExportFile, options: ImportOptions) => ExportReading;
}
