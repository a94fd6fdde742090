import { randomInt } from 'node:crypto';
import type { Pool } from 'pg';
import { hashPassword } from '../access/password.js';
import { normalLogin } from '../access/sign-in.js';

/** Without what is mistaken for something else when it is read from paper: i, l, o, 0, 1. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Twelve signs in three groups, such as "k7wq-m3hd-xz9r": 59 bits, to be typed once. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return [group(), group(), group()].join('-');
}

export interface MadePassword {
  readonly password: string;
  readonly hash: string;
}

/** A first password for each of these sign-in names that nobody has yet. Made before the import's transaction: hashing takes long, and others wait for its lock. */
export async function firstPasswords(pool: Pool, logins: readonly string[]): Promise<ReadonlyMap<string, MadePassword>> {
  const wanted = [...new Set(logins.map(normalLogin))];
  const { rows } = await pool.query<{ login: string }>('select login from person where login = any($1::text[])', [wanted.filter((login) => !login.includes('\0'))]);
  const taken = new Set(rows.map(({ login }) => login));
  const made = wanted.filter((login) => !taken.has(login)).map(async (login): Promise<[string, MadePassword]> => {
    const password = makePassword();
    return [login, { password, hash: await hashPassword(password) }];
  });
  return new Map(await Promise.all(made));
}
