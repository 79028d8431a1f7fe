import { identify, type MessageDraft } from '../../../src/message/message.ts';
import type { Message } from '../../../src/message/schema.ts';
import type { Day } from '../../../src/archive/schema.ts';
import type { LabelledDay } from './data.ts';
import { closingCues, hostCues, openingCues } from '../../../src/curation/suggest/cues.ts';
import type { Cue } from '../../../src/language/cue.ts';

const draftOf = (message: Message): MessageDraft => message;

/** Gives the day with every word of these cues replaced, whoever said it. */
function maskWords(day: Day, cues: readonly Cue[], mask: string): Day {
  const patterns = cues.map(
    ({ pattern }) => new RegExp(pattern.source, `g${pattern.flags.replace('g', '')}`),
  );
  const messages = identify(
    day.messages.map((message) =>
      message.kind === 'text'
        ? {
            ...message,
            text: patterns.reduce((masked, pattern) => masked.replace(pattern, mask), message.text),
          }
        : message,
    ),
  );
  return { ...day, messages };
}

/** Ways to take words away from the model, to see how far it lives on them. */
export const masks = [
  { name: 'host cues masked (某某)', apply: (day: Day) => maskWords(day, hostCues, '某某') },
  { name: 'host cues masked (XXXX)', apply: (day: Day) => maskWords(day, hostCues, 'XXXX') },
  { name: 'host cues deleted', apply: (day: Day) => maskWords(day, hostCues, '') },
  {
    name: 'cues of hosts and leads masked',
    apply: (day: Day) => maskWords(day, [...hostCues, ...openingCues, ...closingCues], '某某'),
  },
];

/** So many words of the lead are left in a day whose talk is taken out. */
const leftover = 3;

/**
 * Gives the day as if its talks had been called off: announcement and sign-in stand, others chat as they did,
 * and the lead says a few short things, no more. There is nothing to find on such a day.
 */
export function cancelTalks({ file, day, truth }: LabelledDay): LabelledDay {
  let messages = day.messages;
  for (const { lead, talkStart } of truth) {
    const start = talkStart.slice(0, 8);
    const said = messages.filter(({ speaker, time, kind, text }) => {
      return lead[0] === speaker && time >= start && kind === 'text' && text.length >= 8 && text.length <= 50;
    });
    const kept = new Set(said.filter((_, nth) => nth % Math.ceil(said.length / leftover) === 0));
    messages = messages.filter(
      (message) => !lead.includes(message.speaker) || message.time < start || kept.has(message),
    );
  }
  return { file, day: { ...day, messages: identify(messages.map(draftOf)) }, truth: [] };
}

/** Gives the day without all that stands between the announcement of a talk and the talk. */
export function dropSignIns({ file, day, truth }: LabelledDay): LabelledDay {
  const messages = day.messages.filter(({ time }) => {
    return !truth.some(
      ({ signinStart, talkStart }) =>
        signinStart && time >= signinStart.slice(0, 8) && time < talkStart.slice(0, 8),
    );
  });
  return { file, day: { ...day, messages: identify(messages.map(draftOf)) }, truth };
}

/** Gives the day as two merged exports show it: each message twice, under two labels. */
export function doubleDay({ file, day, truth }: LabelledDay): LabelledDay {
  const drafts = day.messages
    .map(draftOf)
    .flatMap((draft) => [draft, { ...draft, speaker: `${draft.speaker}乙` }]);
  return { file, day: { ...day, messages: identify(drafts) }, truth };
}
