import { z } from 'zod';
import { noticeWords } from '../../language/notices.ts';
import { notice } from '../../message/content.ts';
import type { Circumstances } from '../../message/schema.ts';
import { isoOf } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { labelOf } from '../label.ts';
import { gatherReactions } from '../reactions.ts';
import { buildExport, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { contentOf, event, type MatrixEvent, parentOf, pollOf, relationOf } from './matrix-message.ts';

const whole = z.looseObject({ room_name: z.string(), messages: z.array(z.unknown()) });

/**
 * A room of Matrix, exported by Element as JSON. Element writes the events as the server has them: names stand in the
 * events of members, edits beside their originals (`m.replace`), reactions as events of their own (`m.annotation`).
 * @see https://github.com/element-hq/element-web src/utils/exportUtils/JSONExport.ts, Exporter.ts
 * @see https://spec.matrix.org/latest/client-server-api/ the events
 */
export const matrix: Format = {
  name: 'matrix',
  signs: 'JSON with a `room_name`, `exported_by` and `messages`',
  keepsMentions: true,
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    return /^\s*\{\s*"room_name"\s*:/.test(head) && /"exported_by"\s*:/.test(head) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const read = transcript.readAs(file, whole);
    if (read) readRoom(read, transcript);
    return transcript.finish();
  },
};

function readRoom({ room_name: name, messages }: z.infer<typeof whole>, transcript: ExportBuilder): void {
  const events = transcript.checkEach(event, messages, 'messages');
  const room = transcript.roomOf(name, events.find((one) => one.room_id)?.room_id ?? undefined);
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  const names = namesIn(events);
  const labelled = (account: string): string => labelOf(account, names.get(account), localPart(account));
  const about = relationsIn(events, labelled);
  for (const original of events) {
    if (aside.has(original.type) || relationOf(original).rel_type === 'm.replace') continue;
    const moment = clock(original.origin_server_ts);
    if (!moment) {
      transcript.report(unlikelyTime(original.origin_server_ts));
      continue;
    }
    const { event_id: id, sender } = original;
    if (original.type === 'm.room.member') learnName(original, names);
    const speaker = labelled(sender);
    const gone = about.redacted.has(id) || Boolean(original.unsigned?.redacted_because);
    const edit = about.edits.get(id);
    const votes = pollOf(original) && about.votes.get(id);
    const content = gone
      ? notice(noticeWords(language, 'recall', { who: speaker }), 'recall')
      : contentOf(edit ? edited(original, edit) : original, { speaker, language, labelOf: labelled, votes });
    transcript.post(room, moment, {
      ...{ speaker, content, id, account: sender },
      parent: gone ? undefined : parentOf(original),
      edited: edit && !gone ? editedAt(edit) : undefined,
      reactions: gone ? undefined : gatherReactions(about.reactions.get(id) ?? []),
    });
  }
}

/** Events that are about others. */
const aside = new Set([
  ...['m.reaction', 'm.room.redaction', 'm.poll.response', 'm.poll.end'],
  ...['org.matrix.msc3381.poll.response', 'org.matrix.msc3381.poll.end'],
]);

/** Members may be called before the export tells their name: the first name that it knows of each. */
function namesIn(events: readonly MatrixEvent[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const one of events) {
    if (one.type !== 'm.room.member' || names.has(one.state_key ?? '')) continue;
    const { prev_content: before } = one.unsigned ?? {};
    for (const name of [before?.['displayname'], one.content['displayname']])
      if (typeof name === 'string' && name !== '' && one.state_key && !names.has(one.state_key))
        names.set(one.state_key, name);
  }
  return names;
}

function learnName({ state_key: account, content }: MatrixEvent, names: Map<string, string>): void {
  const { displayname: name } = content;
  if (account && typeof name === 'string' && name !== '') names.set(account, name);
}

/** `ann` of `@ann:example.org`; nothing where it is a number, as of telephones behind a bridge. */
const localPart = (account: string): string | undefined => /^@([^:\d]{1,60}\d{0,5}):/.exec(account)?.[1];

interface Relations {
  edits: Map<string, MatrixEvent>;
  reactions: Map<string, { emoji: string; by: string }[]>;
  redacted: Set<string>;
  votes: Map<string, Map<string, number>>;
}

/** Returns what events say about others, by the id of the other. */
function relationsIn(events: readonly MatrixEvent[], labelled: (account: string) => string): Relations {
  const redacted = new Set(
    events
      .filter(({ type }) => type === 'm.room.redaction')
      .map(({ redacts, content }) => redacts ?? String(content['redacts'])),
  );
  const edits = new Map<string, MatrixEvent>();
  const reactions: Relations['reactions'] = new Map();
  const ballots = new Map<string, Map<string, string[]>>();
  const senders = new Map(events.map((one) => [one.event_id, one.sender]));
  for (const one of events) {
    const bundled = event.safeParse(one.unsigned?.['m.relations']?.['m.replace']).data;
    if (bundled?.content['m.new_content']) edits.set(one.event_id, bundled);
  }
  for (const one of events) {
    const { rel_type: kind, event_id: id, key } = relationOf(one);
    if (!id || redacted.has(one.event_id) || one.unsigned?.redacted_because) continue;
    if (kind === 'm.replace' && one.content['m.new_content'] && senders.get(id) === one.sender) {
      const before = edits.get(id);
      if (!before || before.origin_server_ts <= one.origin_server_ts) edits.set(id, one);
    } else if (kind === 'm.annotation' && key) {
      const given = reactions.get(id) ?? [];
      reactions.set(id, given);
      given.push({ emoji: key, by: labelled(one.sender) });
    } else if (/poll\.response$/.test(one.type)) {
      const ballot = ballots.get(id) ?? new Map<string, string[]>();
      ballots.set(id, ballot);
      ballot.set(one.sender, selections(one));
    }
  }
  const votes = new Map(
    [...ballots].map(([id, ballot]) => {
      const counts = new Map<string, number>();
      for (const answer of [...ballot.values()].flat()) counts.set(answer, (counts.get(answer) ?? 0) + 1);
      return [id, counts];
    }),
  );
  return { edits, reactions, redacted, votes };
}

const selections = ({ content }: MatrixEvent): string[] =>
  z.array(z.string()).safeParse(content['m.selections']).data ??
  z.object({ answers: z.array(z.string()) }).safeParse(content['org.matrix.msc3381.poll.response']).data
    ?.answers ??
  [];

/** What a message says since it was edited; what it answers stays. */
function edited(original: MatrixEvent, edit: MatrixEvent): MatrixEvent {
  const content = z.record(z.string(), z.unknown()).safeParse(edit.content['m.new_content']).data ?? {};
  return { ...original, content: { ...content, 'm.relates_to': original.content['m.relates_to'] } };
}

const editedAt = ({ origin_server_ts: at }: MatrixEvent): Circumstances['edited'] => isoOf(at) ?? true;
