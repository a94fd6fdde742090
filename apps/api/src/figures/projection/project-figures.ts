import type pg from 'pg';
import { inTransaction } from '../../database/in-transaction.js';
import { difference, summed, written } from './difference.js';
import type { FactSource } from './fact-source.js';
import { FACT_SOURCES } from './fact-sources.js';
import { SUBJECTS, withThoseOfHomes, type Subjects } from './subjects.js';

/** Rows of the journal that are looked through at once: of a matter with ten of them the facts are counted once, and a transaction stays below a second. */
const BATCH = 5_000;

/**
 * Takes the next sealed rows and moves the cursor. A cursor that another process holds is left to it. Never past the callbacks' follower, whose rows of a month's population
 * no journal row announces; what it wrote for the rows up to its own cursor is there.
 */
const NEXT = /* sql */ `
with place as materialized (
  select seq from figure_cursor where seq < (select seq from callback_cursor) for update skip locked
), batch as materialized (
  select j.seq, j.subject_kind, j.subject_id from journal j where j.seq > (select seq from place) and j.seq <= (select seq from callback_cursor) order by j.seq limit ${BATCH}
), moved as (
  update figure_cursor set seq = (select max(seq) from batch) where exists (select from batch)
)
-- Planned once and for few rows: row by row over indexes, as it should be however large the tables are. To plan, or to compile, for each batch anew takes as long as to count it.
select count(*)::int as read, ${SUBJECTS}, set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true) from batch j`;

/** Counts one kind of fact anew for the subjects `$1`: facts that changed are replaced, and the cube moves by the difference. Answers where a cube's row became empty. */
const count = (source: FactSource) => /* sql */ `
with ${difference(source, source.touched)},
${written(source)},
moved as (
  insert into ${source.cube} as cube (${[...source.keys, ...source.sums].join(', ')})
  ${summed(source, '(select 1 as sign, * from changed union all select -1, * from gone)')}
  on conflict on constraint ${source.cube}_key do update set ${source.sums.map((sum) => `${sum} = cube.${sum} + excluded.${sum}`).join(', ')}
  returning cube.ctid as place, cube.${source.sums[0]} as facts
)
select place from moved where facts = 0`;
const COUNTS = FACT_SOURCES.map((source) => ({ cube: source.cube, query: { name: `count ${source.fact}`, text: count(source) } }));

/**
 * Follows the sealed journal as far as the callbacks' follower came. A row says which subject changed; what it contributes now is read from its present rows, whatever the change was,
 * so that a row counted twice counts once. Facts, cubes and the cursor are one transaction: exactly once, by any number of processes. Answers how many rows it read.
 * @param isStopping asked between two batches: a long journal is left to the next start
 */
export async function projectFigures(pool: pg.Pool, isStopping = () => false): Promise<number> {
  let rows = 0;
  while (!isStopping()) {
    const read = await inTransaction(pool, projectBatch);
    rows += read;
    if (read < BATCH) break;
  }
  return rows;
}

async function projectBatch(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<Subjects & { read: number }>({ name: 'figures: next', text: NEXT });
  const { read } = rows[0]!;
  if (read > 0) await countAnew(client, await withThoseOfHomes(client, rows[0]!));
  return read;
}

/** Counts subjects anew in the caller's transaction: after what is written of them without a row in the journal, which the demo's history alone does. */
export async function countNow(client: pg.ClientBase, subjects: readonly string[]): Promise<void> {
  await client.query('select from figure_cursor for update');
  await countAnew(client, subjects);
}

/** Only under the cursor's lock: whoever holds it is the one writer of facts and cubes, which therefore cannot wait for each other. */
async function countAnew(client: pg.ClientBase, subjects: readonly string[]): Promise<void> {
  for (const { cube, query } of COUNTS) {
    const { rows } = await client.query<{ place: string }>({ ...query, values: [subjects] });
    if (rows.length > 0) await client.query(`delete from ${cube} where ctid = any($1::tid[])`, [rows.map(({ place }) => place)]);
  }
}
