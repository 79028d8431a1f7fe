import {
  type Annotation,
  looksLikeAnnotation,
  quote,
  readAnnotation,
  word,
  writeAnnotation,
} from './annotation.ts';
import { kindAnnotation, kindReader } from './kind-annotation.ts';
import { contentOfBody } from './legacy.ts';
import { contentOf } from './message.ts';
import { normaliseText } from './normal-form.ts';
import {
  calendarDate,
  type Circumstances,
  type Content,
  type Message,
  messageTime,
  reaction as reactionSchema,
  type Reaction,
} from './schema.ts';
import { idOfTime, timeOfId } from './time-reference.ts';

/**
 * The dialect of a message's body in a day file: annotations, one a line, then the text.
 *
 *     <!-- reply: 19:30:00#2 -->
 *     <!-- topic: "上线" -->
 *     <!-- voice: media/ab/0042.opus 12s -->
 *     <!-- edited -->
 *     <!-- reactions: 👍 3, ❤ 1 "甲" -->
 *     晚点上线
 *
 * A kind is annotated only where the text alone does not tell it (see `legacy.ts`). `writeBody` and `readBody` are
 * inverse for every message.
 */

/** What a body says. */
export interface BodyReading {
  content: Content;
  circumstances: Circumstances;
  /** Annotations that could not be read, each with its line, from 0. */
  unknown: { line: number; annotation: string }[];
}

/** Lines that would be read as something else than text; writing puts a backslash before them. */
const guarded = /^\\*(?:>[ \t]*\d{1,2}:\d{2}|---$)/;
const isGuarded = (line: string): boolean => guarded.test(line) || looksLikeAnnotation(line);

/**
 * Reads a body, without throwing on anything.
 * @param body the lines below a header, in normal form; @param speaker the label in the header
 */
export function readBody(body: string, speaker: string): BodyReading {
  const lines = body === '' ? [] : body.split('\n');
  const unknown: BodyReading['unknown'] = [];
  const circumstances: Circumstances = {};
  let stated: { line: string; read: (text: string) => Content | undefined } | undefined;
  let next = 0;
  for (; next < lines.length; next++) {
    const line = lines[next] as string;
    if (line.startsWith('\\') || !looksLikeAnnotation(line)) break;
    const annotation = readAnnotation(line);
    const kind = annotation && stated === undefined ? kindReader(annotation) : undefined;
    if (kind) stated = { line, read: kind };
    else if (!annotation || !readCircumstance(annotation, circumstances)) {
      unknown.push({ line: next, annotation: line });
    }
  }
  const text = normaliseText(lines.slice(next).map(withoutGuard).join('\n'));
  const content = stated?.read(text);
  if (stated && !content) unknown.push({ line: lines.indexOf(stated.line), annotation: stated.line });
  if (unknown.length > 0) circumstances.annotations = unknown.map(({ annotation }) => annotation);
  if (content?.kind === 'removed') return { content, circumstances: {}, unknown };
  if (content) return { content, circumstances, unknown };
  const legacy = contentOfBody(text, speaker);
  if (legacy.spelling !== undefined) circumstances.spelling = legacy.spelling;
  return { content: legacy.content, circumstances, unknown };
}

/** Returns the lines of a message's body. */
export function writeBody(message: Message): string[] {
  if (message.kind === 'removed') return [writeAnnotation('removed'), ...guard(message.text)];
  const { replyTo, forwardedFrom, topic, edited, reactions, annotations = [], spelling } = message;
  const head: string[] = [];
  if (replyTo) {
    const { date, id } = replyTo;
    head.push(`<!-- reply: ${date === undefined ? '' : `${date} `}${timeOfId(id)} -->`);
  }
  if (forwardedFrom !== undefined) head.push(writeAnnotation('forwarded', [quote(forwardedFrom)]));
  if (topic !== undefined) head.push(writeAnnotation('topic', [quote(topic)]));
  const spelled = spelling !== undefined && tells(spelling, message);
  if (!spelled && !tells(message.text, message)) head.push(kindAnnotation(message));
  if (edited !== undefined) head.push(edited === true ? '<!-- edited -->' : `<!-- edited: ${edited} -->`);
  if (reactions) head.push(`<!-- reactions: ${reactions.map(reactionWords).join(', ')} -->`);
  return [...head, ...annotations, ...guard(spelled ? spelling : message.text)];
}

/** Whether a body without annotations is read as this message's content. */
function tells(body: string, message: Message): boolean {
  const { content } = contentOfBody(body, message.speaker);
  return content.kind === message.kind && fingerprint(content) === fingerprint(contentOf(message));
}

const fingerprint = (content: Content): string => JSON.stringify(Object.entries(content).sort());

const guard = (text: string): string[] =>
  text === '' ? [] : text.split('\n').map((line) => (isGuarded(line) ? `\\${line}` : line));

const withoutGuard = (line: string): string =>
  line.startsWith('\\') && isGuarded(line) ? line.slice(1) : line;

/** Takes in what an annotation says besides the kind. @returns whether it could be read */
function readCircumstance({ name, groups }: Annotation, into: Circumstances): boolean {
  const [[first, second, ...more] = []] = groups;
  if (name === 'reply' && first && more.length === 0) {
    const time = second ?? first;
    const date = second && first.word;
    const id = messageTime.safeParse(time.word).success ? idOfTime(time.word) : undefined;
    if (id === undefined || into.replyTo || (date !== undefined && !calendarDate.safeParse(date).success))
      return false;
    into.replyTo = date === undefined ? { id } : { date, id };
    return true;
  }
  if (name === 'forwarded' && first && !second && into.forwardedFrom === undefined) {
    into.forwardedFrom = first.word;
    return true;
  }
  if (name === 'topic' && first && !second && into.topic === undefined) {
    into.topic = first.word;
    return true;
  }
  if (name === 'edited' && !second && into.edited === undefined) {
    into.edited = first?.word ?? true;
    return true;
  }
  if (name === 'reactions' && into.reactions === undefined) {
    const reactions = groups.map(([emoji, count, ...by]): Reaction => ({
      emoji: emoji?.word ?? '',
      count: Number(count?.word),
      ...(by.length > 0 ? { by: by.map((label) => label.word) } : {}),
    }));
    const sound = reactions.every((one) => reactionSchema.safeParse(one).success);
    if (sound) into.reactions = reactions;
    return sound;
  }
  return false;
}

const reactionWords = ({ emoji, count, by = [] }: Reaction): string =>
  [word(emoji), count, ...by.map(quote)].join(' ');
