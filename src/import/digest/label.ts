/** The label of a line of questions and answers, as curators wrote them. */
export interface TurnLabel {
  /** `Q` asks, `A` answers, `S` adds something. */
  role: 'Q' | 'A' | 'S';
  /** `1`, `4.1`; empty when the line has none. */
  number: string;
  /** What follows the label. */
  rest: string;
}

const roles: Readonly<Record<string, TurnLabel['role']>> = {
  q: 'Q',
  问: 'Q',
  提问: 'Q',
  追问: 'Q',
  a: 'A',
  答: 'A',
  回答: 'A',
  s: 'S',
  补充: 'S',
};

/** `Q1：`, `**Q:`, `- A：`, `Q4.1 :`, `A2、`, `Q1-1：`, `A1.`, `问题`-like words are not among them. */
const spelling =
  /^\s*(?:[-*+]\s+)?(?:\*\*)?\s*(?<word>[QqAaSs]|追问|提问|回答|补充|问|答)\s{0,2}(?<number>\d{1,3}(?:[.-]\d{1,3}){0,2})?\s{0,2}(?:\*\*)?(?<sign>[：:、.．)）])(?:\*\*)?\s*(?<rest>.*)$/u;

/** Reads the label of a line; nothing when it has none. */
export function turnLabelOf(line: string): TurnLabel | undefined {
  const groups = spelling.exec(line)?.groups;
  if (!groups) return undefined;
  const { word = '', number = '', sign = '', rest = '' } = groups;
  // `A.` and `A)` without a number list possibilities.
  if (number === '' && /[.．)）]/.test(sign)) return undefined;
  const role = roles[word.toLowerCase()];
  return role && { role, number: number.replaceAll('-', '.'), rest: rest.replace(/\*\*\s*$/, '').trim() };
}

/** Words that stand where an answer was never given. */
export const isPlaceholder = (words: string): boolean =>
  /^(?:暂缺|待议|待详议|待回[答复].*|暂无.*|无)[。.]?$/u.test(words.trim());
