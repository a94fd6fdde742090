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

const due = '(extract(epoch from o.due_at) * 1000)::int8';

const LIST = /* sql */ `
select ${OBLIGATION_NODE}, ${due} as by
from ${OBLIGATIONS}
where o.centre_id = any($1::uuid[]) and o.audience = any($2::text[])
  and ($3::text is null or o.status = $3)
  and ($4::boolean is null or (o.status = 'OPEN' and o.due_at < app_now() and not o.pauses @? '$[*] ? (@.until == null)') = $4)
  and ($5::text is null or o.rule_key = $5) and ($6::text is null or o.strength = $6)
  and ($7::int8 is null or (${due}, o.id) > ($7::int8, $8::uuid)) and ${ofNoHidden('$10')}
order by ${due}, o.id limit $9`;

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
