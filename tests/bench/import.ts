// How many messages a second an import brings in, and its peak memory, at 1×, 4× and 16× the sample archive: the
// first time, when everything is new, and the second time, when nothing is. Medians of several runs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listDays } from '../../src/archive/disk/read.ts';

const runs = 3;
const sizes = [1, 4, 16];

const work = mkdtempSync(join(tmpdir(), 'qunlu-bench-'));
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Makes an export of `copies` times the days of a content folder, each copy a year later. */
async function enlarge(content: string, copies: number): Promise<string> {
  const folder = join(work, `export-${copies}`);
  for (const { room, date, path } of await listDays(content)) {
    const text = readFileSync(path, 'utf8');
    mkdirSync(join(folder, room), { recursive: true });
    for (let copy = 0; copy < copies; copy++) {
      writeFileSync(join(folder, room, `${Number(date.slice(0, 4)) + copy}${date.slice(4)}.md`), text);
    }
  }
  return folder;
}

interface Result {
  messages: number;
  seconds: number;
  megabytes: number;
}

function importOnce(folder: string, content: string): Result {
  const words = ['import', folder, '--content', content, '--json'];
  const script =
    `process.argv = ['node', 'qunlu', ...${JSON.stringify(words)}];` +
    "await import('./src/cli/main.ts');" +
    "process.stdout.write('\\n' + process.resourceUsage().maxRSS);";
  const begin = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === null || status > 1) throw new Error(stderr);
  const end = stdout.lastIndexOf('\n');
  const { messagesIn: messages } = JSON.parse(stdout.slice(0, end)) as { messagesIn: number };
  const kilobytes = Number(stdout.slice(end));
  return { messages, seconds: (performance.now() - begin) / 1000, megabytes: kilobytes / 1024 };
}

const show = (results: Result[]): string => {
  const seconds = median(results.map((one) => one.seconds));
  const rate = (results[0]?.messages ?? 0) / seconds;
  const megabytes = median(results.map((one) => one.megabytes));
  return `${seconds.toFixed(2).padStart(8)} ${rate.toFixed(0).padStart(11)} ${megabytes.toFixed(0).padStart(8)}`;
};

// Another content folder than the sample may be given, for example one of real days.
const [source = 'content'] = process.argv.slice(2);
console.log('size  messages   first s  messages/s  peak MB  second s  messages/s  peak MB');
try {
  for (const size of sizes) {
    const folder = await enlarge(source, size);
    const first: Result[] = [];
    const second: Result[] = [];
    for (let run = 0; run < runs; run++) {
      const content = join(work, `content-${size}-${run}`);
      first.push(importOnce(folder, content));
      second.push(importOnce(folder, content));
      rmSync(content, { recursive: true });
    }
    console.log(
      `${`${size}×`.padEnd(5)} ${String(first[0]?.messages).padStart(8)}  ${show(first)}  ${show(second)}`,
    );
    rmSync(folder, { recursive: true });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
