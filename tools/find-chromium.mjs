import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { root } from './prepare.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium for the end-to-end tests: CHROMIUM_PATH, one on the PATH, Playwright's own, else one that can be installed.
 * @returns {Promise<string | undefined>} path of the program; undefined when there is none and none could be installed
 */
export async function findChromium() {
  return named() ?? onPath() ?? ofPlaywright() ?? (await installed());
}

function named() {
  const path = process.env.CHROMIUM_PATH;
  if (!path) return undefined;
  if (existsSync(path)) return path;
  console.error(`CHROMIUM_PATH names ${path}, where nothing is.`);
  process.exit(1);
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function ofPlaywright() {
  const { chromium } = createRequire(join(root, 'package.json'))('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function installed() {
  console.log('No Chromium here; trying to install one …');
  const playwright = createRequire(join(root, 'package.json')).resolve('@playwright/test/cli');
  await run('Fetching Chromium', process.execPath, [playwright, 'install', 'chromium'], {}, 180_000);
  return ofPlaywright() ?? (await ofDebian());
}

async function ofDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('Reading package lists', 'apt-get', ['update', '-qq'], quiet);
  // Without the font Chinese is drawn as boxes.
  await run('Installing Chromium', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-wqy-microhei'], quiet);
  return onPath();
}
