import { anyOf } from './any-of.ts';

/** A thing that people say around a talk; `name` tells what, in any language. */
export interface Cue {
  name: string;
  pattern: RegExp;
}

/** Returns cues that find each thing in any of the languages: a chat may mix them. */
export const joinCues = (first: readonly Cue[], ...others: readonly (readonly Cue[])[]): Cue[] =>
  first.map(({ name, pattern }) => {
    const same = others.flat().filter((cue) => cue.name === name);
    return { name, pattern: anyOf(pattern, ...same.map((cue) => cue.pattern)) };
  });
