import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OracleMessage, readDialect } from './dialect-oracle.ts';

export interface OracleDay {
  room: string;
  date: string;
  messages: OracleMessage[];
}

/** Reads one day of a content folder by the oracle. */
export const readOracleDay = (content: string, room: string, date: string): OracleDay => ({
  room,
  date,
  messages: readDialect(readFileSync(join(content, 'days', room, `${date}.md`), 'utf8')),
});

/** Reads all days of a content folder by the oracle, room by room, in the order of their dates. */
export const readOracleDays = (content: string): OracleDay[] =>
  readdirSync(join(content, 'days'))
    .sort()
    .flatMap((room) =>
      readdirSync(join(content, 'days', room))
        .sort()
        .map((name) => readOracleDay(content, room, name.slice(0, -'.md'.length))),
    );
