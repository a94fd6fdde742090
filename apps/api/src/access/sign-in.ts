import { setTimeout as sleep } from 'node:timers/promises';
import type { Words } from '@guanjia/domain';
import type { Pool } from 'pg';
import { writeAccessLog } from './access-log.js';
import { LONGEST_PASSWORD, passwordMatches } from './password.js';
import { openSession, tokenHash, type NewSession } from './session.js';
import type { SignInLimits } from './sign-in-limits.js';
import { loadViewer, type Viewer } from './viewer.js';

export type SignInAnswer = { readonly session: NewSession; readonly viewer: Viewer } | { readonly message: Words };

const WRONG: Words = { zh: '用户名或密码不正确。', en: 'The name or the password is not right.' };
/** Too many wrong tries: when the next one may come. */
export const waitBeforeTrying = (seconds: number): Words => ({
  zh: `尝试次数过多，请在 ${seconds} 秒后再试。`,
  en: `Too many tries. Try again in ${seconds} seconds.`,
});

/** Logins are compared without case and surrounding blanks: a receptionist's keyboard may hold Caps Lock. */
export const normalLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

/**
 * Signs a person in. Whether the name is unknown, the password wrong or the person disabled, the answer and the work are the same.
 * A session already open in this browser stays as it is; the new one replaces its cookie.
 */
export async function signIn(pool: Pool, limits: SignInLimits, given: { login: string; password: string; address: string; device?: string }): Promise<SignInAnswer> {
  const login = normalLogin(given.login).slice(0, 100);
  const admitted = await limits.admit(login, given.address);
  if ('wait' in admitted) {
    return { message: waitBeforeTrying(admitted.wait) };
  }
  await sleep(admitted.delay);
  const found = login.includes('\0')
    ? undefined
    : (await pool.query<{ id: string; password_hash: string }>('select id, password_hash from person where login = $1 and disabled_at is null', [login])).rows[0];
  const fits = given.password.length <= LONGEST_PASSWORD;
  const right = await passwordMatches(found?.password_hash ?? null, fits ? given.password : '');
  if (!found || !right || !fits) {
    return { message: WRONG };
  }
  await limits.succeeded(login, given.address);
  const session = await openSession(pool, found.id, given.device);
  const viewer = await loadViewer(pool, tokenHash(session.token));
  if (!viewer) {
    return { message: WRONG };
  }
  await writeAccessLog(pool, { personId: found.id, act: 'SIGN_IN' });
  return { session, viewer };
}
