import { type Cue, joinCues } from '../../language/cue.ts';
import * as en from '../../language/en.ts';
import * as zh from '../../language/zh/talk.ts';

export const hostCues = joinCues(zh.hostCues, en.hostCues);
export const openingCues = joinCues(zh.openingCues, en.openingCues);
export const closingCues = joinCues(zh.closingCues, en.closingCues);
export { waitingCue } from '../../language/zh/talk.ts';

/** How many of these cues a text holds. */
export const countCues = (text: string, cues: readonly Cue[]): number =>
  cues.filter(({ pattern }) => pattern.test(text)).length;
