import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Sealer } from '../../dist/journal/sealer.js';
import { Tailer } from '../../dist/journal/tailer.js';
import { sweepBatch, nextStepIn, Sweeper } from '../../dist/obligations/sweep.js';
import { openBenchDatabase } from './bench-database.js';
import { heading, line, median, number, percentile, timed } from './figures.js';
import { openObligations, openVeryMany, seedCompany } from './many-obligations.js';

/** `npm run bench:overdue [address of a PostgreSQL]`: from a due time to its event, and what sweeping costs (guarantees §4). */
const FEW = 10_000;
const MANY = 1_000_000;
const SWEPT = 40_000;
/** Peers look at their due jobs every 10 s at best. */
const PEER_LOOKS_EVERY_MS = 10_000;

const bench = await openBenchDatabase(4);
const { pool } = bench.database;
const client = new pg.Client({ connectionString: bench.url });
await client.connect();
const query = async <R>(config: { name?: string; text: string; values?: unknown[] }) => (await client.query(config as pg.QueryConfig)).rows as R[];
const due = `now() - interval '1 hour' + i * interval '1 ms'`;
const farAway = `now() + interval '2 days' + i * interval '1 second'`;

try {
  await seedCompany(pool);
  heading('Empty sweep: what a look costs when nothing is due');
  await openObligations(pool, FEW, farAway);
  await pool.query('vacuum analyze');
  const fewTimes = await emptySweep();
  line(`at ${number(FEW)} open obligations`, ...fewTimes.words);
  console.log(`  … opening ${number(MANY)} obligations`);
  const took = await openVeryMany(pool, MANY - FEW, farAway);
  await pool.query('vacuum analyze');
  const manyTimes = await emptySweep();
  line(`at ${number(MANY)} open obligations (opened in ${number(took)} s)`, ...manyTimes.words);
  line('growth from the one to the other, both against select 1', `× ${number(manyTimes.ratio / fewTimes.ratio, 2)}   (goal ≤ 1.5)`);
  const scan = median(await series(5, () => client.query('select count(*) from obligation where due_at < now() and status = \'OPEN\'')));
  line('naive: a query over due_at without such an index', `${number(scan, 1)} ms`, `× ${number((scan * 1_000) / manyTimes.sweep)} the product's`);

  heading(`Due time → sealed event in a reader's hands, ${number(MANY)} open obligations`);
  const limit = await commitAndNotify();
  line("machine's limit: one row committed with NOTIFY → heard", ms(limit));
  const idle = await dueToSealed(150, 60);
  line('idle: a step each 60 ms', ms(idle), `× ${number(median(idle) / median(limit), 1)} the limit`, '(goal p50 ≤ 20, p99 ≤ 100)');
  const busy = await dueToSealed(2_000, 5);
  line('200 due a second', ms(busy), '(goal ≤ 1,000)');
  line('naive: a look every 10 s', `p50 ${number(PEER_LOOKS_EVERY_MS / 2)} ms   p99 ${number(PEER_LOOKS_EVERY_MS * 0.99)} ms (by its interval)`, `× ${number(PEER_LOOKS_EVERY_MS / 2 / median(idle))} the product's p50`);

  heading('Sweep of due rows, one connection');
  const bare = await bareBatches();
  line("machine's limit: bare update and insert, batches of 500", `${number(bare)} rows/s`);
  const product = await productBatches();
  line('product: holders, journal, ladder, case, batches of 500', `${number(product)} rows/s`, `${number(product / bare, 2)} of the limit`);
  const naive = await rowByRow();
  line('naive: row by row, a transaction each', `${number(naive)} rows/s`, `product × ${number(product / naive, 1)}   (goal ≥ 20)`);
  const after = await emptySweep();
  line(`empty sweep right after ${number(3 * SWEPT)} were swept`, ...after.words, `× ${number(after.ratio / manyTimes.ratio, 2)} of before (goal ≤ 1.5)`);
  await pool.query('vacuum obligation');
  const cleaned = await emptySweep();
  line('… and when autovacuum has been there', ...cleaned.words, `× ${number(cleaned.ratio / manyTimes.ratio, 2)} of before`);
} finally {
  await client.end();
  await bench.close();
}

async function series(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push(await timed(work));
  return all;
}

/** Both in turn, so that the machine's other work hits both alike. Microseconds, median. */
async function emptySweep(): Promise<{ sweep: number; ratio: number; words: string[] }> {
  const sweeps: number[] = [];
  const ones: number[] = [];
  for (let i = 0; i < 3_000; i++) {
    ones.push(await timed(() => client.query({ name: 'one', text: 'select 1' })));
    sweeps.push(await timed(() => nextStepIn(query)));
  }
  const sweep = median(sweeps) * 1_000;
  const one = median(ones) * 1_000;
  return { sweep, ratio: sweep / one, words: [`${number(sweep)} µs`, `select 1: ${number(one)} µs`, `× ${number(sweep / one, 2)}`] };
}

function ms(values: readonly number[]): string {
  return `p50 ${number(median(values), 1)} ms   p99 ${number(percentile(values, 0.99), 1)} ms`;
}

async function commitAndNotify(): Promise<number[]> {
  const listener = new pg.Client({ connectionString: bench.url });
  await listener.connect();
  await listener.query('listen bench; create table if not exists bench_row (at timestamptz)');
  const all: number[] = [];
  for (let i = 0; i < 200; i++) {
    const heard = new Promise((resolve) => listener.once('notification', resolve));
    all.push(await timed(async () => {
      await client.query(`with kept as (insert into bench_row values (now()) returning 1) select pg_notify('bench', '') from kept`);
      await heard;
    }));
  }
  await listener.end();
  return all;
}

/** The product's own parts in this process; each step's own time against the moment at which a reader of the feed has its event. */
async function dueToSealed(count: number, everyMs: number): Promise<number[]> {
  const sealer = new Sealer(bench.url);
  const tailer = new Tailer(bench.url);
  const sweeper = new Sweeper(bench.url, { takeDueSteps: async () => undefined, onTaken: () => sealer.poke() });
  for (const part of [sealer, tailer, sweeper]) part.start();
  await sleep(500);
  await openObligations(pool, count, `now() + interval '4 seconds' + i * interval '${everyMs} ms' + random() * interval '${everyMs / 2} ms'`);
  const late: number[] = [];
  let seq = tailer.ring.head;
  const { signal } = new AbortController();
  while (late.length < count) {
    await tailer.change(1_000, signal, () => tailer.ring.head > seq);
    const heardAt = performance.timeOrigin + performance.now();
    for (const row of tailer.ring.after(seq, 10_000)!) {
      late.push(heardAt - (row.facts['stepAt'] as number));
      seq = row.seq;
    }
  }
  await Promise.all([sealer.stop(), tailer.stop(), sweeper.stop()]);
  return late;
}

async function productBatches(): Promise<number> {
  await openObligations(pool, SWEPT, due);
  await pool.query('analyze obligation; analyze service_case');
  let taken = 0;
  const took = await timed(async () => {
    for (let batch = 1; batch > 0; taken += batch) batch = await sweepBatch(query);
  });
  if (taken !== SWEPT) throw new Error(`swept ${taken} of ${SWEPT}`);
  await client.query('select seal()');
  return (taken / took) * 1_000;
}

/** No holders, no ladder, no case: what PostgreSQL can do at best with the same rows. */
async function bareBatches(): Promise<number> {
  await openObligations(pool, SWEPT, due);
  await pool.query('analyze obligation');
  const text = `
    with due as materialized (select id, subject_id, centre_id from obligation where next_step_at < (select app_now()) order by next_step_at limit 500 for update skip locked),
    moved as (update obligation o set taken = 1, next_step_at = next_step_at + interval '2 days' from due where o.id = due.id),
    told as (insert into journal (type, subject_kind, subject_id, centre_id, audience, at, facts) select 'ObligationWarned', 'case', subject_id, centre_id, 'CENTRE', now(), '{}' from due)
    select count(*)::int as taken from due`;
  let taken = 0;
  const took = await timed(async () => {
    for (let batch = 1; batch > 0; taken += batch) batch = (await query<{ taken: number }>({ name: 'bare', text }))[0]!.taken;
  });
  await client.query('select seal()');
  return (taken / took) * 1_000;
}

/** What a job queue or an ORM's loop does: find one, lock it, change it, write its event, commit. */
async function rowByRow(): Promise<number> {
  await openObligations(pool, SWEPT, due);
  await pool.query('analyze obligation');
  const rows = 2_000;
  const took = await timed(async () => {
    for (let i = 0; i < rows; i++) {
      await client.query('begin');
      const [row] = await query<{ id: string; subject_id: string; centre_id: string }>({
        name: 'next-due',
        text: `select id, subject_id, centre_id from obligation where next_step_at < (select app_now()) order by next_step_at limit 1 for update skip locked`,
      });
      await query({ name: 'move-one', text: `update obligation set taken = 1, next_step_at = next_step_at + interval '2 days' where id = $1`, values: [row!.id] });
      await query({ name: 'touch-one', text: 'update service_case set version = version + 1 where id = $1', values: [row!.subject_id] });
      await query({
        name: 'tell-one',
        text: `insert into journal (type, subject_kind, subject_id, centre_id, audience, at, facts) values ('ObligationWarned', 'case', $1, $2, 'CENTRE', now(), '{}')`,
        values: [row!.subject_id, row!.centre_id],
      });
      await client.query('commit');
    }
  });
  for (let batch = 1; batch > 0; ) batch = await sweepBatch(query);
  await client.query('select seal()');
  return (rows / took) * 1_000;
}
