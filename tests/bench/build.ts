// How long the site takes to build, and how much memory, at 1×, 4× and 16× the sample archive. Times are medians of
// several runs, as ratios to the time that only reading and writing the same days takes in the same run.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listDays, readDayFile } from '../../src/archive/disk/read.ts';
import { writeDay } from '../../src/archive/day-file.ts';

const runs = 3;
const sizes = [1, 4, 16];

const work = mkdtempSync(join(tmpdir(), 'qunlu-bench-'));
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Makes an archive of `copies` times the sample's days, each copy a year later. */
async function enlarge(copies: number): Promise<string> {
  const content = join(work, `content-${copies}`);
  mkdirSync(content, { recursive: true });
  cpSync('content/rooms.yaml', join(content, 'rooms.yaml'));
  for (const { room, date, path } of await listDays('content')) {
    const text = readFileSync(path, 'utf8');
    mkdirSync(join(content, 'days', room), { recursive: true });
    for (let copy = 0; copy < copies; copy++) {
      const moved = `${Number(date.slice(0, 4)) + copy}${date.slice(4)}`;
      writeFileSync(join(content, 'days', room, `${moved}.md`), text);
    }
  }
  return content;
}

async function readAndWrite(content: string): Promise<number> {
  const begin = performance.now();
  for (const { path } of await listDays(content)) {
    const { day } = await readDayFile(path);
    if (day) writeFileSync(join(work, 'day.md'), writeDay(day));
  }
  return (performance.now() - begin) / 1000;
}

function build(content: string): { seconds: number; megabytes: number } {
  const words = ['build', '--content', content, '--out', join(work, 'dist')];
  const script =
    `process.argv = ['node', 'qunlu', ...${JSON.stringify(words)}];` +
    "await import('./src/cli/main.ts');" +
    "process.stdout.write('\\n' + process.resourceUsage().maxRSS);";
  const begin = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return { seconds: (performance.now() - begin) / 1000, megabytes: Number(stdout.split('\n').at(-1)) / 1024 };
}

console.log('size   days   read+write s   build s   ratio   peak MB');
try {
  for (const size of sizes) {
    const content = await enlarge(size);
    const days = (await listDays(content)).length;
    const base: number[] = [];
    const seconds: number[] = [];
    const megabytes: number[] = [];
    for (let run = 0; run < runs; run++) {
      base.push(await readAndWrite(content));
      const result = build(content);
      seconds.push(result.seconds);
      megabytes.push(result.megabytes);
    }
    const cells = [
      `${size}×`.padEnd(6),
      String(days).padStart(4),
      median(base).toFixed(3).padStart(14),
      median(seconds).toFixed(2).padStart(9),
      (median(seconds) / median(base)).toFixed(1).padStart(7),
      median(megabytes).toFixed(0).padStart(9),
    ];
    console.log(cells.join(' '));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
