// npm run import -- [LIST] FILE …: installs and builds when needed, then imports in this very process. --help says how.
import { prepare } from './prepare.mjs';

await prepare();
process.setSourceMapsEnabled(true);
await import('../apps/api/dist/imports/main.js');
