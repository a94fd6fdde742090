import { FIGURES } from '@guanjia/domain';
import type { FiguresInput } from '@guanjia/schema';
import type pg from 'pg';
import { COLUMNS, factRows } from '../../../dist/figures/contributions.js';
import { conditions } from '../../../dist/figures/counted-rows.js';
import { COUNTINGS } from '../../../dist/figures/counting.js';
import type { Ground, Question } from '../../../dist/figures/asked.js';
import type { FigureScope } from '../../../dist/figures/figure-scope.js';
import { Parameters } from '../../../dist/figures/parameters.js';
import { readQuestions } from '../../../dist/figures/read-question.js';
import { firstDay, yearBefore, type Span } from '../../../dist/figures/spans.js';

/**
 * What a desk without cubes does: counts each figure of a page by a statement of its own over its records, which are as narrow as facts and have an index by centre and month.
 * Nothing is named, held to a target or opened.
 */
export async function countFromFacts(pool: pg.Pool, scope: FigureScope, inputs: readonly FiguresInput[]): Promise<void> {
  for (const input of inputs) {
    const { ground, questions } = readQuestions(scope, input);
    const spans = ground.lastYear ? [ground.period, yearBefore(ground.period)] : [ground.period];
    for (const question of questions) for (const span of spans) await countOne(pool, ground, question, span);
  }
}

async function countOne(pool: pg.Pool, ground: Ground, question: Question, { from, until }: Span): Promise<void> {
  const { source, basis } = FIGURES[question.key];
  const { numerator, denominator, minutes } = COUNTINGS[question.key];
  const parameters = new Parameters();
  const rows = factRows(source, basis, { now: () => 'app_now()', version: () => null });
  const by = [...(question.step === 'MONTH' ? ['r.month'] : []), ...(question.key === 'CALLBACK_RATE' ? ['r.centre_id', 'r.month', 'r.grp'] : question.by.map((dimension) => `r.${COLUMNS[dimension]}`))];
  const took = minutes === undefined ? '' : `, percentile_disc(array[0.5, 0.9]) within group (order by ${minutes})`;
  const text = /* sql */ `
select ${[...by, ''].join(', ')} sum(${numerator}), sum(${denominator})${took} from (${rows}) r
where ${conditions(parameters, ground, question)} and r.month between ${parameters.of(firstDay(from), 'date')} and ${parameters.of(firstDay(until), 'date')} ${by.length > 0 ? `group by ${[...new Set(by)].join(', ')}` : ''}`;
  await pool.query(text, parameters.values);
}

/** The year of the company as somebody reads it who has no index by time either: all cases there are. */
export async function readAllCases(pool: pg.Pool, { from, until }: Span): Promise<void> {
  await pool.query(`select category, count(*) from case_fact where kind = 'COMPLAINT' and received_at >= $1::date and received_at < $2::date + interval '1 month' group by category`, [firstDay(from), firstDay(until)]);
}
