import { FIGURES } from '@guanjia/domain';
import type { ClientBase } from 'pg';
import { badField } from '../access/refusals.js';
import type { Ground, Question } from './asked.js';
import { countedOf, readFrom, within, type Moment } from './counted-rows.js';
import { Parameters } from './parameters.js';
import { OneReading } from './one-reading.js';
import { firstDay, monthsOf, spansOf, yearBefore } from './spans.js';

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

/** A month that counts for a span, or for the span before it by a year. */
interface MonthAsked {
  readonly month: string;
  readonly span: number;
  readonly before: boolean;
}

function monthsAsked({ period, lastYear }: Ground, step: Question['step']): MonthAsked[] {
  return spansOf(period, step).flatMap((one, span) => [
    ...monthsOf(one).map((month) => ({ month, span, before: false })),
    ...(lastYear ? monthsOf(yearBefore(one)).map((month) => ({ month, span, before: true })) : []),
  ]);
}

/** What a page can show is a hundredth of it; more would only be held in memory. */
const MOST_ROWS = 30_000;

/**
 * All figures of a request in one statement, each with what was counted of it. Questions about the same rows share one reading of them.
 * Throws BAD_USER_INPUT where they are told apart so finely that nobody could read them.
 */
export async function countFigures(client: ClientBase, ground: Ground, questions: readonly Question[], moment: Moment): Promise<Counted[][]> {
  const counted: Counted[][] = questions.map(() => []);
  if (questions.length === 0) return counted;
  const parameters = new Parameters();
  // Of a rate each centre, month and kind is a row, however few its points are.
  const isRate = questions.map(({ key }) => key === 'CALLBACK_RATE');
  const readings = new Map<string, OneReading>();
  // What is told apart only afterwards is counted once.
  const places = new Map<string, number[]>();
  for (const [index, question] of questions.entries()) {
    const text = readingFor(readings, parameters, ground, question, moment).count(question, countedOf(parameters, question));
    places.set(text, [...(places.get(text) ?? []), index]);
  }
  const figures = [...places].map(([text, [index]]) => {
    const figure = `select ${index} as figure, c.* from (${text}) c`;
    return isRate[index!] ? figure : `(${figure} limit ${MOST_ROWS + 1})`;
  });
  const text = `with ${[...readings.values()].map((reading) => `${reading.name} as materialized (${reading.text})`).join(',\n')}\n${figures.join('\nunion all\n')}`;
  const { rows } = await client.query<Counted & { figure: number }>(text, parameters.values);
  if (rows.filter(({ figure }) => !isRate[figure]).length > MOST_ROWS) {
    throw badField('figures', { zh: `结果超过 ${MOST_ROWS} 行。请减少维度、月份或指标，或增加筛选。`, en: `come to more than ${MOST_ROWS} rows. Ask for fewer dimensions, months or figures, or filter them.` });
  }
  for (const { figure, ...row } of rows) counted[figure]!.push(row);
  for (const [first, ...others] of places.values()) for (const other of others) counted[other] = counted[first!]!;
  return counted;
}

/** The reading that a question shares with those of the same rows and steps. */
function readingFor(readings: Map<string, OneReading>, parameters: Parameters, ground: Ground, question: Question, moment: Moment): OneReading {
  const { rows, of } = readFrom(parameters, ground, question, moment);
  const kind = FIGURES[question.key].unit === 'MINUTES' ? 'minutes' : 'sums';
  const same = [kind, of, question.step, question.ids !== undefined, rows].join('\n');
  let reading = readings.get(same);
  if (reading === undefined) {
    const months = monthsAsked(ground, question.step);
    const list = <Value>(value: (month: MonthAsked) => Value, type: string) => parameters.of(months.map(value), `${type}[]`);
    const asked = `unnest(${list(({ span }) => span, 'integer')}, ${list(({ before }) => before, 'boolean')}, ${list(({ month }) => firstDay(month), 'date')}) s(n, before, month)`;
    const [first, last] = [firstDay(months.map(({ month }) => month).toSorted()[0]!), firstDay(ground.period.until)];
    const where = `${within(parameters, ground, of)} and r.month between ${parameters.of(first, 'date')} and ${parameters.of(last, 'date')}`;
    readings.set(same, (reading = new OneReading(`read_${readings.size}`, rows, where, asked)));
  }
  return reading;
}
