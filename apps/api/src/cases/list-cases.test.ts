import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCases } from './list-cases.js';
import { openServiceDesk, type ServiceDesk } from './testing/service-desk.js';

let house: ServiceDesk;
const MANY = 20_000;
beforeAll(async () => {
  house = await openServiceDesk({ poolSize: 1 });
  await house.receive({ matter: '地下车库水泵异响', description: '负二层50%区域有积水_水泵不停' });
  await house.database.pool.query(
    `insert into service_case select r.* from service_case c, generate_series(1, ${MANY}) n, jsonb_populate_record(c, jsonb_build_object(
       'id', gen_random_uuid(), 'number', 'YH-20260101-' || n, 'unit_id', null, 'place_text', '外围 ' || n, 'matter', '走廊灯 ' || md5(n::text), 'description', md5((-n)::text))) r`,
  );
  await house.database.pool.query('vacuum analyze service_case');
});
afterAll(() => house.close());

const find = (text: string, centreIds = [house.centreId]) =>
  listCases(house.database.pool, { scope: { centreIds, audiences: ['CENTRE'] }, filter: { text } }).then(({ edges }) => edges.map(({ node }) => node.matter));

describe('Searching among many cases', () => {
  it.each(['地下车库水', '负二层50%区', '积水_水泵'])('finds a piece of matter or description, taken literally: %s', async (text) => {
    expect(await find(text)).toEqual(['地下车库水泵异响']);
    expect(await find(text, [house.otherCentreId])).toEqual([]);
    expect(await find(text, [randomUUID()])).toEqual([]);
  });

  it('takes % and _ for what they are', async () => {
    expect(await find('地下%异响')).toEqual([]);
    expect(await find('地下_库水泵')).toEqual([]);
  });

  it('goes over the index of trigrams, not through all cases', async () => {
    const { pool } = house.database;
    const used = async () => {
      await pool.query('select pg_stat_force_next_flush()');
      return Number((await pool.query(`select idx_scan from pg_stat_user_indexes where indexrelname = 'service_case_text'`)).rows[0].idx_scan);
    };
    const before = await used();
    await find('车库水泵');
    expect(await used()).toBeGreaterThan(before);
  });
});

describe('The newest of several centres', () => {
  const centres = () => [house.centreId, house.otherCentreId];
  const page = (order: 'RECEIVED_DESC' | 'RECEIVED_ASC', after: string | null = null) =>
    listCases(house.database.pool, { scope: { centreIds: centres(), audiences: ['CENTRE'] }, order, first: 50, after });

  beforeAll(async () => {
    await house.database.pool.query(
      `update service_case set received_at = received_at - split_part(number, '-', 3)::int * interval '1 minute', centre_id = ($1::uuid[])[1 + split_part(number, '-', 3)::int % 2] where number like 'YH-20260101-%'`,
      [centres()],
    );
    await house.database.pool.query('vacuum analyze service_case');
  });

  it.each(['RECEIVED_DESC', 'RECEIVED_ASC'] as const)('stand in one order over all pages: %s', async (order) => {
    const { rows } = await house.database.pool.query<{ id: string }>(`select id from service_case order by received_at ${order.slice(9)}, id ${order.slice(9)} limit 120`);
    const first = await page(order);
    const second = await page(order, first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(rows.slice(0, 100).map(({ id }) => id));
  });

  it('come off each centre’s index: no more rows are read than a page has', async () => {
    const { pool } = house.database;
    const read = async () => {
      await pool.query('select pg_stat_force_next_flush()');
      const { rows } = await pool.query<{ read: number }>(`select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables where relname = 'service_case'`);
      return rows[0]!.read;
    };
    const before = await read();
    await page('RECEIVED_DESC');
    expect((await read()) - before).toBeLessThan(200);
  });
});

describe('A word that many cases have', () => {
  /** In all; in all, of one character; in every other; in a few; in one, the newest. */
  const WORDS = ['走廊', '灯', 'ab', 'abc1', '地下车库'] as const;
  const scope = () => ({ centreIds: [house.centreId, house.otherCentreId], audiences: ['CENTRE'] });

  it.each(WORDS)('is found on the same pages as by looking at all: %s', async (text) => {
    const { rows } = await house.database.pool.query<{ id: string }>(
      `select id from service_case where matter ilike '%' || $1 || '%' or description ilike '%' || $1 || '%' or number ilike '%' || $1 || '%' or place_text ilike '%' || $1 || '%' order by received_at desc, id desc limit 230`,
      [text],
    );
    const found: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 5; pages++) {
      const { edges, pageInfo } = await listCases(house.database.pool, { scope: scope(), filter: { text }, first: 50, after });
      found.push(...edges.map(({ node }) => node.id as string));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(found.slice(0, 230)).toEqual(rows.map(({ id }) => id));
  });

  it('is found among the newest: the others are not read', async () => {
    const { pool } = house.database;
    const before = await pool.query(`select pg_stat_force_next_flush()`).then(() => read());
    await listCases(pool, { scope: scope(), filter: { text: '走廊' }, first: 50 });
    await pool.query('select pg_stat_force_next_flush()');
    expect((await read()) - before).toBeLessThan(MANY / 4);
  });

  /** Rows of cases that were read so far, by whichever way. */
  const read = async () => Number((await house.database.pool.query(`select seq_tup_read + coalesce(idx_tup_fetch, 0) as n from pg_stat_user_tables where relname = 'service_case'`)).rows[0].n);
});
