import { missing } from '../../message/content.ts';
import { contentOf } from '../../message/message.ts';
import { normaliseLabel, normaliseText, oneLine } from '../../message/normal-form.ts';
import type { Circumstances } from '../../message/schema.ts';
import { type ExportDay, type ExportMessage, partProvenance } from '../format.ts';
import { isAccountId, isPhoneNumber, labelOfName, withoutAccount } from '../label.ts';
import { dedupeKey } from '../sameness.ts';
import { accountIds, accountMentions, accountsInNotices } from './account-id.ts';
import { cleanContent, type Cleaning } from './content.ts';
import { controlCharacters } from './control-characters.ts';
import { emptyBodies } from './empty.ts';
import { entities } from './entities.ts';
import { fileNames } from './file-name.ts';
import { lostEmoji } from './lost-emoji.ts';
import { mentionEnds } from './mention-end.ts';
import { quotes } from './quote.ts';
import type { Repair, RepairContext } from './repair.ts';
import { xmlPayload } from './xml-payload.ts';

/** Repairs of what one message shows by itself; they come first, so that everything after reads clean text. */
export const textRepairs: readonly Repair[] = [
  emptyBodies,
  entities,
  controlCharacters,
  xmlPayload,
  accountIds,
  accountMentions,
  fileNames,
  lostEmoji,
];

/** Of these, the ones that apply to words that no person typed: a file's name, a title, a transcript. */
const factRepairs: readonly Repair[] = [entities, controlCharacters, accountMentions];

/** The ones that apply to what a chat tool said. */
const noticeRepairs: readonly Repair[] = [...factRepairs, accountsInNotices];

/** Of these, the ones that apply to what stands below a picture or a file. */
const captionRepairs = textRepairs.filter((rule) => rule !== emptyBodies && rule !== fileNames);

/** Repairs that need to know the room's labels and the day's other messages. */
export const contextRepairs: readonly Repair[] = [mentionEnds, quotes];

/** What a repair did to one message. */
export interface Change {
  rule: string;
  line: number | undefined;
  /** Both empty when the text is withheld, equal when the rule only counts. */
  before: string;
  after: string;
  withheld: boolean;
}

type Note = (change: Change) => void;

/** Returns a day with its plain repairs done; texts and labels are in normal form, and facts agree with texts. */
export function repairText(day: ExportDay, note: Note): ExportDay {
  const labels = new Map<string, string>();
  const cleanLabel = (label: string): string => {
    const known = labels.get(label) ?? repairLabel(label);
    labels.set(label, known);
    return known;
  };
  const messages = day.messages.map((message): ExportMessage => {
    const { line } = message;
    const speaker = cleanLabel(message.speaker);
    if (isAccountId(message.speaker))
      note({ rule: 'account-label', line, before: '', after: '', withheld: true });
    const number = isPhoneNumber(message.speaker) ? message.speaker.replace(/\D/g, '') : undefined;
    const account = message.accountId ?? number;
    const known = account === undefined ? { speaker } : { speaker, accountId: account };
    if (message.kind === 'removed') return { ...message, ...known };
    const apply = (rules: readonly Repair[], words: string): string =>
      applyAll(rules, normaliseText(words), noContext, line, note);
    const fact = (words: string): string => apply(factRepairs, words);
    const named = { ...message, ...repairCircumstances(message, cleanLabel, fact), ...known };
    if (named.kind === undefined) return { ...named, text: apply(textRepairs, named.text) };
    if (named.kind === 'missing') apply([emptyBodies], '');
    return clean(named, {
      written: (words) => apply(named.kind === 'text' ? textRepairs : captionRepairs, words),
      fact,
      notice: (words) => apply(noticeRepairs, words),
      label: cleanLabel,
    });
  });
  return { ...day, messages };
}

const noContext: RepairContext = { isLabel: () => false, occurredBefore: () => false };

function repairLabel(label: string): string {
  const rules = textRepairs.filter((rule) => rule.labels);
  const clean = applyAll(rules, label, noContext);
  return normaliseLabel(isAccountId(clean) ? labelOfName(clean.trim()) : withoutAccount(clean));
}

/** Returns the labels beside the speaker's, cleaned as that one is. */
function repairCircumstances(
  { reactions, forwardedFrom, topic }: Circumstances,
  cleanLabel: (label: string) => string,
  fact: (words: string) => string,
): Circumstances {
  const title = topic === undefined ? '' : oneLine(fact(topic));
  const from = forwardedFrom === undefined ? '' : oneLine(cleanLabel(forwardedFrom));
  return {
    ...(from === '' ? {} : { forwardedFrom: from }),
    ...(title === '' ? {} : { topic: title }),
    ...(reactions === undefined
      ? {}
      : {
          reactions: reactions.map(({ by, ...reaction }) => {
            const names = [...new Set((by ?? []).map(cleanLabel))].filter((name) => name !== '');
            return { ...reaction, ...(names.length > 0 ? { by: names } : {}) };
          }),
        }),
  };
}

/** Returns a message with the words of its content cleaned; the same object when they were clean. */
function clean(message: ExportMessage, cleaning: Cleaning): ExportMessage {
  // Nearly all messages are texts, and nearly all of these are clean.
  if (message.kind === 'text') {
    const text = cleaning.written(message.text);
    if (text !== '') return text === message.text ? message : { ...message, text };
    const { spelling: _, ...rest } = message;
    return { ...rest, ...missing() };
  }
  const { draft, provenance } = partProvenance(message);
  if (draft.kind === undefined) return message;
  const content = contentOf(draft);
  const after = cleanContent(content, cleaning);
  if (after === content) return message;
  const besides = Object.entries(draft).filter(([key]) => !(key in content) && key !== 'spelling');
  return { ...Object.fromEntries(besides), ...after, ...provenance } as ExportMessage;
}

/** Returns a day, plainly repaired before, with the other repairs done, on what people typed. */
export function repairInContext(day: ExportDay, isLabel: RepairContext['isLabel'], note: Note): ExportDay {
  const said: string[] = [];
  let keyed = 0;
  const occurredBefore = (text: string): boolean => {
    for (; keyed < said.length; keyed++) said[keyed] = dedupeKey(said[keyed] as string);
    const key = dedupeKey(text);
    return key !== '' && said.some((one) => one.startsWith(key));
  };
  const messages = day.messages.map((message): ExportMessage => {
    if (message.kind === 'removed') return message;
    const apply = (rules: readonly Repair[], words: string): string =>
      applyAll(rules, words, { isLabel, occurredBefore }, message.line, note);
    if (message.kind === undefined || message.kind === 'text') {
      const text = apply(contextRepairs, message.text);
      said.push(text);
      return text === message.text ? message : { ...message, text };
    }
    said.push(message.text);
    const written = (words: string): string => apply([mentionEnds], words);
    const asItIs = (words: string): string => words;
    return clean(message, { written, fact: asItIs, notice: asItIs, label: asItIs });
  });
  return { ...day, messages };
}

function applyAll(
  rules: readonly Repair[],
  text: string,
  context: RepairContext,
  line?: number,
  note?: Note,
): string {
  let now = text;
  for (const { name, withholds = false, apply } of rules) {
    const after = apply(now, context);
    if (after === undefined) continue;
    note?.({
      rule: name,
      line,
      before: withholds ? '' : now,
      after: withholds ? '' : after,
      withheld: withholds,
    });
    now = after;
  }
  return now === text ? text : normaliseText(now);
}
