import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, visit, YAMLSeq } from 'yaml';

/** Short lists stand in one line, as people write them; nothing is folded. */
export const stringifyOptions = { lineWidth: 0, flowCollectionPadding: false } as const;

/**
 * Changes what differs between two values of a document and nothing else, so that comments and spelling around
 * it stay. @param path where in the document the values stand
 */
export function update(
  document: Document,
  path: readonly (string | number)[],
  before: unknown,
  after: unknown,
): void {
  if (isEqual(before, after)) return;
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  const canMerge = isMap(node) ? isPlain(before) && isPlain(after) : isSeq(node) && areLists(before, after);
  if (!canMerge) {
    document.setIn(path, nodeOf(document, after));
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const kept: unknown[] = [...(before as unknown[])];
    // Entries that went are taken out where they stood, so that comments stay with their own entries.
    for (let at = 0; kept.length > after.length;) {
      if (at < after.length && isEqual(kept[at], after[at])) at++;
      else {
        kept.splice(at, 1);
        document.deleteIn([...path, at]);
      }
    }
    after.forEach((value: unknown, at) => {
      if (at < kept.length) update(document, [...path, at], kept[at], value);
      else document.addIn(path, nodeOf(document, value));
    });
    return;
  }
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  for (const key of Object.keys(old)) if (!Object.hasOwn(now, key)) document.deleteIn([...path, key]);
  for (const [key, value] of Object.entries(now)) {
    if (Object.hasOwn(old, key)) update(document, [...path, key], old[key], value);
    else document.setIn([...path, key], nodeOf(document, value));
  }
}

const isPlain = (value: unknown): boolean => isRecord(value) && !Array.isArray(value);
const areLists = (a: unknown, b: unknown): boolean => Array.isArray(a) && Array.isArray(b);

/** Reads a document that holds a list, to add to it; entries are added one below the other. */
export function parseList(text: string): { document: Document; list: YAMLSeq } {
  const document: Document = parseDocument(text);
  const list = isSeq(document.contents) ? document.contents : new YAMLSeq(document.schema);
  document.contents = list;
  list.flow = false;
  return { document, list };
}

/** YAML for a value as the documentation shows it: times in quotes, lists of words in one line. */
export function nodeOf(document: Document, value: unknown): Node {
  const node = document.createNode(value);
  visit(node, {
    Scalar(_, scalar) {
      // Readers of YAML 1.1 take 19:33:16 for a number.
      if (typeof scalar.value === 'string' && /^\d+:\d/.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
    Seq(_, list) {
      if (list.items.length > 0 && list.items.every((item) => isScalar(item))) list.flow = true;
    },
  });
  return node;
}

export const isRecord = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null;

/** Equality of JSON values; the order of keys does not matter. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}
