import { FIGURE_DIMENSIONS, FIGURE_KEYS, FIGURE_STEPS, type FigureDimension, type FigureKey, type FigureStep } from '@guanjia/domain';
import { z } from 'zod';
import { badField } from '../access/refusals.js';
import type { Filter, Ground, Question } from './asked.js';
import type { FigureScope } from './figure-scope.js';
import { mayTellPersons, readPeriod, readQuestion } from './read-question.js';
import { spansOf, type Span } from './spans.js';

/** What one point is made of. */
interface Pointed {
  readonly key: FigureKey;
  readonly step: FigureStep;
  readonly span: Span;
  /** What it is told apart by, with the point's own keys. */
  readonly told: readonly { readonly dimension: FigureDimension; readonly key: string }[];
  readonly filters: readonly Filter[];
  /** The very records, where an alert is about some of a span. */
  readonly ids?: readonly string[];
}

/** Which records a point counted, as opaque text. It says what to look for, not who may see it: the scope is asked again when it is opened. */
export function writeSelector({ scope, everywhere, versionId }: Ground, { key, step, span, told, filters, ids }: Pointed): string {
  const inCentre = told.some(({ dimension }) => dimension === 'CENTRE');
  const text = {
    f: key, s: step, m: [span.from, span.until], g: told.map(({ dimension, key: one }) => [dimension, one]), w: filters.map(({ dimension, keys }) => [dimension, keys]),
    ...(!everywhere && !inCentre && { c: scope.centreIds }), ...(versionId !== null && { v: versionId }), ...(ids && { i: ids }),
  };
  return Buffer.from(JSON.stringify(text)).toString('base64url');
}

const LONGEST = 40_000;
const KEY = z.string().max(500);
const SHAPE = z.strictObject({
  f: z.enum(FIGURE_KEYS),
  s: z.enum(FIGURE_STEPS),
  m: z.tuple([z.string().max(7), z.string().max(7)]),
  g: z.array(z.tuple([z.enum(FIGURE_DIMENSIONS), KEY])).max(3),
  w: z.array(z.tuple([z.enum(FIGURE_DIMENSIONS), z.array(KEY)])),
  c: z.array(z.uuid()).optional(),
  v: z.uuid().optional(),
  i: z.array(z.uuid()).max(100).optional(),
});

/** The point that a selector is of, within the scope of whoever opens it; its question counts this one point. Throws BAD_USER_INPUT for what no point gave, FORBIDDEN for persons. */
export function readSelector(scope: FigureScope, records: string): { readonly ground: Ground; readonly question: Question; readonly keys: readonly string[] } {
  const { f, s, m, g, w, c, v, i } = shapeOf(records);
  const centreIds = c ? scope.centreIds.filter((id) => c.includes(id)) : scope.centreIds;
  const ground: Ground = { scope: { centreIds, audiences: scope.audiences }, everywhere: c === undefined, period: spanOf(m, s), lastYear: false, versionId: v ?? null };
  const filters = [...w.map(([dimension, keys]) => ({ dimension, keys })), ...g.map(([dimension, key]) => ({ dimension, keys: [key] }))];
  let question: Question;
  try {
    question = { ...readQuestion({ key: f, by: g.map(([dimension]) => dimension), step: s, filters }), ...(i && { ids: i }) };
  } catch {
    throw noSelector();
  }
  mayTellPersons(scope, ground, question);
  return { ground, question, keys: g.map(([, key]) => key) };
}

function shapeOf(records: string): z.infer<typeof SHAPE> {
  if (records.length > LONGEST) throw noSelector();
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(records, 'base64url').toString());
  } catch {
    throw noSelector();
  }
  const read = SHAPE.safeParse(content);
  if (!read.success) throw noSelector();
  return read.data;
}

function spanOf([from, until]: readonly [string, string], step: FigureStep): Span {
  let period: Span;
  try {
    period = readPeriod(from, until);
  } catch {
    throw noSelector();
  }
  if (spansOf(period, step).length !== 1) throw noSelector();
  return period;
}

const noSelector = () => badField('records', { zh: '不是统计数字给出的记录标识。请使用数字上的 records。', en: 'was given by no number. Hand in `records` as a number has it.' });
