/** Returns an expression that finds what any of these find, with the flags of all. */
export const anyOf = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(
    patterns.map(({ source }) => source).join('|'),
    [...new Set(patterns.flatMap(({ flags }) => [...flags]))].join(''),
  );
