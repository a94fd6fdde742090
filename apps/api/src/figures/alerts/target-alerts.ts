import { FIGURES, projectCallbacks, projectHomeVisits, type CallbackGroup, type FigureKey, type MonthEndAtRisk, type QuotaRow } from '@guanjia/domain';
import type { Pool } from 'pg';
import type { FigureScope } from '../figure-scope.js';
import type { Group } from '../group-names.js';
import type { Procedures } from '../procedures.js';
import { writeSelector } from '../selector.js';
import type { AlertNode } from './read-alerts.js';

/** A centre's present month, with what was visited and settled in it so far. */
interface PresentMonth {
  readonly centreId: string;
  readonly month: string;
  readonly gone: number;
  readonly of: number;
  readonly visits: number;
  readonly atHome: number;
  readonly groups: readonly { readonly group: CallbackGroup; readonly settled: number; readonly visited: number; readonly pastSettled: number; readonly pastVisited: number }[];
}

/** Past its limit is a candidate whose visit, if one were owed, would have been due: whether it was drawn is not asked (CB-08). */
const MONTHS = /* sql */ `
with present as materialized (
  select s.id, s.ordinal, date_trunc('month', $3 at time zone s.zone)::date as month, $3 at time zone s.zone as today from service_centre s where s.id = any($1::uuid[])
)
select p.id as "centreId", to_char(p.month, 'YYYY-MM') as month, extract(day from p.today)::int - 1 as gone, extract(day from p.month + interval '1 month - 1 day')::int as of, v.visits, v."atHome", k.groups
from present p
cross join lateral (
  select coalesce(sum(c.visits), 0)::int as visits, coalesce(sum(c.at_home), 0)::int as "atHome" from visit_cube c where c.centre_id = p.id and c.month = p.month and c.audience = any($2::text[])
) v
cross join lateral (
  select coalesce(jsonb_agg(g), '[]') as groups from (
    select f.grp as "group", count(*) as settled, count(*) filter (where f.visited) as visited,
      count(*) filter (where c.limit_at < $3) as "pastSettled", count(*) filter (where c.limit_at < $3 and f.visited) as "pastVisited"
    from candidate_fact f join callback_candidate c on c.id = f.candidate_id where f.centre_id = p.id and f.settled_month = p.month and f.audience = any($2::text[]) group by f.grp order by f.grp
  ) g
) k
order by p.ordinal, p.id`;

/** Which targets of the present month will be missed as it goes (CB-07 to CB-09, CB-12). */
export async function targetsAtRisk(pool: Pool, scope: FigureScope, procedures: Procedures, now: Date): Promise<AlertNode[]> {
  const { rows } = await pool.query<PresentMonth>(MONTHS, [scope.centreIds, scope.audiences, now]);
  return rows.flatMap((month) => [...homeVisits(scope, month, procedures), ...callbacks(scope, month, procedures)]);
}

function homeVisits(scope: FigureScope, month: PresentMonth, procedures: Procedures): AlertNode[] {
  const share = procedures.homeVisitsAt(month.centreId, month.month);
  const risk = share && projectHomeVisits(month, share.percent, month);
  return risk ? [alert(scope, month, { figure: 'HOME_VISIT_SHARE', group: null, risk, row: share.row })] : [];
}

function callbacks(scope: FigureScope, month: PresentMonth, procedures: Procedures): AlertNode[] {
  const { groups } = procedures.sharesAt(month.centreId, month.month);
  return month.groups.flatMap(({ group, settled, visited, pastSettled, pastVisited }) => {
    const share = groups.get(group);
    const risk = share && projectCallbacks(group, share.percent, { settled, visited }, { settled: pastSettled, visited: pastVisited }, month);
    return risk ? [alert(scope, month, { figure: 'CALLBACK_RATE', group, risk, row: share.row })] : [];
  });
}

interface AtRisk {
  readonly figure: FigureKey;
  readonly group: CallbackGroup | null;
  readonly risk: MonthEndAtRisk;
  readonly row: QuotaRow;
}

function alert(scope: FigureScope, { centreId, month }: PresentMonth, { figure, group, risk, row }: AtRisk): AlertNode {
  const span = { from: month, until: month };
  const told: Group[] = [{ dimension: 'CENTRE', key: centreId }, ...(group === null ? [] : [{ dimension: 'CALLBACK_GROUP', key: group } satisfies Group])];
  return {
    key: [FIGURES[figure].source, centreId, month, group].filter((part) => part !== null).join(':'),
    sentence: risk.sentence,
    clause: row.clauses[0] ?? null,
    centreId,
    records: writeSelector({ scope, everywhere: false, period: span, lastYear: false, versionId: null }, { key: figure, step: 'MONTH', span, told, filters: [] }),
  };
}
