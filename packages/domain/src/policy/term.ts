/**
 * How long an obligation runs, counted from the row's `clockFrom`, in the centre's time zone. Natural time (a 24-hour desk) unless the kind says "working".
 * All kinds give one last moment at which the duty is on time; "24:00" is the first moment of the next day.
 *
 * Lengths of natural time
 * - `minutes`, `elapsed` (hours): natural time. HR-01 5分钟内 `{ kind: 'minutes', minutes: 5 }`; CP-05 12小时内 `{ kind: 'elapsed', hours: 12 }`.
 * - `days`, `weeks`, `months`: the same wall-clock time that much later; a month that has no such day ends on its last one. CP-10 2天内 `{ kind: 'days', days: 2 }`.
 *   Under a pack's `dayCounting: 'CALENDAR'`, `days` leaves the starting day out and ends at 24:00 of the last.
 *
 * Places in the calendar, each ending at 24:00
 * - `endOfDay`: of the starting day, or so many `days` later. CP-12, CP-21 当天 `{ kind: 'endOfDay' }`.
 * - `dayOfMonth`: of that day of the month that lies `monthsAhead` after the starting one (0: this one, even if the day is past); a day that the month does not
 *   have is its last. CP-28 每月5日前 `{ kind: 'dayOfMonth', day: 5, monthsAhead: 1 }`.
 * - `weekday`: of the first such day (1 Monday … 7 Sunday) from the starting day on, that day included. FD-09 每周一, counted from Monday 00:00:
 *   `{ kind: 'weekday', weekday: 1 }`.
 * - `endOf`: of the last day of the starting WEEK (Sunday), MONTH, QUARTER or YEAR, or of one so many `ahead`. QI-03 每季度 `{ kind: 'endOf', period: 'QUARTER' }`.
 *
 * Working time, by the centre's {@link WorkingCalendar}, which is not pinned (law 4): open due times are recalculated when it changes
 * - `workingTime` (hours): an office's hours; a budget that runs out exactly at closing ends at the closing instant.
 * - `workingDays`: so many working days after the starting day, which is not counted, at the same time of day (from a day off: until 24:00); `until: 'CLOSING'`: when the last one closes,
 *   `until: 'END_OF_DAY'`: at its 24:00 (also under `dayCounting: 'CALENDAR'`).
 *
 * What hangs on something else
 * - `fact`: the moment that a fact of the case names (an agreed reply time), moved by `shift` (negative: before it); `otherwise` where the fact is missing.
 *   CB-01 settled + 3天 as a fact: `{ kind: 'fact', fact: 'settledAt', shift: { days: 3 } }`; a notice a month before an end: `shift: { months: -1 }`.
 * - `fraction`: a part of the span from `clockFrom` to another term's moment, rounded to the millisecond. CB-03 two thirds of the contract:
 *   `{ kind: 'fraction', numerator: 2, denominator: 3, of: { kind: 'fact', fact: … } }`.
 * - `window`: no earlier than `notBefore`, no later than `by`, both counted from `clockFrom`; the outermost kind only. An act before `notBefore` does not meet
 *   the duty; at that very moment it does. CB-02 回访不早于1个月、不晚于2个月 `{ kind: 'window', notBefore: { kind: 'months', months: 1 }, by: { kind: 'months', months: 2 } }`.
 * - `setting`: a limit that the text leaves open ("at once"): the company's own setting in minutes, shown as "setting, not clause".
 *   HR-04 urgent, 立即 `{ kind: 'setting', setting: 'immediateLimit' }`.
 *
 * What recurs ("each day until settled") is no term: see `everyDays` of the row.
 */
export type Term =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'elapsed'; readonly hours: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'weeks'; readonly weeks: number }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'endOfDay'; readonly days?: number }
  | { readonly kind: 'dayOfMonth'; readonly day: number; readonly monthsAhead: number }
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly weeksAhead?: number }
  | { readonly kind: 'endOf'; readonly period: Period; readonly ahead?: number }
  | { readonly kind: 'workingTime'; readonly hours: number }
  | { readonly kind: 'workingDays'; readonly days: number; readonly until?: 'SAME_TIME' | 'CLOSING' | 'END_OF_DAY' }
  | { readonly kind: 'fact'; readonly fact: string; readonly shift?: Shift; readonly otherwise?: Term }
  | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number; readonly of: Term }
  | { readonly kind: 'window'; readonly notBefore: Term; readonly by: Term }
  | { readonly kind: 'setting'; readonly setting: SettingKey };

export type TermKind = Term['kind'];

/** One length, forward or back (negative): minutes and hours of natural time, the rest by the wall clock. */
export type Shift = { readonly minutes: number } | { readonly hours: number } | { readonly days: number } | { readonly weeks: number } | { readonly months: number };

/** 1 Monday … 7 Sunday, as ISO 8601 counts them. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const PERIODS = ['WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type Period = (typeof PERIODS)[number];

/** Limits that the texts leave to the company; in minutes. */
export const SETTING_KEYS = ['immediateLimit', 'classifyWithin'] as const;
export type SettingKey = (typeof SETTING_KEYS)[number];
export type Settings = Readonly<Record<SettingKey, number>>;

/** The terms that a term is made of, each with its place. */
export function partsOf(term: Term): { readonly field: string; readonly term: Term }[] {
  switch (term.kind) {
    case 'fact':
      return term.otherwise ? [{ field: 'otherwise', term: term.otherwise }] : [];
    case 'fraction':
      return [{ field: 'of', term: term.of }];
    case 'window':
      return [{ field: 'notBefore', term: term.notBefore }, { field: 'by', term: term.by }];
    default:
      return [];
  }
}

/** Whether a term, or a part of it, is of one of these kinds. */
export function isMadeOf(term: Term, ...kinds: readonly TermKind[]): boolean {
  return kinds.includes(term.kind) || partsOf(term).some((part) => isMadeOf(part.term, ...kinds));
}

/** Whether a change of the working calendar can move it. */
export function readsCalendar(term: Term): boolean {
  return isMadeOf(term, 'workingTime', 'workingDays');
}

/** Whether a term, or a part of it, is read off this fact. */
export function readsFact(term: Term, fact: string): boolean {
  return (term.kind === 'fact' && term.fact === fact) || partsOf(term).some((part) => readsFact(part.term, fact));
}
