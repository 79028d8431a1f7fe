import { z } from 'zod';
import { systemSpeaker } from '../../message/legacy.ts';
import { csvColumns } from '../csv.ts';
import { headOf } from '../decode.ts';
import type { ExportFile, Format, ImportOptions } from '../format.ts';
import { readJson } from '../json.ts';
import { labelOf } from '../label.ts';
import { isWanted, buildExport, tooManyChats, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { leaveOutPrivate, readRows } from './chatlog-csv.ts';
import { contentOf, message, noticeOf, quotedIn, type Reading } from './chatlog-message.ts';

/** The columns of `chatlog export`, of its HTTP interface's CSV, and of forks that put MessageID first. */
const csvNeeded = ['Time', 'SenderName', 'Sender', 'TalkerName', 'Talker', 'Content'];

/**
 * JSON and CSV of chatlog, from its HTTP interface (`/api/v1/chatlog?format=json|csv`) and its export command.
 * @see https://github.com/sjzar/chatlog internal/model/message.go (fields, types, plain text of the CSV),
 *   internal/export/export.go and internal/chatlog/http/route.go (columns)
 */
export const chatlog: Format = {
  name: 'chatlog',
  signs: 'JSON records with `talker`, `sender`, `isSelf`, `time` and `type`, or CSV with those columns',
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    if (/^\s*\[\s*\{/.test(head)) {
      return ['"talker"', '"sender"', '"isSelf"', '"time"', '"type"'].every((key) => head.includes(key))
        ? 1
        : 0;
    }
    const columns = csvColumns(head);
    return csvNeeded.every((name) => columns.includes(name)) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const text = transcript.textOf(file);
    if (/^\s*[[{]/.test(text)) readMessages(text, file, transcript, options);
    else readRows(text, file, transcript, options);
    return transcript.finish();
  },
};

function readMessages(
  text: string,
  file: ExportFile,
  transcript: ExportBuilder,
  options: ImportOptions,
): void {
  const json = readJson(text);
  if ('finding' in json) return transcript.report(json.finding, json.place);
  const list = transcript.check(z.array(z.unknown()), json.value);
  if (!list) return;
  const messages = transcript
    .checkEach(message, list, '')
    .filter(({ talkerName, talker }) => isWanted(options, talkerName, talker));
  const chats = new Map(messages.map((one) => [one.talker, one.talkerName || one.talker]));
  leaveOutPrivate(chats, file.path, transcript, options);
  const excess = tooManyChats(options, [...chats.values()]);
  if (excess) return transcript.report(excess);
  const rooms = new Map([...chats].map(([id, name]) => [id, transcript.roomOf(name, id)]));
  const names = new Map(
    messages.filter((one) => one.senderName !== '').map((one) => [one.sender, one.senderName]),
  );
  for (const one of messages) {
    const room = rooms.get(one.talker);
    if (room === undefined) continue;
    const moment = transcript.clockOf(room)(Date.parse(one.time));
    if (!moment) {
      transcript.report(unlikelyTime(one.time));
      continue;
    }
    const account = one.sender === systemSpeaker ? '' : one.sender;
    const speaker = labelOf(account, one.senderName, names.get(account), one.isSelf ? '我' : '');
    const reading: Reading = { speaker, language: transcript.languageOf(room), names };
    transcript.post(room, moment, {
      speaker,
      content: one.sender === systemSpeaker ? noticeOf(one.content, reading) : contentOf(one, reading),
      id: one.seq,
      account,
      quoted: quotedIn(one, reading, transcript.clockOf(room)),
    });
  }
}
