import { InvalidArgumentError } from 'commander';
import { dateOrders, defaultTimeZone } from '../../import/format.ts';
import type { InputOf } from '../declaration.ts';

/** Options that say what an export does not. */
export const exportOptions = {
  room: { value: 'slug', description: 'the room of the messages, where the export does not name it' },
  chat: { value: 'name', description: 'the one chat to take from an export of several, by name or id' },
  timeZone: {
    value: 'zone',
    parse: timeZone,
    description: `the room's clock, for exports of epoch seconds (default: as rooms.yaml says, else ${defaultTimeZone})`,
  },
  dateOrder: {
    value: 'order',
    choices: dateOrders,
    description: 'how dates such as 03/04/17 are meant, where the export alone cannot tell',
  },
} as const;
export type ExportInput = InputOf<typeof exportOptions>;

function timeZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw new InvalidArgumentError(
      `There is no time zone “${zone}”; names are those of the IANA database, such as ${defaultTimeZone}.`,
    );
  }
}
