import { FIGURES } from '@guanjia/domain';
import type { ClientBase } from 'pg';
import { badField } from '../access/refusals.js';
import type { Filter, Ground, Question } from './asked.js';
import { COLUMNS, cubeRows, cubesKnow, factRows } from './contributions.js';
import { COUNTINGS } from './counting.js';
import { Parameters } from './parameters.js';
import { firstDay, monthsOf, spansOf, yearBefore } from './spans.js';

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

/** A month that counts for a span, or for the span before it by a year. */
interface MonthAsked {
  readonly month: string;
  readonly span: number;
  readonly before: boolean;
}

function monthsAsked({ period, lastYear }: Ground, { step }: Question): MonthAsked[] {
  return spansOf(period, step).flatMap((one, span) => [
    ...monthsOf(one).map((month) => ({ month, span, before: false })),
    ...(lastYear ? monthsOf(yearBefore(one)).map((month) => ({ month, span, before: true })) : []),
  ]);
}

function statementOf(parameters: Parameters, ground: Ground, question: Question, index: number, moment: Moment): string {
  const { numerator, denominator, minutes } = COUNTINGS[question.key];
  const keys = question.key === 'CALLBACK_RATE' ? ['r.centre_id::text', `to_char(r.month, 'YYYY-MM')`, 'r.grp'] : question.by.map((dimension) => keyOf(COLUMNS[dimension]));
  const months = monthsAsked(ground, question);
  const [first, last] = [firstDay(months.map(({ month }) => month).toSorted()[0]!), firstDay(ground.period.until)];
  const list = <Value>(of: (month: MonthAsked) => Value, type: string) => parameters.of(months.map(of), `${type}[]`);
  const rows = /* sql */ `
select s.n as span, s.before, array[${keys.join(', ')}]::text[] as keys, sum(${numerator})::integer as numerator, sum(${denominator})::integer as denominator, ${minutes ?? 'null::integer'} as minutes
from (${rowsOf(parameters, question, moment)}) r
join unnest(${list(({ span }) => span, 'integer')}, ${list(({ before }) => before, 'boolean')}, ${list(({ month }) => firstDay(month), 'date')}) s(n, before, month) on s.month = r.month
where ${conditions(parameters, ground, question)} and r.month between ${parameters.of(first, 'date')} and ${parameters.of(last, 'date')}
group by 1, 2, 3, 6 having sum(${denominator}) <> 0`;
  return `select ${index} as figure, c.* from (${minutes === undefined ? withoutMinutes(rows) : nearestRanks(rows)}) c`;
}

const withoutMinutes = (rows: string) => `select span, before, keys, numerator, denominator, null::integer as median, null::integer as p90 from (${rows}) r`;

/** Median and nine in ten by the nearest rank: how often each number of minutes occurs is counted, not each record sorted. */
const nearestRanks = (rows: string) => /* sql */ `
select span, before, keys, max(total)::integer as numerator, max(total)::integer as denominator,
  min(minutes) filter (where until * 2 >= total) as median, min(minutes) filter (where until * 10 >= total * 9) as p90
from (
  select r.*, sum(numerator) over (partition by span, before, keys order by minutes) as until, sum(numerator) over (partition by span, before, keys) as total from (${rows}) r
) r group by span, before, keys`;

/** What a page can show is a hundredth of it; more would only be held in memory. */
const MOST_ROWS = 30_000;

/** All figures of a request in one statement, each with what was counted of it. Throws BAD_USER_INPUT where they are told apart so finely that nobody could read them. */
export async function countFigures(client: ClientBase, ground: Ground, questions: readonly Question[], moment: Moment): Promise<Counted[][]> {
  const counted: Counted[][] = questions.map(() => []);
  if (questions.length === 0) return counted;
  const parameters = new Parameters();
  // Of a rate each centre, month and kind is a row, however few its points are.
  const isRate = questions.map(({ key }) => key === 'CALLBACK_RATE');
  const statements = questions.map((question, index) => statementOf(parameters, ground, question, index, moment)).map((text, index) => (isRate[index] ? text : `(${text} limit ${MOST_ROWS + 1})`));
  const { rows } = await client.query<Counted & { figure: number }>(statements.join('\nunion all\n'), parameters.values);
  if (rows.filter(({ figure }) => !isRate[figure]).length > MOST_ROWS) {
    throw badField('figures', { zh: `结果超过 ${MOST_ROWS} 行。请减少维度、月份或指标，或增加筛选。`, en: `come to more than ${MOST_ROWS} rows. Ask for fewer dimensions, months or figures, or filter them.` });
  }
  for (const { figure, ...row } of rows) counted[figure]!.push(row);
  return counted;
}
