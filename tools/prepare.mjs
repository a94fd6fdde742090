// From a bare checkout to a built one: right Node, packages as locked, everything compiled. Built-in modules only: it runs before any package is there.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

async function build() {
  // turbo knows by content what is fresh; asking it takes about half a second.
  await mustRun('Building', process.execPath, [join(root, 'node_modules/turbo/bin/turbo'), 'run', 'build', '--output-logs=errors-only', '--log-prefix=none', '--no-update-notifier'], {
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  });
}
