import type { SampleFinding, SampleKind } from '@guanjia/schema';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';
import { casesById, type CaseNode } from '../cases/case-node.js';
import { recordOfMonth } from './save-sampled.js';

export interface SampleNode {
  readonly dutyId: string;
  readonly sampled: readonly { readonly case: CaseNode; readonly kind: SampleKind; readonly finding: SampleFinding; readonly remark: string | null }[];
  readonly records: number;
  readonly complete: number;
  readonly complainants: number;
  readonly satisfied: number;
  readonly proposedRecords: readonly CaseNode[];
  readonly proposedComplainants: readonly CaseNode[];
}

interface Row {
  readonly caseId: string;
  readonly kind: SampleKind;
  readonly finding: SampleFinding;
  readonly remark: string | null;
}

const DUTY = /* sql */ `
select d.fulfilled_at is not null as done from duty d where d.id = $1 and d.centre_id = any($2::uuid[]) and d.audience = any($3::text[]) and d.rule_key = 'CP-29'`;

const PROPOSED = /* sql */ `
(select c.id, 'RECORD' as kind from duty d join service_case c on ${recordOfMonth('$2')} where d.id = $1 order by random() limit 5)
union all
(select c.id, 'COMPLAINANT' from duty d join service_case c on c.centre_id = d.centre_id and c.audience = any($2::text[]) and c.kind = 'COMPLAINT' and c.settled_at is not null
   and c.received_at >= d.period_start - interval '2 months' and not c.anonymous
 where d.id = $1 and not exists (select from complaint_sample s where s.case_id = c.id and s.kind = 'COMPLAINANT') order by random() limit 5)`;

/** What was sampled for a duty of CP-29; while it is owed, what might be. Null: there is no such duty within the scope. */
export async function readSample(pool: pg.Pool, dutyId: string, scope: Scope): Promise<SampleNode | null> {
  const { rows: [duty] } = await pool.query<{ done: boolean }>(DUTY, [dutyId, scope.centreIds, scope.audiences]);
  if (!duty) return null;
  const { rows } = await pool.query<Row>('select case_id as "caseId", kind, finding, remark from complaint_sample where duty_id = $1', [dutyId]);
  const { rows: proposed } = duty.done ? { rows: [] } : await pool.query<{ id: string; kind: SampleKind }>(PROPOSED, [dutyId, scope.audiences]);
  const cases = await casesById(pool, [...rows.map(({ caseId }) => caseId), ...proposed.map(({ id }) => id)], scope);
  const count = (...findings: SampleFinding[]) => rows.filter(({ finding }) => findings.includes(finding)).length;
  const proposedOf = (wanted: SampleKind) => proposed.filter(({ kind }) => kind === wanted).flatMap(({ id }) => cases.get(id) ?? []);
  return {
    dutyId,
    sampled: rows.flatMap(({ caseId, ...row }) => {
      const node = cases.get(caseId);
      return node ? [{ case: node, ...row }] : [];
    }),
    records: rows.filter(({ kind }) => kind === 'RECORD').length,
    complete: count('COMPLETE'),
    complainants: count('SATISFIED', 'DISSATISFIED'),
    satisfied: count('SATISFIED'),
    proposedRecords: proposedOf('RECORD'),
    proposedComplainants: proposedOf('COMPLAINANT'),
  };
}
