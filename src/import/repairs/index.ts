import { normaliseLabel, normaliseText } from '../../message/normal-form.ts';
import type { ExportDay, ExportMessage } from '../format.ts';
import { isAccountId, labelOfName } from '../label.ts';
import { textKey } from '../sameness.ts';
import { accountIds, accountMentions } from './account-id.ts';
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
export const plainRepairs: readonly Repair[] = [
  emptyBodies,
  entities,
  controlCharacters,
  xmlPayload,
  accountIds,
  accountMentions,
  fileNames,
  lostEmoji,
];

/** Repairs that need to know the room's labels and the day's other messages. */
export const knowingRepairs: readonly Repair[] = [mentionEnds, quotes];

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

/** Gives a day with its plain repairs done; texts and labels are in normal form. */
export function repairPlainly(day: ExportDay, note: Note): ExportDay {
  const context = { isLabel: () => false, wasSaid: () => false };
  const labels = new Map<string, string>();
  const messages = day.messages.map((message): ExportMessage => {
    let speaker = labels.get(message.speaker);
    if (speaker === undefined) {
      const clean = applyAll(
        plainRepairs.filter((rule) => rule.labels),
        message.speaker,
        context,
      );
      speaker = normaliseLabel(isAccountId(clean) ? labelOfName(clean.trim()) : clean);
      labels.set(message.speaker, speaker);
    }
    if (isAccountId(message.speaker))
      note({ rule: 'account-label', line: message.line, before: '', after: '', withheld: true });
    if (message.kind === 'removed') return { ...message, speaker };
    const text = applyAll(plainRepairs, normaliseText(message.text), context, message.line, note);
    return { ...message, speaker, text: normaliseText(text) };
  });
  return { ...day, messages };
}

/** Gives a day, plainly repaired before, with the other repairs done. */
export function repairKnowingly(day: ExportDay, isLabel: RepairContext['isLabel'], note: Note): ExportDay {
  const said: string[] = [];
  let keyed = 0;
  const wasSaid = (text: string): boolean => {
    for (; keyed < said.length; keyed++) said[keyed] = textKey(said[keyed] as string);
    const key = textKey(text);
    return key !== '' && said.some((one) => one.startsWith(key));
  };
  const messages = day.messages.map((message): ExportMessage => {
    if (message.kind === 'removed') return message;
    const text = normaliseText(
      applyAll(knowingRepairs, message.text, { isLabel, wasSaid }, message.line, note),
    );
    said.push(text);
    return text === message.text ? message : { ...message, text };
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
  return now;
}
