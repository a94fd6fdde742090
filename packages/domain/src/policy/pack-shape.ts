import { z } from 'zod';
import { SETTING_KEYS } from './term.js';

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
const term: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('elapsed'), hours: z.number().positive().max(87_660) }),
    z.strictObject({ kind: z.literal('days'), days: count(3653) }),
    z.strictObject({ kind: z.literal('weeks'), weeks: count(522) }),
    z.strictObject({ kind: z.literal('months'), months: count(120) }),
    z.strictObject({ kind: z.literal('fact'), fact: text, otherwise: term.optional() }),
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
  because: text,
};

export const rowShape = z.discriminatedUnion('kind', [
  z.strictObject({
    ...rowFields,
    kind: z.literal('obligation'),
    subject: z.literal('case'),
    appliesTo: condition,
    opensOn: eventPattern,
    clockFrom: text,
    term,
    sets: z.enum(['CLASS', 'REPORT', 'REPLY', 'DEFINITE_ANSWER', 'SETTLEMENT']),
    metBy: met,
    repeatsOn: eventPattern.optional(),
    owedBy: z.array(text).min(1),
    ladder: z.array(ladderRow).min(1).optional(),
    strength: z.enum(['MUST', 'SHOULD']),
  }),
  z.strictObject({ ...rowFields, kind: z.literal('guard'), verb: text, refusedWhen: condition, unless: condition.optional(), message: words }),
]);

/** A pack with its rows unread: they are checked one by one, so that one broken row does not hide the next. */
export const packShape = z.strictObject({
  key: text,
  area: text,
  name: words,
  dayCounting: z.enum(['ELAPSED', 'CALENDAR']).optional(),
  extends: text.optional(),
  overrides: z.array(text).optional(),
  rows: z.array(z.unknown()).min(1),
});
