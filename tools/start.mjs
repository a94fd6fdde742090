// npm start: installs and builds when needed, then runs the API, its database and the dashboard in this very process. Ctrl+C ends everything.
import { prepare } from './prepare.mjs';

await prepare();
process.setSourceMapsEnabled(true);
await import('../apps/api/dist/main.js');
