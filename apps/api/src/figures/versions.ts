import type { ClientBase, Pool } from 'pg';

/** A version as resolvers answer from it. */
export interface VersionNode {
  readonly id: string;
  readonly centreId: string;
  readonly month: string;
  readonly number: number;
  readonly frozenAt: Date;
  readonly frozenById: string;
  readonly throughSeq: number;
  readonly note: string;
}

const VERSIONS = /* sql */ `
select id, centre_id as "centreId", to_char(month, 'YYYY-MM') as month, number, frozen_at as "frozenAt", frozen_by as "frozenById", through_seq::float8 as "throughSeq", note
from figure_version v where v.centre_id = any($1::uuid[]) and ($2::text is null or v.month = ($2 || '-01')::date)
order by v.month desc, v.number desc, v.centre_id`;

/** The versions of these centres, the newest month and version first. `month`, as 2026-10: of this month alone. */
export async function versionsOf(client: Pool | ClientBase, centreIds: readonly string[], month: string | null = null): Promise<VersionNode[]> {
  return (await (client as Pool).query<VersionNode>(VERSIONS, [centreIds, month])).rows;
}
