import type pg from 'pg';
import { difference, summed, written } from './difference.js';
import { FACT_SOURCES } from './fact-sources.js';

export interface Rebuilt {
  /** How far of the journal it counted. */
  readonly throughSeq: number;
  /** By table of facts: how many there are, and how many were not as they should be. */
  readonly facts: readonly { readonly table: string; readonly count: number; readonly corrected: number }[];
}

/**
 * Counts all figures again from the rows of today, while the desk works: facts that differ are replaced, cubes summed up anew, and the follower goes on from the journal's head of
 * before. One transaction: whoever reads meanwhile sees the old figures, and so does everybody when it is killed. The follower passes by until it is over.
 * @param client of the caller's own, not in a transaction
 */
export async function rebuildFigures(client: pg.ClientBase): Promise<Rebuilt> {
  await client.query('begin');
  try {
    await client.query('select from figure_cursor for update');
    // First the place, then the rows: what happens in between is counted here and read once more by the follower, which changes nothing.
    const { rows } = await client.query<{ seq: number }>('update figure_cursor f set seq = least(h.seq, c.seq) from journal_head h, callback_cursor c returning f.seq::float8 as seq');
    const facts: Rebuilt['facts'][number][] = [];
    for (const source of FACT_SOURCES) {
      const { rows: counted } = await client.query<{ count: number; corrected: number }>(
        `with ${difference(source)}, ${written(source)}
         select (select count(*)::int from fresh) as count, (select count(*)::int from (select ${source.key} from changed union select ${source.key} from gone) differing) as corrected`,
      );
      await client.query(`delete from ${source.cube}`);
      await client.query(`insert into ${source.cube} (${[...source.keys, ...source.sums].join(', ')}) ${summed(source, `(select 1 as sign, * from ${source.fact})`)}`);
      facts.push({ table: source.fact, ...counted[0]! });
    }
    // What was laid down at once has no statistics yet, and would be met by plans for nothing.
    await client.query(`analyze ${FACT_SOURCES.flatMap(({ fact, cube }) => [fact, cube]).join(', ')}`);
    await client.query('commit');
    return { throughSeq: rows[0]!.seq, facts };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
