import type { WorkingCalendar } from '../obligations/calendar.js';
import { reconcile } from '../obligations/reconcile.js';
import type { Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { ObligationRow } from '../policy/row.js';
import { DUTY_SUBJECT, dutyFacts, type DutyState } from './duty.js';
import { periodsFrom } from './period.js';

/** For how long a centre follows a policy set. */
export interface DutyCentre {
  readonly id: string;
  /** Periods that begin before are not owed: a centre does not owe last month's audit because it takes the procedure up today. */
  readonly followedFrom: Instant;
  /** From then on it follows another set; a period that began before stays with this one (law 4). Left out: still followed. */
  readonly followedUntil?: Instant | null;
  /** Its working time, for rows that count by it. Left out: it never closes. */
  readonly calendar?: WorkingCalendar | undefined;
}

/**
 * The duties that must exist at `now`: for each row about a duty, one for each period since the centre follows the set, as soon as it arises (`clockFrom`: with the
 * period, or when it is over). Oldest first, each opened as at its own moment and not yet swept. Pure: asked again it answers the same, so the caller keeps those it
 * does not have, by centre, rule and `periodStart`, and may ask from a later `followedFrom` once the older ones are kept.
 */
export function openDuties(centre: DutyCentre, policy: PolicySet, now: Instant, newId: () => string): DutyState[] {
  const duties = policy.obligationRows.flatMap((row) => (row.subject === 'duty' && row.period ? dutiesOf(row, centre, policy, now, newId) : []));
  return duties.sort((one, other) => arisesAt(one) - arisesAt(other));
}

function dutiesOf(row: ObligationRow, centre: DutyCentre, policy: PolicySet, now: Instant, newId: () => string): DutyState[] {
  const duties: DutyState[] = [];
  for (const { start, end } of periodsFrom(row.period!, centre.followedFrom, policy.zone)) {
    const arises = row.clockFrom === 'periodEnd' ? end : start;
    if (arises > now || start >= (centre.followedUntil ?? Number.POSITIVE_INFINITY)) break;
    const duty: DutyState = { id: newId(), centreId: centre.id, rule: row.key, periodStart: start, periodEnd: end, ownerPost: row.owedBy[0]!, historic: false, obligations: [], acts: [] };
    const arisen = { ...duty, acts: [{ type: 'DutyArisen', at: arises, facts: dutyFacts(duty) }] };
    duties.push(reconcile(arisen, { now: arises, policy: onlyRow(row, policy), calendar: centre.calendar, newId }, DUTY_SUBJECT));
  }
  return duties;
}

/** A duty owes what its own row says, not what the audit's row says of the report. */
export function onlyRow(row: ObligationRow, policy: PolicySet): PolicySet {
  return { ...policy, obligationRows: [row] };
}

function arisesAt(duty: DutyState): Instant {
  return duty.acts[0]!.at;
}
