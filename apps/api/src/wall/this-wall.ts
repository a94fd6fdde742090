import type { ServiceCentre, ThisWall, WallPost } from '@guanjia/schema';
import type { Pool } from 'pg';
import type { WallReader } from './wall-reader.js';

/** Names that a wall shows: its centres, the company, the posts. */
export async function thisWall(pool: Pool, { wall: { name, expiresAt }, language, centreIds }: WallReader): Promise<ThisWall> {
  const { rows } = await pool.query<{ centres: ServiceCentre[]; posts: WallPost[]; demo: boolean | null; zh: string | null; en: string | null }>(
    `select company.demo, company.name_zh as zh, company.name_en as en,
       (select json_agg(json_build_object('id', id, 'code', code, 'name', json_build_object('zh', name_zh, 'en', name_en), 'zone', zone) order by ordinal, code) from service_centre where id = any($1::uuid[])) as centres,
       (select json_agg(json_build_object('key', key, 'name', json_build_object('zh', name_zh, 'en', name_en)) order by ordinal) from post) as posts
     from (select) nothing left join company on true`,
    [centreIds],
  );
  const { centres, posts, demo, zh, en } = rows[0]!;
  return { name, language, expiresAt, centres, posts, demo: demo ?? false, companyName: { zh: zh ?? '管家', en: en ?? 'Guanjia' } };
}
