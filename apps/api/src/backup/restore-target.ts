import type pg from 'pg';

/** Why nothing was restored, and what to do, in both languages. */
export class CannotRestore extends Error {
  override name = 'CannotRestore';
}

const LOOK = /* sql */ `
select coalesce((select array_agg(relname::text) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')), '{}') as tables,
  (select count(*) from pg_stat_activity where datname = current_database() and application_name like 'guanjia%' and pid <> pg_backend_pid())::int as at_work`;

/**
 * Leaves the database empty.
 * @throws CannotRestore where it is at work, holds a company and `replace` is not said, or holds what is not Guanjia's
 */
export async function clearTarget(client: pg.Client, replace: boolean): Promise<void> {
  const { tables, at_work } = (await client.query<{ tables: string[]; at_work: number }>(LOOK)).rows[0]!;
  if (at_work > 0) throw new CannotRestore('数据库正在被使用。请先停止管家，再恢复。 The database is in use. Stop Guanjia first, then restore.');
  if (tables.length === 0) return;
  if (!tables.includes('migration') || !tables.includes('journal')) {
    throw new CannotRestore('数据库中有不属于管家的表。请给一个空的数据库。 The database holds tables that are not Guanjia’s. Give an empty one.');
  }
  const { rows } = await client.query('select from company union all (select from person limit 1)');
  if (rows.length > 0 && !replace) {
    throw new CannotRestore(
      '数据库不是空的：其中已有公司。确定要以备份取代它，请加 --replace（现有数据将全部消失，可先运行 npm run backup）。 The database is not empty: it holds a company. To put the backup in its place, add --replace; all that is there will be gone (npm run backup keeps it).',
    );
  }
  await client.query('drop schema public cascade');
  await client.query('create schema public');
}
