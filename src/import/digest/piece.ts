/** Words of a digest as they are written down; every `value` is plain text. */
export type Span =
  | { type: 'text'; value: string }
  | { type: 'strong'; value: string }
  | { type: 'code'; value: string }
  | { type: 'link'; value: string; href: string };

/** Words, and the ids of the messages that they come from: `m-193316`, or `room/date#m-193316`. */
export interface CitedText {
  words: Span[];
  cites: string[];
}

/** One entry of an exchange: `Q1`, `A1`, `Q1.1`, as the group numbered them. */
export interface ExchangeEntry extends CitedText {
  label: string;
  /** Who says it, where that is worth saying. */
  by: string | undefined;
}

/** What a digest is made of, in order. */
export type DigestNode =
  | { type: 'heading'; depth: 2 | 3 | 4; words: string }
  | ({ type: 'paragraph' } & CitedText)
  | { type: 'list'; ordered: boolean; first: number; items: CitedText[] }
  | { type: 'remark'; paragraphs: CitedText[] }
  | { type: 'table'; rows: Span[][][] }
  | { type: 'code'; text: string }
  | { type: 'figure'; of: string; caption: string }
  | { type: 'picture'; src: string; caption: string }
  | { type: 'exchange'; turns: ExchangeEntry[]; open: boolean };

/** Plain words as spans. */
export const plain = (value: string): Span[] => (value === '' ? [] : [{ type: 'text', value }]);
