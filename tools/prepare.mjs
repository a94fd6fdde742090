// From a bare checkout to a built one: right Node, packages as locked, everything compiled. Built-in modules only: it runs before any package is there.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun } from './run.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_FLOOR = [20, 19];

/** Installs when needed and builds what is not fresh. Ends the program with a sentence when that is not possible. */
export async function prepare() {
  process.chdir(root);
  checkNode();
  if (!isInstalled()) await install();
  await build();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1])) return;
  console.error(`Guanjia needs Node ${NODE_FLOOR.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const marker = join(root, 'node_modules/.guanjia-lock');
const lockHash = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');

/** As locked: by the lock's content where we installed, by age where somebody ran npm by hand. */
function isInstalled() {
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lockHash()) return true;
  const installed = join(root, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

async function install() {
  console.log('Installing packages (about half a minute) …');
  // --include=dev: the compiler is needed also where NODE_ENV=production is set. --ignore-scripts: no package needs one; the database launcher does its package's own.
  await mustRun('Installing packages', ...npm('ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'));
  writeFileSync(marker, lockHash());
}

/** The npm that runs us; its own script, so that no shell and no PATH is needed. */
function npm(...args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, [script, ...args]] : ['npm', args];
}

const PACKAGES = ['packages/domain', 'packages/schema', 'apps/api', 'apps/dashboard'];
const RESULTS = ['apps/api/dist/main.js', 'apps/dashboard/dist/index.html'];
const stamp = join(root, 'node_modules/.guanjia-build');

async function build() {
  // turbo knows by content what is fresh, but takes a second or two to say so; that nothing was touched at all is seen at once.
  const inputs = inputsHash();
  const present = RESULTS.every((file) => existsSync(join(root, file)));
  if (present && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  console.log('Building …');
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  await mustRun('Building', process.execPath, [turbo, 'run', 'build', '--output-logs=errors-only', '--log-prefix=none', '--no-update-notifier'], {
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  });
  writeFileSync(stamp, inputs);
}

/** Of names, sizes and times of all that a build reads. */
function inputsHash() {
  const hash = createHash('sha256');
  const add = (file) => {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  };
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'turbo.json']) add(file);
  for (const folder of PACKAGES) {
    const own = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.tsbuildinfo'));
    for (const { name } of own) add(`${folder}/${name}`);
    for (const part of ['src', 'public']) {
      if (!existsSync(join(root, folder, part))) continue;
      for (const name of readdirSync(join(root, folder, part), { recursive: true }).sort()) add(`${folder}/${part}/${name}`);
    }
  }
  return hash.digest('hex');
}
