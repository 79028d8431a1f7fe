import { talkBy } from '../../language/zh/talk.ts';
import type { Day, Session } from '../../archive/schema.ts';
import { resolveSessions } from '../../archive/session.ts';
import type { Suggestion } from './suggest.ts';

/** A suggestion as sure as this is written without asking; see docs/suggest.md for how often it is wrong. */
export const acceptanceThreshold = 0.9;

/**
 * Gives the day with the suggestions in its front matter that are sure enough and overlap no session there.
 * Sessions that stand there stay as they are, even such as do not hold.
 */
export function acceptSuggestions(
  day: Day,
  suggestions: readonly Suggestion[],
): { day: Day; accepted: number } {
  const standing = day.frontMatter.sessions ?? [];
  const broken = resolveSessions(day).issues.some((issue) => issue.severity === 'error');
  let sessions: Session[] = [...standing];
  let accepted = 0;
  for (const suggestion of broken ? [] : suggestions) {
    if (suggestion.confidence < acceptanceThreshold) continue;
    const extended = [...sessions, sessionOf(suggestion)];
    const trial = { ...day, frontMatter: { ...day.frontMatter, sessions: extended } };
    if (resolveSessions(trial).issues.some((issue) => issue.severity === 'error')) continue;
    sessions = extended;
    accepted++;
  }
  return accepted === 0
    ? { day, accepted }
    : { day: { ...day, frontMatter: { ...day.frontMatter, sessions } }, accepted };
}

/** The title is for a person to give; until then it says who talks. */
const sessionOf = ({ lead, signinStart, talkStart, talkEnd, qaEnd }: Suggestion): Session => ({
  title: talkBy(lead[0] as string),
  lead,
  ...(signinStart !== undefined && { signIn: signinStart }),
  start: talkStart,
  end: talkEnd,
  ...(qaEnd !== undefined && { qaEnd }),
});
