import { CsvError, parse } from 'csv-parse/sync';
import { type Finding, finding, type Point } from '../archive/problem.ts';

/** A row below the header, by column name. */
export interface CsvRow {
  cells: Readonly<Record<string, string>>;
  /** The line on which the row ends, 1-based. */
  line: number;
}

/** The columns that a CSV file's first line names. */
export function csvColumns(head: string): string[] {
  const [line = ''] = head.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  return line.split(',').map((name) => name.trim().replace(/^"|"$/g, ''));
}

/** Reads CSV (RFC 4180) with a header; rows that are too short or too long are read as far as they go. */
export function readCsv(text: string): { rows: CsvRow[] } | { finding: Finding; place: Point } {
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const names = records[0]?.record.map((name) => name.trim()) ?? [];
    const rows = records.slice(1).map(({ record, info }) => ({
      cells: Object.fromEntries(names.map((name, index) => [name, record[index] ?? ''])),
      line: info.lines,
    }));
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return {
      place: { line, column: 1 },
      finding: finding('export-csv', {
        actual:
          error.code === 'CSV_QUOTE_NOT_CLOSED'
            ? 'a quotation mark that is never closed'
            : error.message.slice(0, 120),
      }),
    };
  }
}
