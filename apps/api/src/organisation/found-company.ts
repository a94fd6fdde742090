import { randomBytes } from 'node:crypto';
import { hashPassword } from '../access/password.js';
import type { Database } from '../database/database.js';

/**
 * An empty installation's first company, with one person who administers it. Does nothing where there is a company.
 * @returns the administrator's sign-in, shown once and stored nowhere; null when there was a company already
 */
export async function foundCompany({ pool }: Database): Promise<{ login: string; password: string } | null> {
  const login = 'admin';
  const password = randomBytes(9).toString('base64url');
  const { rowCount } = await pool.query(
    `with company as (
       insert into company (name_zh, name_en) values ('未命名公司', 'Unnamed company') on conflict do nothing returning only_row
     ), person as (
       insert into person (login, name_zh, name_en, password_hash) select $1, '系统管理员', 'System administrator', $2 from company returning id
     )
     insert into post_holding (person_id, post, held_from) select id, 'SYSTEM_ADMIN', app_now() from person`,
    [login, await hashPassword(password)],
  );
  return rowCount === 1 ? { login, password } : null;
}
