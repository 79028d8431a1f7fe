/** Scripts that are written without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether texts that follow each other in one paragraph want a space between them. */
export const areSpaced = (...texts: readonly string[]): boolean => !texts.some((text) => unspaced.test(text));
