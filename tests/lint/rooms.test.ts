import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { astroProcessor } from '../../lint/astro.js';
import { roomImports } from '../../lint/room-imports.js';
import { patternOf, roomOf, rooms } from '../../lint/rooms.js';
import { project } from '../built-site.ts';

/** Returns what the rule says of a file, each with its line. */
function lint(path: string, code: string): string[] {
  const rule = {
    plugins: { rooms: { rules: { imports: roomImports } } },
    rules: { 'rooms/imports': 'error' },
    languageOptions: { parser: tseslint.parser },
  };
  const config = [
    { files: ['**/*.ts'], ...rule },
    { files: ['**/*.astro'], processor: astroProcessor },
  ] as Linter.Config[];
  return new Linter({ cwd: project })
    .verify(code, config, { filename: join(project, path), filterCodeBlock: () => true })
    .map(({ line, message }) => `${line}: ${message}`);
}

test('a room imports what lies below it, and nothing else', () => {
  assert.deepEqual(lint('src/archive/x.ts', "import { a } from '../message/a.ts';\nimport './b.ts';"), []);
  const upward = lint('src/message/x.ts', "export * from '../site/a.ts';");
  assert.deepEqual(upward, ['1: message may import language; this is of site']);
  assert.equal(lint('src/archive/x.ts', "import type { A } from './disk/a.ts';").length, 1);
  assert.equal(lint('src/talk/x.ts', "const a = import('../render/a.ts');").length, 1);
});

test('code of the browser imports no module of Node, and of Astro only what it must', () => {
  for (const room of ['search/browser', 'curation/toolbar/browser', 'scripts']) {
    assert.equal(lint(`src/${room}/x.ts`, "import { join } from 'node:path';").length, 1, room);
    assert.equal(lint(`src/${room}/x.ts`, "import { a } from 'astro:content';").length, 1, room);
  }
  assert.equal(lint('src/search/browser/x.ts', "import { a } from '../build/a.ts';").length, 1);
  assert.equal(lint('src/curation/toolbar/browser/x.ts', "import { a } from '../protocol.ts';").length, 0);
  assert.equal(lint('src/curation/toolbar/browser/x.ts', "import { a } from '../server/desk.ts';").length, 1);
});

test('an Astro file is looked into: its fence and its scripts, each with its line', () => {
  const page = [
    '---',
    "import { a } from '../site/a.ts';",
    "import { b } from '../import/b.ts';",
    '---',
    '<p>words</p>',
    '<script>',
    "  import '../scripts/page.ts';",
    "  import '../site/a.ts';",
    '</script>',
  ].join('\n');
  const said = lint('src/pages/x.astro', page);
  assert.match(said[0] ?? '', /^3: pages may import .*; this is of import$/);
  assert.deepEqual(said.slice(1), ['8: A <script> may import scripts; this is of site']);
});

test('every file of a room is matched by its pattern, and by no other', () => {
  for (const path of ['src/archive/a.ts', 'src/archive/disk/a.ts', 'src/site/strings.ts', 'src/site/a.ts']) {
    const matching = rooms.filter((room) => new RegExp(patternOf(room)).test(path));
    assert.deepEqual(matching, [roomOf(path)], path);
  }
});

test('the picture has below a room what it imports, as the text beside it says', () => {
  const architecture = readFileSync(join(project, 'docs', 'architecture.md'), 'utf8');
  assert.match(architecture, /Each imports only what lies below it in the picture/);
  // From top to bottom: Mermaid puts the head of an arrow below its tail.
  assert.match(architecture, /^flowchart TB$[^]*^ {2}message --> language$/m);
});
