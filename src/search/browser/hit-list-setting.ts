import type { searchStrings } from './strings.ts';

/** What the list needs to know besides the hits. */
export interface HitListSetting {
  base: string;
  roomTitles: ReadonlyMap<string, string>;
  strings: ReturnType<typeof searchStrings>;
}
