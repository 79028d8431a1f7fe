import { type Finding, finding } from '../../archive/problem.ts';
import { notice, text } from '../../message/content.ts';
import { calendarDate } from '../../message/schema.ts';
import { headOf } from '../decode.ts';
import type { Format, Untimed } from '../format.ts';
import { LogClock, type LogTime, usesHalfDays } from '../log-clock.ts';
import { buildExport, stemOf } from '../transcript.ts';

/** A line that has a time: `[19:33] …` (Ubuntu's logs, ZNC), `19:33 …` (irssi), `2017-05-11 19:33:16⇥…` (weechat). */
const timed =
  /^(?:(?<date>\d{4}-\d\d-\d\d)[ T])?\[?(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d))?\]?(?<rest>[ \t][^]*)?$/;

/** What follows the time. A nick may have the sign of its rank before it. */
const spoken = [
  /^<[ @+%~&!]?(?<nick>[^\s>]+)>(?:[ \t](?<words>[^]*))?$/,
  // To the channel, but as a notice: `-nick:#channel- words`.
  /^-(?<nick>[^\s:-][^\s:]*):[@+]?[#&][^\s-]+- (?<words>[^]*)$/,
  /^(?![-<>=*]+\t)[@+%~&!]?(?<nick>[^\s<>*]+)\t(?<words>[^]*)$/,
];
const action = /^\*[ \t]+(?<nick>[^\s*]+)(?:[ \t]+(?<words>[^]*))?$/;
const served = /^(?<mark>-!-|\*\*\*|-->|<--|--|===)[ \t]+(?<words>[^]*)$/;

/** What the server says: the words that tell it, and the event. Ubuntu's old logs mark actions as they mark these. */
const events: readonly [event: string, pattern: RegExp][] = [
  ['join', /\bhas joined\b|^Joins: /],
  ['leave', /\bhas (?:left|quit)\b|^(?:Parts|Quits): |\bwas kicked\b/],
  ['rename', /\bis now known as\b/],
  ['topic', /\[topic\/|\bchanged? the topic\b|\bchanges topic\b|^Topic\b|\bhas changed topic\b/],
  ['mode', /^mode\/|\bsets mode\b|^Mode\b/i],
];
/** A user's account and machine, which are nobody's business. */
const host = / ?[[(](?:[^\s[\]()]+@[^\s[\]()]+)[\])]/g;

/** The lines of irssi that open a log and divide its days. */
const turned =
  /^--- (?:Log opened|Day changed) \w{3} (?<month>\w{3}) +(?<day>\d\d?) (?:[\d:]{8} )?(?<year>\d{4})/;
const closed = /^--- Log closed /;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Colours, bold and other signs for the screen. */
const formatting = /\u0003(?:\d\d?(?:,\d\d?)?)?|[\u0002\u000f\u0011\u0016\u001d\u001e\u001f]/g;

type Groups = Partial<Record<string, string>>;

interface Line {
  time: LogTime & { minuteOnly: boolean };
  message: Untimed;
}

/**
 * The log of an IRC channel, as irssi, weechat, ZNC and Ubuntu's public logs have it.
 * @see https://github.com/irssi/irssi docs/startup-HOWTO.txt and themes/default.theme
 * @see https://weechat.org/files/doc/stable/weechat_user.en.html#logger_plugin
 * @see https://github.com/znc/znc modules/log.cpp
 * @see https://irclogs.ubuntu.com
 */
export const irc: Format = {
  name: 'irc',
  signs: 'a `.txt` or `.log` whose lines have a time, then `<nick>` or a nick and a tab',
  keepsMentions: true,
  detect: ({ path, bytes }) => {
    if (!/\.(?:txt|log|weechatlog)$/i.test(path)) return 0;
    // The head may end within a line.
    const lines = cleanLines(headOf(bytes))
      .slice(0, 100)
      .filter((line) => line.trim() !== '');
    const [first = ''] = lines;
    if (turned.test(first)) return 1;
    const read = lines.filter((line) => readLine(line));
    const said = read.filter((line) => !served.test(timed.exec(line)?.groups?.['rest']?.trimStart() ?? line));
    return read.length >= lines.length * 0.8 && said.length > 0 ? 0.9 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const lines = cleanLines(transcript.textOf(file));
    const room = transcript.roomOf(channelOf(file.path, lines));
    if (room === undefined) return transcript.finish();
    const read = lines.map(readLine);
    const hours = read.flatMap((line) => (line?.time ? [line.time.hour] : []));
    const clock = new LogClock(dateOf(file.path), usesHalfDays(hours));
    let latest: Line['time'] | undefined;
    lines.forEach((raw, index) => {
      const place = { line: index + 1, column: 1 };
      const date = dayTurned(raw);
      if (date !== undefined) return clock.turnTo(date);
      if (raw.trim() === '' || closed.test(raw)) return;
      const line = read[index];
      if (!line) return transcript.report(strange(raw), place);
      // Ubuntu's old logs give notices no time.
      const time = line.time ?? latest ?? read.find((other) => other?.time)?.time;
      const moment = time && clock.momentOf(time);
      if (!time || !moment) return transcript.report(finding('export-date-missing', undated), place);
      latest = time;
      const { minuteOnly } = time;
      transcript.add(room, moment, {
        ...line.message,
        line: index + 1,
        ...(minuteOnly ? { minuteOnly } : {}),
      });
    });
    return transcript.finish();
  },
};

const cleanLines = (log: string): string[] => log.replace(formatting, '').split(/\r\n|\n|\r/);

/** Reads a line; nothing for one that no client writes. */
function readLine(raw: string): { time: Line['time'] | undefined; message: Untimed } | undefined {
  const groups = timed.exec(raw)?.groups;
  if (!groups) {
    const said = served.exec(raw)?.groups;
    return said && { time: undefined, message: servedMessage(said) };
  }
  const { date, hour, minute, second, rest = '' } = groups;
  const time = {
    date,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    minuteOnly: second === undefined,
  };
  const message = messageOf(rest.trimStart());
  return message && { time, message };
}

function messageOf(rest: string): Untimed | undefined {
  for (const pattern of spoken) {
    const groups = pattern.exec(rest)?.groups;
    if (groups) return { speaker: groups['nick'] as string, ...text(groups['words'] ?? '') };
  }
  const did = action.exec(rest)?.groups;
  if (did) return actionOf(did);
  const notified = served.exec(rest)?.groups;
  return notified && servedMessage(notified);
}

/** Returns what somebody did, told as IRC tells it. */
const actionOf = ({ nick = '', words = '' }: Groups): Untimed => ({
  speaker: nick,
  ...text(`* ${nick} ${words}`.trimEnd()),
});

function servedMessage({ mark, words = '' }: Groups): Untimed {
  const event = events.find(([, pattern]) => pattern.test(words))?.[0];
  const isAction = mark === '===' && event === undefined;
  const did = isAction ? /^(?<nick>[^\s[\]()#/]+) (?<words>[^]+)$/.exec(words)?.groups : undefined;
  if (did) return actionOf(did);
  const shown = words.replace(host, '').replace(/\s+/g, ' ').trim();
  return { speaker: '', ...notice(shown, event) };
}

/** Returns the channel: as the file's name has it, else as the log has, else the name. */
function channelOf(path: string, lines: readonly string[]): string {
  const named = /[#&][^\s#&/\\]*[^\s#&/\\.\d_-]/.exec(stemOf(path))?.[0];
  return (
    named ??
    lines
      .slice(0, 2000)
      .map((line) => joined.exec(line)?.[1])
      .find(Boolean) ??
    stemOf(path)
  );
}
const joined = /\bhas joined (?:channel )?([#&][^\s,]+)/;

/** Returns the date that a log's name, or a folder above it, has: `2017-05-11`, `20170511`, `2017/05/11`. */
function dateOf(path: string): string | undefined {
  const match = /(?<!\d)(\d{4})([-_.\/\\]?)(\d\d)\2(\d\d)(?!\d)[^\d]*[^\/\\]*$/.exec(path);
  const date = match ? `${match[1]}-${match[3]}-${match[4]}` : '';
  return calendarDate.safeParse(date).success ? date : undefined;
}

function dayTurned(line: string): string | undefined {
  const { month = '', day = '', year = '' } = turned.exec(line)?.groups ?? {};
  const number = months.indexOf(month) + 1;
  return number > 0 ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

const undated = {
  actual: 'a message before any date',
  expected: 'a date in the name of the file, as 2017-05-11.log, or on the line',
  fix: 'name the file by its date',
};

const strange = (line: string): Finding =>
  finding('export-shape', {
    actual: `the line “${line.length > 60 ? `${line.slice(0, 60)}…` : line}”`,
    expected: 'a time, then `<nick> words`, `* nick does` or what the server says',
  });
