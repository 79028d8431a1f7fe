import { linkColumns, mostColumns, openingColumns } from '../../../src/curation/conversations/columns.ts';
import { linkUtterances } from '../../../src/curation/conversations/link.ts';
import type { Model } from '../../../src/curation/conversations/model.ts';
import type { Reach } from '../../../src/curation/conversations/pair.ts';
import { PairWalk } from '../../../src/curation/conversations/pair-walk.ts';
import { readTimeline } from '../../../src/curation/conversations/utterance.ts';
import type { LabelledChat } from './data.ts';

/** What a labelled message may answer, each with its columns; the first is that it opens a conversation. */
export interface Example {
  /** Where each candidate's columns begin in `columns` and `values`; one more than there are candidates. */
  starts: Int32Array;
  columns: Int16Array;
  values: Float32Array;
  /** Which candidates are right; at least one. */
  right: Uint8Array;
}

/** Returns the examples of a chat, and how many labelled messages have no right candidate within the reach. */
export function examplesOf(
  { messages, parents }: LabelledChat,
  reach: Reach,
  model?: Model,
): { examples: Example[]; lost: number } {
  const timeline = readTimeline(messages);
  const settled = model && linkUtterances(timeline, model, reach);
  const walk = new PairWalk(timeline, reach);
  const columns = new Int32Array(mostColumns);
  const values = new Float64Array(mostColumns);
  const examples: Example[] = [];
  let lost = 0;
  for (let index = 0; index < messages.length; index++) {
    const labels = parents.get(index);
    const allColumns: number[] = [];
    const allValues: number[] = [];
    const starts = [0];
    const right: number[] = [];
    const context = walk.visit(index, (place, pair) => {
      if (!labels) return;
      const count = linkColumns.measure(pair, columns, values);
      for (let at = 0; at < count; at++) {
        allColumns.push(columns[at] as number);
        allValues.push(values[at] as number);
      }
      starts.push(allColumns.length);
      right.push(Number(labels.includes(place)));
    });
    walk.settle(
      index,
      settled?.[index] ??
        Math.max(
          ...(labels ?? [
            index === 0
              ? 0
              : timeline.utterances[index]!.previous >= 0
                ? timeline.utterances[index]!.previous
                : index,
          ]),
        ),
    );
    if (!labels) continue;
    const count = openingColumns.measure(context, columns, values);
    for (let at = 0; at < count; at++) {
      allColumns.push(columns[at] as number);
      allValues.push(values[at] as number);
    }
    starts.push(allColumns.length);
    right.push(Number(labels.includes(index)));
    if (!right.includes(1)) {
      lost++;
      continue;
    }
    examples.push({
      starts: Int32Array.from(starts),
      columns: Int16Array.from(allColumns),
      values: Float32Array.from(allValues),
      right: Uint8Array.from(right),
    });
  }
  return { examples, lost };
}
