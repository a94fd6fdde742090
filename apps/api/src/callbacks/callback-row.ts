import type { CallbackState, VisitedMatter } from '@guanjia/domain';
import { obligationOf, type StoredCase } from '../cases/case-row.js';
import { fromRow, toRow, type Columns } from '../cases/row-columns.js';

/** What decisions read and change of a callback. */
export const STATE_COLUMNS = {
  id: 'uuid',
  centreId: 'uuid',
  version: 'int',
  candidateId: 'uuid',
  caseId: 'uuid',
  occasionId: 'uuid',
  householdId: 'uuid',
  unitId: 'uuid',
  audience: 'text',
  origin: 'text',
  round: 'text',
  month: 'text',
  status: 'text',
  ownerPost: 'text',
  // The matter as rules read it: VisitedMatter.
  facts: 'jsonb',
  standIns: 'jsonb',
  openedAt: 'timestamptz(3)',
  important: 'boolean',
  plannedFor: 'timestamptz(3)',
  plannedCallers: 'uuid[]',
  form: 'text',
  visitedAt: 'timestamptz(3)',
  recordedAt: 'timestamptz(3)',
  recordedBy: 'uuid',
  secondCaller: 'uuid',
  satisfaction: 'int',
  qualified: 'boolean',
  reviewedAt: 'timestamptz(3)',
  reviewedBy: 'uuid',
  verdict: 'text',
  complaintId: 'uuid',
  historic: 'boolean',
} as const satisfies Columns<Exclude<keyof CallbackState, 'matter' | 'obligations' | 'acts'> | 'facts'>;

/** What is written once, when it is opened, and read by no rule. */
export const RECORD_COLUMNS = {
  policySetId: 'uuid',
  grp: 'text',
  hiddenFrom: 'uuid[]',
} as const satisfies Columns;

/** What is written down, each in its own column; never in the journal. */
export const TEXT_COLUMNS = {
  reason: 'text',
  quality: 'int',
  effect: 'int',
  shortcomings: 'text',
  suggestions: 'text',
  opinion: 'text',
  signedBy: 'text',
  comment: 'text',
  remedy: 'text',
  decision: 'text',
} as const satisfies Columns;

export function callbackRow({ matter, ...state }: CallbackState): Record<string, unknown> {
  return toRow(STATE_COLUMNS, { ...state, facts: matter });
}

/** A callback as `to_jsonb` gives its row, with its obligations' rows and its acts. */
export function callbackStateOf({ row, obligations, acts }: StoredCase): CallbackState {
  const { facts, ...state } = fromRow<Omit<CallbackState, 'matter' | 'obligations' | 'acts'> & { facts: VisitedMatter }>(STATE_COLUMNS, row);
  return {
    ...state,
    matter: facts,
    obligations: obligations.map(obligationOf),
    acts: acts.map(({ type, at, facts, obligation }) => (obligation ? { type, at, facts, obligation } : { type, at, facts })),
  };
}
