import { shortAnswer } from '../../language/zh/question.ts';
import type { Exchange } from '../../talk/exchange.ts';
import type { Message } from '../../message/schema.ts';
import { plain, type DigestNode, type ExchangeEntry } from '../../import/digest/piece.ts';
import type { Naming } from './anonymity.ts';
import { isNoise } from './noise.ts';
import { spansOf } from './prose.ts';

/** A remark of somebody who neither asked nor leads is kept from this many characters: shorter ones are asides. */
const remarkCharacters = 10;
/** A question that nobody answered is listed as open from this many characters. */
const openCharacters = 12;

/**
 * Sets exchanges as Q1/A1 … pairs: pieces of an answer are joined, further questions of the asker become
 * Q1.1, and a question without an answer is marked open.
 */
export function exchangeNodes(
  exchanges: readonly Exchange[],
  lead: readonly string[],
  naming: Naming,
): DigestNode[] {
  const pieces: DigestNode[] = [];
  let number = 0;
  for (const { asker, question, answer } of exchanges) {
    const asked = question.filter(
      (message) => message.kind === 'text' && naming.wordsOf(message.text) !== '',
    );
    const letters = asked.reduce((sum, message) => sum + naming.wordsOf(message.text).length, 0);
    const said = answer.flatMap((block) => block.messages);
    if (asked.length === 0 || (letters < openCharacters && said.every((message) => isNoise(message))))
      continue;
    number++;
    const turns: ExchangeEntry[] = [entryOf(`Q${number}`, naming.nameOf(asker), asked, naming)];
    const figures: Message[] = question.filter((message) => message.kind === 'image');
    let further = 0;
    for (const run of runsOf(said)) {
      const [{ speaker } = { speaker: '' }] = run;
      figures.push(...run.filter((message) => message.kind === 'image'));
      const kept = run.filter(
        (message) =>
          message.kind !== 'image' &&
          isSaying(message, turns, naming, speaker === asker || lead.includes(speaker)),
      );
      if (kept.length === 0) continue;
      const answered = turns.at(-1)?.label.startsWith('A') ?? false;
      if (speaker === asker && answered) further++;
      const suffix = further === 0 ? '' : `.${further}`;
      const label = `${speaker === asker ? 'Q' : 'A'}${number}${suffix}`;
      turns.push(entryOf(label, lead.includes(speaker) ? undefined : naming.nameOf(speaker), kept, naming));
    }
    const open = !turns.some((turn) => turn.label.startsWith('A'));
    pieces.push({ type: 'exchange', turns, open });
    pieces.push(...figures.map((message): DigestNode => ({ type: 'figure', of: message.id, caption: '' })));
  }
  return pieces;
}

/** A short answer is one where nothing else is one yet. */
function isSaying(
  message: Message,
  turns: readonly ExchangeEntry[],
  naming: Naming,
  party: boolean,
): boolean {
  if (message.kind === 'missing' || message.kind === 'removed') return false;
  const words = naming.wordsOf(message.text);
  if (words === '') return false;
  const first = turns.every((turn) => turn.label.startsWith('Q'));
  if (!party && !first && words.length < remarkCharacters) return false;
  return !isNoise(message) || (first && shortAnswer.test(words));
}

function entryOf(
  label: string,
  by: string | undefined,
  messages: readonly Message[],
  naming: Naming,
): ExchangeEntry {
  const words = messages.flatMap((message, index) => {
    const said = spansOf(naming.wordsOf(message.text));
    const before = index === 0 ? '' : naming.wordsOf((messages[index - 1] as Message).text);
    const sign = index === 0 ? '' : /[。！？!?…；;：:，,、.]$/u.test(before) ? '' : '，';
    return [...plain(sign), ...said];
  });
  return { label, by, words, cites: messages.map((message) => message.id) };
}

/** Messages of one speaker in a row. */
function runsOf(messages: readonly Message[]): Message[][] {
  const runs: Message[][] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    if (run?.[0]?.speaker === message.speaker) run.push(message);
    else runs.push([message]);
  }
  return runs;
}
