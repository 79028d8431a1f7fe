import type { BundleSpeakers } from '../format/bundle.ts';
import type { Match } from '../query/match.ts';
import { messagesOf } from '../query/messages.ts';
import type { Bundle } from './bundle.ts';

/** Says of messages who said them. Loads the table of speakers of each bundle that holds one of them. */
export async function withPeople(found: readonly Match[], bundles: readonly Bundle[]): Promise<Match[]> {
  const named = new Set(found.map(({ bundle }) => bundle));
  const tables = new Map<string, BundleSpeakers>();
  await Promise.all(
    bundles
      .filter(({ entry }) => named.has(entry.name))
      .map(async (bundle) => tables.set(bundle.entry.name, await bundle.speakers())),
  );
  return found.map((one) => {
    const table = tables.get(one.bundle);
    const person = table?.speakers[table.days[one.day]?.[one.message] ?? -1];
    return person === undefined ? one : { ...one, person };
  });
}

/** Finds all that a person said in a bundle, newest day first. */
export async function messagesBySpeaker(bundle: Bundle, person: string): Promise<Match[]> {
  const { speakers, days } = await bundle.speakers();
  const number = speakers.indexOf(person);
  if (number < 0) return [];
  const said = days.flatMap((ofDay, day) =>
    ofDay.flatMap((speaker, message) => (speaker === number ? [{ day, message }] : [])),
  );
  return (await bundle.contents).matchesOf(messagesOf(said)).map((one) => ({ ...one, person }));
}
