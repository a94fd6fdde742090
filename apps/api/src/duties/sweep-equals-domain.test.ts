import { randomUUID } from 'node:crypto';
import { advanceDuty, SYSTEM_ACTOR } from '@guanjia/domain';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obligationRow } from '../cases/case-row.js';
import { journalRows, lastEventOf } from '../cases/journal-rows.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { sweepBatch } from '../obligations/sweep.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { lockDuty } from './load-duty.js';
import { takeDutySteps } from './take-duty-steps.js';
import { openDutyHouse, type DutyHouse, type StoredDuty } from './testing/duty-house.js';

let house: DutyHouse;
/** Opened through March and never swept: ladders of every duty, at every age. */
beforeAll(async () => {
  house = await openDutyHouse();
  await house.at('2027-02-28T12:00:00');
  await house.arise();
  await house.at('2027-03-31T12:00:00');
  await house.arise();
});
afterAll(() => house.close());

const moments = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, /_(at|from)$/.test(key) && typeof value === 'string' ? Date.parse(value) : value]));
const rowsOf = async (client: pg.ClientBase, text: string, id: string) => (await client.query(text, [id])).rows;

async function stored(client: pg.ClientBase, { id }: StoredDuty) {
  return {
    obligations: (await rowsOf(client, `select to_jsonb(o) - 'acknowledged_at' - 'acknowledged_by' as row from obligation o where subject_id = $1`, id)).map(({ row }) => moments(row)),
    steps: (await rowsOf(client, `select key, type, actor_id, at, facts, obligation from journal where subject_id = $1 and obligation ? 'step' order by n`, id)).map((row) => ({ ...row, at: row.at.getTime() })),
    duty: (await rowsOf(client, `select version, last_event, (extract(epoch from last_event_at) * 1000)::int8 as last_event_at, fulfilled_at from duty where id = $1`, id))[0],
  };
}

/** What the domain says of the duty at this moment, as rows. */
async function byDomain(client: pg.ClientBase, { id }: StoredDuty) {
  const { state, version, audience, policySetId, now } = (await lockDuty(client, { dutyId: id }))!;
  const { policy } = await loadPolicySet(house.database, policySetId);
  const { next, events } = advanceDuty(state, { now, policy, actor: SYSTEM_ACTOR, newId: randomUUID });
  const told = await withReachedPosts(client, state.centreId, events);
  const { duty } = await stored(client, { id } as StoredDuty);
  const last = lastEventOf(events);
  return {
    obligations: next.obligations.map((obligation) => moments(obligationRow(obligation, { subjectKind: 'duty', id, centreId: state.centreId, audience, historic: false }))),
    steps: journalRows(told, version + 1, null).map((row) => ({ ...row, at: Date.parse(row.at) })),
    duty: last ? { ...duty, version: version + 1, last_event: last.type, last_event_at: last.at } : duty,
  };
}

describe('The bulk sweep does to a duty what the domain does', () => {
  it('at moments all over a month: the same steps in the same order, the same rows, to the same persons', async () => {
    const client = await house.database.pool.connect();
    let taken = 0;
    for (let hours = 1; hours < 31 * 24; hours += 61) {
      await client.query('begin');
      await client.query(`select set_config('guanjia.business_time', ('2027-03-01T00:00:00+08:00'::timestamptz + $1 * interval '1 hour' + interval '1 ms')::text, true)`, [hours]);
      const duties = await house.duties();
      const domain = [];
      for (const duty of duties) domain.push(await byDomain(client, duty));
      const query = async <R>(config: { text: string; values?: unknown[] }) => (await client.query(config)).rows as R[];
      while ((await sweepBatch(query, 500, 'duty')) > 0);
      const sweep = [];
      for (const duty of duties) sweep.push(await stored(client, duty));
      await client.query('rollback');
      expect(sweep).toEqual(domain);
      taken += domain.reduce((sum, { steps }) => sum + steps.length, 0);
    }
    client.release();
    expect(taken).toBeGreaterThan(150);
  }, 60_000);

  it('one by one through the path of the verbs, too, which the sweeper takes where one row is malformed', async () => {
    const [duty] = await house.duties('FD-03');
    await house.at('2027-03-05T00:00:00');
    const client = await house.database.pool.connect();
    await client.query('begin');
    const domain = await byDomain(client, duty!);
    await client.query('rollback');
    await takeDutySteps(house.desk, duty!.id);
    await takeDutySteps(house.desk, duty!.id);
    expect(await stored(client, duty!)).toEqual(domain);
    client.release();
  });
});
