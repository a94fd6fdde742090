import type { SavedFilter } from '@guanjia/schema';
import type { Pool } from 'pg';
import { badField, notFound } from '../access/refusals.js';
import { readId, readText } from './door.js';

/** More than a person could choose from; a script cannot fill the table. */
const MOST = 50;
const LONGEST_NAME = 40;
const UNIQUE_VIOLATION = '23505';

/** The person's own, by name. */
export async function savedFilters(pool: Pool, personId: string): Promise<SavedFilter[]> {
  const { rows } = await pool.query<SavedFilter>('select id, name, search from saved_filter where person_id = $1 order by name collate "zh-x-icu", id', [personId]);
  return rows;
}

/** Keeps a filter under a name; one of that name is replaced. @throws BAD_USER_INPUT there are enough */
export async function saveFilter(pool: Pool, personId: string, input: { readonly name: string; readonly search: string }): Promise<SavedFilter> {
  const name = readText('name', input.name, { most: LONGEST_NAME });
  const search = readText('filter', input.search, { most: 1_000 });
  const { rows } = await pool.query<SavedFilter>(
    `insert into saved_filter as kept (person_id, name, search)
     select $1, $2, $3 where (select count(*) from saved_filter where person_id = $1 and name <> $2) < ${MOST}
     on conflict (person_id, name) do update set search = excluded.search returning id, name, search`,
    [personId, name, search],
  );
  if (!rows[0]) throw badField('name', { zh: `每人最多保存 ${MOST} 个筛选。请先删去不用的。`, en: `is one too many: a person keeps ${MOST} filters at most. Delete one first.` });
  return rows[0];
}

/** @throws NOT_FOUND no filter of this person; BAD_USER_INPUT another one has the name */
export async function renameFilter(pool: Pool, personId: string, id: string, newName: string): Promise<SavedFilter> {
  const name = readText('name', newName, { most: LONGEST_NAME });
  try {
    const { rows } = await pool.query<SavedFilter>('update saved_filter set name = $3 where id = $1 and person_id = $2 returning id, name, search', [readId('id', id), personId, name]);
    if (!rows[0]) throw notFound();
    return rows[0];
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    throw badField('name', { zh: '您已有同名的筛选。请换一个名称。', en: 'is taken by another of your filters. Choose another name.' });
  }
}

/** @throws NOT_FOUND no filter of this person */
export async function deleteFilter(pool: Pool, personId: string, id: string): Promise<void> {
  const { rowCount } = await pool.query('delete from saved_filter where id = $1 and person_id = $2', [readId('id', id), personId]);
  if (rowCount === 0) throw notFound();
}
