import type { Pool, PoolClient } from 'pg';
import { whoIsOnDuty, type PostOnDutyRow } from '../organisation/on-duty.js';
import { frozenLines, logOf, openMattersOf, type Line, type LogFacts, type OpenFacts } from './shift-record.js';

/** The first hand-over of a centre covers so much. */
const FIRST_COVERS_HOURS = 24;

/** A hand-over, or the running shift (`id` null), as resolvers answer from it. Its lines are all of the centre's; who may see which case is asked with the cases. */
export interface HandoverNode {
  readonly id: string | null;
  readonly centreId: string;
  readonly coversFrom: Date;
  readonly coversUntil: Date;
  readonly handedOverAt: Date | null;
  readonly handedOverById: string | null;
  readonly signedAt: Date | null;
  readonly signedById: string | null;
  readonly onDutyRows: readonly PostOnDutyRow[];
  readonly logLines: readonly Line<LogFacts>[];
  readonly openLines: readonly Line<OpenFacts>[];
}

export interface RunningShift {
  readonly coversFrom: Date;
  readonly now: Date;
  readonly afterSeq: number;
  readonly throughSeq: number;
}

const RUNNING = /* sql */ `
with moment as materialized (select app_now() as now),
last as (select handed_over_at, through_seq from handover where centre_id = $1 order by handed_over_at desc limit 1)
select m.now, coalesce(last.handed_over_at, m.now - interval '${FIRST_COVERS_HOURS} hours') as "coversFrom", (select seq::float8 from journal_head) as "throughSeq",
  coalesce(last.through_seq, (
    select j.seq from journal j where j.centre_id = $1 and j.seq is not null and j.at <= m.now - interval '${FIRST_COVERS_HOURS} hours' order by j.seq desc limit 1), 0)::float8 as "afterSeq"
from moment m left join last on true`;

/** What the shift that is on now covers: from the hand-over before to the journal's head. */
export async function runningShift(target: Pool | PoolClient, centreId: string): Promise<RunningShift> {
  return (await target.query<RunningShift>(RUNNING, [centreId])).rows[0]!;
}

/** The shift that is on now, as it would be handed over. */
export async function readRunning(pool: Pool, centreId: string): Promise<HandoverNode> {
  const { coversFrom, now, afterSeq, throughSeq } = await runningShift(pool, centreId);
  const [onDutyRows, logLines, openLines] = await Promise.all([whoIsOnDuty(pool, centreId), logOf(pool, { centreId, afterSeq, throughSeq }), openMattersOf(pool, centreId)]);
  return { id: null, centreId, coversFrom, coversUntil: now, handedOverAt: null, handedOverById: null, signedAt: null, signedById: null, onDutyRows, logLines, openLines };
}

const ONE = /* sql */ `
select id, centre_id as "centreId", covers_from as "coversFrom", handed_over_at as "coversUntil", handed_over_at as "handedOverAt", handed_over_by as "handedOverById",
  signed_at as "signedAt", signed_by as "signedById", on_duty as "onDutyRows"
from handover where id = $1 and centre_id = any($2::uuid[])`;

/** A hand-over as it was handed over; null: it does not exist, or is another centre's. */
export async function findHandover(pool: Pool, id: string, centreIds: readonly string[]): Promise<HandoverNode | null> {
  const { rows } = await pool.query<Omit<HandoverNode, 'logLines' | 'openLines'>>(ONE, [id, centreIds]);
  if (!rows[0]) return null;
  const [logLines, openLines] = await Promise.all([frozenLines<LogFacts>(pool, id, 'LOG'), frozenLines<OpenFacts>(pool, id, 'OPEN')]);
  return { ...rows[0], logLines, openLines };
}

export interface NoteNode {
  readonly id: string;
  readonly body: string;
  readonly authorId: string;
  readonly at: Date;
}

/** Notes of a hand-over, or those that wait for the next one. */
export async function notesOf(pool: Pool, { id, centreId }: HandoverNode): Promise<NoteNode[]> {
  const { rows } = await pool.query<NoteNode>(
    `select id, body, author_id as "authorId", at from handover_note where centre_id = $1 and handover_id is not distinct from $2 order by at, id`,
    [centreId, id],
  );
  return rows;
}
