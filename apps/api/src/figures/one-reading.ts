import type { Question } from './asked.js';
import { COLUMNS } from './contributions.js';
import { keyOf } from './counted-rows.js';
import { COUNTINGS } from './counting.js';

/** What a figure is told apart by, as columns of its source. */
const columnsOf = ({ key, by }: Question): string[] => (key === 'CALLBACK_RATE' ? ['centre_id', 'month', 'grp'] : by.map((dimension) => COLUMNS[dimension]));

/** Rows that some questions of a request count, read once for all of them and told apart by what any of them tells apart. */
export class OneReading {
  private readonly columns = new Set<string>();
  /** What is added up: as SQL over a source's rows, and each the same only once. */
  private readonly sums: string[] = [];
  /** Which rows are counted at all, one after another question; null: all are. */
  private readonly counted = new Set<string | null>();
  private readonly minutes: string[] = [];

  constructor(
    readonly name: string,
    private readonly rows: string,
    private readonly where: string,
    private readonly months: string,
  ) {}

  /** Takes a question in. @returns its figures as SQL, for when all were taken in: span, before, keys, numerator, denominator, median, p90 */
  count(question: Question, counted: string | null): string {
    const { numerator, denominator, minutes } = COUNTINGS[question.key];
    const columns = columnsOf(question);
    for (const column of columns) this.columns.add(column);
    this.counted.add(counted);
    const keys = `array[${columns.map(keyOf).join(', ')}]::text[]`;
    if (minutes !== undefined) return nearestRanks(this.name, keys, place(this.minutes, counted === null ? minutes : `case when ${counted} then ${minutes} end`));
    const sum = (of: string) => `sum(r.sum_${place(this.sums, `sum(${of})${counted === null ? '' : ` filter (where ${counted})`}`)})`;
    return `select r.span, r.before, ${keys} as keys, ${sum(numerator)}::integer as numerator, ${sum(denominator)}::integer as denominator, null::integer as median, null::integer as p90 from ${this.name} r group by 1, 2, 3 having ${sum(denominator)} <> 0`;
  }

  /** The rows as a query of their own: added up by months, of which tables know how many rows they have, and these by spans. */
  get text(): string {
    const { rows, told, sums } = this.minutes.length > 0 ? this.timesTaken() : { rows: this.rows, told: [], sums: this.sums.map((sum, n) => ({ name: `sum_${n}`, sum })) };
    const columns = [...this.columns, ...told].map((column) => `r.${column}`);
    const months = [...new Set(['r.month', ...columns])];
    const only = this.counted.has(null) ? '' : ` and (${[...this.counted].map((counted) => `(${counted})`).join(' or ')})`;
    const byMonths = `select ${[...months, ...sums.map(({ name, sum }) => `${sum}::integer as ${name}`)].join(', ')} from (${rows}) r where ${this.where}${only} group by ${months.join(', ')}`;
    const spans = ['s.n', 's.before', ...columns];
    return `select s.n as span, ${[...spans.slice(1), ...sums.map(({ name }) => `sum(r.${name})::integer as ${name}`)].join(', ')} from (${byMonths}) r join ${this.months} on s.month = r.month group by ${spans.join(', ')}`;
  }

  /** A row for each time that one of the rows took, instead of one for all of its times. */
  private timesTaken() {
    const times = this.minutes.map((minutes, took) => `(${took}, ${minutes})`).join(', ');
    const rows = `select r.*, t.took, t.minutes from (${this.rows}) r cross join lateral (values ${times}) t(took, minutes) where t.minutes is not null`;
    return { rows, told: ['took', 'minutes'], sums: [{ name: 'cases', sum: 'count(*)' }] };
  }
}

/** Where `text` stands among those that there are; it is put behind them where it is new. */
function place(among: string[], text: string): number {
  const known = among.indexOf(text);
  return known >= 0 ? known : among.push(text) - 1;
}

/** Median and nine in ten by the nearest rank: how often each number of minutes occurs is counted, not each record sorted. */
const nearestRanks = (from: string, keys: string, took: number) => /* sql */ `
select span, before, keys, max(total)::integer as numerator, max(total)::integer as denominator,
  min(minutes) filter (where until * 2 >= total) as median, min(minutes) filter (where until * 10 >= total * 9) as p90
from (
  select r.*, sum(cases) over (partition by span, before, keys order by minutes) as until, sum(cases) over (partition by span, before, keys) as total
  from (select r.span, r.before, ${keys} as keys, r.minutes, sum(r.cases) as cases from ${from} r where r.took = ${took} group by 1, 2, 3, 4) r
) r group by span, before, keys`;
