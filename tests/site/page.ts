import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Parser } from 'htmlparser2';
import type { BuiltSite } from '../built-site.ts';

/** One element of a page, as far as tests look at it. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** A page of a built site. */
export interface BuiltPage {
  /** Its file below the output folder, with slashes: `product/index.html`. */
  path: string;
  /** Its address on the site, base included: `/sub/path/product/`. */
  address: string;
  html: string;
  /** In the order of the page. */
  elements: Element[];
  ids: ReadonlySet<string>;
}

/** Reads all pages of a built site. @throws {Error} when it was not built */
export async function readPages({ out, base }: BuiltSite): Promise<BuiltPage[]> {
  if (!existsSync(out)) throw new Error(`${out} is not there: run the step “build” first`);
  const names = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.html')).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = name.split(sep).join('/');
      const html = await readFile(join(out, name), 'utf8');
      const elements = elementsOf(html);
      const ids = new Set(elements.flatMap(({ attributes }) => attributes['id'] ?? []));
      return { path, address: `${base}${path.replace(/index\.html$/, '')}`, html, elements, ids };
    }),
  );
}

function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes }),
  });
  parser.end(html);
  return elements;
}

/** A page of one day, by its path: room and date. */
export function dayOf({ path }: BuiltPage): { room: string; date: string } | undefined {
  const match = /^([a-z0-9-]+)\/(\d{4}-\d{2}-\d{2})\/index\.html$/.exec(path);
  return match?.[1] && match[2] ? { room: match[1], date: match[2] } : undefined;
}
