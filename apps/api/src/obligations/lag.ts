import type pg from 'pg';

/** For how many seconds the oldest due step has been waiting for a sweeper; 0 when nothing is due. Business time. */
export async function sweepLagSeconds(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ lag: number | null }>(
    `select extract(epoch from app_now() - (select min(next_step_at) from obligation where next_step_at is not null))::float8 as lag`,
  );
  return Math.max(0, rows[0]!.lag ?? 0);
}
