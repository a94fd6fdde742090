import type { Pool } from 'pg';

/**
 * Production runs on the database's own clock. One that was ever moved forward holds records of times that have not come yet.
 * @throws one sentence that says what to do
 */
export async function refuseAdjustedDatabase(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ ever_adjusted: boolean }>('select ever_adjusted from clock');
  if (rows[0]?.ever_adjusted) {
    throw new Error('The clock of this database was moved forward for a trial, so it cannot serve with CLOCK=system: use a fresh database (DATABASE_URL or DATA_DIR), or start with CLOCK=adjustable.');
  }
}
