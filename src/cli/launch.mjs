#!/usr/bin/env node
// The door to everything: installs what is missing, then runs the command with the Node that the project
// brings. It is plain JavaScript for Node 18 and newer, because it runs before anything is installed.
//   node src/cli/launch.mjs COMMAND …      the command line of Qunlu
//   node src/cli/launch.mjs --run FILE …   a script of the project, or a tool that it depends on
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';

const [, , ...words] = process.argv;
/** Tools of the project and its tests need the packages of development; the commands do not. */
const developing = words[0] === '--run';

/** Whether node_modules holds just what is needed of the lock file; packages for other machines do not count. */
function installed() {
  const have = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(have)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(have, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, dev, devOptional }]) => {
    const needed = path !== '' && !optional && (developing || !(dev || devOptional));
    return !needed || found[path]?.version === version;
  });
}

/** The Node to run with: the one from the npm registry, or the one at hand where that has no build. */
function findNode() {
  const brought = join(root, 'node_modules', `node-${platformName()}`, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(brought) && spawnSync(brought, ['--version']).status === 0) return brought;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  console.error(
    `qunlu: needs Node 22.18 or newer, and none comes from npm for this machine; found ${process.version}`,
  );
  process.exit(2);
}

function platformName() {
  const system = windows ? 'win' : process.platform;
  return `${system === 'darwin' && process.arch === 'arm64' ? 'bin-' : ''}${system}-${process.arch}`;
}

if (!installed()) {
  console.error('qunlu: installing what is missing (npm ci) …');
  // Standard output belongs to the command, so npm's goes to standard error.
  const include = developing ? ['--include=dev'] : [];
  const { status } = spawnSync('npm', ['ci', ...include, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (status !== 0) {
    console.error(
      'qunlu: npm ci failed; its message above says why. Fix that and run the same command again.',
    );
    process.exit(2);
  }
}

const node = findNode();
const run = developing ? words.slice(1) : [join(root, 'src', 'cli', 'main.ts'), ...words];
if (developing && !existsSync(join(root, run[0]))) {
  const manifest = join(root, 'node_modules', run[0], 'package.json');
  const entry = JSON.parse(readFileSync(manifest, 'utf8')).bin;
  run[0] = join(root, 'node_modules', run[0], typeof entry === 'string' ? entry : entry[run[0]]);
}
const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...run], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${join(node, '..')}${delimiter}${bin}${delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
