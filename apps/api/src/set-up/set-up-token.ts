import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { tokenHash } from '../access/session.js';

/**
 * While there is no company: a new token for the page that sets it up, known to this process's terminal alone. Several processes, and several starts, may have
 * one each; all of them go with the first company.
 * @returns null when there is a company
 */
export async function makeSetUpToken(pool: Pool): Promise<string | null> {
  const token = randomBytes(24).toString('base64url');
  const { rowCount } = await pool.query('insert into set_up_token (token_hash) select $1 where not exists (select from company)', [tokenHash(token)]);
  return rowCount === 1 ? token : null;
}

export async function isSetUpToken(client: PoolClient, token: string): Promise<boolean> {
  const { rowCount } = await client.query('select from set_up_token where token_hash = $1', [tokenHash(token)]);
  return rowCount === 1;
}

export async function isSetUpNeeded(pool: Pool | PoolClient): Promise<boolean> {
  const { rowCount } = await pool.query('select from company');
  return rowCount === 0;
}
