import type { Format } from '../format.ts';
import type { MediaOptions } from '../media/import.ts';
import type { InputOptions } from './inputs.ts';

/** What a person has asked an import to do. */
export interface ImportRequest {
  paths: readonly string[];
  content: string;
  /** The formats that come into question; one alone when a person has named it. */
  formats: readonly Format[];
  options: InputOptions;
  /** Absent when media are to be left out. */
  media: MediaOptions | undefined;
  dryRun: boolean;
}
