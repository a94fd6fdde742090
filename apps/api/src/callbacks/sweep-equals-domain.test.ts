import { randomUUID } from 'node:crypto';
import { advanceCallback, SYSTEM_ACTOR } from '@guanjia/domain';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obligationRow } from '../cases/case-row.js';
import { journalRows, lastEventOf } from '../cases/journal-rows.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { sweepBatch } from '../obligations/sweep.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { lockCallback } from './load-callback.js';
import { takeCallbackSteps } from './take-callback-steps.js';
import { openCallbackHouse, type CallbackHouse } from './testing/callback-house.js';

let house: CallbackHouse;
/** Visits of several kinds, opened through some days and never swept: ladders at every age. */
beforeAll(async () => {
  house = await openCallbackHouse();
  await house.at('2027-02-28T12:00:00');
  await house.follow();
  for (let day = 1; day <= 6; day++) {
    await house.at(`2027-03-0${day}T${9 + day}:17:00`);
    await house.settled();
    await house.settled({ kind: 'COMPLAINT' });
    await house.settled({ kind: 'HELP_REQUEST', category: 'FIRST_AID', matter: '业主晕倒' });
    await house.follow();
  }
}, 120_000);
afterAll(() => house.close());

const moments = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, /_(at|from)$/.test(key) && typeof value === 'string' ? Date.parse(value) : value]));
const rowsOf = async (client: pg.ClientBase, text: string, id: string) => (await client.query(text, [id])).rows;

async function stored(client: pg.ClientBase, id: string) {
  return {
    obligations: (await rowsOf(client, `select to_jsonb(o) - 'acknowledged_at' - 'acknowledged_by' as row from obligation o where subject_id = $1 order by rule_key, generation`, id)).map(({ row }) => moments(row)),
    steps: (await rowsOf(client, `select key, type, actor_id, at, facts, obligation from journal where subject_id = $1 and obligation ? 'step' order by n`, id)).map((row) => ({ ...row, at: row.at.getTime() })),
    callback: (await rowsOf(client, `select version, last_event, (extract(epoch from last_event_at) * 1000)::int8 as last_event_at, status from callback where id = $1`, id))[0],
  };
}

/** What the domain says of the callback at this moment, as rows. */
async function byDomain(client: pg.ClientBase, id: string) {
  const { state, policySetId, now, holdings } = (await lockCallback(client, { callbackId: id }))!;
  const { policy } = await loadPolicySet(house.database, policySetId);
  const { next, events } = advanceCallback(state, { now, policy, actor: SYSTEM_ACTOR, newId: randomUUID, holdings });
  const told = await withReachedPosts(client, state.centreId, events);
  const { callback } = await stored(client, id);
  const last = lastEventOf(events);
  return {
    obligations: next.obligations
      .toSorted((one, other) => (one.rule < other.rule ? -1 : 1))
      .map((obligation) => moments(obligationRow(obligation, { subjectKind: 'callback', id, centreId: state.centreId, audience: next.audience, historic: false }))),
    steps: journalRows(told, state.version + 1, null).map((row) => ({ ...row, at: Date.parse(row.at) })),
    callback: last ? { ...callback, version: state.version + 1, last_event: last.type, last_event_at: last.at } : callback,
  };
}

describe('The bulk sweep does to a callback what the domain does', () => {
  it('at moments all over a fortnight: the same steps in the same order, the same rows, to the same persons', async () => {
    const client = await house.database.pool.connect();
    const ids = (await house.callbacks()).map(({ id }) => id);
    let taken = 0;
    for (let hours = 7 * 24; hours < 21 * 24; hours += 31) {
      await client.query('begin');
      await client.query(`select set_config('guanjia.business_time', ('2027-03-01T00:00:00+08:00'::timestamptz + $1 * interval '1 hour' + interval '1 ms')::text, true)`, [hours]);
      const domain = [];
      for (const id of ids) domain.push(await byDomain(client, id));
      const query = async <R>(config: { text: string }) => (await client.query(config)).rows as R[];
      while ((await sweepBatch(query, 500, 'callback')) > 0);
      const sweep = [];
      for (const id of ids) sweep.push(await stored(client, id));
      await client.query('rollback');
      expect(sweep).toEqual(domain);
      taken += domain.reduce((sum, { steps }) => sum + steps.length, 0);
    }
    client.release();
    expect(ids.length).toBeGreaterThanOrEqual(13);
    expect(taken).toBeGreaterThan(100);
  }, 120_000);

  it('one by one through the path of the verbs, too, which the sweeper takes where one row is malformed', async () => {
    const { id } = (await house.callbacks())[0]!;
    await house.at('2027-03-12T00:00:00');
    const client = await house.database.pool.connect();
    await client.query('begin');
    const domain = await byDomain(client, id);
    await client.query('rollback');
    await takeCallbackSteps(house.desk, id);
    await takeCallbackSteps(house.desk, id);
    expect(await stored(client, id)).toEqual(domain);
    client.release();
  });
});
