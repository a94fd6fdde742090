// Runs one of the API's commands from a fresh build: node tools/command.mjs database/migrate-command up
import { prepare, root } from './prepare.mjs';
import { mustRun } from './run.mjs';

const [command, ...args] = process.argv.slice(2);
await prepare();
await mustRun(command, process.execPath, [`${root}/apps/api/dist/${command}.js`, ...args]);
