import { FIGURES } from '@guanjia/domain';
import type { ClientBase } from 'pg';
import type { Filter, Ground, Question } from './asked.js';
import { COLUMNS, cubeRows, cubesKnow, factRows } from './contributions.js';
import { COUNTINGS } from './counting.js';
import { Parameters } from './parameters.js';
import { firstDay, spansOf, yearBefore, type Span } from './spans.js';

/** The moment that figures are of, and where they are read. */
export interface Moment {
  readonly now: Date;
  /** Null: as they are; else of this frozen version. */
  readonly versionId: string | null;
}

/** What was counted of one span and one value of each dimension. Of CALLBACK_RATE the keys are centre, month and group, and the share is still to be applied. */
export interface Counted {
  readonly span: number;
  readonly before: boolean;
  readonly keys: readonly string[];
  readonly numerator: number;
  readonly denominator: number;
  readonly median: number | null;
  readonly p90: number | null;
}

const keyOf = (column: string) => `coalesce(r.${column}::text, '')`;

/** Which rows `r` of a source a question is about, but for its months. */
export function conditions(parameters: Parameters, { scope }: Pick<Ground, 'scope'>, { key, filters, ids }: Pick<Question, 'key' | 'filters' | 'ids'>): string {
  const filter = ({ dimension, keys }: Filter) => `${keyOf(COLUMNS[dimension])} = any(${parameters.of(keys, 'text[]')})`;
  const { where } = COUNTINGS[key];
  return [
    `r.centre_id = any(${parameters.of(scope.centreIds, 'uuid[]')}) and r.audience = any(${parameters.of(scope.audiences, 'text[]')})`,
    ...(where === undefined ? [] : [where]),
    ...filters.map(filter),
    ...(ids === undefined ? [] : [`r.id = any(${parameters.of(ids, 'uuid[]')})`]),
  ].join(' and ');
}

/** The rows that a question counts: cubes where they tell apart enough, else facts. */
export function rowsOf(parameters: Parameters, { key, by, filters, ids }: Question, { now, versionId }: Moment, exactly: 'sums' | 'records' = 'sums'): string {
  const { source, basis, unit } = FIGURES[key];
  const at = { now: () => parameters.of(now, 'timestamptz'), version: () => (versionId === null ? null : parameters.of(versionId, 'uuid')) };
  if (exactly === 'sums' && ids === undefined && versionId === null && unit !== 'MINUTES' && cubesKnow(source, [...by, ...filters.map(({ dimension }) => dimension)])) return cubeRows(source, basis, at);
  return factRows(source, basis, at);
}

const nearestRank = (share: number, minutes: string | undefined) => (minutes === undefined ? 'null::float8' : `percentile_disc(${share}) within group (order by ${minutes})::float8`);

function statementOf(parameters: Parameters, ground: Ground, question: Question, index: number, moment: Moment): string {
  const { numerator, denominator, minutes } = COUNTINGS[question.key];
  const keys = question.key === 'CALLBACK_RATE' ? ['r.centre_id::text', `to_char(r.month, 'YYYY-MM')`, 'r.grp'] : question.by.map((dimension) => keyOf(COLUMNS[dimension]));
  const spans = spansOf(ground.period, question.step);
  const wanted = [...spans.map((span, n) => ({ span, n, before: false })), ...(ground.lastYear ? spans.map((span, n) => ({ span: yearBefore(span), n, before: true })) : [])];
  const list = (values: readonly unknown[], type: string) => parameters.of(values, `${type}[]`);
  return /* sql */ `
select ${index} as figure, s.n as span, s.before, array[${keys.join(', ')}]::text[] as keys, sum(${numerator})::integer as numerator, sum(${denominator})::integer as denominator,
  ${nearestRank(0.5, minutes)} as median, ${nearestRank(0.9, minutes)} as p90
from (${rowsOf(parameters, question, moment)}) r
join unnest(${list(wanted.map(({ n }) => n), 'integer')}, ${list(wanted.map(({ before }) => before), 'boolean')}, ${list(wanted.map(({ span }: { span: Span }) => firstDay(span.from)), 'date')}, ${list(wanted.map(({ span }) => firstDay(span.until)), 'date')}) s(n, before, first, last)
  on r.month between s.first and s.last
where ${conditions(parameters, ground, question)}
group by 2, 3, 4 having sum(${denominator}) <> 0`;
}

/** All figures of a request in one statement, each with what was counted of it. */
export async function countFigures(client: ClientBase, ground: Ground, questions: readonly Question[], moment: Moment): Promise<Counted[][]> {
  const counted: Counted[][] = questions.map(() => []);
  if (questions.length === 0) return counted;
  const parameters = new Parameters();
  const text = questions.map((question, index) => statementOf(parameters, ground, question, index, moment)).join('\nunion all');
  const { rows } = await client.query<Counted & { figure: number }>(text, parameters.values);
  for (const { figure, ...row } of rows) counted[figure]!.push(row);
  return counted;
}
