import { lacking, refuse } from '../cases/refusal.js';
import type { Refusal } from '../cases/case.js';
import type { Instant } from '../policy/facts.js';
import type { CallbackContext, CallbackRound, OccasionKind } from './callback.js';

/** A contracted service or a community event (CB-03, CB-05); who keeps it holds title and unit. */
export interface Occasion {
  readonly kind: OccasionKind;
  /** A contracted service is somebody's home's. */
  readonly hasUnit: boolean;
  /** The first moment of the term and the first one after its last day. */
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  /** The first moment after the day on which it was held or issued: a month is counted from when it is over. */
  readonly heldAt: Instant | null;
}

/** Why an occasion may not be recorded so by this person; null: it may. */
export function refusedOccasion({ kind, hasUnit, startsAt, endsAt, heldAt }: Occasion, { actor, now }: CallbackContext): Refusal | null {
  const forbidden = lacking(actor, 'MAKE_CALLBACK');
  if (forbidden) return forbidden;
  if (kind === 'CONTRACTED_SERVICE') {
    if (!hasUnit) return refuse('特约服务须填写房号。', 'A contracted service names the home that it is for.');
    if (startsAt === null || endsAt === null || heldAt !== null) return refuse('特约服务须填写合同的起止日期。', 'A contracted service has the first and the last day of its term.');
    return startsAt < endsAt ? null : refuse('合同结束日期不能早于开始日期。', 'The term cannot end before it starts.');
  }
  if (heldAt === null || startsAt !== null || endsAt !== null) return refuse('社区活动须填写举办或发行日期。', 'A community event has the day on which it was held or issued.');
  // The day itself is not over yet: today may be said.
  return heldAt - DAY <= now ? null : refuse('举办或发行日期不能晚于今天。', 'The day on which it was held or issued cannot lie in the future.');
}

/** Why a contracted service may not be said to have ended at this moment (the first one after its last day); null: it may. */
export function refusedEnd({ kind, startsAt }: Occasion, endsAt: Instant, { actor, now }: CallbackContext): Refusal | null {
  const forbidden = lacking(actor, 'MAKE_CALLBACK');
  if (forbidden) return forbidden;
  if (kind !== 'CONTRACTED_SERVICE' || startsAt === null) return refuse('只有特约服务有合同期。', 'Only a contracted service has a term.');
  if (endsAt <= startsAt) return refuse('合同结束日期不能早于开始日期。', 'The term cannot end before it starts.');
  return endsAt - DAY <= now ? null : refuse('结束日期不能晚于今天。', 'The day on which it ended cannot lie in the future.');
}

/** Which visits an occasion brings. */
export function roundsOf(kind: OccasionKind): readonly CallbackRound[] {
  return kind === 'CONTRACTED_SERVICE' ? ['MID_TERM', 'AFTER_END'] : ['FIRST'];
}

const DAY = 86_400_000;
