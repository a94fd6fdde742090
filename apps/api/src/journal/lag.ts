import type pg from 'pg';

/**
 * For how many seconds the oldest unsealed row has been waiting, as seen by this process: the journal carries business time, which says nothing about how
 * long ago a row was written, so the process remembers since when it has seen the same row unsealed. 0 when all is sealed, and at the first sight of a row.
 */
export function watchSealLag(pool: pg.Pool): () => Promise<number> {
  let seen: { n: number; since: number } | null = null;
  return async () => {
    const { rows } = await pool.query<{ n: number | null }>('select min(n)::float8 as n from journal where seq is null');
    const { n } = rows[0]!;
    if (n === null) {
      seen = null;
      return 0;
    }
    if (seen?.n !== n) seen = { n, since: performance.now() };
    return (performance.now() - seen.since) / 1_000;
  };
}
