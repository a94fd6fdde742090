import { homeVisitQuota, judgeHomeShare, percentOf, SYSTEM_ACTOR, type Instant, type VisitsDone } from '@guanjia/domain';
import type pg from 'pg';
import { calendarAt } from '../calendars/load-calendar.js';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { newId } from '../cases/new-id.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { lockDuty } from '../duties/load-duty.js';
import { saveDuty } from '../duties/save-duty.js';
import { loadPolicySet } from '../policies/policy-sets.js';

/** The duty that time itself judges. */
const HOME_SHARE = 'CB-12';

const OVER = /* sql */ `
select d.id from duty d
where d.rule_key = '${HOME_SHARE}' and d.fulfilled_at is null and d.period_end <= app_now()
  and exists (select from obligation o where o.subject_id = d.id and o.status = 'OPEN') order by d.period_end, d.id limit 50`;

/** CB-12: months that are over are judged by their home visits; met, or missed and told to the manager. Nothing is blocked by it. What is not over yet is asked again. */
export async function judgeHomeVisits(desk: Desk): Promise<void> {
  const { rows } = await desk.database.pool.query<{ id: string }>({ name: 'home shares that are over', text: OVER });
  for (const { id } of rows) await persist(() => inTransaction(desk, (client) => judge(desk, client, id)));
}

/** One month of one centre, in a transaction of the caller's. */
export async function judge(desk: Pick<Desk, 'database'>, client: pg.ClientBase, dutyId: string): Promise<{ answer: undefined; wake?: { nextStepAt: Instant | null; now: Instant } }> {
  const locked = await lockDuty(client, { dutyId });
  if (!locked) return { answer: undefined };
  const { state, now } = locked;
  const { policy } = await loadPolicySet(desk.database, locked.policySetId);
  const quota = homeVisitQuota(policy);
  if (!quota) return { answer: undefined };
  const calendar = await calendarAt(desk.database, state.centreId, locked.calendarVersion);
  const done = await visitsDone(client, state.centreId, state.periodStart, state.periodEnd);
  const decision = judgeHomeShare(state, done, percentOf(quota, policy.settings), { now, policy, calendar, actor: SYSTEM_ACTOR, newId });
  if (decision.events.length === 0) return { answer: undefined };
  const events = await withReachedPosts(client, state.centreId, decision.events);
  await saveDuty(client, locked, { ...decision, events }, null, null);
  return { answer: undefined, wake: { nextStepAt: nextStepAt(decision.next), now } };
}

/** By the date of the visit; what was recorded only after the month cannot fill it any more. */
const DONE = /* sql */ `
select count(*)::int as visits, count(*) filter (where form = 'HOME_VISIT')::int as "atHome"
from callback where centre_id = $1 and visited_at >= $2 and visited_at < $3 and recorded_at <= $3`;

async function visitsDone(client: pg.ClientBase, centreId: string, from: Instant, until: Instant): Promise<VisitsDone> {
  return (await client.query<VisitsDone>({ name: 'visits-done', text: DONE, values: [centreId, new Date(from).toISOString(), new Date(until).toISOString()] })).rows[0]!;
}
