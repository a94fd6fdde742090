// npm start: installs and builds when needed, then runs the API, its database and the dashboard in this very process. Ctrl+C ends everything.
import { endWithNpm } from './end-with-npm.mjs';
import { prepare } from './prepare.mjs';

endWithNpm();
await prepare();
process.setSourceMapsEnabled(true);
await import('../apps/api/dist/main.js');
