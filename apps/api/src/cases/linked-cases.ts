import type { CaseStatus } from '@guanjia/domain';
import type { LinkedCase } from '@guanjia/schema';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';

/** How a case hangs together with others, as far as the viewer may see those. */
export interface CaseLinks {
  readonly mergedInto: LinkedCase | null;
  readonly mergedFrom: readonly LinkedCase[];
  readonly previousCase: LinkedCase | null;
  readonly followingCases: readonly LinkedCase[];
}

// The journal says who hangs together; the other case's own row, within the scope, what may be seen of it.
const LINKS = /* sql */ `
with linked as (
  select j.subject_id as of_case, case when j.type = 'CaseReceived' then 'PREVIOUS' when j.facts ->> 'role' = 'MERGED' then 'INTO' else 'FROM' end as how,
    coalesce(j.facts ->> 'other', j.facts ->> 'previous')::uuid as other, j.n
  from journal j where j.subject_id = any($1::uuid[]) and (j.type = 'CaseMerged' or (j.type = 'CaseReceived' and j.facts ? 'previous'))
  union all
  select (j.facts ->> 'previous')::uuid, 'FOLLOWING', j.subject_id, j.n
  from journal j where j.type = 'CaseReceived' and j.facts ? 'previous' and j.facts ->> 'previous' = any($1::text[])
)
select l.of_case, l.how, c.id, c.number, c.matter, c.status from linked l join service_case c on c.id = l.other
where c.centre_id = any($2::uuid[]) and c.audience = any($3::text[]) order by l.n`;

interface Row {
  readonly of_case: string;
  readonly how: 'PREVIOUS' | 'INTO' | 'FROM' | 'FOLLOWING';
  readonly id: string;
  readonly number: string;
  readonly matter: string;
  readonly status: CaseStatus;
}

/** Mergers and re-complaints (CP-26) of cases that the viewer may see, by case, oldest first. */
export async function linksOfCases(pool: pg.Pool, caseIds: readonly string[], scope: Scope): Promise<CaseLinks[]> {
  const { rows } = await pool.query<Row>(LINKS, [caseIds, scope.centreIds, scope.audiences]);
  return caseIds.map((caseId) => {
    const links = (wanted: Row['how']) => rows.filter(({ of_case, how }) => of_case === caseId && how === wanted).map(({ id, number, matter, status }) => ({ id, number, matter, status }));
    return { mergedInto: links('INTO')[0] ?? null, mergedFrom: links('FROM'), previousCase: links('PREVIOUS')[0] ?? null, followingCases: links('FOLLOWING') };
  });
}
