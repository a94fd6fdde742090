import { homeVisitQuota, percentOf, type ObligationRow, type QuotaRow } from '@guanjia/domain';
import { sharesOfPolicy, type MonthShares } from '../callbacks/month-shares.js';
import type { Database } from '../database/database.js';
import { loadPolicySet, type LoadedPolicySet } from '../policies/policy-sets.js';

/** What the centres' procedures say that figures are held to and named by. */
export interface Procedures {
  /** The shares of a centre's month (law 4: a quota goes by the procedures at its period's start). */
  sharesAt(centreId: string, month: string): MonthShares;
  homeVisitsAt(centreId: string, month: string): { readonly row: QuotaRow; readonly percent: number } | null;
  /** As it was followed last. Null: no procedure that one of these centres ever followed has such a row. */
  rule(key: string): ObligationRow | null;
}

/** From which whole month on a centre's procedures held at its start, by its zone; the first held of a month that began before it, too. */
const ADOPTIONS = /* sql */ `
select a.centre_id as "centreId", a.policy_set_id as "setId", to_char(case when local = date_trunc('month', local) then local else date_trunc('month', local) + interval '1 month' end, 'YYYY-MM') as month
from policy_adoption a join service_centre z on z.id = a.centre_id cross join lateral (select a.effective_from at time zone z.zone) at(local)
where a.centre_id = any($1::uuid[]) order by a.centre_id, a.effective_from`;

const NONE: MonthShares = { groups: new Map(), homeVisits: null };

export async function loadProcedures(database: Pick<Database, 'pool'>, centreIds: readonly string[]): Promise<Procedures> {
  const { rows } = await database.pool.query<{ centreId: string; setId: string; month: string }>(ADOPTIONS, [centreIds]);
  const ids = [...new Set(rows.map(({ setId }) => setId))];
  const sets = new Map<string, LoadedPolicySet>(await Promise.all(ids.map(async (id) => [id, await loadPolicySet(database, id)] as const)));
  const byCentre = new Map<string, { readonly setId: string; readonly month: string }[]>();
  for (const { centreId, ...adopted } of rows) byCentre.set(centreId, [...(byCentre.get(centreId) ?? []), adopted]);
  const shares = new Map(ids.map((id) => [id, sharesOfPolicy(sets.get(id)!.policy)]));
  const setAt = (centreId: string, month: string) => {
    const adopted = byCentre.get(centreId) ?? [];
    return (adopted.findLast((one) => one.month <= month) ?? adopted[0])?.setId ?? null;
  };
  return {
    sharesAt(centreId, month) {
      const id = setAt(centreId, month);
      return id === null ? NONE : shares.get(id)!;
    },
    homeVisitsAt(centreId, month) {
      const id = setAt(centreId, month);
      const policy = id === null ? null : sets.get(id)!.policy;
      const row = policy && homeVisitQuota(policy);
      return policy && row ? { row, percent: percentOf(row, policy.settings) } : null;
    },
    rule: (key) => ids.toReversed().map((id) => sets.get(id)!.rules.get(key)?.row).find((row) => row !== undefined) ?? null,
  };
}
