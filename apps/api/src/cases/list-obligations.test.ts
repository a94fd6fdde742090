import type { ObligationFilter } from '@guanjia/schema';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listObligations } from './list-obligations.js';
import { openServiceDesk, type ServiceDesk } from './testing/service-desk.js';

let house: ServiceDesk;
const MANY = 20_000;
beforeAll(async () => {
  house = await openServiceDesk({ poolSize: 1 });
  const { pool } = house.database;
  const caseId = await house.receive({ kind: 'REPAIR' });
  // Half of them of another centre, one in five met, one in seven imported, one in three past due.
  await pool.query(
    `insert into obligation select r.* from obligation o, generate_series(1, ${MANY}) n, jsonb_populate_record(o, jsonb_build_object(
       'id', gen_random_uuid(), 'generation', 1000 + n, 'centre_id', ($2::uuid[])[1 + n % 2], 'historic', n % 7 = 0, 'due_at', app_now() + (n / 4 - ${MANY / 12}) * interval '1 minute', 'next_step_at', null)
       || case when n % 5 = 0 then '{"status": "MET", "verdict": "ON_TIME"}' else '{}'::jsonb end) r
     where o.subject_id = $1 and o.rule_key = 'FD-06'`,
    [caseId, centres()],
  );
  await pool.query('vacuum analyze obligation');
});
afterAll(() => house.close());

const centres = () => [house.centreId, house.otherCentreId];
const page = (filter: ObligationFilter, after: string | null = null) => listObligations(house.database, { scope: { centreIds: centres(), audiences: ['CENTRE'], personId: house.personIds.li }, filter, first: 50, after });

const LATE = `status = 'OPEN' and due_at < app_now() and not pauses @? '$[*] ? (@.until == null)'`;

it.each([
  ['all', {}, 'true'],
  ['open ones', { status: 'OPEN' }, `status = 'OPEN'`],
  ['met ones', { status: 'MET' }, `status = 'MET'`],
  ['what is late', { overdue: true }, LATE],
  ['what is not', { overdue: false }, `not (${LATE})`],
] as const)('stand in one order over all centres and pages, imported ones among them: %s', async (_name, filter, where) => {
  const { rows } = await house.database.pool.query<{ id: string }>(`select id from obligation where ${where} order by due_at, id limit 100`);
  const first = await page(filter);
  const second = await page(filter, first.pageInfo.endCursor);
  expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(rows.map(({ id }) => id));
});

it.each([{ status: 'OPEN' }, { overdue: true }, { status: 'OPEN', overdue: true }] as const)('off the index of what is open, each centre’s own: no more rows are read than a few pages have: %j', async (filter) => {
  const { pool } = house.database;
  const read = async () => {
    await pool.query('select pg_stat_force_next_flush()');
    const { rows } = await pool.query<{ read: number; used: number }>(
      `select (seq_tup_read + idx_tup_fetch)::int as read, (select idx_scan::int from pg_stat_user_indexes where indexrelname = 'obligation_open') as used from pg_stat_user_tables where relname = 'obligation'`,
    );
    return rows[0]!;
  };
  const { pageInfo } = await page(filter);
  const before = await read();
  await page(filter, pageInfo.endCursor);
  const after = await read();
  expect(after.read - before.read).toBeLessThan(500);
  expect(after.used).toBeGreaterThan(before.used);
});
