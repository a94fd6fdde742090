import type { Case } from '@guanjia/schema';
import type { Pool, PoolClient } from 'pg';

/** What a line of the duty log holds beside its case. `acts`: numbers of journal entries, oldest first. */
export interface LogFacts {
  readonly received: boolean;
  readonly status: Case['status'];
  readonly ownerPost: string;
  readonly acts: readonly number[];
}

/** What is handed over about an open matter; moments in milliseconds. */
export interface OpenFacts {
  readonly status: Case['status'];
  readonly ownerPost: string;
  readonly ownerPersonId: string | null;
  readonly agreedReplyAt: number | null;
  readonly rule: string | null;
  readonly dueAt: number | null;
  readonly owedBy: readonly string[];
}

export interface Line<F> {
  readonly case_id: string;
  readonly facts: F;
}

/** A stretch of a centre's journal: after one number up to another. Numbers leave no entry out and none twice; times would, with a sweep that came late. */
export interface Stretch {
  readonly centreId: string;
  readonly afterSeq: number;
  readonly throughSeq: number;
}

const ms = (moment: string): string => `(extract(epoch from ${moment}) * 1000)::int8`;

/** The engine's bookkeeping: it follows from acts, and nobody did it. */
const BOOKKEEPING = `('ObligationOpened', 'ObligationMet', 'ObligationSuperseded', 'ObligationRevived', 'ObligationCancelled', 'ObligationBroughtForward', 'ObligationRecalculated', 'ObligationWarned')`;

/** CP-33, CP-39: every matter that was received, or to which something was done, in the stretch ($1 centre, $2 after, $3 through). */
const LOG = /* sql */ `
select c.id as case_id, jsonb_build_object('received', a.received, 'status', c.status, 'ownerPost', c.owner_post, 'acts', a.acts) as facts,
  row_number() over (order by c.received_at, c.number)::int as position
from (
  select j.subject_id, bool_or(j.type = 'CaseReceived') as received, jsonb_agg(j.n order by j.n) as acts
  from journal j where j.centre_id = $1 and j.seq > $2 and j.seq <= $3 and j.subject_kind = 'case' and not j.historic and j.type not in ${BOOKKEEPING}
  group by j.subject_id
) a join service_case c on c.id = a.subject_id`;

/** Every matter that is not closed, with the time limit that is due next ($1 centre). */
const OPEN = /* sql */ `
select c.id as case_id, jsonb_build_object('status', c.status, 'ownerPost', c.owner_post, 'ownerPersonId', c.owner_person_id, 'agreedReplyAt', ${ms('c.agreed_reply_at')},
    'rule', o.rule_key, 'dueAt', ${ms('o.due_at')}, 'owedBy', coalesce(to_jsonb(o.owed_by), '[]')) as facts,
  row_number() over (order by o.due_at nulls last, c.received_at, c.number)::int as position
from service_case c left join lateral (
  select rule_key, due_at, owed_by from obligation where subject_id = c.id and status = 'OPEN' order by due_at, rule_key limit 1
) o on true
where c.centre_id = $1 and c.status <> 'CLOSED' and not c.historic`;

export async function logOf(target: Pool | PoolClient, { centreId, afterSeq, throughSeq }: Stretch): Promise<Line<LogFacts>[]> {
  return (await target.query<Line<LogFacts>>(`${LOG} order by position`, [centreId, afterSeq, throughSeq])).rows;
}

export async function openMattersOf(target: Pool | PoolClient, centreId: string): Promise<Line<OpenFacts>[]> {
  return (await target.query<Line<OpenFacts>>(`${OPEN} order by position`, [centreId])).rows;
}

/** Writes the lines of a hand-over as they are at this moment. Answers how many of each. */
export async function freezeLines(client: PoolClient, handoverId: string, { centreId, afterSeq, throughSeq }: Stretch): Promise<{ log: number; open: number }> {
  const log = await client.query(
    `insert into handover_line (handover_id, part, position, case_id, facts) select $4, 'LOG', position, case_id, facts from (${LOG}) line`,
    [centreId, afterSeq, throughSeq, handoverId],
  );
  const open = await client.query(
    `insert into handover_line (handover_id, part, position, case_id, facts) select $2, 'OPEN', position, case_id, facts from (${OPEN}) line`,
    [centreId, handoverId],
  );
  return { log: log.rowCount ?? 0, open: open.rowCount ?? 0 };
}

export async function frozenLines<F>(pool: Pool, handoverId: string, part: 'LOG' | 'OPEN'): Promise<Line<F>[]> {
  return (await pool.query<Line<F>>('select case_id, facts from handover_line where handover_id = $1 and part = $2 order by position', [handoverId, part])).rows;
}
