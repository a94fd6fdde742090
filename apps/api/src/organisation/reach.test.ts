import { reach, type Reached, type Staffing } from '@guanjia/domain';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withReachedPosts } from '../cases/reached-posts.js';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { sweepBatch } from '../obligations/sweep.js';
import { buildSmallHouse, type SmallHouse } from '../obligations/testing/small-house.js';

const LINE = ['RECEPTIONIST', 'CS_SUPERVISOR', 'CENTRE_MANAGER', 'GENERAL_MANAGER'] as const;
const NOW = Date.parse('2026-11-20T08:00:00Z');
const HOUR = 3_600_000;

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let house: SmallHouse;
let client: pg.PoolClient;
let desk: string;
beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase(test.url, { poolSize: 2 });
  house = await buildSmallHouse(database.pool);
  await database.pool.query('update post_holding set held_from = $1', [new Date(NOW - 365 * 24 * HOUR)]);
  desk = house.holders['RECEPTIONIST']!;
  client = await database.pool.connect();
});
afterAll(async () => {
  client.release();
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  await client.query('delete from duty_shift');
  await client.query('delete from absence');
});

/** Whom a step for the post reaches at that moment, as the verbs ask. */
async function reachedAt(moment: number, post = 'RECEPTIONIST'): Promise<Reached> {
  await client.query('begin');
  await client.query(`select set_config('guanjia.business_time', $1, true)`, [new Date(moment).toISOString()]);
  const step = { type: 'ObligationOverdue', at: moment, facts: { to: post }, obligation: { id: '', rule: '', generation: 1, step: 1 } };
  const [told] = await withReachedPosts(client, house.centreId, [step]);
  await client.query('rollback');
  return reachedOf(told!.facts);
}

function reachedOf(facts: Readonly<Record<string, unknown>>): Reached {
  const split = (list: unknown) => (typeof list === 'string' && list !== '' ? list.split(',') : []);
  const reasons = split(facts['passedBecause']) as Reached['passedOver'][number]['reason'][];
  return { post: String(facts['to']), persons: split(facts['persons']), passedOver: split(facts['passedOver']).map((post, n) => ({ post, reason: reasons[n]! })) };
}

const shift = (person: string, from: number, until: number, post = 'RECEPTIONIST') =>
  client.query('insert into duty_shift (centre_id, post, person_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)', [house.centreId, post, person, new Date(from), new Date(until)]);
const away = (person: string, from: number, until: number | null) =>
  client.query('insert into absence (person_id, away_from, away_until) values ($1, $2, $3)', [person, new Date(from), until === null ? null : new Date(until)]);
const atDesk = { post: 'RECEPTIONIST', persons: [] as string[], passedOver: [] };
const goesUp = (reason: string) => ({ post: 'CS_SUPERVISOR', persons: [house.holders['CS_SUPERVISOR']], passedOver: [{ post: 'RECEPTIONIST', reason }] });

describe('Law 9: a step reaches a person on duty', () => {
  it.each([
    ['one second before the shift', -1_000, false],
    ['at its first millisecond', 0, true],
    ['one second later', 1_000, true],
    ['one second before its end', 8 * HOUR - 1_000, true],
    ['at its end', 8 * HOUR, false],
    ['one second after it', 8 * HOUR + 1_000, false],
  ])('%s', async (_, after, reached) => {
    await shift(desk, NOW, NOW + 8 * HOUR);
    expect(await reachedAt(NOW + after)).toEqual(reached ? { ...atDesk, persons: [desk] } : goesUp('OFF_DUTY'));
  });

  it('a gap in the roster goes to the next post up, and the roster is named as the reason', async () => {
    await shift(desk, NOW - 16 * HOUR, NOW - 8 * HOUR);
    await shift(desk, NOW + 8 * HOUR, NOW + 16 * HOUR);
    expect(await reachedAt(NOW)).toEqual(goesUp('OFF_DUTY'));
  });

  it('a post without a roster within a week of now is reached at its holders', async () => {
    expect(await reachedAt(NOW)).toEqual({ ...atDesk, persons: [desk] });
    await shift(desk, NOW - 8 * 24 * HOUR, NOW - 8 * 24 * HOUR + 8 * HOUR);
    expect(await reachedAt(NOW)).toEqual({ ...atDesk, persons: [desk] });
    expect(await reachedAt(NOW - 24 * HOUR - HOUR)).toEqual(goesUp('OFF_DUTY'));
  });

  it('who is away is passed over while away, on duty or not', async () => {
    await away(desk, NOW, NOW + HOUR);
    expect(await reachedAt(NOW - 1)).toEqual({ ...atDesk, persons: [desk] });
    expect(await reachedAt(NOW)).toEqual(goesUp('AWAY'));
    await shift(desk, NOW - HOUR, NOW + 8 * HOUR);
    expect(await reachedAt(NOW)).toEqual(goesUp('AWAY'));
    expect(await reachedAt(NOW + HOUR)).toEqual({ ...atDesk, persons: [desk] });
  });

  it('two on duty together are both reached; one of them away, the other', async () => {
    const second = await hire('RECEPTIONIST', { from: NOW - HOUR, acting: true });
    await shift(desk, NOW, NOW + HOUR);
    await shift(second, NOW, NOW + HOUR);
    expect((await reachedAt(NOW)).persons).toEqual([desk, second].sort());
    await away(desk, NOW, null);
    expect((await reachedAt(NOW)).persons).toEqual([second]);
    await dismiss(second);
  });

  it('an acting holder counts as a holder; one whose office is still to come, or is over, does not', async () => {
    await client.query(`update post_holding set held_until = $2 where person_id = $1`, [desk, new Date(NOW)]);
    const acting = await hire('RECEPTIONIST', { from: NOW + HOUR, until: NOW + 2 * HOUR, acting: true });
    expect((await reachedAt(NOW - 1)).persons).toEqual([desk]);
    expect(await reachedAt(NOW)).toEqual(goesUp('VACANT'));
    expect(await reachedAt(NOW + HOUR - 1)).toEqual(goesUp('VACANT'));
    expect((await reachedAt(NOW + HOUR)).persons).toEqual([acting]);
    expect(await reachedAt(NOW + 2 * HOUR)).toEqual(goesUp('VACANT'));
    await client.query(`update post_holding set held_until = null where person_id = $1`, [desk]);
    await dismiss(acting);
  });

  it('a shift of somebody who does not hold the post puts nobody on duty', async () => {
    await shift(house.holders['CENTRE_MANAGER']!, NOW - HOUR, NOW + HOUR);
    expect(await reachedAt(NOW)).toEqual(goesUp('OFF_DUTY'));
  });

  it('another centre’s roster says nothing about this one', async () => {
    const { rows } = await client.query(`insert into service_centre (code, name_zh, name_en) values ('OTHER', '别处', 'Elsewhere') returning id`);
    await client.query('insert into duty_shift (centre_id, post, person_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)', [rows[0].id, 'RECEPTIONIST', desk, new Date(NOW + HOUR), new Date(NOW + 2 * HOUR)]);
    expect(await reachedAt(NOW)).toEqual({ ...atDesk, persons: [desk] });
  });

  it('above the top post there is no one: its holder is rung though away', async () => {
    for (const post of LINE) await away(house.holders[post]!, NOW - HOUR, null);
    expect(await reachedAt(NOW)).toEqual({
      post: 'GENERAL_MANAGER', persons: [house.holders['GENERAL_MANAGER']],
      passedOver: ['RECEPTIONIST', 'CS_SUPERVISOR', 'CENTRE_MANAGER'].map((post) => ({ post, reason: 'AWAY' })),
    });
  });

  it('the sweeper says the same, in the journal', async () => {
    await shift(desk, NOW - 2 * HOUR, NOW - HOUR);
    await client.query('begin');
    await client.query(`select set_config('guanjia.business_time', $1, true)`, [new Date(NOW).toISOString()]);
    const caseId = await house.openCase();
    const id = await house.owe(caseId, [{ kind: 'WARN', level: 0, inSeconds: -10, to: 'RECEPTIONIST' }]);
    await client.query(`update obligation set next_step_at = $2 where id = $1`, [id, new Date(NOW - 10_000)]);
    await sweepBatch(async <R>(config: { text: string; values?: unknown[] }) => (await client.query(config)).rows as R[]);
    const { rows } = await client.query('select facts from journal where subject_id = $1', [caseId]);
    await client.query('rollback');
    expect(reachedOf(rows[0].facts)).toEqual(goesUp('OFF_DUTY'));
  });
});

async function hire(post: string, { from, until = null, acting = false }: { from: number; until?: number | null; acting?: boolean }): Promise<string> {
  const { rows } = await client.query(`insert into person (login, name_zh, name_en, password_hash) values (gen_random_uuid()::text, '某', 'Somebody', '-') returning id`);
  await client.query('insert into post_holding (person_id, post, centre_id, held_from, held_until, acting) values ($1, $2, $3, $4, $5, $6)', [rows[0].id, post, house.centreId, new Date(from), until === null ? null : new Date(until), acting]);
  return rows[0].id;
}
const dismiss = (person: string) => client.query('delete from duty_shift where person_id = $1', [person]).then(() => client.query('delete from post_holding where person_id = $1', [person]));

describe('The database chooses as the domain does', () => {
  const hours = fc.integer({ min: -200, max: 200 });
  const span = fc.record({ who: fc.integer({ min: 0, max: 5 }), post: fc.constantFrom(...LINE), from: hours, length: fc.integer({ min: 1, max: 24 }), endless: fc.boolean() });

  it('whoever holds, works and is away, at any hour', async () => {
    const people = (await client.query<{ id: string }>(`insert into person (login, name_zh, name_en, password_hash) select gen_random_uuid()::text, '某', 'Somebody', '-' from generate_series(1, 6) returning id`)).rows.map(({ id }) => id);
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(span, { maxLength: 6 }), fc.array(span, { maxLength: 6 }), fc.array(span, { maxLength: 4 }), fc.constantFrom(...LINE), async (held, worked, absent, wanted) => {
        const until = ({ from, length, endless }: { from: number; length: number; endless: boolean }, scale = 1) => (endless ? null : NOW + (from + length * scale) * HOUR);
        const staffing: Staffing = {
          reportingLine: Object.fromEntries(LINE.map((post, n) => [post, LINE[n + 1] ?? null])),
          holdings: held.map((term) => ({ personId: people[term.who]!, post: term.post, centreId: house.centreId, from: NOW + term.from * HOUR, until: until(term, 10) })),
          shifts: worked.map((term) => ({ personId: people[term.who]!, post: term.post, centreId: house.centreId, from: NOW + term.from * HOUR, until: NOW + (term.from + term.length) * HOUR })),
          absences: absent.map((term) => ({ personId: people[term.who]!, from: NOW + term.from * HOUR, until: until(term) })),
        };
        await client.query('begin');
        await client.query('delete from post_holding');
        for (const term of staffing.holdings) await client.query('insert into post_holding (person_id, post, centre_id, held_from, held_until) values ($1, $2, $3, $4, $5)', [term.personId, term.post, term.centreId, new Date(term.from), term.until && new Date(term.until)]);
        for (const { personId, post, from, until: to } of staffing.shifts) await shift(personId, from, to, post);
        for (const { personId, from, until: to } of staffing.absences) await away(personId, from, to);
        await client.query(`select set_config('guanjia.business_time', $1, true)`, [new Date(NOW).toISOString()]);
        const step = { type: 'ObligationOverdue', at: NOW, facts: { to: wanted }, obligation: { id: '', rule: '', generation: 1, step: 1 } };
        const [told] = await withReachedPosts(client, house.centreId, [step]);
        await client.query('rollback');
        const expected = reach(wanted, house.centreId, NOW, staffing);
        passed += expected.passedOver.length;
        expect(reachedOf(told!.facts)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
    expect(passed).toBeGreaterThan(20);
  }, 60_000);
});
