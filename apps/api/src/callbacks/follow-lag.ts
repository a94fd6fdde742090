import type pg from 'pg';

const BEHIND = 'select c.seq::float8 as seq, h.seq > c.seq as behind from callback_cursor c, journal_head h';

/**
 * For how many seconds sealed rows have been waiting for the follower, as seen by this process: it remembers since when it has seen the cursor stand at the same
 * place behind the head. 0 when all is followed, and at the first sight.
 */
export function watchFollowLag(pool: pg.Pool): () => Promise<number> {
  let seen: { seq: number; since: number } | null = null;
  return async () => {
    const { seq, behind } = (await pool.query<{ seq: number; behind: boolean }>({ name: 'follow lag', text: BEHIND })).rows[0]!;
    if (!behind) {
      seen = null;
      return 0;
    }
    if (seen?.seq !== seq) seen = { seq, since: performance.now() };
    return (performance.now() - seen.since) / 1_000;
  };
}
