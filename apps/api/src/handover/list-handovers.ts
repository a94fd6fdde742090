import type { Pool } from 'pg';
import { pageLength, pageOf, readCursor } from '../cases/connections.js';

export interface SummaryNode {
  readonly id: string;
  readonly coversFrom: Date;
  readonly handedOverAt: Date;
  readonly handedOverById: string;
  readonly signedAt: Date | null;
  readonly signedById: string | null;
}

/** Past hand-overs of a centre, newest first, page by page. */
export async function listHandovers(pool: Pool, { centreId, first, after }: { readonly centreId: string; readonly first: number | null; readonly after: string | null }) {
  const length = pageLength(first);
  const from = readCursor(after);
  const { rows } = await pool.query<SummaryNode & { total: number }>(
    `select id, covers_from as "coversFrom", handed_over_at as "handedOverAt", handed_over_by as "handedOverById", signed_at as "signedAt", signed_by as "signedById"
     from handover where centre_id = $1 and ($2::float8 is null or handed_over_at < to_timestamp($2 / 1000.0)) order by handed_over_at desc limit $3`,
    [centreId, from?.by ?? null, length + 1],
  );
  const { rows: all } = await pool.query<{ count: number }>('select count(*)::int as count from handover where centre_id = $1', [centreId]);
  return { ...pageOf(rows, length, (row) => row, ({ id, handedOverAt }) => ({ by: handedOverAt.getTime(), id })), totalCount: all[0]!.count };
}
