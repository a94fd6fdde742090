// npm run check: what does not need to run to be wrong. Every part is tried, also after one that failed; the failed ones are named at the end.
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';
import { run } from './run.mjs';

const bin = (path) => join(root, 'node_modules', path);
const tsc = bin('typescript/bin/tsc');

/** Title, then program and arguments as they would be typed after `node`. */
const parts = [
  ['Types: domain', tsc, '-p', 'packages/domain/tsconfig.test.json'],
  ['Types: schema', tsc, '-p', 'packages/schema/tsconfig.test.json'],
  ['Types: api', tsc, '-p', 'apps/api/tsconfig.test.json'],
  ['Types: dashboard', tsc, '-p', 'apps/dashboard'],
  ['Types: tools and end-to-end tests', tsc, '-p', 'tsconfig.tools.json'],
  // Errors fail; warnings are shown for the owner of the screen to judge.
  ['Lint', bin('oxlint/bin/oxlint')],
  ['Arrows', 'tools/arrows.mjs'],
  ['Unused code and packages', bin('knip/bin/knip.js'), '--no-progress'],
  ['Drift: schema.graphql', 'apps/api/dist/emit-schema.js', '--check'],
  ['Drift: generated types', 'apps/dashboard/codegen.mjs', '--check'],
  ['Drift: sop-map.md', 'tools/sop-map.mjs', '--check'],
  ['Drift: guarantees.md', 'tools/guarantees.mjs', '--check'],
  ['Drift: schema.sql', bin('vitest/vitest.mjs'), 'run', 'apps/api/src/database/dump-schema.test.ts'],
];

const wanted = process.argv[2];
await prepare();
const failed = [];
for (const [title, ...args] of parts) {
  if (wanted && !title.toLowerCase().startsWith(wanted.toLowerCase())) continue;
  const began = Date.now();
  const code = await run(title, process.execPath, args);
  console.log(`${code === 0 ? '✓' : '✗'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(title);
}
if (failed.length) console.error(`Not in order: ${failed.join('; ')}`);
process.exitCode = failed.length ? 1 : 0;
