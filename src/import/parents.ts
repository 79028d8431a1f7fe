import { normaliseText } from '../message/normal-form.ts';
import type { LocalDateTime } from './clock.ts';
import type { ExportDay, ExportMessage } from './format.ts';
import { quote } from './quote.ts';

/** What an export repeats of the message that is answered: the label and the words, or the second in which it was. */
export interface Quoted {
  speaker: string;
  words: string;
  /** Known where the export says when the message was; then its words need not agree. */
  dateTime?: LocalDateTime | undefined;
}

/** A message that others may answer. */
interface Answerable {
  sourceId: string | undefined;
  date: string;
}

/**
 * Gives each answer in one room's days the date of the message that it answers. Where an export repeats the words
 * instead of naming the message, the latest message before that has them is the one; where none has, or it is not in
 * the export, the words stand above the answer as an old-style quote.
 * @param days in order, each in time order; their messages are changed
 */
export function findParents(days: readonly ExportDay[], quotes: ReadonlyMap<ExportMessage, Quoted>): void {
  const dates = new Map<string, string>();
  for (const { date, messages } of days) {
    for (const { sourceId } of messages) if (sourceId !== undefined) dates.set(sourceId, date);
  }
  const byWords = new Map<string, Answerable>();
  const bySecond = new Map<string, Answerable>();
  for (const { date, messages } of days) {
    for (const message of messages) {
      const quoted = quotes.get(message);
      const stated = message.replySource?.sourceId;
      if (stated !== undefined && dates.has(stated)) {
        message.replySource = { sourceId: stated, date: dates.get(stated) as string };
      } else if (quoted) {
        const { speaker, words, dateTime: moment } = quoted;
        const found = moment
          ? bySecond.get(keyOf(speaker, `${moment.date} ${moment.time}`))
          : byWords.get(keyOf(speaker, normaliseText(words)));
        if (found?.sourceId !== undefined) {
          message.replySource = { sourceId: found.sourceId, date: found.date };
        } else if (message.kind === 'text' || message.kind === 'link') {
          Object.assign(message, { kind: 'text', text: quote(speaker, words, message.text) });
          for (const fact of ['url', 'title', 'description']) Reflect.deleteProperty(message, fact);
        }
      }
      if (quotes.size === 0) continue;
      const answerable = { sourceId: message.sourceId, date };
      if (message.text !== '') byWords.set(keyOf(message.speaker, message.text), answerable);
      bySecond.set(keyOf(message.speaker, `${date} ${message.time}`), answerable);
    }
  }
}

const keyOf = (speaker: string, what: string): string => `${speaker}\n${what}`;
