import { missingAnswer, turnLabel, turnRoles } from '../../language/zh/digest.ts';

/** The label of a line of questions and answers, as curators wrote them. */
export interface TurnLabel {
  /** `Q` asks, `A` answers, `S` adds something. */
  role: 'Q' | 'A' | 'S';
  /** `1`, `4.1`; empty when the line has none. */
  number: string;
  /** What follows the label. */
  rest: string;
}

/** Reads the label of a line; nothing when it has none. */
export function turnLabelOf(line: string): TurnLabel | undefined {
  const groups = turnLabel.exec(line)?.groups;
  if (!groups) return undefined;
  const { word = '', number = '', sign = '', rest = '' } = groups;
  // `A.` and `A)` without a number list possibilities.
  if (number === '' && /[.．)）]/.test(sign)) return undefined;
  const role = turnRoles[word.toLowerCase()];
  return role && { role, number: number.replaceAll('-', '.'), rest: rest.replace(/\*\*\s*$/, '').trim() };
}

/** Whether words only say that an answer was never given. */
export const isPlaceholder = (words: string): boolean => missingAnswer.test(words.trim());
