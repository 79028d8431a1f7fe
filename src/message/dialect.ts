import {
  type Annotation,
  type Argument,
  looksLikeAnnotation,
  looksLikeTombstone,
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
  type Circumstances,
  circumstances,
  type Content,
  type Message,
  type MessageReference,
  messageTime,
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
  /** Lines by which somebody meant to withhold the message, and which do not, from 0. */
  brokenTombstones: { line: number; annotation: string }[];
}

/** Lines that would be read as something else than text; writing puts a backslash before them. */
const guarded = /^\\*(?:>[ \t]*\d{1,2}:\d{2}|---$)/;
const isGuarded = (line: string): boolean =>
  guarded.test(line) || looksLikeAnnotation(line) || looksLikeTombstone(line);

/**
 * Reads a body, without throwing on anything.
 * @param body the lines below a header, in normal form; @param speaker the label in the header
 */
export function readBody(body: string, speaker: string): BodyReading {
  const lines = body === '' ? [] : body.split('\n');
  const unknown: BodyReading['unknown'] = [];
  const found: Circumstances = {};
  let stated: { line: number; read: (text: string) => Content | undefined } | undefined;
  let next = 0;
  for (; next < lines.length; next++) {
    const line = lines[next] as string;
    if (line.startsWith('\\') || !looksLikeAnnotation(line)) break;
    const annotation = readAnnotation(line);
    const kind = annotation && stated === undefined ? kindReader(annotation) : undefined;
    if (kind) stated = { line: next, read: kind };
    else if (!annotation || !readCircumstance(annotation, found)) {
      unknown.push({ line: next, annotation: line });
    }
  }
  const text = normaliseText(lines.slice(next).map(withoutGuard).join('\n'));
  const content = stated?.read(text);
  if (stated && !content) {
    unknown.push({ line: stated.line, annotation: lines[stated.line] as string });
    unknown.sort((a, b) => a.line - b.line);
  }
  if (unknown.length > 0) found.annotations = unknown.map(({ annotation }) => annotation);
  if (content?.kind === 'removed') return { content, circumstances: {}, unknown, brokenTombstones: [] };
  const brokenTombstones = lines.flatMap((annotation, line) =>
    looksLikeTombstone(annotation) && !annotation.startsWith('\\') ? [{ line, annotation }] : [],
  );
  if (content) return { content, circumstances: found, unknown, brokenTombstones };
  const legacy = contentOfBody(text, speaker);
  if (legacy.spelling !== undefined) found.spelling = legacy.spelling;
  return { content: legacy.content, circumstances: found, unknown, brokenTombstones };
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

/**
 * Takes in what an annotation says besides the kind; one of which anything would be lost, or that states a thing for
 * the second time, is not taken. @returns whether it could be read
 */
function readCircumstance(annotation: Annotation, into: Circumstances): boolean {
  const { name, groups } = annotation;
  const words = groups.flat();
  const isOne = groups.length === 1 && words.length <= 1;
  if (words.some(({ key }) => key !== undefined)) return false;
  switch (name) {
    case 'reply':
      return groups.length === 1 && take('replyTo', referenceOf(words), into);
    case 'forwarded':
      return isOne && take('forwardedFrom', words[0]?.word, into);
    case 'topic':
      return isOne && take('topic', words[0]?.word, into);
    case 'edited':
      return isOne && take('edited', words[0]?.word ?? true, into);
    case 'reactions':
      return take('reactions', groups.map(reactionOf), into);
    default:
      return false;
  }
}

/** Takes in a circumstance that is none yet and fits. */
function take(key: keyof Circumstances, value: unknown, into: Circumstances): boolean {
  if (value === undefined || into[key] !== undefined) return false;
  const fits = circumstances.shape[key].safeParse(value);
  if (fits.success) Object.assign(into, { [key]: fits.data });
  return fits.success;
}

/** Returns the message that `19:30:00#2` or `2017-05-10 19:30:00` names. */
function referenceOf(words: readonly Argument[]): MessageReference | undefined {
  const [date, time] = words.length === 2 ? words : [undefined, ...words];
  if (time === undefined || words.length > 2 || !messageTime.safeParse(time.word).success) return undefined;
  return { ...(date && { date: date.word }), id: idOfTime(time.word) };
}

const reactionOf = ([emoji, count, ...by]: readonly Argument[]): Reaction => ({
  emoji: emoji?.word ?? '',
  count: Number(count?.word),
  ...(by.length > 0 ? { by: by.map((label) => label.word) } : {}),
});

const reactionWords = ({ emoji, count, by = [] }: Reaction): string =>
  [word(emoji), count, ...by.map(quote)].join(' ');
