import { openBenchDatabase } from '../bench-database.js';
import { number, timed, times } from '../figures.js';
import { openObligations, seedCompany } from '../many-obligations.js';
import { rowByRow } from '../naive/row-by-row.js';
import type { Part } from '../report.js';
import { openSweeping, type Sweeping } from './sweeping.js';

const BATCH = 500;
const DUE = `now() - interval '1 hour' + i * interval '1 ms'`;
const ROUNDS = 3;
/** Row by row so many are enough to know. */
const ONE_BY_ONE = 2_000;

export const sweep: Part = {
  title: 'Sweep of due steps (`sweep`)',
  about: `One connection, eight obligations a case, batches of ${BATCH}, best of ${ROUNDS} rounds in turn. Product: whom it reaches, journal, ladder, case. Limit: the obligation moved and its event written, nothing else. Naive: find one, lock it, change it, write its event, commit.`,
  async measure({ server, sizes: { due } }) {
    const bench = await openBenchDatabase(server, 2);
    const { pool } = bench.database;
    await seedCompany(pool);
    const sweeping = await openSweeping(bench.url);
    const fresh = await sweeping.emptySweep();
    const best = { product: 0, bare: 0, single: 0 };
    const open = async () => {
      await openObligations(pool, Math.ceil(due / ROUNDS), DUE);
      await pool.query('analyze obligation; analyze service_case');
    };
    for (let round = 0; round < ROUNDS; round++) {
      await open();
      best.bare = Math.max(best.bare, await rateOf(() => bareBatches(sweeping)));
      await open();
      best.product = Math.max(best.product, await rateOf(() => sweeping.sweepAll()));
      await open();
      best.single = Math.max(best.single, await rateOf(() => rowByRow(sweeping, Math.min(ONE_BY_ONE, Math.ceil(due / ROUNDS / 4)))));
      await sweeping.sweepAll();
      await sweeping.client.query('select seal()');
    }
    const after = await sweeping.emptySweep();
    await pool.query('vacuum obligation');
    const cleaned = await sweeping.emptySweep();
    await sweeping.close();
    await bench.close();
    const [product, ofSingle, grown] = [`${number(best.product)} rows/s`, best.product / best.single, after.ratio / fresh.ratio];
    return [
      { what: 'due steps', product, limit: `${number(best.bare)} rows/s`, ratio: `${number(best.product / best.bare, 2)} of the limit` },
      { what: 'the same', product, naive: `row by row ${number(best.single)} rows/s`, ratio: times(ofSingle), goal: '≥ 20 ×', met: ofSingle >= 20 },
      { what: 'empty sweep, fresh', product: fresh.product, limit: fresh.limit, ratio: times(fresh.ratio) },
      { what: `empty sweep right after ${number(due * 3)} were swept`, product: after.product, limit: after.limit, ratio: `${times(grown)} fresh`, goal: '≤ 1.5 ×', met: grown <= 1.5 },
      { what: 'the same after a vacuum, which autovacuum does within a minute', product: cleaned.product, limit: cleaned.limit, ratio: `${times(cleaned.ratio / fresh.ratio)} fresh` },
    ];
  },
};

async function rateOf(work: () => Promise<number>): Promise<number> {
  let done = 0;
  const took = await timed(async () => (done = await work()));
  return (done / took) * 1_000;
}

/** No holders, no ladder, no case: what PostgreSQL can do at best with the same rows. */
async function bareBatches({ query }: Sweeping): Promise<number> {
  const text = /* sql */ `
    with due as materialized (select id, subject_id, centre_id from obligation where next_step_at < (select app_now()) order by next_step_at limit ${BATCH} for update skip locked),
    moved as (update obligation o set taken = 1, next_step_at = next_step_at + interval '2 days' from due where o.id = due.id),
    told as (insert into journal (type, subject_kind, subject_id, centre_id, audience, at, facts) select 'ObligationWarned', 'case', subject_id, centre_id, 'CENTRE', now(), '{}' from due)
    select count(*)::int as taken from due`;
  let taken = 0;
  for (let batch = 1; batch > 0; taken += batch) batch = (await query<{ taken: number }>({ name: 'bare', text }))[0]!.taken;
  return taken;
}
