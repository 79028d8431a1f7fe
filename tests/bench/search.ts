// What a search costs: bytes, requests and time of the first and of further queries in a real browser, with the
// processor slowed down four times, and what indexing takes. On the sample archive 1, 4, 16 and 64 times over, a copy a
// month later each, or on the content folders named: `npm run bench -- search -- DIR…`.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from '@playwright/test';
import { listDays, readDayFile } from '../../src/archive/disk/read.ts';
import { searchableText } from '../../src/render/record.ts';
import { browserArguments, requireBrowser } from '../browser.ts';
import { project } from '../built-site.ts';

/** Eightfold steps among them, for the growth. */
const sizes = [1, 4, 8, 16, 64];
const visits = 24;
const shownHits = 10;
const slowdown = 4;
const terms = ['预付卡', '代扣', '二清', 'T+1', '备付金', '清算'];

const work = mkdtempSync(join(tmpdir(), 'qunlu-bench-'));

/** Makes an archive of `copies` times the sample's days, each copy a month later. */
async function enlarge(copies: number): Promise<string> {
  const content = join(work, `content-${copies}`);
  mkdirSync(content, { recursive: true });
  cpSync(join(project, 'content', 'rooms.yaml'), join(content, 'rooms.yaml'));
  for (const { room, date, path } of await listDays(join(project, 'content'))) {
    mkdirSync(join(content, 'days', room), { recursive: true });
    for (let copy = 0; copy < copies; copy++) {
      const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + copy;
      const moved = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}${date.slice(7)}`;
      cpSync(path, join(content, 'days', room, `${moved}.md`));
    }
  }
  return content;
}

/** Builds the index in a process of its own; the memory of Pagefind's process is read where the system tells it. */
function index(content: string, out: string): { seconds: number; megabytes: number } {
  const script = `
    import { readFileSync } from 'node:fs';
    import { buildSearchIndex } from './src/search/index.ts';
    const children = '/proc/self/task/' + process.pid + '/children';
    let peak = 0;
    const watch = setInterval(() => {
      try {
        for (const pid of readFileSync(children, 'utf8').trim().split(' ')) {
          const found = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/' + pid + '/status', 'utf8'));
          peak = Math.max(peak, Number(found?.[1] ?? 0));
        }
      } catch {}
    }, 50);
    const begin = performance.now();
    await buildSearchIndex(${JSON.stringify({ content, outDir: out })});
    clearInterval(watch);
    const own = process.resourceUsage().maxRSS;
    console.log(JSON.stringify({ seconds: (performance.now() - begin) / 1000, megabytes: (own + peak) / 1024 }));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    cwd: project,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { seconds: number; megabytes: number };
}

/** Bytes on the wire and requests since the last time that they were taken. */
interface Traffic {
  bytes: number;
  requests: number;
}

/** Serves the index, and our scripts without their types, compressed as a common host would. */
async function serve(out: string): Promise<{ address: string; take: () => Traffic; close: () => void }> {
  let traffic: Traffic = { bytes: 0, requests: 0 };
  const types: Readonly<Record<string, string>> = {
    '.ts': 'text/javascript',
    '.js': 'text/javascript',
    '.json': 'application/json',
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? '/').replace(/\?.*/, '')));
    if (path === '/') {
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><html lang="zh-CN"><meta charset="utf-8">');
      return;
    }
    const ours = path.startsWith('/src/');
    const file = join(ours ? project : out, path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    const plain = ours ? stripTypeScriptTypes(readFileSync(file, 'utf8')) : readFileSync(file);
    const body = type === 'application/octet-stream' ? plain : gzipSync(plain);
    if (!ours) traffic = { bytes: traffic.bytes + body.length, requests: traffic.requests + 1 };
    response.setHeader('content-type', type);
    if (body !== plain) response.setHeader('content-encoding', 'gzip');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const take = (): Traffic => {
    const taken = traffic;
    traffic = { bytes: 0, requests: 0 };
    return taken;
  };
  return { address: `http://localhost:${port}/`, take, close: () => server.close() };
}

interface Asked extends Traffic {
  /** Until the hits could be shown, and the same query once more with everything loaded. */
  milliseconds: number;
  againMilliseconds: number;
}

/** Visits with a fresh browser profile and asks two queries. */
async function visit(
  browser: Browser,
  address: string,
  take: () => Traffic,
  typed: string[],
): Promise<Asked[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(address);
  await page.evaluate(async () => {
    const load = (path: string): Promise<unknown> => import(path);
    const { staticEngine } = (await load(
      '/src/search/browser/static-engine.ts',
    )) as typeof import('../../src/search/browser/static-engine.ts');
    const { parseQuery } = (await load(
      '/src/search/query/query.ts',
    )) as typeof import('../../src/search/query/query.ts');
    const engine = staticEngine('/');
    const ask = async (words: string, shown: number): Promise<number> => {
      const begin = performance.now();
      const query = parseQuery(words);
      for await (const { matches: found, complete } of engine.search(query)) {
        if (complete) await engine.load(found.slice(0, shown), query);
      }
      return performance.now() - begin;
    };
    Object.assign(globalThis, { ask });
  });
  take();
  const asked: Asked[] = [];
  for (const words of typed) {
    const ask = (): Promise<number> =>
      page.evaluate(
        ([w, shown]) =>
          (globalThis as unknown as { ask: (w: string, n: number) => Promise<number> }).ask(w, shown),
        [words, shownHits] as const,
      );
    const milliseconds = await ask();
    const traffic = take();
    asked.push({ ...traffic, milliseconds, againMilliseconds: await ask() });
  }
  await context.close();
  return asked;
}

/** Queries of two to ten characters from the archive itself, every fourth a common term; always the same. */
async function queriesOf(content: string): Promise<string[]> {
  const texts: string[] = [];
  for (const { path } of await listDays(content)) {
    const { day } = await readDayFile(path);
    for (const message of day?.messages ?? []) texts.push(searchableText(message));
  }
  const long = texts.filter((text) => Array.from(text).length >= 2);
  return Array.from({ length: visits * 2 }, (_, number) => {
    const term = terms[(number >> 2) % terms.length];
    if (number % 4 === 3 && term !== undefined) return term;
    const characters = Array.from(long[(number * 7919) % long.length] ?? '预付卡');
    const length = Math.min(characters.length, 2 + ((number * 31) % 9));
    const start = (number * 104_729) % (characters.length - length + 1);
    return characters.slice(start, start + length).join('');
  });
}

const quantile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** What one archive costs. */
interface Cost {
  messages: number;
  indexSeconds: number;
  indexMegabytes: number;
  /** Of all files of the index on disk. */
  diskMegabytes: number;
  first: Asked[];
  next: Asked[];
}

/** Bytes of all files below a folder. */
const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

async function measure(content: string, browser: Browser): Promise<Cost> {
  const out = mkdtempSync(join(work, 'out-'));
  const { seconds, megabytes } = index(content, out);
  const list = JSON.parse(readFileSync(join(out, 'pagefind', 'bundles.json'), 'utf8')) as {
    bundles: { messages: number }[];
  };
  const messages = list.bundles.reduce((sum, bundle) => sum + bundle.messages, 0);
  const { address, take, close } = await serve(out);
  const queries = await queriesOf(content);
  const cost: Cost = {
    ...{ messages, indexSeconds: seconds, indexMegabytes: megabytes, diskMegabytes: sizeOf(out) / 1e6 },
    ...{ first: [], next: [] },
  };
  for (let number = 0; number < visits; number++) {
    const [one, two] = await visit(browser, address, take, queries.slice(number * 2, number * 2 + 2));
    if (one) cost.first.push(one);
    if (two) cost.next.push(two);
  }
  close();
  rmSync(out, { recursive: true });
  return cost;
}

/** A quantile of what queries cost. */
const of = (asked: readonly Asked[], what: keyof Asked, share = 0.5): number =>
  quantile(
    asked.map((one) => one[what]),
    share,
  );

const columns: readonly [title: string, cell: (cost: Cost) => string][] = [
  ['messages', ({ messages }) => String(messages)],
  ['index s', ({ indexSeconds }) => indexSeconds.toFixed(1)],
  ['memory MB', ({ indexMegabytes }) => indexMegabytes.toFixed(0)],
  ['disk MB', ({ diskMegabytes }) => diskMegabytes.toFixed(1)],
  ['first kB', ({ first }) => (of(first, 'bytes') / 1000).toFixed(0)],
  ['p95', ({ first }) => (of(first, 'bytes', 0.95) / 1000).toFixed(0)],
  ['requests', ({ first }) => String(of(first, 'requests'))],
  ['next kB', ({ next }) => (of(next, 'bytes') / 1000).toFixed(0)],
  ['p95', ({ next }) => (of(next, 'bytes', 0.95) / 1000).toFixed(0)],
  ['requests', ({ next }) => String(of(next, 'requests'))],
  ['p95', ({ next }) => String(of(next, 'requests', 0.95))],
  ['shown ms', ({ next }) => of(next, 'milliseconds').toFixed(0)],
  ['p95', ({ next }) => of(next, 'milliseconds', 0.95).toFixed(0)],
  ['again ms', ({ next }) => of(next, 'againMilliseconds').toFixed(0)],
];

const printRow = (cells: readonly string[]): void => {
  console.log(`| ${cells.join(' | ')} |`);
};

/** What grows with the archive, as a ratio to an archive of an eighth in the same run. */
function printGrowth(name: string, cost: Cost, eighth: Cost): void {
  const ratios: [string, (cost: Cost) => number][] = [
    ['first query', ({ first }) => of(first, 'bytes')],
    ['next query', ({ next }) => of(next, 'bytes')],
    ['requests of the next', ({ next }) => of(next, 'requests')],
    ['memory of indexing', ({ indexMegabytes }) => indexMegabytes],
  ];
  const said = ratios.map(([what, value]) => `${what} ${(value(cost) / value(eighth)).toFixed(2)}×`);
  console.log(`${name}: ${said.join(', ')}`);
}

const browser = await chromium.launch({ executablePath: requireBrowser(), args: [...browserArguments] });
try {
  printRow(['archive', ...columns.map(([title]) => title)]);
  printRow(['archive', ...columns].map(() => '---'));
  const named = process.argv.slice(2);
  const costs = new Map<number, Cost>();
  for (const archive of named.length > 0 ? named : sizes) {
    const content = typeof archive === 'number' ? await enlarge(archive) : archive;
    const cost = await measure(content, browser);
    if (typeof archive === 'number') costs.set(archive, cost);
    printRow([
      typeof archive === 'number' ? `${archive}×` : archive,
      ...columns.map(([, cell]) => cell(cost)),
    ]);
  }
  for (const [size, cost] of costs) {
    const eighth = costs.get(size / 8);
    if (eighth) printGrowth(`${size}× to ${size / 8}×`, cost, eighth);
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
