import type { InputOptions } from '../../import/pipeline/inputs.ts';
import { runImport } from '../../import/pipeline/run.ts';
import type { Format } from '../../import/format.ts';
import type { Progress } from '../../import/pipeline/progress.ts';

/** What would not come into the content folder as the export has it. */
export interface Losses {
  messagesIn: number;
  /** Messages that the export holds twice, or the content folder already. */
  merged: number;
  /** Files that are no exports. */
  skipped: number;
  /** Texts that would be repaired, by rule. */
  repairs: Record<string, number>;
  /** Texts that would be withheld, by rule. */
  withheld: Record<string, number>;
}

/** Imports a path into a content folder without writing, and counts what an import would leave out or change. */
export async function countLosses(
  path: string,
  { content, formats, options }: { content: string; formats: readonly Format[]; options: InputOptions },
  progress: Progress,
): Promise<Losses> {
  const order = { paths: [path], content, formats, options, media: undefined, dryRun: true };
  const report = await runImport(order, progress, () => undefined);
  const { messagesIn, merged, skipped, repairs, redactions } = report;
  return { messagesIn, merged, skipped: skipped.length, repairs, withheld: redactions };
}
