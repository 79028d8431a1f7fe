// How well drafts stand in for the digests that curators wrote of the same talks: of the digests' passages whose words
// stand in the day, how many have their sources cited by the draft (coverage), and how many of the messages that the
// draft cites no passage used (noise). Also, of the answers that both have, how many stand with the same question.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDay } from '../../src/archive/day-file.ts';
import type { Day } from '../../src/archive/schema.ts';
import { resolveSessions } from '../../src/archive/session.ts';
import { Alignment } from '../../src/import/digest/align.ts';
import { passageCharacters, saidIn } from '../../src/import/digest/cite.ts';
import { wordsOf } from '../../src/import/digest/markdown.ts';
import type { DigestNode } from '../../src/import/digest/piece.ts';
import { readOldDigest } from '../../src/import/digest/read.ts';
import { draftOf } from '../../src/curation/draft/draft.ts';

interface Truth {
  file: string;
  sessions: {
    lead: string[];
    signinStart?: string;
    talkStart: string;
    talkEnd: string;
    qaEnd?: string;
    qaEndMax?: string;
    type: string;
    digest?: string[];
  }[];
}

const shared = resolve(process.env['QUNLU_SAMPLE'] ?? '../shared');
const details = process.argv.includes('--details');
if (!existsSync(join(shared, 'truth/talks.sample.json'))) {
  console.log(`no labelled archive in ${shared}; name another folder with QUNLU_SAMPLE`);
  process.exit(0);
}

/** Sections that curators kept of the rest of the day, which are no part of a talk. */
const elsewhere = /自由讨论|话题整理|话题讨论|群聊|其他话题|聊天记录/;

function withSession(day: Day, session: Truth['sessions'][number], title: string): Day {
  const { lead, signinStart, talkStart, talkEnd, qaEnd, qaEndMax } = session;
  const last = [qaEndMax ?? qaEnd, talkEnd].find((time) => time !== undefined && time >= talkEnd) as string;
  const at = (time: string): string => day.messages.find((message) => message.time >= time)?.time ?? time;
  const stated = {
    title,
    lead,
    ...(signinStart === undefined ? {} : { signIn: at(signinStart) }),
    start: at(talkStart),
    end: nth(day, talkEnd),
    qaEnd: nth(day, last),
  };
  return { ...day, frontMatter: { sessions: [stated] } };
}

/** The last message of a second, as a session names it. */
function nth(day: Day, time: string): string {
  const last = day.messages.findLast((message) => message.time <= time)?.time ?? time;
  const count = day.messages.filter((message) => message.time === last).length;
  return count > 1 ? `${last}#${count}` : last;
}

/** The talk's part of a digest. */
function ofTalk(pieces: readonly DigestNode[]): DigestNode[] {
  let depth = 0;
  return pieces.filter((piece) => {
    if (piece.type === 'heading') {
      if (depth === 0 && elsewhere.test(piece.words)) depth = piece.depth;
      // A heading 3.2 stays within its section, whatever its signs say.
      else if (
        depth > 0 &&
        piece.depth <= depth &&
        !elsewhere.test(piece.words) &&
        !/^\d+\.\d/.test(piece.words)
      )
        depth = 0;
    }
    return depth === 0;
  });
}

const share = (part: number, whole: number): string => (whole === 0 ? '    —' : (part / whole).toFixed(3));
const sum = {
  passages: 0,
  inDay: 0,
  inSession: 0,
  covered: 0,
  coveredDay: 0,
  cited: 0,
  unused: 0,
  answers: 0,
  paired: 0,
};
const days = JSON.parse(readFileSync(join(shared, 'truth/talks.sample.json'), 'utf8')) as Truth[];

console.log(
  'digest                            passages  in day  in talk  coverage  of talk   cited  noise  answers  paired',
);
for (const { file, sessions } of days) {
  for (const session of sessions) {
    for (const name of session.digest ?? []) {
      const path = join(shared, 'archive/source', file);
      const { day: read } = readDay(readFileSync(path, 'utf8'), path);
      const old = readOldDigest(readFileSync(join(shared, 'archive/wechat/_posts', name), 'utf8'), name);
      const day = read && withSession(read, session, old.title);
      const span = day && resolveSessions(day).spans[0];
      if (!span) {
        console.log(`${name}: no session (${JSON.stringify(resolveSessions(day as Day).issues)})`);
        continue;
      }
      const { messages } = day;
      const draft = draftOf(day, span);
      const alignment = new Alignment(messages, span);
      const cited = new Set(draft.cited);
      const pieces = ofTalk(old.nodes);
      const row = { passages: 0, inDay: 0, inSession: 0, covered: 0, coveredDay: 0, answers: 0, paired: 0 };
      const used = new Set<string>();
      for (const said of pieces.flatMap(saidIn)) {
        const words = wordsOf(said.words);
        if (words.length < passageCharacters) continue;
        row.passages++;
        const sources = alignment.sourcesOf(words);
        if (sources.length === 0) continue;
        for (const { message } of sources) used.add(message.id);
        row.inDay++;
        const weigh = (of: typeof sources): number =>
          of.reduce((total, { message, share: part }) => total + message.text.length * part, 0);
        const found = weigh(sources.filter(({ message }) => cited.has(message.id)));
        const covered = found >= weigh(sources) / 2;
        if (covered) row.coveredDay++;
        const inside = sources.filter(({ index }) => index >= span.start && index <= span.last);
        if (weigh(inside) >= weigh(sources) / 2) {
          row.inSession++;
          if (covered) row.covered++;
        }
        if (details && !covered)
          console.log(
            `  not covered ${covered} ${weigh(inside)} : ${words.slice(0, 60)} <- ${sources
              .map(({ message }) => `${message.id} ${message.speaker.slice(0, 8)}`)
              .slice(0, 4)
              .join(', ')}`,
          );
      }
      for (const piece of pieces) {
        if (piece.type !== 'exchange') continue;
        const turns = piece.turns.map((turn) => ({
          turn,
          ids: alignment.sourcesOf(wordsOf(turn.words)).map(({ message }) => message.id),
        }));
        const asked = turns.filter(({ turn }) => turn.label.startsWith('Q')).flatMap(({ ids }) => ids);
        if (!asked.some((id) => cited.has(id))) continue;
        for (const { turn, ids } of turns) {
          if (turn.label.startsWith('Q') || !ids.some((id) => cited.has(id))) continue;
          row.answers++;
          const same = draft.nodes.some((one) => {
            const own = one.type === 'exchange' ? one.turns.flatMap((other) => other.cites) : [];
            return ids.some((id) => own.includes(id)) && asked.some((id) => own.includes(id));
          });
          if (same) row.paired++;
          else if (details)
            console.log(
              `  unpaired: ${asked.join(' ')} <> ${ids.join(' ')} ${wordsOf(turn.words).slice(0, 40)}`,
            );
        }
      }
      const texts = messages.filter((message) => cited.has(message.id) && message.kind === 'text');
      const unused = texts.filter((message) => !used.has(message.id));
      for (const key of Object.keys(row) as (keyof typeof row)[]) sum[key] += row[key];
      sum.cited += texts.length;
      sum.unused += unused.length;
      if (details)
        for (const message of unused)
          console.log(
            `  noise: ${message.id} ${message.speaker.slice(0, 8)} ${message.text.slice(0, 50).replaceAll('\n', ' ')}`,
          );
      console.log(
        [
          `${name.replace('.markdown', '')} ${session.type}`.padEnd(33),
          String(row.passages).padStart(8),
          String(row.inDay).padStart(8),
          String(row.inSession).padStart(8),
          share(row.coveredDay, row.inDay).padStart(9),
          share(row.covered, row.inSession).padStart(9),
          String(texts.length).padStart(7),
          share(unused.length, texts.length).padStart(7),
          String(row.answers).padStart(7),
          share(row.paired, row.answers).padStart(7),
        ].join(' '),
      );
    }
  }
}
console.log(
  `all: ${sum.passages} passages, ${sum.inDay} in the day, ${sum.inSession} in the talk and its questions; coverage ${share(sum.coveredDay, sum.inDay)} of the day, ` +
    `${share(sum.covered, sum.inSession)} of the talk; ${sum.cited} messages cited, noise ${share(sum.unused, sum.cited)}; ${sum.answers} answers, ${share(sum.paired, sum.answers)} with their question`,
);
