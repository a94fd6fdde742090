import type { Instant, Words } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { inTransaction, persist, type Desk } from '../cases/carry-out.js';

/** Any fixed number: one for all processes that change who holds, works and is away. */
const STAFFING_LOCK = 4_711_007;

/** A no that a person is told; what its transaction had written is taken back. */
export class Refused extends Error {
  constructor(readonly words: Words) {
    super(words.en);
  }
}

export type Staffed<T> = { readonly done: T; readonly refusal: null } | { readonly done: null; readonly refusal: { readonly rule: null; readonly clause: null; readonly message: Words } };

/** Changes of staff come one after the other, so that two of them cannot both be right alone and wrong together. `work` throws {@link Refused} for a no. */
export async function inStaffing<T>(desk: Desk, work: (client: PoolClient, now: Instant) => Promise<T>): Promise<Staffed<T>> {
  try {
    const done = await persist(() =>
      inTransaction(desk, async (client) => {
        const now = await lockStaffing(client as PoolClient);
        return { answer: await work(client as PoolClient, now) };
      }),
    );
    return { done, refusal: null };
  } catch (error) {
    if (error instanceof Refused) return { done: null, refusal: { rule: null, clause: null, message: error.words } };
    throw error;
  }
}

/** For a transaction that changes staff beside other things. @returns business time, read under the lock */
export async function lockStaffing(client: PoolClient): Promise<Instant> {
  await client.query('select pg_advisory_xact_lock($1)', [STAFFING_LOCK]);
  const { rows } = await client.query<{ now: Date }>('select app_now() as now');
  return rows[0]!.now.getTime();
}

/** Somebody must be left who can add and appoint people for the whole company. */
export async function keepSomebodyWhoManages(client: PoolClient): Promise<void> {
  const { rowCount } = await client.query(
    `select from post_holding h join person p on p.id = h.person_id and p.disabled_at is null join post_capability c on c.post = h.post and c.capability = 'MANAGE_STAFF'
     where h.centre_id is null and h.held_from <= app_now() and h.held_until is null limit 1`,
  );
  if (!rowCount) throw new Refused({ zh: '至少要有一位能管理员工的人员在任。请先任命另一位。', en: 'Somebody who manages staff must be left in office. Appoint another one first.' });
}
