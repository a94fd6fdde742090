import type { NoticeFilter } from '@guanjia/schema';
import { ofNoHidden, scopeValues, type ViewerScope } from '../callbacks/callback-scope.js';
import { pageLength, pageOf, readCursor } from '../cases/connections.js';
import { readOptionalText } from '../cases/door.js';
import type { Database } from '../database/database.js';
import { noticeNode, selectNotices, type NoticeNode, type StoredNotice } from './notice-node.js';

export interface NoticeListRequest {
  readonly scope: ViewerScope;
  readonly filter?: NoticeFilter | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const LIST = /* sql */ `${selectNotices('notification n')}
where n.centre_id = any($1::uuid[]) and n.audience = any($2::text[])
  and ($3::text is null or n.status = $3) and ($4::text is null or ch.kind = $4) and ($5::text is null or c.number = $5)
  and ($6::int8 is null or ((extract(epoch from n.created_at) * 1000)::int8, n.id) < ($6::int8, $7::uuid)) and ${ofNoHidden('$9')}
order by n.created_at desc, n.id desc limit $8`;

/** Notices of the scope, newest first, page by page. */
export async function listNotices(database: Database, { scope, filter, first, after }: NoticeListRequest) {
  const length = pageLength(first);
  const place = readCursor(after);
  const number = readOptionalText('filter.caseNumber', filter?.caseNumber, { most: 60 });
  const { rows } = await database.pool.query<StoredNotice>(LIST, [
    scope.centreIds, scope.audiences, filter?.status ?? null, filter?.channelKind ?? null, number, place?.by ?? null, place?.id ?? null, length + 1, scope.personId,
  ]);
  const named = await Promise.all(rows.map(async ({ by, ...row }) => ({ by, node: await noticeNode(database, { ...row, by }) })));
  return pageOf<(typeof named)[number], NoticeNode>(named, length, ({ node }) => node, ({ by, node }) => ({ by, id: node.id }));
}

const BY_ID = /* sql */ `${selectNotices('notification n')} where n.id = $1 and n.centre_id = any($2::uuid[]) and n.audience = any($3::text[]) and ${ofNoHidden('$4')}`;

/** Null: it does not exist, or lies outside the scope. */
export async function findNotice(database: Database, id: string, scope: ViewerScope): Promise<NoticeNode | null> {
  const { rows } = await database.pool.query<StoredNotice>(BY_ID, [id, ...scopeValues(scope)]);
  return rows[0] ? noticeNode(database, rows[0]) : null;
}

const OF_OBLIGATIONS = /* sql */ `${selectNotices('notification n')} where n.obligation_id = any($1::uuid[]) order by n.created_at, n.id`;

/** All notices of obligations that the viewer may see, by obligation, oldest first. */
export async function noticesOfObligations(database: Database, obligationIds: readonly string[]): Promise<NoticeNode[][]> {
  const { rows } = await database.pool.query<StoredNotice>(OF_OBLIGATIONS, [obligationIds]);
  const nodes = await Promise.all(rows.map((row) => noticeNode(database, row)));
  return obligationIds.map((id) => nodes.filter((node) => node.obligationId === id));
}
