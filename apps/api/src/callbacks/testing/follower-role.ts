import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Database } from '../../database/database.js';
import { CallbackFollower } from '../callback-follower.js';

/** One follower as a process of its own, to be killed: `node follower-role.js URL`. Says nothing; what it did stands in the database. */
const url = process.argv[2]!;
const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 2_000 });
pool.on('error', () => undefined);
pool.on('connect', (client) => client.on('error', () => undefined));
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const desk = { database: { pool, url } as unknown as Database, sealer: { poke: () => undefined } };
new CallbackFollower({ desk, lookEveryMs: 20 }).start();
await sleep(2 ** 31 - 1);
