import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { FigureFollower } from '../figure-follower.js';
import { rebuildFigures } from '../rebuild-figures.js';

/** What counts figures as a process of its own, to be killed: `node figure-role.js follow|rebuild URL`. What it did stands in the database. */
const [role, url] = process.argv.slice(2) as ['follow' | 'rebuild', string];
if (role === 'rebuild') {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await rebuildFigures(client);
  await client.end();
} else {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 2_000 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  new FigureFollower({ pool, lookEveryMs: 20 }).start();
  await sleep(2 ** 31 - 1);
}
