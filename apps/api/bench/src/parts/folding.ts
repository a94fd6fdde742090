import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { CallbackFollower } from '../../../dist/callbacks/callback-follower.js';
import { FigureFollower } from '../../../dist/figures/projection/figure-follower.js';
import { projectFigures } from '../../../dist/figures/projection/project-figures.js';
import { rebuildFigures } from '../../../dist/figures/projection/rebuild-figures.js';
import { FACT_SOURCES } from '../../../dist/figures/projection/fact-sources.js';
import { Tailer } from '../../../dist/journal/tailer.js';
import { openBenchDatabase, type BenchDatabase, type BenchServer } from '../bench-database.js';
import { openDesk, type BenchDesk } from '../desk.js';
import { inTurn, median, number, rate, times } from '../figures.js';
import { fillCases } from '../many-cases.js';
import type { ReportRow } from '../report.js';

/** Cases whose events are folded: enough for many batches, and the rest of the bench is not kept waiting. */
const MOST_CASES = 100_000;
const EVENTS_EACH = 2;
const ROUNDS = 3;
const CONNECTIONS = 8;
const RECEIVING_MS = 4_000;

const TABLES = FACT_SOURCES.flatMap(({ fact, cube }) => [fact, cube]).join(', ');

/** What it costs to keep figures: the follower over a sealed journal, a rebuild, and what a desk that opens cases feels of it. */
export async function folding({ server, upTo, say }: { readonly server: BenchServer; readonly upTo: number; readonly say: (words: string) => void }): Promise<{ about: string; rows: ReportRow[] }> {
  const cases = Math.min(upTo, MOST_CASES);
  const bench = await openBenchDatabase(server, CONNECTIONS + 4);
  const { pool } = bench.database;
  const desk = await openDesk(bench, 10);
  await fillCases(pool, 0, cases, say);
  await pool.query('update callback_cursor set seq = (select seq from journal_head)');
  await pool.query('vacuum analyze');
  say('folding');
  const { all, rebuilt } = await fold(pool, cases);
  const microseconds = (works: readonly number[]) => (median(works) * 1_000) / (cases * EVENTS_EACH);
  const each = { fresh: microseconds(all.fresh), same: microseconds(all.same), bare: microseconds(all.bare) };
  say('receiving beside it');
  const rates = await receiving(bench, desk);
  await desk.close();
  await bench.close();
  const shown = (value: number) => `${number(value, 1)} µs an event`;
  const kept = rates.counted / rates.plain;
  const rows: ReportRow[] = [
    { what: 'each matter new to figures', product: shown(each.fresh), limit: shown(each.bare), ratio: `${times(each.fresh / each.bare)} the limit`, goal: '≤ 10 µs', met: each.fresh <= 10 },
    { what: 'nothing that figures tell has changed', product: shown(each.same), limit: shown(each.bare), ratio: `${times(each.same / each.bare)} the limit`, goal: '≤ 10 µs', met: each.same <= 10 },
    { what: 'rebuild of what is right', product: `${number((rebuilt.facts / median(all.rebuild)) * 1_000)} facts/s` },
    { what: 'rebuild from nothing', product: `${number((rebuilt.facts / median(all.afresh)) * 1_000)} facts/s` },
    { what: `opening cases, ${CONNECTIONS} connections, figures followed beside`, product: `${number(rates.counted)} cases/s`, limit: `not followed ${number(rates.plain)} cases/s`, naive: `counted in the transaction ${number(rates.upsert)} cases/s`, ratio: `${number(kept, 2)} of the limit`, goal: '≥ 0.9', met: kept >= 0.9 },
  ];
  return {
    about: `A sealed journal of ${number(cases * EVENTS_EACH)} events (${number(cases)} cases with one limit each, batches of 5,000), median of ${ROUNDS} rounds in turn. Limit: one statement a batch that adds its events up by centre, month and type. Opening cases: the callbacks' follower runs in each case; counted in the transaction: an upsert of one number by centre, month and kind.`,
    rows,
  };
}

async function fold(pool: pg.Pool, cases: number) {
  const rewind = () => pool.query('update figure_cursor set seq = 0');
  const empty = async () => {
    await pool.query(`truncate ${TABLES}`);
    await rewind();
  };
  const rebuild = async () => {
    const client = await pool.connect();
    return rebuildFigures(client).finally(() => client.release());
  };
  await pool.query('create table bench_cube (centre_id uuid, month date, type text, events integer, unique (centre_id, month, type)); create table bench_cursor (seq bigint); insert into bench_cursor values (0)');
  const all: Record<'fresh' | 'same' | 'bare' | 'rebuild' | 'afresh', number[]> = { fresh: [], same: [], bare: [], rebuild: [], afresh: [] };
  let facts = 0;
  // As autovacuum does within a minute: statements planned over tables that nobody has looked at are several times as dear.
  await projectFigures(pool);
  await pool.query(`analyze ${TABLES}`);
  for (let round = 0; round < ROUNDS; round++) {
    const took = async (name: keyof typeof all, work: () => Promise<unknown>) => all[name].push((await inTurn(1, { work })).work[0]!);
    await empty();
    await took('fresh', async () => check(await projectFigures(pool), cases));
    await pool.query(`analyze ${TABLES}`);
    await rewind();
    await took('same', async () => check(await projectFigures(pool), cases));
    await pool.query('truncate bench_cube; update bench_cursor set seq = 0');
    await took('bare', () => foldBarely(pool));
    await took('rebuild', rebuild);
    await empty();
    await took('afresh', async () => (facts = (await rebuild()).facts.reduce((sum, { count }) => sum + count, 0)));
  }
  return { all, rebuilt: { facts } };
}

/** A follower that read less than it should would make the figure worthless. */
function check(read: number, cases: number): void {
  if (read < cases * EVENTS_EACH) throw new Error(`${read} events folded of ${cases * EVENTS_EACH}`);
}

/** Batches of the same size, each event a 1 somewhere: what PostgreSQL can do at best. */
async function foldBarely(pool: pg.Pool): Promise<void> {
  const text = /* sql */ `
with batch as materialized (select seq, centre_id, date_trunc('month', at)::date as month, type from journal where seq > (select seq from bench_cursor) order by seq limit 5000),
moved as (update bench_cursor set seq = (select max(seq) from batch) where exists (select from batch)),
folded as (
  insert into bench_cube select centre_id, month, type, count(*)::integer from batch group by 1, 2, 3
  on conflict (centre_id, month, type) do update set events = bench_cube.events + excluded.events
)
select count(*)::integer as read from batch`;
  while ((await pool.query<{ read: number }>({ name: 'bare fold', text })).rows[0]!.read > 0);
}

/** Cases a second, the best round of each; between rounds the followers catch up. */
async function receiving({ database, url }: BenchDatabase, desk: BenchDesk): Promise<Record<'plain' | 'counted' | 'upsert', number>> {
  const { pool } = database;
  await pool.query(`
    create table bench_count (centre_id uuid, month date, kind text, cases integer, unique (centre_id, month, kind));
    create function bench_count() returns trigger language plpgsql as $$ begin
      insert into bench_count values (new.centre_id, date_trunc('month', new.received_at)::date, new.kind, 1) on conflict (centre_id, month, kind) do update set cases = bench_count.cases + 1;
      return new;
    end $$;
    create trigger bench_count before insert on service_case for each row execute function bench_count();
    alter table service_case disable trigger bench_count`);
  const tailer = new Tailer(url);
  tailer.start();
  const callbacks = new CallbackFollower({ desk: { database, sealer: desk.sealer }, tailer });
  callbacks.start();
  const best = { plain: 0, counted: 0, upsert: 0 };
  const once = async (name: keyof typeof best) => {
    const follower = name === 'counted' ? new FigureFollower({ pool, tailer }) : null;
    follower?.start();
    await pool.query(`alter table service_case ${name === 'upsert' ? 'enable' : 'disable'} trigger bench_count`);
    best[name] = Math.max(best[name], await rate(() => desk.receive(), { lanes: CONNECTIONS, ms: RECEIVING_MS }));
    await follower?.stop();
    await caughtUp(pool);
  };
  await caughtUp(pool);
  for (let round = 0; round < ROUNDS; round++) for (const name of ['plain', 'counted', 'upsert'] as const) await once(name);
  await callbacks.stop();
  await tailer.stop();
  return best;
}

async function caughtUp(pool: pg.Pool): Promise<void> {
  for (;;) {
    await projectFigures(pool);
    const { rows } = await pool.query<{ behind: boolean }>('select f.seq < h.seq as behind from figure_cursor f, journal_head h');
    if (!rows[0]!.behind) return;
    await sleep(50);
  }
}
