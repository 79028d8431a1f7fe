import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { project } from './built-site.ts';

const root = process.getuid?.() === 0;

/** Chromium's sandbox refuses to start as root, as in most containers. */
export const browserArguments: readonly string[] = root ? ['--no-sandbox'] : [];

const systemNames = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const programFiles = [
  process.env['PROGRAMFILES'],
  process.env['PROGRAMFILES(X86)'],
  process.env['LOCALAPPDATA'],
];
const systemPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...programFiles.map((folder) => join(folder ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe')),
];

/**
 * Finds a browser of the Chromium family: the one that `QUNLU_BROWSER` names, Playwright's own, one of the system.
 * @returns its path, or nothing when there is none that starts
 * @throws {Error} when `QUNLU_BROWSER` names one that does not start
 */
function findBrowser(): string | undefined {
  const named = process.env['QUNLU_BROWSER'];
  if (named) {
    if (!starts(named)) throw new Error(`QUNLU_BROWSER names ${named}, which does not start`);
    return named;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const system = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...system, ...systemPaths].find(starts);
}

/**
 * Finds a browser, or installs one: Playwright's, else the system's own where we may.
 * @throws {Error} when neither can be had, saying what to do
 */
export function requireBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  for (const [command, ...args] of installers()) {
    console.log(`tests: no browser yet; ${[command, ...args].join(' ')} …`);
    spawnSync(command, args, { stdio: ['ignore', 2, 2], cwd: project });
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'no browser found and none could be installed; install Chrome or Chromium, or name one with QUNLU_BROWSER=PATH',
  );
}

function installers(): [string, ...string[]][] {
  const own = [join(project, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'];
  const apt = root && process.platform === 'linux' && existsSync('/usr/bin/apt-get');
  if (!apt) return [[process.execPath, ...own]];
  return [
    [process.execPath, ...own],
    // Playwright's may be there and lack a library of the system.
    [process.execPath, ...own, '--with-deps'],
    ['sh', '-c', 'apt-get update && apt-get install -y chromium'],
  ];
}

/** Whether a browser is there and finds its libraries. Chrome on Windows cannot be asked: it would open a window. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  return process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}
