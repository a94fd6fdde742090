import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Notifier } from '../notifier.js';
import { Sender } from '../send-message.js';

/** One notifier as a process of its own, to be killed: `node notifier-role.js URL`. Says nothing; what it did stands at the receiver and in the database. */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 4, connectionTimeoutMillis: 2_000 });
pool.on('error', () => undefined);
pool.on('connect', (client) => client.on('error', () => undefined));
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
new Notifier({
  database: { pool }, sender: new Sender({ allowHttp: true, mail: null, withinMs: 3_000 }), publicUrl: undefined, lookEveryMs: 20,
  // Short, so that a run of seconds sees many of them run out; never shorter than an attempt.
  leaseMs: 3_500,
}).start();
await sleep(2 ** 31 - 1);
