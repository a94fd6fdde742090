/** What is counted. Each is defined once, in `figure-definitions.ts`: what of what, by which month, without what, against which target. */
export const FIGURE_KEYS = [
  'CALLBACK_RATE', 'HOME_VISIT_SHARE', 'SATISFACTION',
  'CASES', 'SETTLED', 'COMPLAINTS', 'REPEATED_COMPLAINTS', 'COLLECTIVE_COMPLAINTS', 'REOPENED',
  'ATTAINMENT', 'TIME_LIMITS', 'ESCALATIONS', 'DUTIES_DONE',
  'TIME_TO_FIRST_RESPONSE', 'TIME_TO_REPLY', 'TIME_TO_DEFINITE_ANSWER', 'TIME_TO_SETTLE',
] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

/** PERCENT: numerator of denominator. COUNT: so many records. MINUTES: the median of so many records, with the time that nine in ten kept to. */
export const FIGURE_UNITS = ['PERCENT', 'COUNT', 'MINUTES'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

/** By which of its moments a record belongs to a month; the month is that of the centre's zone. */
export const MONTH_BASES = ['RECEIVED', 'SETTLED', 'DUE', 'VISITED'] as const;
export type MonthBasis = (typeof MONTH_BASES)[number];

/** What a figure can be told apart by. Which figure by which: {@link FigureDefinition.dimensions}. */
export const FIGURE_DIMENSIONS = [
  'CENTRE', 'BUILDING', 'DEPARTMENT', 'POST', 'PERSON', 'KIND', 'CATEGORY', 'SEVERITY', 'VALIDITY', 'WEEKDAY', 'HOUR', 'CALLBACK_GROUP', 'RULE', 'STRENGTH', 'OUTCOME', 'LEVEL',
] as const;
export type FigureDimension = (typeof FIGURE_DIMENSIONS)[number];

/** How long a span one point is about. WHOLE: all of the period asked for. */
export const FIGURE_STEPS = ['MONTH', 'QUARTER', 'YEAR', 'WHOLE'] as const;
export type FigureStep = (typeof FIGURE_STEPS)[number];

/**
 * What became of a time limit: ON_TIME met by its due time, LATE met after it, MISSED its window gone unmet, OVERDUE owed and past due, OWED owed and not due yet (or paused),
 * EXCUSED not done for a reason that the text allows. What was superseded or cancelled without a verdict was never judged and counts nowhere.
 */
export const LIMIT_OUTCOMES = ['ON_TIME', 'LATE', 'MISSED', 'OVERDUE', 'OWED', 'EXCUSED'] as const;
export type LimitOutcome = (typeof LIMIT_OUTCOMES)[number];
