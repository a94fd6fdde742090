import { isLate, isPastDue, type Instant, type Obligation, type Words } from '@guanjia/domain';
import type { Clause } from '@guanjia/schema';
import type pg from 'pg';
import { ofNoHidden, scopeValues, type ViewerScope } from '../callbacks/callback-scope.js';
import type { Database } from '../database/database.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { obligationOf } from './case-row.js';

/** An obligation as resolvers answer from it. Posts and persons are keys still; the resolver asks for them when wanted. */
export interface ObligationNode extends Obligation {
  readonly caseId: string | null;
  readonly dutyId: string | null;
  readonly callbackId: string | null;
  readonly name: Words;
  readonly clauses: readonly Clause[];
  readonly late: boolean;
  readonly overdueSince: Instant | null;
  readonly warnAt: Instant | null;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedById: string | null;
}

export interface StoredObligation {
  readonly row: Readonly<Record<string, unknown>>;
  readonly policy_set_id: string;
  readonly now: number;
}

/** Whence every statement about obligations selects: whatever owes them, a case, a duty or a callback. */
export const OBLIGATIONS = /* sql */ `obligation o left join service_case c on c.id = o.subject_id left join duty d on d.id = o.subject_id left join callback k on k.id = o.subject_id`;

/** What it selects from there. */
export const OBLIGATION_NODE = /* sql */ `to_jsonb(o) as row, coalesce(c.policy_set_id, d.policy_set_id, k.policy_set_id) as policy_set_id, (extract(epoch from app_now()) * 1000)::int8 as now`;

/** Whether it is late is derived on every read from the due time, so that a dead sweeper hides nothing (law 8). */
export async function obligationNode(database: Database, { row, policy_set_id, now }: StoredObligation): Promise<ObligationNode> {
  const { policy } = await loadPolicySet(database, policy_set_id);
  const obligation = obligationOf(row);
  const rule = policy.obligationRows.find((candidate) => candidate.key === obligation.rule);
  return {
    ...obligation,
    caseId: row['subject_kind'] === 'case' ? (row['subject_id'] as string) : null,
    dutyId: row['subject_kind'] === 'duty' ? (row['subject_id'] as string) : null,
    callbackId: row['subject_kind'] === 'callback' ? (row['subject_id'] as string) : null,
    name: rule?.name ?? { zh: obligation.rule, en: obligation.rule },
    clauses: rule?.clauses.map((clause) => ({ ...clause })) ?? [],
    late: isLate(obligation, now),
    overdueSince: obligation.status === 'OPEN' && isPastDue(obligation, now) ? obligation.dueAt : null,
    warnAt: obligation.steps.find((step) => step.kind === 'WARN')?.at ?? null,
    acknowledgedAt: row['acknowledged_at'] as string | null,
    acknowledgedById: row['acknowledged_by'] as string | null,
  };
}

const OF_SUBJECTS = /* sql */ `
select ${OBLIGATION_NODE} from ${OBLIGATIONS}
where o.subject_id = any($1::uuid[]) order by o.due_at, o.rule_key, o.generation`;

/** All obligations of cases, duties and callbacks that the viewer may see, by what owes them, earliest due first. */
export async function obligationsOf(database: Database, subjectIds: readonly string[]): Promise<ObligationNode[][]> {
  const { rows } = await database.pool.query<StoredObligation>(OF_SUBJECTS, [subjectIds]);
  const nodes = await Promise.all(rows.map((row) => obligationNode(database, row)));
  return subjectIds.map((id) => nodes.filter(({ caseId, dutyId, callbackId }) => caseId === id || dutyId === id || callbackId === id));
}

const BY_ID = /* sql */ `
select ${OBLIGATION_NODE} from ${OBLIGATIONS}
where o.id = $1 and o.centre_id = any($2::uuid[]) and o.audience = any($3::text[]) and ${ofNoHidden('$4')}`;

export async function findObligation(database: Database, id: string, scope: ViewerScope): Promise<ObligationNode | null> {
  const { rows } = await (database.pool as pg.Pool).query<StoredObligation>(BY_ID, [id, ...scopeValues(scope)]);
  return rows[0] ? obligationNode(database, rows[0]) : null;
}
