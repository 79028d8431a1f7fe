import { Parser } from 'htmlparser2';

/** How much of the page the parser is given at once. */
const chunkCharacters = 65_536;

/** Tags that shape a table or its words; any other one in a cell is something that somebody wrote. */
const markup = new Set(
  'html head body meta title style table thead tbody tfoot tr td th col colgroup caption br p div span font b i u a o:p'.split(
    ' ',
  ),
);

/**
 * Gives the rows of all tables of a page, each as its cells' texts with entities decoded once and `<br>` as
 * a line break. Unclosed cells and rows, and words that look like tags, lose nothing.
 */
export function* tableRows(html: string): Generator<string[]> {
  const done: string[][] = [];
  let row: string[] | undefined;
  let cell: string | undefined;
  const endCell = (): void => {
    if (cell !== undefined) (row ??= []).push(cell.replaceAll('\u00a0', ' ').trim());
    cell = undefined;
  };
  const endRow = (): void => {
    endCell();
    if (row) done.push(row);
    row = undefined;
  };
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'tr') endRow();
        else if (name === 'td' || name === 'th') {
          endCell();
          cell = '';
        } else if (cell !== undefined) {
          if (name === 'br') cell += '\n';
          else if (!markup.has(name)) cell += html.slice(parser.startIndex, parser.endIndex + 1);
        }
      },
      onclosetag(name, implied) {
        if (name === 'td' || name === 'th') endCell();
        else if (name === 'tr' || name === 'table') endRow();
        else if (cell !== undefined && !implied && !markup.has(name))
          cell += html.slice(parser.startIndex, parser.endIndex + 1);
      },
      ontext(text) {
        if (cell !== undefined) cell += text;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  for (let at = 0; at < html.length; at += chunkCharacters) {
    parser.write(html.slice(at, at + chunkCharacters));
    yield* done.splice(0);
  }
  parser.end();
  endRow();
  yield* done;
}
