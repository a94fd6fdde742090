import { dayOf, type CallbackForm, type CallbackGroup, type Instant } from '@guanjia/domain';
import type { AttemptOutcome } from '@guanjia/schema';
import { hourOf, ZONE } from '../duty-acts.js';
import { chance } from './random.js';

const HOUR_MS = 3_600_000;

/** A visit that is owed, as far as what becomes of it hangs on it. */
export interface OwedVisit {
  /** Its case's number, and which household of it. */
  readonly name: string;
  readonly group: CallbackGroup;
  /** A major or important complaint: planned first, and signed. */
  readonly grave: boolean;
  readonly from: Instant;
  readonly limitAt: Instant;
}

export interface PlannedVisit {
  /** When somebody tries in vain. */
  readonly tries: readonly { readonly at: Instant; readonly outcome: AttemptOutcome }[];
  readonly plannedAt: Instant | null;
  readonly at: Instant;
  readonly reviewedAt: Instant;
  readonly form: CallbackForm;
  readonly marks: { readonly quality: number; readonly effect: number; readonly satisfaction: number };
  readonly shortcomings: string;
  readonly suggestions: string;
}

const SHORTCOMINGS = ['无', '无', '无', '等待时间较长', '上门前未提前电话联系', '清理不够干净'];
const SUGGESTIONS = ['无', '无', '无', '希望多巡查', '建议在群里公布进度', '希望周末也能安排'];

/** What becomes of a visit: the same for the same seed and case. Most are made in time, some late, some only after nobody was there at first; a fifth of them at home. */
export function planVisit(seed: string, { name, group, grave, from, limitAt }: OwedVisit): PlannedVisit {
  const drawn = chance(`${seed} visit ${name}`);
  const late = drawn.is(0.08) || limitAt - from < 3 * HOUR_MS;
  const tries = Number(drawn.weighed({ 0: 80, 1: 13, 2: 7 }));
  const share = 0.2 + 0.6 * drawn.next();
  const at = late ? byDay(Math.max(limitAt, from) + (1 + 5 * drawn.next()) * HOUR_MS) : Math.min(byDay(from + (limitAt - from) * share), limitAt - 60_000);
  const plannedAt = grave ? Math.min(byDay(from + 2 * HOUR_MS), at - 60_000) : null;
  const since = plannedAt ?? from;
  return {
    tries: Array.from({ length: tries }, (_, n) => ({ at: since + ((at - since) * (n + 1)) / (tries + 1), outcome: drawn.weighed({ NO_ANSWER: 70, NOT_AT_HOME: 20, POSTPONED: 10 }) })),
    plannedAt,
    at,
    reviewedAt: byDay(at + (3 + 14 * drawn.next()) * HOUR_MS),
    form: formOf(group, grave, drawn.is(0.14)),
    marks: { quality: markOf(drawn.next()), effect: markOf(drawn.next()), satisfaction: markOf(drawn.next()) },
    shortcomings: drawn.pick(SHORTCOMINGS),
    suggestions: drawn.pick(SUGGESTIONS),
  };
}

/** CB-13: what each kind allows. */
function formOf(group: CallbackGroup, grave: boolean, home: boolean): CallbackForm {
  if (group === 'FIRST_AID' || (group === 'COMPLAINT' && (grave || home))) return 'HOME_VISIT';
  if (group === 'COMPLAINT' || group === 'COMMUNITY_EVENT') return 'LETTER';
  return home && group === 'REPAIR' ? 'HOME_VISIT' : 'TELEPHONE';
}

const markOf = (share: number) => (share < 0.05 ? 3 : share < 0.4 ? 4 : 5);

/** Nobody is called at night. */
function byDay(at: Instant): Instant {
  const day = dayOf(at, ZONE);
  const hour = (at - hourOf(day, 0)) / HOUR_MS;
  if (hour < 9) return hourOf(day, 9 + (hour % 1));
  return hour > 20 ? hourOf(day + 1, 9 + (hour % 1)) : at;
}
