import type { ObligationFilter } from '@guanjia/schema';
import { ofNoHidden, type ViewerScope } from '../callbacks/callback-scope.js';
import type { Database } from '../database/database.js';
import { pageLength, pageOf, readCursor } from './connections.js';
import { readOptionalText } from './door.js';
import { obligationNode, OBLIGATION_NODE, OBLIGATIONS, type ObligationNode, type StoredObligation } from './obligation-node.js';

export interface ObligationListRequest {
  readonly scope: ViewerScope;
  readonly filter?: ObligationFilter | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page of each centre comes off its index where open ones are asked for, however many there are; one order over many centres would have all of them sorted. */
const LIST = /* sql */ `
select page.row, page.policy_set_id, page.now, page.by
from unnest($1::uuid[]) as centre (id) cross join lateral (
  select ${OBLIGATION_NODE}, (extract(epoch from o.due_at) * 1000)::int8 as by, o.due_at, o.id
  from ${OBLIGATIONS}
  where o.centre_id = centre.id and o.audience = any($2::text[])
    and ($3::text is null or o.status = $3)
    and ($4::boolean is null or (o.status = 'OPEN' and o.due_at < app_now() and not o.pauses @? '$[*] ? (@.until == null)') = $4)
    and ($5::text is null or o.rule_key = $5) and ($6::text is null or o.strength = $6)
    and ($7::int8 is null or (o.due_at, o.id) > (to_timestamp($7::int8 / 1000.0)::timestamptz(3), $8::uuid)) and ${ofNoHidden('$10')}
  order by o.due_at, o.id limit $9
) page order by page.due_at, page.id limit $9`;

/** Obligations of the scope, earliest due first, page by page. */
export async function listObligations(database: Database, { scope, filter, first, after }: ObligationListRequest) {
  const length = pageLength(first);
  const place = readCursor(after);
  const rule = readOptionalText('filter.rule', filter?.rule, { most: 100 });
  const { rows } = await database.pool.query<StoredObligation & { by: number }>(LIST, [
    scope.centreIds, scope.audiences, filter?.status ?? null, filter?.overdue ?? null, rule, filter?.strength ?? null, place?.by ?? null, place?.id ?? null, length + 1, scope.personId,
  ]);
  const named = await Promise.all(rows.map(async (row) => ({ by: row.by, node: await obligationNode(database, row) })));
  return pageOf<(typeof named)[number], ObligationNode>(named, length, ({ node }) => node, ({ by, node }) => ({ by, id: node.id }));
}
