import { reportedComplaint, type ReportMonth, type ReportedComplaint, type StoredComplaint } from '@guanjia/domain';
import type { ClientBase, Pool } from 'pg';

/** All complaints of one centre's month at one moment of the journal. */
export interface ComplaintsOfMonth {
  readonly complaints: readonly ReportedComplaint[];
  /** Received as complaints in that month, or called so meanwhile, and of another kind now: counted beside, so that none goes missing (CP-40). */
  readonly otherKind: number;
  /** The journal's last number that it was read with. */
  readonly throughSeq: number;
}

/**
 * CP-40: whatever the audience and whatever became of them. Who asks sees figures, and of the lines those that are theirs (`lines-of-report.ts`).
 * One statement, so that complaints and journal are of one moment.
 */
const OF_MONTH = /* sql */ `
with received as materialized (
  select c.* from service_case c where c.centre_id = $1 and c.received_at >= $2 and c.received_at < $3
)
select (select seq::float8 from journal_head) as "throughSeq",
  (select count(*)::int from received c where c.kind <> 'COMPLAINT'
    and exists (select from journal j where j.subject_id = c.id and j.type in ('CaseReceived', 'CaseClassified') and j.facts ->> 'kind' = 'COMPLAINT')) as "otherKind",
  coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'category', c.category, 'validity', c.validity, 'severity', c.severity, 'status', c.status, 'settled', c.settled_at is not null,
      'answer', acts.answer, 'opinion', acts.opinion, 'closedBecause', acts.closed, 'repeat', acts.repeat, 'collective', acts.collective, 'late', limits.late, 'running', limits.running)
    order by c.received_at, c.id)
  from received c
  left join lateral (
    select (array_agg(j.facts ->> 'form' order by j.n desc) filter (where j.type = 'ReplyGiven'))[1] as answer,
      (array_agg(j.facts ->> 'outcome' order by j.n desc) filter (where j.type = 'ResidentConfirmed' and j.facts ->> 'outcome' <> 'NOT_REACHED'))[1] as opinion,
      (array_agg(j.facts ->> 'because' order by j.n desc) filter (where j.type = 'CaseClosed'))[1] as closed,
      coalesce(bool_or(j.type = 'CaseReceived' and j.facts ? 'previous'), false) as repeat,
      coalesce((array_agg(j.facts -> 'saidCollective' order by j.n desc) filter (where j.type = 'CaseClassified' and j.facts ? 'saidCollective'))[1] = 'true', false) as collective
    from journal j where j.subject_id = c.id
  ) acts on true
  left join lateral (
    select count(*) filter (where o.verdict in ('LATE', 'MISSED') or (o.status = 'OPEN' and o.due_at < (select app_now()) and not o.pauses @? '$[*] ? (@.until == null)'))::int as late,
      count(*) filter (where o.status = 'OPEN')::int as running
    from obligation o where o.subject_id = c.id
  ) limits on true
  where c.kind = 'COMPLAINT'), '[]') as stored`;

export async function complaintsOfMonth(target: Pool | ClientBase, centreId: string, { start, end }: ReportMonth): Promise<ComplaintsOfMonth> {
  const values = [centreId, new Date(start), new Date(end)];
  const { rows } = await (target as ClientBase).query<{ throughSeq: number; otherKind: number; stored: StoredComplaint[] }>({ name: 'complaints-of-month', text: OF_MONTH, values });
  const { throughSeq, otherKind, stored } = rows[0]!;
  return { complaints: stored.map(reportedComplaint), otherKind, throughSeq };
}
