import { dutyVerb, type Instant, type Words } from '@guanjia/domain';
import type { Clause, DutyStatus } from '@guanjia/schema';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';
import { fromRow, type Columns } from '../cases/row-columns.js';
import type { Database } from '../database/database.js';
import { loadPolicySet } from '../policies/policy-sets.js';

/** A duty as resolvers answer from it; what hangs on it (obligation, records, timeline …) is asked for only when wanted. */
export interface DutyNode {
  readonly id: string;
  readonly version: number;
  readonly centreId: string;
  readonly rule: string;
  readonly name: Words;
  readonly clause: Clause | null;
  readonly verb: string | null;
  readonly periodStart: Instant;
  readonly periodEnd: Instant;
  readonly arisenAt: Instant;
  readonly status: DutyStatus;
  readonly finding: string | null;
  readonly fulfilledAt: Instant | null;
  readonly fulfilledById: string | null;
}

const COLUMNS = {
  id: 'uuid',
  version: 'int',
  centreId: 'uuid',
  ruleKey: 'text',
  policySetId: 'uuid',
  periodStart: 'timestamptz(3)',
  periodEnd: 'timestamptz(3)',
  arisenAt: 'timestamptz(3)',
  fulfilledAt: 'timestamptz(3)',
  fulfilledBy: 'uuid',
} as const satisfies Columns;

type Stored = Omit<DutyNode, 'rule' | 'name' | 'clause' | 'verb' | 'status' | 'finding' | 'fulfilledById'> & { ruleKey: string; policySetId: string; fulfilledBy: string | null };

export interface StoredDutyNode {
  readonly row: Readonly<Record<string, unknown>>;
  readonly finding: string | null;
}

/** What every statement about duties selects, for `duty d`. */
export const DUTY_NODE = /* sql */ `to_jsonb(d) as row, (select note.body from duty_note note where note.id = d.finding_id) as finding`;

export async function dutyNode(database: Pick<Database, 'pool'>, { row, finding }: StoredDutyNode): Promise<DutyNode> {
  const { ruleKey: rule, policySetId, fulfilledBy, ...stored } = fromRow<Stored>(COLUMNS, row);
  const { policy } = await loadPolicySet(database, policySetId);
  const owed = policy.obligationRows.find(({ key }) => key === rule);
  return {
    ...stored,
    rule,
    name: owed?.name ?? { zh: rule, en: rule },
    clause: owed?.clauses[0] ? { ...owed.clauses[0] } : null,
    verb: dutyVerb({ rule }, policy),
    status: stored.fulfilledAt === null ? 'OPEN' : 'DONE',
    finding,
    fulfilledById: fulfilledBy,
  };
}

const BY_ID = /* sql */ `
select ${DUTY_NODE} from duty d where d.id = $1 and d.centre_id = any($2::uuid[]) and d.audience = any($3::text[])`;

/** Null: it does not exist, or lies outside the scope. */
export async function findDuty(database: Database, id: string, scope: Scope): Promise<DutyNode | null> {
  const { rows } = await (database.pool as pg.Pool).query<StoredDutyNode>({ name: 'duty-by-id', text: BY_ID, values: [id, scope.centreIds, scope.audiences] });
  return rows[0] ? dutyNode(database, rows[0]) : null;
}
