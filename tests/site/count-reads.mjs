// Imported before a build: counts how often each day file is opened, and writes the counts when the build ends.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const reads = {};
const count = (path) => {
  const name = String(path);
  if (/[\\/]days[\\/][^\\/]+[\\/][^\\/]+\.md$/.test(name)) reads[name] = (reads[name] ?? 0) + 1;
};
for (const module of [fs, fs.promises]) {
  for (const name of ['readFile', 'readFileSync', 'open', 'openSync', 'createReadStream']) {
    const original = module[name];
    if (!original) continue;
    module[name] = (path, ...rest) => {
      count(path);
      return original.call(module, path, ...rest);
    };
  }
}
syncBuiltinESMExports();
const { writeFileSync } = fs;
process.on('exit', () => writeFileSync(process.env.QUNLU_READS, JSON.stringify(reads)));
