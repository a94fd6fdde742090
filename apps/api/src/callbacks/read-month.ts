import type { CallbackGroupFigures } from '@guanjia/schema';
import type { Pool } from 'pg';
import type { Database } from '../database/database.js';
import type { CallbackScope } from './callback-scope.js';
import { countMonth, homeVisitRate, meanSatisfaction, satisfiedRate, visitRate, type CentreMonth, type MonthFigures } from './month-figures.js';
import { sharesOf } from './month-shares.js';

/** A month as resolvers answer from it; sample and archive are asked for only when wanted. */
export type MonthNode = Awaited<ReturnType<typeof readMonthOf>>;

const BOUNDS = /* sql */ `
select s.id as "centreId", to_char(first, 'YYYY-MM') as month, first at time zone s.zone as "from", (first + interval '1 month') at time zone s.zone as "until"
from service_centre s, lateral (
  select coalesce(to_timestamp($2, 'YYYY-MM')::timestamp, date_trunc('month', app_now() at time zone s.zone)) - n * interval '1 month' as first from generate_series($3::int - 1, 0, -1) n
) months where s.id = $1 and s.id = any($4::uuid[])`;

/** So many months of a centre up to this one, oldest first; empty outside the scope. `month` null: the centre's present one. */
export async function monthsUntil(pool: Pool, centreId: string, month: string | null, count: number, scope: CallbackScope): Promise<CentreMonth[]> {
  return (await pool.query<CentreMonth>(BOUNDS, [centreId, month === null ? null : `${month}`, count, scope.centreIds])).rows;
}

const ARCHIVED = 'select figures from callback_archive where centre_id = $1 and month = $2';

/** The figures as they were archived or, while the month is open, as they are now, in the words of the contract. */
export async function readMonthOf(database: Pick<Database, 'pool'>, month: CentreMonth, scope: CallbackScope) {
  const { rows } = await database.pool.query<{ figures: MonthFigures }>(ARCHIVED, [month.centreId, month.month]);
  const shares = await sharesOf(database, month.centreId, month.from);
  const figures = rows[0]?.figures ?? (await countMonth(database.pool, month, shares, scope));
  const groups = figures.groups.map(({ group, wanted, visited, ...counts }): CallbackGroupFigures => {
    const row = shares.groups.get(group)?.row;
    return { ...counts, group, wanted, visited, owed: Math.max(0, wanted - visited), rule: row?.key ?? group, name: row?.name ?? { zh: group, en: group }, clause: row?.clauses[0] ? { ...row.clauses[0] } : null };
  });
  return {
    ...month,
    frozen: rows.length > 0,
    groups,
    visits: visitRate(figures),
    homeVisits: homeVisitRate(figures),
    satisfied: satisfiedRate(figures),
    meanSatisfaction: meanSatisfaction(figures),
    satisfaction: figures.satisfaction.map((count, index) => ({ score: index + 1, count })),
  };
}
