import type { DomainEvent, DutyState } from '@guanjia/domain';
import { obligationOf } from '../cases/case-row.js';
import { fromRow, type Columns } from '../cases/row-columns.js';

/** What decisions read of a duty; written once, when it arises. */
const STATE_COLUMNS = {
  id: 'uuid',
  centreId: 'uuid',
  ruleKey: 'text',
  periodStart: 'timestamptz(3)',
  periodEnd: 'timestamptz(3)',
  ownerPost: 'text',
} as const satisfies Columns;

/** A duty as `to_jsonb` gives its row, with its obligations' rows and its acts. */
export interface StoredDuty {
  readonly row: Readonly<Record<string, unknown>>;
  readonly obligations: readonly Readonly<Record<string, unknown>>[];
  readonly acts: readonly { readonly type: string; readonly at: number; readonly facts: DomainEvent['facts']; readonly obligation: DomainEvent['obligation'] | null }[];
}

export function dutyStateOf({ row, obligations, acts }: StoredDuty): DutyState {
  const { ruleKey, ...state } = fromRow<Omit<DutyState, 'rule' | 'historic' | 'obligations' | 'acts'> & { ruleKey: string }>(STATE_COLUMNS, row);
  return {
    ...state,
    rule: ruleKey,
    historic: false,
    obligations: obligations.map(obligationOf),
    acts: acts.map(({ type, at, facts, obligation }) => (obligation ? { type, at, facts, obligation } : { type, at, facts })),
  };
}
