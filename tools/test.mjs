// npm test: everything. Installs and builds when needed, then the domain, the API on a real PostgreSQL, the screens, the repository's own rules, and the walks in Chromium.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { endWithNpm } from './end-with-npm.mjs';
import { findChromium } from './find-chromium.mjs';
import { prepare, root } from './prepare.mjs';
import { mustRun } from './run.mjs';

const began = Date.now();
const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;

endWithNpm();
await prepare();
console.log(`Built after ${seconds()}.`);
await mustRun('Tests', process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run']);
console.log(`Tests passed after ${seconds()}.`);

const chromium = await findChromium();
if (!chromium) {
  console.error('The end-to-end tests need a Chromium and none could be installed: install one (Debian: apt-get install chromium fonts-wqy-microhei) or name one with CHROMIUM_PATH.');
  process.exit(1);
}
const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
await mustRun('End-to-end tests', process.execPath, [playwright, 'test', '--config', 'e2e/playwright.config.ts'], { CHROMIUM_PATH: chromium });
console.log(`All passed after ${seconds()}.`);
