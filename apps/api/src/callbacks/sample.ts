import { scoreOf, SCORES, type Instant } from '@guanjia/domain';
import type { CallbackGroup, CallbackStatus, SampleCandidate } from '@guanjia/schema';
import type { Pool } from 'pg';
import type { Scope } from '../access/scope.js';
import { ms } from './callback-node.js';

/** How a month is drawn. The secret stays in the database until it is revealed, and with it who was a candidate. */
export interface SampleNode {
  readonly centreId: string;
  readonly month: string;
  readonly hash: string | null;
  readonly committedAt: Instant | null;
  readonly secret: string | null;
  readonly revealedAt: Instant | null;
}

const SAMPLE = /* sql */ `
select hash, ${ms('committed_at')} as "committedAt", case when revealed_at is not null then secret end as secret, ${ms('revealed_at')} as "revealedAt"
from callback_secret where centre_id = $1 and month = $2`;

export async function readSample(pool: Pool, { centreId, month }: Pick<SampleNode, 'centreId' | 'month'>): Promise<SampleNode> {
  const { rows } = await pool.query<Omit<SampleNode, 'centreId' | 'month'>>(SAMPLE, [centreId, month]);
  return { centreId, month, ...(rows[0] ?? { hash: null, committedAt: null, secret: null, revealedAt: null }) };
}

const CANDIDATES = /* sql */ `
select coalesce(k.case_id, k.occasion_id) as "subjectId", c.number, k.grp as "group", ${ms('k.settled_at')} as "settledAt", k.decision, cb.status, ${ms('k.withdrawn_at')} as "withdrawnAt"
from callback_candidate k left join callback cb on cb.id = k.callback_id
left join service_case c on c.id = k.case_id and c.centre_id = any($3::uuid[]) and c.audience = any($4::text[])
where k.centre_id = $1 and k.month = $2 order by k.settled_at, k.id`;

interface Row {
  readonly subjectId: string;
  readonly number: string | null;
  readonly group: CallbackGroup;
  readonly settledAt: Instant;
  readonly decision: string;
  readonly status: CallbackStatus | null;
  readonly withdrawnAt: Instant | null;
}

/** All that could be drawn with what became of it; null before the secret is revealed. Anybody may draw again with it. */
export async function sampleCandidates(pool: Pool, { centreId, month, secret }: SampleNode, scope: Scope): Promise<SampleCandidate[] | null> {
  if (secret === null) return null;
  const { rows } = await pool.query<Row>(CANDIDATES, [centreId, month, scope.centreIds, scope.audiences]);
  return rows.map((row) => ({ ...row, score: scoreOf(secret, row.subjectId) / SCORES, drawn: row.decision === 'OWED' || row.decision === 'DRAWN' }));
}
