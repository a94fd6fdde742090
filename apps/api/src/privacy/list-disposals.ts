import type { DisposalItem, DisposalKind, DisposalList } from '@guanjia/schema';
import type { Pool, PoolClient } from 'pg';
import { DISPOSAL_KINDS } from './disposal-kinds.js';

interface Row extends Omit<DisposalList, 'proposedBy' | 'decidedBy' | 'mayDecide'> {
  centreId: string;
  proposedById: string;
  proposedZh: string;
  proposedEn: string;
  decidedById: string | null;
  decidedZh: string;
  decidedEn: string;
}

const LISTS = /* sql */ `
select d.id, d.centre_id as "centreId", d.kind, d.years, d.before, d.proposed_at as "proposedAt", d.decided_at as "decidedAt", d.approved, d.reason, d.disposed,
  (select count(*)::int from disposal_item i where i.list_id = d.id) as count,
  d.proposed_by as "proposedById", p.name_zh as "proposedZh", p.name_en as "proposedEn", d.decided_by as "decidedById", q.name_zh as "decidedZh", q.name_en as "decidedEn"
from disposal_list d join person p on p.id = d.proposed_by left join person q on q.id = d.decided_by
where d.centre_id = any($1::uuid[]) and ($2::uuid is null or d.id = $2)
order by d.decided_at desc nulls first, d.id desc limit 200`;

/** Who asks: by what may be decided where. */
export interface Decider {
  readonly personId: string;
  readonly approvesAt: readonly string[];
}

/** The lists of centres, those that wait first. */
export async function listDisposals(target: Pool | PoolClient, centreIds: readonly string[], { personId, approvesAt }: Decider, id: string | null = null): Promise<DisposalList[]> {
  const { rows } = await target.query<Row>(LISTS, [centreIds, id]);
  return rows.map(({ centreId, proposedById, proposedZh, proposedEn, decidedById, decidedZh, decidedEn, ...list }) => ({
    ...list,
    proposedBy: { id: proposedById, name: { zh: proposedZh, en: proposedEn } },
    decidedBy: decidedById === null ? null : { id: decidedById, name: { zh: decidedZh, en: decidedEn } },
    mayDecide: list.approved === null && approvesAt.includes(centreId) && proposedById !== personId,
  }));
}

/** What stands on a list, oldest first; empty for one that is not of these centres. */
export async function listDisposalItems(pool: Pool, centreIds: readonly string[], id: string): Promise<DisposalItem[]> {
  const { rows: lists } = await pool.query<{ kind: DisposalKind }>('select kind from disposal_list where id = $1 and centre_id = any($2::uuid[])', [id, centreIds]);
  if (!lists[0]) return [];
  const { from, ended, number } = DISPOSAL_KINDS[lists[0].kind];
  const { rows } = await pool.query<DisposalItem>(
    `select i.subject_id as "subjectId", ${number} as number, ${ended} as "endedAt", i.left_out as "leftOut" from disposal_item i join ${from} on t.id = i.subject_id where i.list_id = $1 order by 3, 1`,
    [id],
  );
  return rows;
}
