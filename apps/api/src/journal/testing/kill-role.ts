import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Sweeper } from '../../obligations/sweep.js';
import { readFeed } from '../feed.js';
import { Sealer } from '../sealer.js';
import { Tailer } from '../tailer.js';

/**
 * One process of the product's parts, to be killed: `node kill-role.js ROLE URL NAME [CURSOR]`. Writes what it did as lines of JSON;
 * a line that was cut by the kill does not count.
 */
const [, , role, url, name, cursor] = process.argv as [string, string, string, string, string, string | undefined];
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** A verb's shape: lock the case, write, commit; now and then it thinks better of it. Says which rows were acknowledged. */
async function write(): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 1_000 });
  survive(pool);
  const sealer = new Sealer(url);
  sealer.start();
  const { rows: cases } = await untilAnswered(() => pool.query<{ id: string; centre_id: string }>('select id, centre_id from service_case'));
  for (let act = 0; ; act++) {
    const chosen = cases[Math.floor(Math.random() * cases.length)]!;
    const keys = Array.from({ length: 1 + (act % 3) }, (_, row) => `${name}:${act}:${row}`);
    try {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const { rows } = await client.query<{ version: number }>('update service_case set version = version + 1 where id = $1 returning version', [chosen.id]);
        await client.query(
          `insert into journal (key, type, subject_kind, subject_id, centre_id, audience, at, facts)
           select key, 'CaseTransferred', 'case', $2, $3, 'CENTRE', app_now(), jsonb_build_object('key', key, 'version', $4::int, 'row', i)
           from unnest($1::text[]) with ordinality k(key, i) order by i`,
          [keys, chosen.id, chosen.centre_id, rows[0]!.version],
        );
        if (act % 8 === 5) await client.query('rollback');
        else {
          await client.query('commit');
          say({ acknowledged: keys });
          sealer.poke();
        }
      } catch (error) {
        broken = error as Error;
      } finally {
        client.release(broken);
      }
    } catch {
      await sleep(50);
    }
    await sleep(Math.random() * 8);
  }
}

/** A subscriber's reader: says each batch with the cursor behind it. */
async function read(): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 1_000 });
  survive(pool);
  const tailer = new Tailer(url, { ringSize: 300 });
  tailer.start();
  const { rows: centres } = await untilAnswered(() => pool.query<{ id: string }>('select id from service_centre'));
  const scope = { centreIds: centres.map(({ id }) => id), audiences: ['CENTRE'] };
  const feed = readFeed({ tailer, pool, replayLimit: 1_000_000 }, { after: cursor!, scope, signal: new AbortController().signal });
  for await (const item of feed) say(item.kind === 'rows' ? { seqs: item.rows.map(({ seq }) => seq), cursor: item.cursor } : { [item.kind]: item });
}

/** A connection that breaks while it is checked out and idle tells nobody but its own listener; without one the process dies. */
function survive(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await sleep(50);
    }
  }
}

const ROLES: Record<string, () => void> = {
  writer: () => void write(),
  reader: () => void read(),
  sealer: () => new Sealer(url).start(),
  sweeper: () => new Sweeper(url, { takeDueSteps: async () => undefined, batchSize: 50 }).start(),
};
ROLES[role]!();
