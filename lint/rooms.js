// The rooms of `src` and who may import whom: the one place that says so. ESLint (`.ts` and `.astro`),
// dependency-cruiser (`.dependency-cruiser.js`) and the picture in `docs/architecture.md` read it from here.

/**
 * @typedef {object} Room
 * @property {string} name
 * @property {string[]} paths folders, with a slash at the end, and files; the longest one that fits a file wins
 * @property {string[]} imports rooms that it may import besides itself
 * @property {'any' | 'node' | 'browser' | 'astro'} runs where its code runs: `any` and `browser` import no
 *   module of Node, and only `astro` imports Astro
 * @property {string[]} [scripts] rooms that the `<script>` elements of its `.astro` files may import
 */

const pure = ['language', 'message', 'archive', 'talk', 'view', 'render'];

/** From the ground up: a room may only import rooms above it in this list. @type {Room[]} */
export const rooms = [
  { name: 'language', paths: ['src/language/'], imports: [], runs: 'any' },
  { name: 'message', paths: ['src/message/'], imports: ['language'], runs: 'any' },
  { name: 'archive', paths: ['src/archive/'], imports: ['language', 'message'], runs: 'any' },
  {
    name: 'archive/disk',
    paths: ['src/archive/disk/'],
    imports: ['language', 'message', 'archive'],
    runs: 'node',
  },
  { name: 'talk', paths: ['src/talk/'], imports: ['language', 'message', 'archive'], runs: 'any' },
  { name: 'view', paths: ['src/view/'], imports: ['language', 'message', 'archive', 'talk'], runs: 'any' },
  {
    // What the index holds and how it is asked, for its builder and its readers alike.
    name: 'search',
    paths: ['src/search/format/', 'src/search/query/', 'src/search/pagefind/contract.ts'],
    imports: ['language', 'message', 'archive', 'talk', 'view'],
    runs: 'any',
  },
  {
    name: 'render',
    paths: ['src/render/'],
    imports: ['language', 'message', 'archive', 'talk', 'view'],
    runs: 'any',
  },
  { name: 'import', paths: ['src/import/'], imports: [...pure, 'archive/disk'], runs: 'node' },
  {
    name: 'search/build',
    paths: ['src/search/build/', 'src/search/pagefind/writer.ts'],
    imports: [...pure, 'archive/disk', 'search'],
    runs: 'node',
  },
  {
    // What a curator can decide, as the toolbar says it to the server.
    name: 'curation/edit',
    paths: ['src/curation/edit.ts'],
    imports: ['message', 'archive'],
    runs: 'any',
  },
  {
    name: 'curation',
    paths: ['src/curation/'],
    imports: [...pure, 'archive/disk', 'import', 'curation/edit'],
    runs: 'node',
  },
  { name: 'strings', paths: ['src/site/strings.ts'], imports: ['language'], runs: 'any' },
  {
    name: 'config',
    paths: ['src/site.config.ts', 'src/site/options.ts'],
    imports: ['language', 'strings'],
    runs: 'node',
  },
  {
    name: 'site',
    paths: ['src/site/', 'src/content.config.ts', 'src/env.d.ts'],
    imports: [...pure, 'archive/disk', 'search', 'search/build', 'strings', 'config'],
    runs: 'astro',
  },
  {
    name: 'toolbar',
    paths: ['src/curation/toolbar/'],
    imports: ['language', 'message', 'archive', 'curation/edit', 'strings'],
    runs: 'any',
  },
  {
    name: 'toolbar/server',
    paths: ['src/curation/toolbar/server/'],
    imports: [...pure, 'archive/disk', 'curation', 'curation/edit', 'config', 'site', 'toolbar'],
    runs: 'astro',
  },
  {
    // Makes elements, for whatever runs in the browser.
    name: 'element',
    paths: ['src/scripts/element.ts'],
    imports: [],
    runs: 'browser',
  },
  {
    name: 'toolbar/browser',
    paths: ['src/curation/toolbar/browser/'],
    imports: [...pure, 'search', 'toolbar', 'element'],
    runs: 'browser',
  },
  {
    // What Astro is started with.
    name: 'site/astro',
    paths: ['src/site/astro-config.ts', 'src/site/log.ts'],
    imports: ['strings', 'config', 'site', 'toolbar/server'],
    runs: 'astro',
  },
  {
    name: 'search/browser',
    paths: ['src/search/browser/', 'src/search/pagefind/reader.ts'],
    imports: [...pure, 'search', 'element'],
    runs: 'browser',
  },
  {
    name: 'scripts',
    paths: ['src/scripts/'],
    imports: [...pure, 'search', 'search/browser', 'element'],
    runs: 'browser',
  },
  {
    name: 'pages',
    paths: ['src/pages/', 'src/layouts/', 'src/components/', 'src/styles/'],
    // Of what the browser runs, the search's words too: forms and dialogs are there before its scripts.
    imports: [...pure, 'search/browser', 'strings', 'config', 'site'],
    scripts: ['scripts'],
    runs: 'astro',
  },
  {
    name: 'cli',
    paths: ['src/cli/'],
    imports: [
      ...[...pure, 'archive/disk', 'import', 'curation', 'curation/edit', 'search', 'search/build'],
      ...['strings', 'config', 'site/astro'],
    ],
    runs: 'node',
  },
];

/** Packages that a room needs although it runs elsewhere: the toolbar's app is one of Astro's. */
const exceptions = { 'toolbar/browser': /^astro(?:\/toolbar)?$/, cli: /^astro$/ };

for (const [index, room] of rooms.entries()) {
  for (const name of [...room.imports, ...(room.scripts ?? [])]) {
    const at = rooms.findIndex((other) => other.name === name);
    if (at < 0 || at >= index) throw new Error(`lint/rooms.js: ${room.name} must not import ${name}`);
  }
}

/** Returns the room of a file by its path from the project, with slashes; none for files outside of `src`. */
export function roomOf(path) {
  let best;
  let length = 0;
  for (const room of rooms) {
    for (const start of room.paths) {
      if (path.startsWith(start) && start.length > length) {
        best = room;
        length = start.length;
      }
    }
  }
  return best;
}

/** Returns a regular expression, as text, for the files of a room and of no room within it. */
export function patternOf({ name, paths }) {
  const escape = (text) => text.replace(/[.[\]]/g, '\\$&');
  const patterns = paths.map((path) => {
    const within = rooms.flatMap((room) =>
      room.name === name ? [] : room.paths.filter((inner) => inner.startsWith(path)),
    );
    const but = within.map((inner) => escape(inner.slice(path.length))).join('|');
    return escape(path) + (but === '' ? '' : `(?!${but})`);
  });
  return `^(?:${patterns.join('|')})`;
}

/** Returns whether a room may import a package or a module of Node, by its name in the import. */
export function mayImportPackage({ name, runs }, specifier) {
  if (exceptions[name]?.test(specifier)) return true;
  if (specifier.startsWith('node:')) return runs === 'node' || runs === 'astro';
  return runs === 'astro' || !/^(?:@astrojs|astro)(?:$|[/:])/.test(specifier);
}
