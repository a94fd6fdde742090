import { readEnv } from '../env.js';
import { startDatabase } from './embedded/start-database.js';
import { migrateDown, migrateUp } from './migrate.js';

/** `npm run migrate -- up | down`: all that is new, or the newest one back. The product itself migrates up at each start. */
const { dataDir, databaseUrl } = readEnv();
const direction = process.argv[2];
if (direction !== 'up' && direction !== 'down') {
  console.error('Say which way: npm run migrate -- up, or npm run migrate -- down (the newest migration is taken back, with its tables).');
  process.exit(2);
}
const server = await startDatabase({ dataDir, databaseUrl });
try {
  if (direction === 'up') {
    const ran = await migrateUp(server.url);
    console.log(ran.length ? `Migrated: ${ran.join(', ')}` : 'Nothing to migrate.');
  } else {
    const taken = await migrateDown(server.url);
    console.log(taken ? `Taken back: ${taken}` : 'No migration to take back.');
  }
} finally {
  await server.stop();
}
