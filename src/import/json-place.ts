/**
 * Returns the offset at which a value stands in a text of JSON; of a value that is missing, that of what it is missing in.
 * @param text sound JSON; @param path keys and indices, as `chats.list[3].messages[17].from`
 */
export function offsetIn(text: string, path: readonly (string | number)[]): number {
  let at = space(text, 0);
  for (const key of path) {
    const inner = typeof key === 'number' ? itemAt(text, at, key) : memberAt(text, at, key);
    if (inner === undefined) return at;
    at = inner;
  }
  return at;
}

/** Returns the keys and indices of a path as problems write it. */
export const keysOf = (path: string): (string | number)[] =>
  [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) =>
    index === undefined ? word : Number(index),
  );

function memberAt(text: string, start: number, key: string): number | undefined {
  if (text[start] !== '{') return undefined;
  let at = space(text, start + 1);
  while (text[at] === '"') {
    const end = endOfString(text, at);
    const value = space(text, space(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === key) return value;
    at = space(text, endOfValue(text, value));
    if (text[at] === ',') at = space(text, at + 1);
  }
  return undefined;
}

function itemAt(text: string, start: number, index: number): number | undefined {
  if (text[start] !== '[') return undefined;
  let at = space(text, start + 1);
  for (let nth = 0; nth < index; nth++) {
    if (text[at] === ']' || at >= text.length) return undefined;
    at = space(text, endOfValue(text, at));
    if (text[at] === ',') at = space(text, at + 1);
  }
  return text[at] === ']' || at >= text.length ? undefined : at;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"') at = endOfString(text, at) - 1;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (depth > 0 || !/[,\s]/.test(char)) continue;
    else return at;
    if (depth < 0) return at;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function space(text: string, start: number): number {
  let at = start;
  while (/[ \t\r\n\ufeff]/.test(text[at] ?? '')) at++;
  return at;
}
