import { POST_CAPABILITIES, SHIPPED_POSTS } from '@guanjia/domain';
import type { Pool } from 'pg';

/**
 * Brings the shipped posts and their capabilities into the database at each start. What a company changed on a post stays; what a new version adds comes in.
 */
export async function publishPosts(pool: Pool): Promise<void> {
  const posts = Object.entries(SHIPPED_POSTS).map(([key, post], ordinal) => ({
    key, name_zh: post.name.zh, name_en: post.name.en, reports_to: post.reportsTo, company_wide: post.companyWide, ordinal,
  }));
  const capabilities = Object.entries(POST_CAPABILITIES).flatMap(([post, may]) => may.map((capability) => ({ post, capability })));
  // One statement: the reference from a post to its superior is checked when all of them are in.
  await pool.query(
    `with posts as (
       insert into post (key, name_zh, name_en, reports_to, company_wide, ordinal)
       select key, name_zh, name_en, reports_to, company_wide, ordinal
       from jsonb_to_recordset($1::jsonb) as p(key text, name_zh text, name_en text, reports_to text, company_wide boolean, ordinal int)
       on conflict (key) do nothing
     )
     insert into post_capability (post, capability)
     select post, capability from jsonb_to_recordset($2::jsonb) as c(post text, capability text)
     on conflict do nothing`,
    [JSON.stringify(posts), JSON.stringify(capabilities)],
  );
}
