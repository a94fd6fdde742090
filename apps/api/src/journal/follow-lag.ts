import type pg from 'pg';

/** Whoever follows the journal by a cursor of their own: settled matters become visits, all of it becomes figures. */
export type FollowersCursor = 'callback_cursor' | 'figure_cursor';

/**
 * For how many seconds sealed rows have been waiting for a follower, as seen by this process: it remembers since when it has seen the cursor stand at the same
 * place behind the head. 0 when all is followed, and at the first sight.
 */
export function watchFollowLag(pool: pg.Pool, cursor: FollowersCursor): () => Promise<number> {
  const behindOf = { name: `follow lag: ${cursor}`, text: `select c.seq::float8 as seq, h.seq > c.seq as behind from ${cursor} c, journal_head h` };
  let seen: { seq: number; since: number } | null = null;
  return async () => {
    const { seq, behind } = (await pool.query<{ seq: number; behind: boolean }>(behindOf)).rows[0]!;
    if (!behind) {
      seen = null;
      return 0;
    }
    if (seen?.seq !== seq) seen = { seq, since: performance.now() };
    return (performance.now() - seen.since) / 1_000;
  };
}
