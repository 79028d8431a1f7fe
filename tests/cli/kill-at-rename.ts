// Loaded before the program (`--import`): kills it, as the system would, just before it renames its nth file
// (`QUNLU_KILL_AT`, 1-based). Files are replaced whole by a rename, so this is the middle of a write.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const { rename } = fs;
let left = Number(process.env['QUNLU_KILL_AT']);

fs.rename = async (from, to) => {
  if (--left === 0) process.kill(process.pid, 'SIGKILL');
  await rename(from, to);
};
syncBuiltinESMExports();
