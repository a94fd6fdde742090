import type { DutyFilter } from '@guanjia/schema';
import type { Scope } from '../access/scope.js';
import { pageLength, pageOf, readCursor } from '../cases/connections.js';
import { readOptionalText } from '../cases/door.js';
import type { Database } from '../database/database.js';
import { dutyNode, DUTY_NODE, type DutyNode, type StoredDutyNode } from './duty-node.js';

export interface DutyPage {
  readonly edges: readonly { readonly cursor: string; readonly node: DutyNode }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Counted only when asked for. */
  countAll(): Promise<number>;
  /** The rows that duties of the scope came from, by key; read only when asked for. */
  listRules(): Promise<readonly Pick<DutyNode, 'rule' | 'name'>[]>;
}

export interface DutyListRequest {
  readonly scope: Scope;
  readonly filter?: DutyFilter | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const OVERDUE = /* sql */ `exists (select from obligation o where o.subject_id = d.id and o.status = 'OPEN' and o.due_at < app_now())`;

const MATCHING = /* sql */ `
from duty d
where d.centre_id = any($1::uuid[]) and d.audience = any($2::text[])
  and ($3::text is null or (d.fulfilled_at is null) = ($3 = 'OPEN'))
  and ($4::boolean is null or ${OVERDUE} = $4)
  and ($5::text is null or d.rule_key = $5)
  and ($6::timestamptz is null or d.period_end > $6)
  and ($7::timestamptz is null or d.period_start < $7)`;

/** Duties of the scope, the last arisen first, page by page. */
export async function listDuties(database: Database, { scope, filter, first, after }: DutyListRequest): Promise<DutyPage> {
  const length = pageLength(first);
  const place = readCursor(after);
  const rule = readOptionalText('filter.rule', filter?.rule, { most: 100 });
  const matching = [scope.centreIds, scope.audiences, filter?.status ?? null, filter?.overdue ?? null, rule, filter?.periodFrom ?? null, filter?.periodUntil ?? null];
  const { rows } = await database.pool.query<StoredDutyNode & { by: number }>(
    `select ${DUTY_NODE}, (extract(epoch from d.arisen_at) * 1000)::int8 as by ${MATCHING}
       and ($8::int8 is null or (d.arisen_at, d.id) < (to_timestamp($8::int8 / 1000.0)::timestamptz(3), $9::uuid))
     order by d.arisen_at desc, d.id desc limit $10`,
    [...matching, place?.by ?? null, place?.id ?? null, length + 1],
  );
  const named = await Promise.all(rows.map(async (row) => ({ by: row.by, node: await dutyNode(database, row) })));
  return {
    ...pageOf(named, length, ({ node }) => node, ({ by, node }) => ({ by, id: node.id })),
    countAll: async () => (await database.pool.query<{ count: number }>(`select count(*)::int as count ${MATCHING}`, matching)).rows[0]!.count,
    listRules: () => listRules(database, scope),
  };
}

/** The newest duty of each row: a company that calls a row otherwise sees the name of today. */
async function listRules(database: Database, { centreIds, audiences }: Scope): Promise<readonly DutyNode[]> {
  const { rows } = await database.pool.query<StoredDutyNode>(
    `select distinct on (d.rule_key) ${DUTY_NODE} from duty d where d.centre_id = any($1::uuid[]) and d.audience = any($2::text[]) order by d.rule_key, d.arisen_at desc`,
    [centreIds, audiences],
  );
  return Promise.all(rows.map((row) => dutyNode(database, row)));
}
