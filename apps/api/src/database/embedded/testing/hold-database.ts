import { startDatabase } from '../start-database.js';

/**
 * A program as small as possible that uses the embedded database as the product does, for tests that kill real processes.
 * usage: node hold-database.js DATA_DIR [NATIVE]; prints one line of JSON when ready. Handles SIGINT itself, and no other signal.
 */
const [, , dataDir, native] = process.argv;
try {
  const database = await startDatabase({ dataDir: dataDir!, ...(native ? { native } : {}), settings: ['fsync=off', 'shared_buffers=16MB'] });
  console.log(JSON.stringify({ url: database.url, pid: database.pid }));
  const stay = setInterval(() => undefined, 60_000);
  process.once('SIGINT', async () => {
    clearInterval(stay);
    await database.stop();
    process.exit(0);
  });
} catch (error) {
  console.log(JSON.stringify({ error: (error as Error).message }));
  process.exit(1);
}
