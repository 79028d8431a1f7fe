import { displayPath } from '../../archive/disk/file.ts';
import { type Problem, problem } from '../../archive/problem.ts';
import { describeUnread, exportInstead, type UnreadFile } from '../unread-file.ts';
import type { Inputs } from './inputs.ts';
import type { Format, ImportOptions } from '../format.ts';
import type { FoundSources } from './sources.ts';

/** Files that are looked into to say what they are; of further ones the name tells. */
const lookedInto = 200;

/** Returns, where no file is an export, what was looked at, what it looked like, and what to do instead. */
export async function nothingFound(
  { paths, formats }: { paths: readonly string[]; formats: readonly Format[] },
  unread: readonly UnreadFile[],
  others: FoundSources['others'],
): Promise<string> {
  const files = [...unread];
  for (const [number, { path, head }] of others.entries()) {
    const bytes = number < lookedInto ? await head().catch(() => new Uint8Array()) : new Uint8Array();
    files.push({ path, head: bytes });
  }
  const tried = formats.map((format) => format.name).join(', ');
  const where = paths.join(', ');
  if (files.length === 0)
    return `nothing to import in ${where}: there is no file; the formats tried were ${tried}`;
  const lines = describeUnread(files).map((line) => `  ${line}`);
  const count = files.length === 1 ? '1 file is' : `${files.length} files are`;
  return [
    `nothing to import in ${where}: ${count} no chat export`,
    ...lines,
    `  ${exportInstead}`,
    `  the formats tried were ${tried}`,
  ].join('\n');
}

/** How many chats are listed. */
const chatsShown = 40;

/** Returns the problem that `--chat` names none of the chats that there are. */
export function unknownChat(
  { paths, options }: { paths: readonly string[]; options: ImportOptions },
  { days, chats }: Inputs,
): Problem | undefined {
  if (options.chat === undefined || days.length > 0 || chats.offered.size === 0) return undefined;
  if (chats.offered.has(options.chat)) return undefined;
  const names = [...chats.offered].sort().map((name) => `“${name}”`);
  const more = names.length > chatsShown ? ` and ${names.length - chatsShown} more` : '';
  return problem(
    'export-chat',
    { file: displayPath(paths[0] ?? '') },
    {
      actual: `no chat “${options.chat}”; there are ${names.slice(0, chatsShown).join(', ')}${more}`,
    },
  );
}
