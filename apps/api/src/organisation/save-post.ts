import { SHIPPED_POSTS, whyNotReportTo, type KnownPost } from '@guanjia/domain';
import type { SavePostInput } from '@guanjia/schema';
import type { PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { notFound } from '../access/refusals.js';
import type { Desk } from '../cases/carry-out.js';
import { readKey, readText } from '../cases/door.js';
import { inStaffing, keepSomebodyWhoManages, Refused, type Staffed } from './in-staffing.js';

/** A post as it shall be; without capabilities these stay as they are. */
export type PostToBe = Pick<SavePostInput, 'key' | 'nameZh' | 'nameEn' | 'companyWide' | 'capabilities'> & { readonly reportsTo: string | null };

/** Adds a post of the company's own, or changes one. Whether a post is the company's or a centre's is settled when it is made: terms of office depend on it. */
export function savePost(desk: Desk, by: string, input: SavePostInput): Promise<Staffed<string>> {
  const post = readPost(input);
  return inStaffing(desk, (client) => putPost(client, by, post));
}

/** Throws BAD_USER_INPUT. */
export function readPost({ key, nameZh, nameEn, reportsTo, companyWide, capabilities }: SavePostInput): PostToBe {
  return {
    key: readKey('key', key), nameZh: readText('nameZh', nameZh, { most: 40 }), nameEn: readText('nameEn', nameEn, { most: 60 }),
    reportsTo: reportsTo ? readKey('reportsTo', reportsTo) : null, companyWide, capabilities,
  };
}

/** The same within a transaction that holds the lock of staffing. Throws {@link Refused}. */
export async function putPost(client: PoolClient, by: string, { key, nameZh, nameEn, reportsTo, companyWide, capabilities }: PostToBe): Promise<string> {
  const { rows } = await client.query<KnownPost & { key: string }>('select key, reports_to as "reportsTo", company_wide as "companyWide" from post');
  const posts = Object.fromEntries(rows.map((post) => [post.key, post]));
  const before = posts[key];
  // The top of the line stays at the top.
  const no = before && before.reportsTo === null && reportsTo === null ? null : whyNotReportTo(key, { reportsTo, companyWide }, posts);
  if (no) throw new Refused(no);
  if (before && before.companyWide !== companyWide) {
    throw new Refused({ zh: '岗位属于公司还是服务中心，建立之后不能更改。', en: 'Whether a post is the company’s or a centre’s cannot be changed once it is made.' });
  }
  if (before && before.reportsTo === null && reportsTo !== null) throw new Refused({ zh: '最高岗位没有上级。', en: 'The top post has none above it.' });
  await client.query(
    `insert into post (key, name_zh, name_en, reports_to, company_wide, ordinal) values ($1, $2, $3, $4, $5, (select coalesce(max(ordinal), 0) + 1 from post))
     on conflict (key) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, reports_to = excluded.reports_to`,
    [key, nameZh, nameEn, reportsTo, companyWide],
  );
  if (capabilities) {
    await client.query('delete from post_capability where post = $1 and capability <> all ($2::text[])', [key, capabilities]);
    await client.query('insert into post_capability (post, capability) select $1, unnest($2::text[]) on conflict do nothing', [key, capabilities]);
  }
  await keepSomebodyWhoManages(client);
  const may = capabilities ? `: ${[...new Set(capabilities)].sort().join(', ')}` : '';
  await writeAccessLog(client, { personId: by, act: 'CHANGE_POSTS', subjectKind: 'company', reason: `${key} → ${reportsTo ?? ''}${may}` });
  return key;
}

const DEPENDS = /* sql */ `
select exists (select from post_holding where post = $1) or exists (select from duty_shift where post = $1) or exists (select from post where reports_to = $1)
  or exists (select from notification_channel where post = $1) or exists (select from service_case where owner_post = $1 or received_by_post = $1)
  or exists (select from obligation where $1 = any(owed_by)) or exists (select from policy_set where body::text like '%"' || $1 || '"%') as depends`;

/** Takes away a post of the company's own on which nothing depends: no term of office, case, time limit, procedure, roster, channel or other post. */
export function removePost(desk: Desk, by: string, given: string): Promise<Staffed<null>> {
  const key = readKey('key', given);
  return inStaffing(desk, async (client) => {
    if (Object.hasOwn(SHIPPED_POSTS, key)) throw new Refused({ zh: '规程所用的岗位不能删除。', en: 'A post that the procedures name cannot be taken away.' });
    const { rows } = await client.query<{ depends: boolean }>(DEPENDS, [key]);
    if (rows[0]!.depends) throw new Refused({ zh: '还有任职、事项、时限、规程、排班、通知渠道或下级岗位与该岗位有关，不能删除。', en: 'Terms of office, cases, time limits, procedures, rosters, channels or other posts depend on this post; it cannot be taken away.' });
    await client.query('delete from post_capability where post = $1', [key]);
    const { rowCount } = await client.query('delete from post where key = $1', [key]);
    if (!rowCount) throw notFound();
    await writeAccessLog(client, { personId: by, act: 'CHANGE_POSTS', subjectKind: 'company', reason: `${key} removed` });
    return null;
  });
}
