import { excerpt } from '../../archive/problem.ts';
import type { Losses } from './losses.ts';
import type { SourceReading } from './reading.ts';

/** Returns how one file would be read, as lines for people. */
export function describeSource(reading: SourceReading): string[] {
  const { file, bytes, format, formats, messages, days, kinds, first } = reading;
  const head = `${file} (${bytes} bytes): ${format ?? 'no format'}`;
  const certainties = formats.map(
    ({ name, certainty, signs }) =>
      `  ${name === format ? '*' : ' '} ${certainty.toFixed(2)} ${name.padEnd(14)} ${certainty > 0 ? 'has' : 'lacks'}: ${signs}`,
  );
  if (format === undefined) return [head, ...certainties];
  const last = days.at(-1);
  const span = days[0] && last ? `, ${days[0].room}/${days[0].date} to ${last.room}/${last.date}` : '';
  return [
    head,
    ...certainties,
    `  ${messages} messages on ${days.length} days${span}: ${countsOf(kinds)}`,
    ...first.map(
      ({ date, time, speaker, kind, text }) => `    ${date} ${time}  ${speaker}  [${kind}] ${excerpt(text)}`,
    ),
  ];
}

/** Returns what would not come in as it is, as lines for people. */
export const describeLosses = ({ messagesIn, merged, skipped, repairs, withheld }: Losses): string[] => [
  `Of ${messagesIn} messages an import would`,
  `  drop      ${merged}, which come twice or are in the content folder`,
  `  withhold  ${countsOf(withheld)}`,
  `  repair    ${countsOf(repairs)}`,
  `and leave ${skipped} other files alone`,
];

const countsOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'nothing';
