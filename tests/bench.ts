// Runs the benchmarks: all of `tests/bench/*.ts`, or the ones named. `npm run bench -- build` runs one; what
// follows `--` after the names is handed to it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./bench/', import.meta.url));
const all = readdirSync(folder).flatMap((name) => (name.endsWith('.ts') ? [name.slice(0, -3)] : []));
const words = process.argv.slice(2);
const cut = words.indexOf('--');
const names = cut < 0 ? words : words.slice(0, cut);
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`bench: no benchmark ${unknown.join(', ')}; there are ${all.join(', ')}`);
  process.exit(2);
}
for (const name of names.length > 0 ? names : all) {
  console.log(`\n== ${name}`);
  const args = [`${folder}${name}.ts`, ...(cut < 0 ? [] : words.slice(cut + 1))];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
