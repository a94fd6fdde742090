import type { CallbackFilter, CallbackQueue } from '@guanjia/schema';
import { badField } from '../access/refusals.js';
import { readOptionalId } from '../cases/door.js';
import { IMPORTANT } from './callback-node.js';
import { scopeValues, seenFrom, type CallbackScope } from './callback-scope.js';

export interface CallbacksAskedFor {
  readonly scope: CallbackScope;
  readonly filter?: CallbackFilter | null | undefined;
}

/** Until when the centre's day lasts. */
const DAY_ENDS = /* sql */ `(select (date_trunc('day', app_now() at time zone s.zone) + interval '1 day') at time zone s.zone from service_centre s where s.id = cb.centre_id)`;

/** The parts of the worklist, for `callback cb` with what is owed and the last try beside it (`CALLBACKS`). */
export const QUEUES: Readonly<Record<CallbackQueue, string>> = {
  OPEN: `cb.status = 'OPEN'`,
  DUE_TODAY: `(cb.status = 'OPEN' and owed.due_at >= app_now() and owed.due_at <= ${DAY_ENDS})`,
  OVERDUE: `(cb.status = 'OPEN' and owed.due_at < app_now())`,
  NO_ANSWER: `(cb.status = 'OPEN' and tried.failed)`,
  PLANNED: `(cb.status = 'OPEN' and cb.planned_for is not null)`,
  TO_REVIEW: `cb.status = 'VISITED'`,
  TO_DECIDE: `(cb.status = 'REVIEWED' and cb.verdict = 'UNQUALIFIED' and owed.due_at is not null)`,
  DONE: `cb.status in ('VISITED', 'REVIEWED')`,
};

const MONTH = /^[0-9]{4}-(0[1-9]|1[0-2])$/;

/** A month as `2026-10`. Throws BAD_USER_INPUT. */
export function readMonth(field: string, month: string): string {
  if (!MONTH.test(month)) throw badField(field, { zh: '不是月份，请写成 2026-10 的形式。', en: 'is not a month. Write it as 2026-10.' });
  return month;
}

/** The filter read at the door, in SQL for `CALLBACKS`, and what stands for its parameters from $1 on; only what was asked for. Throws BAD_USER_INPUT. */
export function matchingCallbacks({ scope, filter }: CallbacksAskedFor): { readonly where: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [...scopeValues(scope)];
  const parameter = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const conditions = [seenFrom(1)];
  const equal = (column: string, value: string | null | undefined, type = 'text') => value !== null && value !== undefined && conditions.push(`cb.${column} = ${parameter(value, type)}`);
  equal('status', filter?.status);
  equal('month', filter?.month ? readMonth('filter.month', filter.month) : null);
  equal('grp', filter?.group);
  equal('origin', filter?.origin);
  equal('round', filter?.round);
  equal('form', filter?.form);
  equal('case_id', readOptionalId('filter.caseId', filter?.caseId), 'uuid');
  equal('occasion_id', readOptionalId('filter.occasionId', filter?.occasionId), 'uuid');
  const { queue, mine, important, visitedFrom, visitedUntil } = filter ?? {};
  if (queue) conditions.push(QUEUES[queue]);
  if (important !== null && important !== undefined) conditions.push(`${IMPORTANT} = ${parameter(important, 'boolean')}`);
  if (mine !== null && mine !== undefined) conditions.push(`(($3::uuid = any(cb.planned_callers) or cb.recorded_by is not distinct from $3::uuid or cb.second_caller is not distinct from $3::uuid) = ${parameter(mine, 'boolean')})`);
  if (visitedFrom && visitedUntil && visitedUntil <= visitedFrom) throw badField('visitedUntil', { zh: '须晚于开始时间。', en: 'must lie after visitedFrom.' });
  if (visitedFrom) conditions.push(`cb.visited_at >= ${parameter(visitedFrom, 'timestamptz')}`);
  if (visitedUntil) conditions.push(`cb.visited_at < ${parameter(visitedUntil, 'timestamptz')}`);
  return { where: conditions.join(' and '), values };
}
