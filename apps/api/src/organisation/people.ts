import type { AddPersonInput } from '@guanjia/schema';
import type { Pool, PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { hashPassword, LONGEST_PASSWORD } from '../access/password.js';
import { badField, notFound } from '../access/refusals.js';
import { normalLogin } from '../access/sign-in.js';
import type { Desk } from '../cases/carry-out.js';
import { readId, readOptionalText, readText } from '../cases/door.js';
import { inStaffing, keepSomebodyWhoManages, Refused, type Staffed } from './in-staffing.js';

export interface StaffRow {
  readonly id: string;
  readonly login: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly disabledAt: Date | null;
}

const SHORTEST_PASSWORD = 8;
const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,59}$/u;
const COLUMNS = `id, login, name_zh as "nameZh", name_en as "nameEn", disabled_at as "disabledAt"`;

/** All colleagues by name, those who may not sign in last. */
export async function allStaff(pool: Pool): Promise<StaffRow[]> {
  return (await pool.query<StaffRow>(`select ${COLUMNS} from person order by disabled_at is not null, name_zh collate "zh-x-icu", login`)).rows;
}

export async function findStaff(pool: Pool, id: string): Promise<StaffRow | null> {
  return (await pool.query<StaffRow>(`select ${COLUMNS} from person where id = $1`, [id])).rows[0] ?? null;
}

/** A new colleague, with a first password that they change when they first sign in; holds no post yet. */
export async function addPerson(desk: Desk, by: string, input: AddPersonInput): Promise<Staffed<string>> {
  const person = readPerson(input);
  const hash = await hashPassword(readPassword(input.password));
  return inStaffing(desk, (client) => insertPerson(client, by, { ...person, hash }));
}

export interface NewPerson {
  readonly login: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Left out: Chinese. */
  readonly language?: 'zh-CN' | 'en';
}

/** Who is to be added, as read at the door. Throws BAD_USER_INPUT. */
export function readPerson(input: Omit<AddPersonInput, 'password'>): NewPerson {
  const login = normalLogin(readText('login', input.login, { most: 60 }));
  if (!LOGIN.test(login)) throw badField('login', { zh: '须为 2 至 60 位文字、数字、点、短横线或下划线。', en: 'must be 2 to 60 letters, digits, dots, hyphens or underscores.' });
  const nameZh = readText('nameZh', input.nameZh, { most: 60 });
  const nameEn = readOptionalText('nameEn', input.nameEn, { most: 60 }) ?? nameZh;
  return { login, nameZh, nameEn };
}

/** Throws {@link Refused} for a name that is taken. @returns the new person's id */
export async function insertPerson(client: PoolClient, by: string, { login, nameZh, nameEn, hash, language }: NewPerson & { readonly hash: string }): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'insert into person (login, name_zh, name_en, password_hash, language, must_change_password) values ($1, $2, $3, $4, $5, true) on conflict (login) do nothing returning id',
    [login, nameZh, nameEn, hash, language ?? 'zh-CN'],
  );
  if (!rows[0]) throw new Refused({ zh: `用户名“${login}”已被使用，请换一个。`, en: `The sign-in name "${login}" is taken. Choose another.` });
  await writeAccessLog(client, { personId: by, act: 'CHANGE_STAFF', subjectKind: 'person', subjectId: rows[0].id, reason: `added ${login}` });
  return rows[0].id;
}

/** May (not) sign in any more. Sessions end at once; terms of office stay, and count again when the person comes back. */
export function setPersonDisabled(desk: Desk, by: string, input: { readonly personId: string; readonly disabled: boolean }): Promise<Staffed<string>> {
  const id = readId('personId', input.personId);
  return inStaffing(desk, async (client) => {
    if (id === by && input.disabled) throw new Refused({ zh: '不能停用自己的账号。', en: 'You cannot disable your own account.' });
    const { rowCount } = await client.query(`update person set disabled_at = case when $2 then coalesce(disabled_at, clock_timestamp()) end where id = $1`, [id, input.disabled]);
    if (!rowCount) throw notFound();
    if (input.disabled) {
      await client.query('update session set revoked_at = clock_timestamp() where person_id = $1 and revoked_at is null', [id]);
      await keepSomebodyWhoManages(client);
    }
    await writeAccessLog(client, { personId: by, act: 'CHANGE_STAFF', subjectKind: 'person', subjectId: id, reason: input.disabled ? 'disabled' : 'enabled' });
    return id;
  });
}

/** A new password for somebody who lost theirs, to be changed at the next sign-in; all of their sessions end. */
export async function resetPassword(desk: Desk, by: string, input: { readonly personId: string; readonly password: string }): Promise<Staffed<string>> {
  const id = readId('personId', input.personId);
  const hash = await hashPassword(readPassword(input.password));
  return inStaffing(desk, async (client) => {
    const { rowCount } = await client.query('update person set password_hash = $2, must_change_password = true where id = $1', [id, hash]);
    if (!rowCount) throw notFound();
    await client.query('update session set revoked_at = clock_timestamp() where person_id = $1 and revoked_at is null', [id]);
    await writeAccessLog(client, { personId: by, act: 'CHANGE_STAFF', subjectKind: 'person', subjectId: id, reason: 'new password' });
    return id;
  });
}

function readPassword(password: string): string {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
    throw badField('password', { zh: `须为 ${SHORTEST_PASSWORD} 至 ${LONGEST_PASSWORD} 个字符。`, en: `must have ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.` });
  }
  return password;
}
