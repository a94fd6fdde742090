import { BrokenPolicyError, type PolicyProblem } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { badField } from '../access/refusals.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import { PLANNING } from './rewrite-adoptions.js';

/** One after the other, each whole or not at all. Answers the problems where packs do not fit together; then nothing changed. */
export async function inPlanning({ pool }: Database, plan: (client: PoolClient) => Promise<PolicyProblem[] | void>): Promise<PolicyProblem[]> {
  const planned = inTransaction(
    pool,
    async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [PLANNING]);
      return (await plan(client)) ?? [];
    },
    (problems) => problems.length === 0,
  );
  return planned.catch((error: unknown) => {
    if (error instanceof BrokenPolicyError) return [...error.problems];
    throw error;
  });
}

/** From when a change is to hold: the moment asked for, or now. @throws BAD_USER_INPUT for the past: cases of then have pinned what was followed then. */
export function startOf(from: Date | null | undefined, now: number): number {
  const start = from?.getTime() ?? now;
  if (start < now) throw badField('from', {
    zh: `${new Date(start).toISOString()} 已经过去，现在是 ${new Date(now).toISOString()}。变更只能从现在或以后生效；不填即为现在。`,
    en: `${new Date(start).toISOString()} is past; it is ${new Date(now).toISOString()}. A change holds from now or a later moment on. Leave it out for now.`,
  });
  return start;
}
