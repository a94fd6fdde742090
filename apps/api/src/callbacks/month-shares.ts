import { CALLBACK_GROUPS, callbackQuota, homeVisitQuota, percentOf, type CallbackGroup, type PolicySet, type QuotaRow } from '@guanjia/domain';
import type { ClientBase, Pool } from 'pg';
import type { Database } from '../database/database.js';
import { loadPolicySet } from '../policies/policy-sets.js';

/** The shares that a month is held to (law 4: a quota goes by the procedures at its period's start). */
export interface MonthShares {
  readonly groups: ReadonlyMap<CallbackGroup, { readonly row: QuotaRow; readonly percent: number }>;
  /** Null: the procedures ask for none. */
  readonly homeVisits: number | null;
}

/** Where a centre began to follow procedures within the month, the first that it followed. */
const POLICY_AT = /* sql */ `
select policy_set_id as id from policy_adoption where centre_id = $1
order by effective_from <= $2 desc, case when effective_from <= $2 then effective_from end desc, effective_from limit 1`;

export async function sharesOf(database: Pick<Database, 'pool'>, centreId: string, from: Date, client: Pool | ClientBase = database.pool): Promise<MonthShares> {
  const { rows } = await (client as Pool).query<{ id: string }>(POLICY_AT, [centreId, from]);
  if (!rows[0]) return { groups: new Map(), homeVisits: null };
  return sharesOfPolicy((await loadPolicySet(database, rows[0].id)).policy);
}

/** The shares that these procedures ask for. */
export function sharesOfPolicy(policy: PolicySet): MonthShares {
  const groups = CALLBACK_GROUPS.flatMap((group) => {
    const row = callbackQuota(policy, group);
    return row ? [[group, { row, percent: percentOf(row, policy.settings) }] as const] : [];
  });
  const atHome = homeVisitQuota(policy);
  return { groups: new Map(groups), homeVisits: atHome && percentOf(atHome, policy.settings) };
}
