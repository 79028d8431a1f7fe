// How curators labelled questions and answers in their digests.

/** What a label stands for, by its lower-case word: `Q` asks, `A` answers, `S` adds something. */
export const turnRoles: Readonly<Record<string, 'Q' | 'A' | 'S'>> = {
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
export const turnLabel =
  /^\s*(?:[-*+]\s+)?(?:\*\*)?\s*(?<word>[QqAaSs]|追问|提问|回答|补充|问|答)\s{0,2}(?<number>\d{1,3}(?:[.-]\d{1,3}){0,2})?\s{0,2}(?:\*\*)?(?<sign>[：:、.．)）])(?:\*\*)?\s*(?<rest>.*)$/u;

/** Words that stand where an answer was never given. */
export const missingAnswer = /^(?:暂缺|待议|待详议|待回[答复].*|暂无.*|无)[。.]?$/u;
