import type { CallbackForm, CallbackGroup, CallbackOrigin, CallbackRound, CallbackStatus, CallbackVerdict } from '@guanjia/schema';
import type { Instant } from '@guanjia/domain';
import type { Pool } from 'pg';
import { fromRow, type Columns } from '../cases/row-columns.js';
import { scopeValues, seenFrom, type CallbackScope } from './callback-scope.js';

/** A visit as resolvers answer from it; what hangs on it (case, attempts, obligations …) is asked for only when wanted. */
export interface CallbackNode {
  readonly id: string;
  readonly version: number;
  readonly centreId: string;
  readonly caseId: string | null;
  readonly occasionId: string | null;
  readonly unitId: string | null;
  readonly origin: CallbackOrigin;
  readonly round: CallbackRound;
  readonly group: CallbackGroup;
  readonly month: string;
  readonly status: CallbackStatus;
  readonly ownerPost: string;
  readonly important: boolean;
  readonly reason: string | null;
  readonly plannedFor: Instant | null;
  readonly plannedCallerIds: readonly string[];
  readonly form: CallbackForm | null;
  readonly visitedAt: Instant | null;
  readonly recordedAt: Instant | null;
  readonly recordedById: string | null;
  readonly secondCallerId: string | null;
  readonly quality: number | null;
  readonly effect: number | null;
  readonly satisfaction: number | null;
  readonly shortcomings: string | null;
  readonly suggestions: string | null;
  readonly opinion: string | null;
  readonly qualified: boolean | null;
  readonly signedBy: string | null;
  readonly reviewedAt: Instant | null;
  readonly reviewedById: string | null;
  readonly verdict: CallbackVerdict | null;
  readonly comment: string | null;
  readonly remedy: string | null;
  readonly decision: string | null;
  readonly complaintId: string | null;
  readonly disposed: boolean;
  readonly settledAt: Instant;
  readonly dueAt: Instant | null;
  readonly overdue: boolean;
  readonly nextTryAt: Instant | null;
}

const COLUMNS = {
  id: 'uuid', version: 'int', centreId: 'uuid', caseId: 'uuid', occasionId: 'uuid', unitId: 'uuid', origin: 'text', round: 'text', grp: 'text', month: 'text', status: 'text', ownerPost: 'text',
  reason: 'text', plannedFor: 'timestamptz(3)', plannedCallers: 'text[]', form: 'text', visitedAt: 'timestamptz(3)', recordedAt: 'timestamptz(3)', recordedBy: 'uuid',
  secondCaller: 'uuid', quality: 'int', effect: 'int', satisfaction: 'int', shortcomings: 'text', suggestions: 'text', opinion: 'text', qualified: 'boolean', signedBy: 'text',
  reviewedAt: 'timestamptz(3)', reviewedBy: 'uuid', verdict: 'text', comment: 'text', remedy: 'text', decision: 'text', complaintId: 'uuid', disposedAt: 'timestamptz(3)',
} as const satisfies Columns;

interface Stored extends Omit<CallbackNode, 'group' | 'important' | 'plannedCallerIds' | 'recordedById' | 'secondCallerId' | 'reviewedById' | 'disposed' | 'settledAt' | 'dueAt' | 'overdue' | 'nextTryAt'> {
  readonly grp: CallbackGroup;
  readonly plannedCallers: readonly string[];
  readonly recordedBy: string | null;
  readonly secondCaller: string | null;
  readonly reviewedBy: string | null;
  readonly disposedAt: Instant | null;
}

export interface StoredCallbackNode {
  readonly row: Readonly<Record<string, unknown>>;
  readonly important: boolean;
  readonly settled_at: number;
  readonly due_at: number | null;
  readonly overdue: boolean | null;
  readonly next_try_at: number | null;
}

/** A moment of SQL in the milliseconds of the domain. */
export const ms = (moment: string) => `(extract(epoch from ${moment}) * 1000)::int8`;

/** Whence every statement about visits selects: what is owed next, and the last try, stand beside each. */
export const CALLBACKS = /* sql */ `callback cb
left join lateral (select min(o.due_at) as due_at from obligation o where o.subject_id = cb.id and o.status = 'OPEN') owed on true
left join lateral (select t.next_try_at, true as failed from callback_attempt t where t.callback_id = cb.id order by t.at desc, t.id desc limit 1) tried on true`;

/** CB-15: planned as important, or so by its class. */
export const IMPORTANT = `(cb.important or (cb.facts ->> 'kind' = 'COMPLAINT' and coalesce(cb.facts ->> 'severity', '') in ('MAJOR', 'IMPORTANT')))`;

/** What it selects from there. What was chosen by hand was settled when its facts say so. */
export const CALLBACK_NODE = /* sql */ `to_jsonb(cb) as row, ${IMPORTANT} as important,
  coalesce((select ${ms('k.settled_at')} from callback_candidate k where k.id = cb.candidate_id), (cb.facts ->> 'settledAt')::numeric::int8, ${ms('cb.opened_at')}) as settled_at,
  ${ms('owed.due_at')} as due_at, owed.due_at < app_now() as overdue, case when cb.status = 'OPEN' then ${ms('tried.next_try_at')} end as next_try_at`;

export function callbackNode({ row, important, settled_at, due_at, overdue, next_try_at }: StoredCallbackNode): CallbackNode {
  const { grp, plannedCallers, recordedBy, secondCaller, reviewedBy, disposedAt, ...stored } = fromRow<Stored>(COLUMNS, row);
  return {
    ...stored,
    important,
    group: grp,
    plannedCallerIds: plannedCallers,
    recordedById: recordedBy,
    secondCallerId: secondCaller,
    reviewedById: reviewedBy,
    disposed: disposedAt !== null,
    settledAt: settled_at,
    dueAt: due_at,
    overdue: overdue === true,
    nextTryAt: next_try_at,
  };
}

const BY_ID = /* sql */ `select ${CALLBACK_NODE} from ${CALLBACKS} where cb.id = $1 and ${seenFrom(2)}`;

/** Null: it does not exist, or is not the viewer's to see. */
export async function findCallback(pool: Pool, id: string, scope: CallbackScope): Promise<CallbackNode | null> {
  const { rows } = await pool.query<StoredCallbackNode>({ name: 'callback-by-id', text: BY_ID, values: [id, ...scopeValues(scope)] });
  return rows[0] ? callbackNode(rows[0]) : null;
}
