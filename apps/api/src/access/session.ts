import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** What the database keeps of a token: whoever reads the table cannot sign in with it. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A session ends when nobody uses it for a long shift, and after a week in any case. In seconds of real time. */
const IDLE_SECONDS = 12 * 3600;
export const LONGEST_SECONDS = 7 * 24 * 3600;

/** SQL that notes the use of the sessions of `which` and moves their end along; at most once a minute each, and never past the week. */
export function slide(which: string): string {
  return /* sql */ `
    update session set last_seen_at = clock_timestamp(),
      expires_at = least(clock_timestamp() + interval '${IDLE_SECONDS} seconds', created_at + interval '${LONGEST_SECONDS} seconds')
    where ${which} and revoked_at is null and expires_at > clock_timestamp() and last_seen_at < clock_timestamp() - interval '1 minute'`;
}

export interface NewSession {
  /** 256 random bits, base64url; known to the browser's cookie alone. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opens a session for a person. @param device browser and system by name, for the list of the own sessions */
export async function openSession(pool: Pool, personId: string, device = ''): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url');
  const { rows } = await pool.query<{ expires_at: Date }>(
    `insert into session (token_hash, person_id, expires_at, device) values ($1, $2, clock_timestamp() + $3 * interval '1 second', $4) returning expires_at`,
    [tokenHash(token), personId, IDLE_SECONDS, device],
  );
  return { token, expiresAt: rows[0]!.expires_at };
}

/** Ends one session for good; its live sockets close within a second. */
export async function revokeSession(pool: Pool, sessionId: string): Promise<void> {
  await pool.query(`update session set revoked_at = clock_timestamp() where id = $1 and revoked_at is null`, [sessionId]);
}

/** Ends all sessions of a person (a lost telephone, a leaver). */
export async function revokeSessionsOf(pool: Pool, personId: string): Promise<void> {
  await pool.query(`update session set revoked_at = clock_timestamp() where person_id = $1 and revoked_at is null`, [personId]);
}
