import type { Database } from '../database/database.js';
import type { Outcome } from './carry-out.js';

/**
 * Who owns a matter must be able to settle it: a post whose holders may not handle cases, or do not even see them, would only let its limits run out.
 * Null: the post may own it, or does not exist (which the domain says).
 */
export async function refusedAsOwner({ pool }: Database, post: string): Promise<Outcome | null> {
  const { rows } = await pool.query<{ zh: string; en: string }>(
    `select name_zh as zh, name_en as en from post where key = $1
       and not exists (select from post_capability c where c.post = post.key and c.capability = 'HANDLE_CASE')`,
    [post],
  );
  if (!rows[0]) return null;
  const message = {
    zh: `岗位“${rows[0].zh}”不办理事项，不能负责此事项。请选择办理事项的岗位。`,
    en: `The post "${rows[0].en}" does not handle cases, so it cannot own this one. Choose a post that does.`,
  };
  return { kind: 'refused', refusal: { rule: null, clause: null, message } };
}

/** The posts that may own a case, in the company's order. */
export async function ownerPosts({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(`select key from post where exists (select from post_capability c where c.post = post.key and c.capability = 'HANDLE_CASE') order by ordinal`);
  return rows.map(({ key }) => key);
}
