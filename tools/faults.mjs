// npm run test:faults: the faults of docs/guarantees.md, and fuzzed input, at full length, which npm test tries shortly. FAULTS_SEED=… repeats a run's choices.
import { join } from 'node:path';
import { endWithNpm } from './end-with-npm.mjs';
import { prepare, root } from './prepare.mjs';
import { mustRun } from './run.mjs';

endWithNpm();
await prepare();
// One file at a time: each has processes and a load of its own.
const args = ['run', '--project', 'api', '--no-file-parallelism', 'src/faults', 'src/attacks/fuzz', ...process.argv.slice(2)];
await mustRun('Faults', process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], { FAULTS: 'long' });
