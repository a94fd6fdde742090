import type pg from 'pg';
import { difference, summed } from './difference.js';
import type { FactSource } from './fact-source.js';
import { FACT_SOURCES } from './fact-sources.js';
import { SUBJECTS, withThoseOfHomes, type Subjects } from './subjects.js';

/** A row of facts or cubes that is stored and should not be there, or that should be and is not; a row that differs is both. */
export interface FigureDifference {
  readonly table: string;
  readonly is: 'STORED' | 'COUNTED';
  readonly row: Readonly<Record<string, unknown>>;
}

export interface FigureCheck {
  /** How far the follower came. */
  readonly throughSeq: number;
  /** Subjects that changed since: what hangs on them is still to be counted, and not compared. */
  readonly waiting: number;
  readonly differences: readonly FigureDifference[];
}

/** More of one table say no more. */
const MOST = 100;

const WAITING = /* sql */ `
select (select seq::float8 from figure_cursor) as "throughSeq", ${SUBJECTS}
from (
  select subject_kind, subject_id from journal where seq > (select seq from figure_cursor) union select subject_kind, subject_id from journal where seq is null
) j`;

const FACTS = (source: FactSource) => /* sql */ `
with ${difference(source)}, waiting as materialized (${source.touched})
select is_ as is, to_jsonb(each) - 'is_' as row from (select 'STORED' as is_, * from gone union all select 'COUNTED', * from changed) each
where ${source.key} not in (select id from waiting) limit ${MOST}`;

const CUBE = (source: FactSource) => /* sql */ `
with counted as materialized (${summed(source, `(select 1 as sign, * from ${source.fact})`)}),
stored as materialized (select ${[...source.keys, ...source.sums].join(', ')} from ${source.cube})
select 'STORED' as is, to_jsonb(s) as row from (select * from stored except select * from counted) s
union all select 'COUNTED', to_jsonb(c) from (select * from counted except select * from stored) c limit ${MOST}`;

/**
 * Compares stored facts with those counted anew from the rows of today, and cubes with the sums of the stored facts, all of one moment and without a lock. Nothing is changed.
 * @param client of the caller's own, not in a transaction
 */
export async function checkFigures(client: pg.ClientBase): Promise<FigureCheck> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const { rows } = await client.query<Subjects & { throughSeq: number }>(WAITING);
    const { throughSeq } = rows[0]!;
    const subjects = await withThoseOfHomes(client, rows[0]!);
    const differences: FigureDifference[] = [];
    for (const source of FACT_SOURCES) {
      const facts = await client.query<Omit<FigureDifference, 'table'>>(FACTS(source), [subjects]);
      const cube = await client.query<Omit<FigureDifference, 'table'>>(CUBE(source));
      differences.push(...facts.rows.map((row) => ({ table: source.fact, ...row })), ...cube.rows.map((row) => ({ table: source.cube, ...row })));
    }
    return { throughSeq, waiting: subjects.length, differences };
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}
