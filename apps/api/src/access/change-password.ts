import { setTimeout as sleep } from 'node:timers/promises';
import type { Words } from '@guanjia/domain';
import type { Pool } from 'pg';
import { inTransaction } from '../database/in-transaction.js';
import { writeAccessLog } from './access-log.js';
import { hashPassword, LONGEST_PASSWORD, passwordMatches } from './password.js';
import { waitBeforeTrying } from './sign-in.js';
import type { SignInLimits } from './sign-in-limits.js';
import type { Viewer } from './viewer.js';

/** NIST SP 800-63B: length is what counts; no rules about signs. */
const SHORTEST_PASSWORD = 8;

const WRONG: Words = { zh: '当前密码不正确。', en: 'The current password is not right.' };

/**
 * Changes the viewer's own password and ends all other sessions, at once. Wrong tries count with those of signing in: an unlocked browser is no way to guess.
 * @returns null when it is changed, or why not
 */
export async function changePassword(pool: Pool, limits: SignInLimits, viewer: Viewer, given: { current: string; next: string; address: string }): Promise<Words | null> {
  const unfit = whyUnfit(given.next, viewer.login);
  if (unfit) return unfit;
  const admitted = await limits.admit(viewer.login, given.address);
  if ('wait' in admitted) return waitBeforeTrying(admitted.wait);
  await sleep(admitted.delay);
  const { rows } = await pool.query<{ password_hash: string }>('select password_hash from person where id = $1', [viewer.personId]);
  const stored = rows[0]?.password_hash ?? null;
  if (given.current.length > LONGEST_PASSWORD || !(await passwordMatches(stored, given.current))) return WRONG;
  await limits.succeeded(viewer.login, given.address);
  if (given.current === given.next) return { zh: '新密码与当前密码相同，请换一个。', en: 'The new password is the current one. Choose another.' };
  return (await exchange(pool, viewer, stored!, await hashPassword(given.next))) ? null : WRONG;
}

function whyUnfit(password: string, login: string): Words | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return { zh: `新密码只有 ${length} 个字符，至少需要 ${SHORTEST_PASSWORD} 个。`, en: `The new password has ${length} characters; at least ${SHORTEST_PASSWORD} are needed.` };
  if (password.length > LONGEST_PASSWORD) return { zh: `新密码过长，最多 ${LONGEST_PASSWORD} 个字符。`, en: `The new password is too long; ${LONGEST_PASSWORD} characters at most.` };
  if (login.length > 3 && password.toLowerCase().includes(login.toLowerCase())) return { zh: '新密码不能包含登录名。', en: 'The new password must not contain the name used to sign in.' };
  return null;
}

/** False when somebody changed it in this moment: the password that was checked is no longer the current one. */
async function exchange(pool: Pool, viewer: Viewer, from: string, to: string): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query('update person set password_hash = $2, must_change_password = false where id = $1 and password_hash = $3', [viewer.personId, to, from]);
    if (rowCount !== 1) return false;
    await client.query('update session set revoked_at = clock_timestamp() where person_id = $1 and id <> $2 and revoked_at is null', [viewer.personId, viewer.sessionId]);
    await writeAccessLog(client, { personId: viewer.personId, act: 'CHANGE_PASSWORD' });
    return true;
  });
}
