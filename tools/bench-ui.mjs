// npm run bench:ui [-- part …] [--write]: the yardsticks of the screens, measured on the real product in a real Chromium; prints one table. `--write` puts it into docs/benchmarks.md.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { findChromium } from './find-chromium.mjs';
import { prepare, root } from './prepare.mjs';
import { mustRun } from './run.mjs';

const FOLDER = join(root, 'e2e/bench');
const parts = readdirSync(FOLDER).flatMap((name) => (name.endsWith('.bench.ts') ? [name.slice(0, -'.bench.ts'.length)] : []));
const wanted = process.argv.slice(2).filter((name) => name !== '--write');
const unknown = wanted.filter((name) => !parts.includes(name));
if (unknown.length) {
  console.error(`No part is named ${unknown.join(', ')}. There are: ${parts.join(', ')}.`);
  process.exit(1);
}

await prepare();
await mustRun('Building the storm', process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'apps/api/bench')]);
const chromium = await findChromium();
if (!chromium) {
  console.error('No Chromium here, and none could be installed: name one with CHROMIUM_PATH.');
  process.exit(1);
}
const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
await mustRun('Bench', process.execPath, [playwright, 'test', '--config', 'e2e/bench/playwright.config.ts', ...wanted.map((name) => `/${name}.bench.ts`)], {
  CHROMIUM_PATH: chromium,
  ...(process.argv.includes('--write') && { BENCH_WRITE: '1' }),
});
