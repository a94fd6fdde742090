import type { OccasionKind } from '@guanjia/schema';
import type { Instant } from '@guanjia/domain';
import type { Pool } from 'pg';
import { pageLength, pageOf, readCursor } from '../cases/connections.js';
import { ms } from './callback-node.js';

/** A contracted service or an event as resolvers answer from it. */
export interface OccasionNode {
  readonly id: string;
  readonly centreId: string;
  readonly kind: OccasionKind;
  readonly title: string;
  readonly unitId: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly heldOn: string | null;
  readonly endedOn: string | null;
  readonly recordedById: string;
  readonly recordedAt: Instant;
}

const OCCASION = /* sql */ `
select oc.id, oc.centre_id as "centreId", oc.kind, oc.title, oc.unit_id as "unitId", oc.starts_on::text as "startsOn", oc.ends_on::text as "endsOn", oc.held_on::text as "heldOn",
  oc.ended_on::text as "endedOn", oc.recorded_by as "recordedById", ${ms('oc.recorded_at')} as "recordedAt"
from callback_occasion oc`;

/** Occasions by id, for those who may see what hangs on them. */
export async function occasionsById(pool: Pool, ids: readonly string[]): Promise<(OccasionNode | null)[]> {
  const { rows } = await pool.query<OccasionNode>(`${OCCASION} where oc.id = any($1::uuid[])`, [ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function findOccasion(pool: Pool, id: string, centreIds: readonly string[]): Promise<OccasionNode | null> {
  const { rows } = await pool.query<OccasionNode>(`${OCCASION} where oc.id = $1 and oc.centre_id = any($2::uuid[])`, [id, centreIds]);
  return rows[0] ?? null;
}

export interface OccasionListRequest {
  readonly centreIds: readonly string[];
  readonly kind?: OccasionKind | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const MATCHING = 'where oc.centre_id = any($1::uuid[]) and ($2::text is null or oc.kind = $2)';

/** The occasions of these centres, the last recorded first, page by page. */
export async function listOccasions(pool: Pool, { centreIds, kind, first, after }: OccasionListRequest) {
  const length = pageLength(first);
  const place = readCursor(after);
  const asked = [centreIds, kind ?? null];
  const { rows } = await pool.query<OccasionNode>(
    `${OCCASION} ${MATCHING} and ($3::int8 is null or (oc.recorded_at, oc.id) < (to_timestamp($3::int8 / 1000.0)::timestamptz(3), $4::uuid)) order by oc.recorded_at desc, oc.id desc limit $5`,
    [...asked, place?.by ?? null, place?.id ?? null, length + 1],
  );
  return {
    ...pageOf(rows, length, (node) => node, ({ recordedAt, id }) => ({ by: recordedAt, id })),
    countAll: async () => (await pool.query<{ count: number }>(`select count(*)::int as count from callback_occasion oc ${MATCHING}`, asked)).rows[0]!.count,
  };
}
export type OccasionPage = Awaited<ReturnType<typeof listOccasions>>;
