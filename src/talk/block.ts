import { secondsOf } from '../message/clock.ts';
import { nextThought } from '../language/zh/talk.ts';
import { isBackchannel } from '../message/backchannel.ts';
import { readBody } from '../message/inline.ts';
import type { Message } from '../message/schema.ts';

/** A piece of a talk as it is read: not message by message but as prose. */
export type Block =
  /** Words of one speaker, joined. */
  | { type: 'paragraph'; speaker: string; messages: Message[] }
  /** A picture or a file, alone in its message. */
  | { type: 'figure'; speaker: string; messages: [Message] }
  /** Emoticons and thanks of several people in a row. */
  | { type: 'reactions'; messages: Message[] };

/** A silence after which the next message begins a paragraph; leads of the first group paused about half a minute within a thought. */
const pauseSeconds = 120;
/** A paragraph is closed at the next pause for breath once it has this many characters: about five lines. */
const fullCharacters = 160;
/** A message this long was written beforehand and stands alone. */
const preparedCharacters = 140;
/**
 * Joins messages into blocks. A speaker's run becomes paragraphs; reactions are gathered behind the
 * paragraph that they interrupted, so that they do not tear it.
 * @param lead whose words go on across reactions; without it, everybody's do
 */
export function blocksOf(messages: readonly Message[], lead?: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: Message[] = [];
  let reactions: Message[] = [];
  const flush = (): void => {
    const [first] = paragraph;
    if (first) blocks.push({ type: 'paragraph', speaker: first.speaker, messages: paragraph });
    if (reactions.length > 0) blocks.push({ type: 'reactions', messages: reactions });
    paragraph = [];
    reactions = [];
  };
  for (const message of messages) {
    const own = lead?.includes(message.speaker) ?? false;
    if (!own && message.kind === 'text' && isBackchannel(message.text)) {
      reactions.push(message);
      continue;
    }
    if (message.kind === 'image' || message.kind === 'file') {
      flush();
      blocks.push({ type: 'figure', speaker: message.speaker, messages: [message] });
      continue;
    }
    if (paragraph.length > 0 && beginsParagraph(message, paragraph)) flush();
    paragraph.push(message);
  }
  flush();
  return blocks;
}

function beginsParagraph(message: Message, paragraph: readonly Message[]): boolean {
  const previous = paragraph.at(-1) as Message;
  const written = paragraph.reduce((sum, { text }) => sum + text.length, 0);
  return (
    message.speaker !== previous.speaker ||
    message.kind !== 'text' ||
    previous.kind !== 'text' ||
    secondsOf(message.time) - secondsOf(previous.time) > pauseSeconds ||
    written >= fullCharacters ||
    message.text.length >= preparedCharacters ||
    previous.text.length >= preparedCharacters ||
    message.text.includes('\n') ||
    previous.text.includes('\n') ||
    readBody(message.text).quote !== undefined ||
    nextThought.test(message.text)
  );
}
