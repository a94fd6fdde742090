import { z } from 'zod';
import { CALLBACK_GROUPS } from './callback-group.js';
import { DUTY_PERIODS, QUOTA_COUNTS, ROW_SUBJECTS, SETS } from './row.js';
import { SHARE_KEYS } from './share-settings.js';
import { PERIODS, SETTING_KEYS } from './term.js';

/** The shape of packs and rows; what their words mean is checked in `row-meaning.ts`. Strict: a misspelt field is a mistake, not an addition. */
const text = z.string().trim().min(1);
const words = z.strictObject({ zh: text, en: text });
const wanted = z.union([z.string(), z.number(), z.boolean()]);
const wantedList = z.array(wanted).min(1);
const demand = z.union([wanted, wantedList, z.strictObject({ not: z.union([wanted, wantedList]) })]);
const condition = z.record(z.string(), demand);
const eventPattern = z.strictObject({ event: text, facts: condition.optional() });
const met: z.ZodType = z.lazy(() => z.union([eventPattern, z.strictObject({ allOf: z.array(met).min(1) }), z.strictObject({ anyOf: z.array(met).min(1) })]));

/** No procedure counts further than ten years; a slip of the keyboard does, and would end outside the calendar. */
const count = (most: number) => z.number().int().positive().max(most);
const hours = z.number().positive().max(87_660);
const ahead = (most: number) => z.number().int().nonnegative().max(most);
const either = (most: number) => z.number().min(-most).max(most);
const eitherWhole = (most: number) => either(most).int();
const shift = z.union([
  z.strictObject({ minutes: either(5_259_600) }),
  z.strictObject({ hours: either(87_660) }),
  z.strictObject({ days: eitherWhole(3653) }),
  z.strictObject({ weeks: eitherWhole(522) }),
  z.strictObject({ months: eitherWhole(120) }),
]);
const term: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('minutes'), minutes: z.number().positive().max(5_259_600) }),
    z.strictObject({ kind: z.literal('elapsed'), hours }),
    z.strictObject({ kind: z.literal('days'), days: count(3653) }),
    z.strictObject({ kind: z.literal('weeks'), weeks: count(522) }),
    z.strictObject({ kind: z.literal('months'), months: count(120) }),
    z.strictObject({ kind: z.literal('endOfDay'), days: ahead(3653).optional() }),
    z.strictObject({ kind: z.literal('dayOfMonth'), day: count(31), monthsAhead: ahead(120) }),
    z.strictObject({ kind: z.literal('weekday'), weekday: count(7), weeksAhead: ahead(522).optional() }),
    z.strictObject({ kind: z.literal('endOf'), period: z.enum(PERIODS), ahead: ahead(120).optional() }),
    // About a year of an office's time: nobody counts further, and the days are walked one by one.
    z.strictObject({ kind: z.literal('workingTime'), hours: z.number().positive().max(2000) }),
    z.strictObject({ kind: z.literal('workingDays'), days: count(500), until: z.enum(['SAME_TIME', 'CLOSING', 'END_OF_DAY']).optional() }),
    z.strictObject({ kind: z.literal('fact'), fact: text, shift: shift.optional(), otherwise: term.optional() }),
    z.strictObject({ kind: z.literal('fraction'), numerator: count(1000), denominator: count(1000), of: term }),
    z.strictObject({ kind: z.literal('window'), notBefore: term, by: term }),
    z.strictObject({ kind: z.literal('setting'), setting: z.enum(SETTING_KEYS) }),
  ]),
);
const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NOTIFY') }),
  z.strictObject({ kind: z.literal('TAKE_OVER') }),
  z.strictObject({ kind: z.literal('SET_FACT'), fact: text, value: text }),
]);
const ladderRow = z.strictObject({ at: z.union([z.literal('DUE'), z.strictObject({ afterDueMinutes: z.number().positive().max(5_259_600) })]), to: text, effect });

const rowFields = {
  key: text,
  name: words,
  clauses: z.array(z.strictObject({ source: text, section: z.string(), words })).min(1),
  because: z.union([words, text]),
};

const share = z.union([z.strictObject({ percent: count(100) }), z.strictObject({ setting: z.enum(SHARE_KEYS) })]);

/** Part of a fact's name (`step.FA_PLACE`). */
const STEP_KEY = /^[A-Z][A-Z0-9_]*$/;

export const rowShape = z.discriminatedUnion('kind', [
  z.strictObject({
    ...rowFields,
    kind: z.literal('obligation'),
    subject: z.enum(ROW_SUBJECTS),
    period: z.enum(DUTY_PERIODS).optional(),
    appliesTo: condition,
    opensOn: eventPattern,
    clockFrom: text,
    term,
    sets: z.enum(SETS),
    general: z.literal(true).optional(),
    metBy: met,
    everyDays: count(366).optional(),
    repeatsOn: eventPattern.optional(),
    owedBy: z.array(text).min(1),
    ladder: z.array(ladderRow).min(1).optional(),
    strength: z.enum(['MUST', 'SHOULD']),
  }),
  z.strictObject({ ...rowFields, kind: z.literal('guard'), verb: text, refusedWhen: condition, unless: condition.optional(), message: words }),
  z.strictObject({
    ...rowFields,
    kind: z.literal('quota'),
    counts: z.enum(QUOTA_COUNTS),
    group: z.enum(CALLBACK_GROUPS).optional(),
    share,
    period: z.literal('MONTH'),
    rounding: z.literal('UP'),
  }),
  z.strictObject({
    ...rowFields,
    kind: z.literal('checklist'),
    subject: z.literal('case'),
    appliesTo: condition,
    steps: z.array(z.strictObject({ key: text.regex(STEP_KEY), name: words, strength: z.enum(['MUST', 'SHOULD']), choice: text.optional(), evidence: words.optional() })).min(1),
  }),
]);

/** A pack with its rows unread: they are checked one by one, so that one broken row does not hide the next. */
export const packShape = z.strictObject({
  key: text,
  area: text,
  name: words,
  dayCounting: z.enum(['ELAPSED', 'CALENDAR']).optional(),
  extends: text.optional(),
  overrides: z.array(text).optional(),
  without: z.array(text).optional(),
  rows: z.array(z.unknown()).min(1),
});
