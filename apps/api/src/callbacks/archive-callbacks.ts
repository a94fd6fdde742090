import { archiveCallbacks as decide, monthName, type DutyState } from '@guanjia/domain';
import type { ArchiveCallbacksInput } from '@guanjia/schema';
import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { newId } from '../cases/new-id.js';
import type { Database } from '../database/database.js';
import { carryOutDuty, type DutyOutcome } from '../duties/carry-out-duty.js';
import { readFinding } from '../duties/read-finding.js';
import { countMonth } from './month-figures.js';
import { lockMonth, type LockedMonth } from './month-secret.js';
import { sharesOf } from './month-shares.js';

/**
 * CB-17: the month's records are archived, frozen as they are, and its secret is told: from then on anybody can draw again. Refused, with what speaks against it,
 * while something of the month can still be drawn, waits for review, or is not followed yet.
 */
export async function archiveCallbacks(desk: Desk, viewer: Viewer, input: ArchiveCallbacksInput): Promise<DutyOutcome> {
  const finding = readFinding(input);
  return carryOutDuty(desk, viewer, 'archiveCallbacks', input, async (state, context, client) => {
    const lot = await lockMonth(client, state.centreId, monthName(state.periodStart, context.policy.zone), context.now);
    const { rows } = await client.query<{ drawable: string[]; unreviewed: string[]; followed: boolean }>(OPEN, [lot.centreId, lot.month, lot.until]);
    const { followed, ...month } = rows[0]!;
    const decision = decide(state, { finding, month }, context);
    if (decision.refused) return decision;
    if (!followed) return NOT_FOLLOWED;
    await freeze(desk.database, client, state, viewer.personId, lot);
    return decision;
  });
}

const NAME = `coalesce(s.number, oc.title)`;
const OPEN = /* sql */ `
select coalesce((select json_agg(${NAME} order by k.limit_at) from callback_candidate k left join service_case s on s.id = k.case_id left join callback_occasion oc on oc.id = k.occasion_id
    where k.centre_id = $1 and k.month = $2 and k.withdrawn_at is null and k.decision <> 'OWED' and k.limit_at >= app_now()
      -- All that the lot is about: a list of what still waits would tell who handled the rest that it was drawn.
      and exists (select from callback_candidate w where w.centre_id = $1 and w.month = $2 and w.withdrawn_at is null and w.decision = 'WAITING' and w.limit_at >= app_now())), '[]') as drawable,
  coalesce((select json_agg(${NAME} order by cb.recorded_at) from callback cb left join service_case s on s.id = cb.case_id left join callback_occasion oc on oc.id = cb.occasion_id
    where cb.centre_id = $1 and cb.month = $2 and cb.status = 'VISITED'), '[]') as unreviewed,
  not exists (select from journal j where j.centre_id = $1 and j.subject_kind = 'case' and j.type = 'CaseSettled' and not j.historic and j.at < $3
    and (j.seq is null or j.seq > (select seq from callback_cursor))) as followed`;

const REVEAL = /* sql */ `
with told as (
  update callback_secret set revealed_at = app_now() where centre_id = $1 and month = $2 and revealed_at is null returning secret, hash
), journalled as (
  insert into journal (key, type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts)
  select 'sample-told:' || $1::text || ':' || $2::text, 'SampleRevealed', 'centre', $1::uuid, $1::uuid, 'CENTRE', $5, app_now(), jsonb_build_object('month', $2::text, 'hash', hash, 'secret', secret) from told
)
insert into callback_archive (id, centre_id, month, duty_id, archived_by, archived_at, figures, candidates, callbacks, seq, secret, hash)
select $3, $1, $2, $4, $5, app_now(), $6,
  coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'subjectId', coalesce(k.case_id, k.occasion_id), 'householdId', k.household_id, 'group', k.grp, 'round', k.round, 'settledAt', k.settled_at,
      'limitAt', k.limit_at, 'decision', k.decision, 'callbackId', k.callback_id, 'withdrawnAt', k.withdrawn_at, 'facts', k.facts) order by k.settled_at, k.id)
    from callback_candidate k where k.centre_id = $1 and k.month = $2), '[]'),
  coalesce((select jsonb_agg(jsonb_build_object('id', cb.id, 'candidateId', cb.candidate_id, 'origin', cb.origin, 'round', cb.round, 'group', cb.grp, 'status', cb.status, 'form', cb.form,
      'visitedAt', cb.visited_at, 'recordedAt', cb.recorded_at, 'satisfaction', cb.satisfaction, 'qualified', cb.qualified, 'reviewedAt', cb.reviewed_at, 'verdict', cb.verdict, 'facts', cb.facts) order by cb.opened_at, cb.id)
    from callback cb where cb.centre_id = $1 and cb.month = $2), '[]'),
  (select seq from journal_head), secret, hash from told`;

async function freeze(database: Pick<Database, 'pool'>, client: pg.ClientBase, { id, centreId }: DutyState, personId: string, lot: LockedMonth): Promise<void> {
  const shares = await sharesOf(database, centreId, lot.from, client);
  const figures = await countMonth(client, lot, shares);
  await client.query({ name: 'archive-callbacks', text: REVEAL, values: [centreId, lot.month, newId(), id, personId, JSON.stringify(figures)] });
}

const NOT_FOLLOWED = {
  refused: true,
  rule: null,
  clause: null,
  message: { zh: '本月办结的事项尚未全部列入回访。请稍候再试；仍不成功的，请联系系统管理员。', en: 'Not all that was settled in the month is in its population yet. Try again in a moment; if it stays so, ask the administrator.' },
} as const;
