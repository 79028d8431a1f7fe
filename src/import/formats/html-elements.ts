import { Parser } from 'htmlparser2';

/** An element of a page, with what lies in it. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  /** Texts and elements, in order. */
  nodes: (string | Element)[];
  /** Whether it has a class. */
  is: (className: string) => boolean;
  /** The first element within that has a class, in the order of the page. */
  find: (className: string) => Element | undefined;
  /** All elements within that have a class, but none within another of them. */
  all: (className: string) => Element[];
}

/** Deeper elements than any exporter writes are taken as if they lay beside each other. */
const maxDepth = 200;

/** Returns a page as one element. Unclosed elements end where those around them do. */
export function elementsOf(html: string): Element {
  const root = makeElement('', {});
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = makeElement(name, attributes);
        const parent = open.at(-1) as Element;
        parent.children.push(element);
        parent.nodes.push(element);
        if (open.length < maxDepth) open.push(element);
      },
      ontext(text) {
        (open.at(-1) as Element).nodes.push(text);
      },
      onclosetag(name) {
        const at = open.findLastIndex((element) => element.name === name);
        if (at > 0) open.length = at;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return root;
}

function makeElement(name: string, attributes: Record<string, string>): Element {
  const classes = new Set((attributes['class'] ?? '').split(/\s+/));
  const element: Element = {
    ...{ name, attributes, children: [], nodes: [] },
    is: (className) => classes.has(className),
    find: (className) => {
      for (const child of element.children) {
        const found = child.is(className) ? child : child.find(className);
        if (found) return found;
      }
      return undefined;
    },
    all: (className) =>
      element.children.flatMap((child) => (child.is(className) ? [child] : child.all(className))),
  };
  return element;
}

/** Returns an element's words, each run of white space as one space, `<br>` as the line break that it is. */
export const textOf = (element: Element): string =>
  wordsOf(element, (child) => (child.name === 'br' ? '\n' : undefined))
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();

/** Returns an element's words. @param special what stands for a child instead of its words, if anything does */
export function wordsOf(element: Element, special: (child: Element) => string | undefined): string {
  return element.nodes
    .map((node) =>
      typeof node === 'string' ? node.replace(/\s+/g, ' ') : (special(node) ?? wordsOf(node, special)),
    )
    .join('');
}
