// Draws the rooms of `src` and what they import, from the real imports, into docs/architecture.md. With
// `--check` it writes nothing and fails when the picture there is out of date.
import { cruise } from 'dependency-cruiser';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import config from '../.dependency-cruiser.js';
import { importsOfAstroFiles } from './astro.js';
import { roomOf, rooms } from './rooms.js';

const project = join(import.meta.dirname, '..');
process.chdir(project);
const file = join('docs', 'architecture.md');

/** Returns for each room the rooms that its files import. */
async function importsByRoom() {
  const { output } = await cruise(['src'], config.options, undefined, {
    tsConfig: { options: { allowImportingTsExtensions: true } },
  });
  const found = new Map(rooms.map(({ name }) => [name, new Set()]));
  const add = (from, to) => {
    const [source, target] = [roomOf(from), roomOf(to)];
    if (source && target && source !== target) found.get(source.name).add(target.name);
  };
  for (const { source, dependencies } of output.modules)
    for (const { resolved } of dependencies) add(source, resolved);
  for (const { from, to } of importsOfAstroFiles()) add(from, to);
  return found;
}

/** Returns whether a room reaches another one by way of a third. */
function reachesOtherwise(imports, from, to) {
  const leads = (name) => name === to || [...imports.get(name)].some(leads);
  return [...imports.get(from)].some((name) => name !== to && leads(name));
}

/** Returns the picture in Mermaid. An arrow that follows from others is left out. */
function draw(imports) {
  const id = (name) => name.replaceAll('/', '-');
  const used = rooms.filter(({ name }) =>
    [...imports].some(([from, to]) => (from === name && to.size > 0) || to.has(name)),
  );
  const shape = {
    any: (name) => `(${name})`,
    node: (name) => `[${name}]`,
    astro: (name) => `[[${name}]]`,
    browser: (name) => `([${name}])`,
  };
  const nodes = used.map(({ name, runs }) => `  ${id(name)}${shape[runs](name)}`);
  const arrows = used.flatMap(({ name }) =>
    [...imports.get(name)]
      .sort()
      .flatMap((to) => (reachesOtherwise(imports, name, to) ? [] : [`  ${id(name)} --> ${id(to)}`])),
  );
  return ['```mermaid', 'flowchart TB', ...nodes, ...arrows, '```'].join('\n');
}

const text = readFileSync(file, 'utf8');
const [before, rest] = text.split('<!-- picture -->\n');
const after = rest?.split('<!-- end of picture -->')[1];
if (after === undefined) throw new Error(`${file}: no place for the picture`);
const drawn = `${before}<!-- picture -->\n\n${draw(await importsByRoom())}\n\n<!-- end of picture -->${after}`;
if (!process.argv.includes('--check')) writeFileSync(file, drawn);
else if (drawn !== text) {
  console.error(`${file}: the picture is out of date; npm run docs:architecture draws it anew`);
  process.exitCode = 1;
}
