import type { Instant, Words } from '../policy/facts.js';
import type { HeldPost, DutyShift } from './reach.js';

/** Longer than a day nobody is on duty. */
export const LONGEST_SHIFT_HOURS = 24;
const HOUR_MS = 3_600_000;

export interface RosterPlan {
  readonly post: string;
  readonly centreId: string;
  /** The stretch that is planned anew: its shifts begin in it. */
  readonly from: Instant;
  readonly until: Instant;
  readonly shifts: readonly { readonly personId: string; readonly from: Instant; readonly until: Instant }[];
}

export interface PlannedAgainst {
  readonly now: Instant;
  /** Shifts of the same persons that stay: of other posts and centres, and outside the stretch. */
  readonly staying: readonly DutyShift[];
  /** What the stretch holds so far: its shifts that are over stay as they were. */
  readonly present: readonly DutyShift[];
  readonly holdings: readonly HeldPost[];
  readonly nameOf: (personId: string) => Words;
}

/** What is wrong with a plan, each in words; nothing: it may be written. Two persons may well be on duty together. */
export function rosterProblems(plan: RosterPlan, { now, staying, present, holdings, nameOf }: PlannedAgainst): Words[] {
  const problems: Words[] = [];
  const add = (personId: string, zh: string, en: string) => {
    const name = nameOf(personId);
    problems.push({ zh: `${name.zh}：${zh}`, en: `${name.en}: ${en}` });
  };
  const over = present.filter(({ until }) => until <= now);
  for (const shift of plan.shifts) {
    const { personId, from, until } = shift;
    if (until <= from) add(personId, '下班时间必须晚于上班时间。', 'a shift ends after it begins.');
    else if (until - from > LONGEST_SHIFT_HOURS * HOUR_MS) add(personId, `一个班次最长 ${LONGEST_SHIFT_HOURS} 小时。`, `a shift lasts ${LONGEST_SHIFT_HOURS} hours at most.`);
    if (from < plan.from || from >= plan.until) add(personId, '班次不在所排的时段之内。', 'a shift begins outside the stretch that is planned.');
    const known = over.some((past) => isSame(past, shift));
    if (until <= now && !known) add(personId, '已结束的班次不能再补排。', 'a shift that is over cannot be entered afterwards.');
    const held = holdings.some((term) => term.personId === personId && term.post === plan.post && (term.centreId === null || term.centreId === plan.centreId)
      && term.from < until && (term.until === null || term.until > from));
    if (!known && !held) add(personId, '在该班次时间内没有担任此岗位。', 'does not hold this post at the time of the shift.');
  }
  for (const past of over) {
    if (!plan.shifts.some((shift) => isSame(past, shift))) add(past.personId, '已结束的班次不能更改或删除。', 'a shift that is over cannot be changed or taken away.');
  }
  const everyone = [...plan.shifts.map((shift) => ({ ...shift, planned: true })), ...staying.map((shift) => ({ ...shift, planned: false }))];
  for (const personId of new Set(everyone.map((shift) => shift.personId))) {
    const inOrder = everyone.filter((shift) => shift.personId === personId).toSorted((a, b) => a.from - b.from);
    if (inOrder.some((shift, n) => inOrder.slice(n + 1).some((later) => later.from < shift.until && (shift.planned || later.planned)))) {
      add(personId, '同一时间被排了两个班次。', 'is on two shifts at the same time.');
    }
  }
  return problems;
}

const isSame = (a: RosterPlan['shifts'][number], b: RosterPlan['shifts'][number]): boolean => a.personId === b.personId && a.from === b.from && a.until === b.until;
