// npm run pictures: the pictures of the README, taken of the running demo's own pages, into docs/pictures.
import { createRequire } from 'node:module';
import { findChromium } from './find-chromium.mjs';
import { prepare } from './prepare.mjs';
import { mustRun } from './run.mjs';

await prepare();
const chromium = await findChromium();
if (!chromium) {
  console.error('No Chromium here, and none could be installed: name one with CHROMIUM_PATH.');
  process.exit(1);
}
const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
await mustRun('Pictures', process.execPath, [playwright, 'test', '--config', 'e2e/pictures/playwright.config.ts'], { CHROMIUM_PATH: chromium });
