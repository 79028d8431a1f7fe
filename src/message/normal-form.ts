/**
 * Returns a body in normal form: lines end in `\n`; no spaces or tabs at the end of a line; no empty lines
 * at its beginning or end; well-formed Unicode. U+2005 after a mention and other wide spaces stay.
 */
export function normaliseText(text: string): string {
  // Nearly every text is in normal form already.
  if (!/\r|[ \t](?:\n|$)|^\n|\n$/.test(text) && text.isWellFormed()) return text;
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n').split('\n').map(trimLineEnd);
  let first = 0;
  let end = lines.length;
  while (first < end && lines[first] === '') first++;
  while (end > first && lines[end - 1] === '') end--;
  return lines.slice(first, end).join('\n');
}

/** Returns a line without spaces, tabs and carriage returns at its end, in linear time whatever it holds. */
export function trimLineEnd(line: string): string {
  let end = line.length;
  while (end > 0 && ' \t\r'.includes(line[end - 1] as string)) end--;
  return line.slice(0, end);
}

/** Returns a speaker label in normal form: one line, no white space around it. */
export function normaliseLabel(label: string): string {
  return trimLineEnd(
    label
      .toWellFormed()
      .replace(/[\r\n]+/g, ' ')
      .replace(/^[ \t]+/, ''),
  );
}

/** Returns words on one line, with single spaces between them and none around them. */
export const oneLine = (text: string): string => text.toWellFormed().replace(/\s+/gu, ' ').trim();
