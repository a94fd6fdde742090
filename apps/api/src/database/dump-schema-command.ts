import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './database.js';
import { dumpSchema } from './dump-schema.js';
import { startDatabase } from './embedded/start-database.js';
import { migrateUp } from './migrate.js';

/** `npm run schema:dump`: migrates an empty database of its own and writes what came out beside the migrations. */
const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-schema-'));
const server = await startDatabase({ dataDir, settings: ['fsync=off'] });
try {
  await migrateUp(server.url);
  const database = await openDatabase(server.url, { poolSize: 1 });
  const file = join(import.meta.dirname, '../../src/database/schema.sql');
  await writeFile(file, await dumpSchema(database.pool));
  await database.close();
  console.log('Written: apps/api/src/database/schema.sql');
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
