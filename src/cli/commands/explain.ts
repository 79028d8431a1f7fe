import { existsSync } from 'node:fs';
import { displayPath } from '../../archive/disk/file.ts';
import { readRooms } from '../../archive/disk/list.ts';
import { readPeople } from '../../archive/disk/people.ts';
import { dayFilePath, readDayFile } from '../../archive/disk/read.ts';
import { indexPeople } from '../../archive/people.ts';
import { excerpt, formatProblem, UsageError } from '../../archive/problem.ts';
import { segmentsOf } from '../../archive/segment.ts';
import { resolveSessions } from '../../archive/session.ts';
import { sequentialViewer } from '../../view/archive.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { ExplainInput } from '../declarations/explain.ts';
import { citingDigests } from '../explain/citations.ts';
import { ledgerEntry } from '../explain/ledger-entry.ts';
import { publicationOf } from '../explain/publication.ts';
import { answeredBy, repliesTo } from '../explain/replies.ts';
import { describeExplanation, type Explanation } from '../explain/summary.ts';

/** `product/2023-03-09#m-193316`, or a permalink, with or without what stands before it. */
const reference = /(?:^|\/)(?<room>[a-z0-9-]+)\/(?<date>\d{4}-\d{2}-\d{2})\/?#(?<id>m-\d{6}(?:-[1-9]\d*)?)$/;

/** Shows all that is known of one message. */
export async function run(
  { message: wanted }: ExplainInput,
  { content, json, stdout, stderr }: CommandContext,
): Promise<ExitStatus> {
  const { room = '', date = '', id = '' } = reference.exec(wanted)?.groups ?? {};
  if (id === '')
    throw new UsageError(`explain takes a message, as product/2023-03-09#m-193316, not ${excerpt(wanted)}`);
  const path = dayFilePath(content, room, date);
  if (!existsSync(path)) throw new UsageError(`no day ${displayPath(path)}`);
  const { day, lines, problems } = await readDayFile(path);
  for (const problem of problems) stderr(formatProblem(problem));
  if (!day) return 1;
  const index = day.messages.findIndex((message) => message.id === id);
  const message = day.messages[index];
  if (!message) {
    const near = day.messages
      .filter(({ id: other }) => other.startsWith(id.slice(0, 6)))
      .map((one) => one.id);
    const others = near.length > 0 ? near.slice(0, 8).join(', ') : 'none of that hour';
    throw new UsageError(`no message ${id} in ${displayPath(path)}; there are ${others}`);
  }
  const segment = segmentsOf(day).find(({ first, last }) => index >= first && index <= last);
  const session =
    segment?.type === 'session'
      ? {
          slug: segment.span.slug,
          title: segment.span.session.title,
          lead: segment.span.session.lead,
          part: segment.parts.find(({ first, last }) => index >= first && index <= last)?.name ?? null,
        }
      : null;
  const { spans } = resolveSessions(day);
  const citedBy = await citingDigests(
    content,
    { room, date, id },
    spans.map(({ slug }) => slug),
  );
  const { rooms } = await readRooms(content, [{ room, date, path }]);
  if (!rooms.some(({ slug }) => slug === room)) throw new UsageError(`no room ${room}; see \`qunlu check\``);
  const { people } = await readPeople(content);
  const view = sequentialViewer({ rooms, people: indexPeople(people) }, async (_room, other) => {
    const before = dayFilePath(content, room, other);
    return existsSync(before) ? (await readDayFile(before)).day : undefined;
  });
  const explanation: Explanation = {
    room,
    date,
    file: displayPath(path),
    line: lines[index] ?? 1,
    message,
    session,
    citedBy,
    repliesTo: answeredBy(message, day.messages.slice(0, index)) ?? null,
    replies: repliesTo(day, message, spans),
    ledger: (await ledgerEntry(content, { room, date, id })) ?? null,
    published: publicationOf(await view(day), message, session?.slug, citedBy),
  };
  stdout(json ? JSON.stringify(explanation, null, 1) : describeExplanation(explanation));
  return 0;
}
