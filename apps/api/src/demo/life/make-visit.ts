import type { ShippedPostKey } from '@guanjia/domain';
import type pg from 'pg';
import type { Viewer } from '../../access/viewer.js';
import { attemptCallback } from '../../callbacks/attempt-callback.js';
import type { CallbackOutcome } from '../../callbacks/carry-out-callback.js';
import { planCallback } from '../../callbacks/plan-callback.js';
import { recordCallback } from '../../callbacks/record-callback.js';
import { reviewCallback } from '../../callbacks/review-callback.js';
import type { Desk } from '../../cases/carry-out.js';
import type { Ground } from '../ground.js';
import type { OwedVisit, PlannedVisit } from './plan-visit.js';

/** A visit of the demo that is to be made. */
export interface DemoVisit extends OwedVisit {
  readonly id: string;
  /** Which of the demo's centres, from 0. */
  readonly centre: number;
  /** The posts that owe it, stand-ins among them. */
  readonly owedBy: readonly string[];
  /** Law 10: who handled the matter does not visit. */
  readonly barred: readonly string[];
}

const VISITS = /* sql */ `
select cb.id, s.number || coalesce(' ' || row_number() over (partition by cb.case_id, cb.status, cb.round order by cb.household_id), '') || ' ' || cb.round as name, cb.grp as "group",
  cb.facts ->> 'kind' = 'COMPLAINT' and coalesce(cb.facts ->> 'severity', '') in ('MAJOR', 'IMPORTANT') as grave,
  greatest((extract(epoch from cb.opened_at) * 1000)::int8, (cb.facts ->> 'settledAt')::int8) as "from", (extract(epoch from o.due_at) * 1000)::int8 as "limitAt",
  (select count(*) from service_centre before where before.ordinal < c.ordinal)::int as centre, o.owed_by as "owedBy",
  array(select jsonb_array_elements_text(cb.facts -> 'handledBy')) || coalesce(array[cb.facts ->> 'settledBy'], '{}') as barred
from callback cb join service_case s on s.id = cb.case_id join service_centre c on c.id = cb.centre_id
join lateral (select due_at, owed_by from obligation where subject_id = cb.id and sets = 'CALLBACK' order by generation desc, due_at limit 1) o on true`;

/** Visits of cases, as the demo makes them; those of `where`. */
export async function demoVisits(pool: pg.Pool, where: string, values: readonly unknown[]): Promise<DemoVisit[]> {
  return (await pool.query<DemoVisit>(`${VISITS} where ${where} order by cb.opened_at, name`, [...values])).rows;
}

const WHO = [0, 1, 2, 3];

/** Who of a post may go: the first who did not handle it, else somebody of the posts above. */
async function goes(ground: Ground, post: string, { centre, barred }: DemoVisit, taken: readonly string[]): Promise<Viewer> {
  for (const candidate of [post, 'CUSTOMER_ASSISTANT', 'CS_SUPERVISOR', 'CENTRE_MANAGER', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER']) {
    for (const who of WHO) {
      const viewer = await ground.person(candidate as ShippedPostKey, centre, who).catch(() => null);
      if (viewer && !barred.includes(viewer.personId) && !taken.includes(viewer.personId)) return viewer;
    }
  }
  throw new Error(`Nobody may make the visit of ${post}`);
}

async function callersOf(ground: Ground, visit: DemoVisit): Promise<Viewer[]> {
  const callers: Viewer[] = [];
  for (const post of visit.owedBy) callers.push(await goes(ground, post, visit, callers.map(({ personId }) => personId)));
  return callers;
}

const keyOf = ({ id }: DemoVisit, act: string) => `life-visit-${id}-${act}`;

/** One act of a visit, by its real verb. */
export type VisitAct = { readonly kind: 'plan' } | { readonly kind: 'try'; readonly n: number } | { readonly kind: 'record' } | { readonly kind: 'review' };

export async function makeVisit(desk: Desk, ground: Ground, visit: DemoVisit, planned: PlannedVisit, act: VisitAct): Promise<CallbackOutcome> {
  const callers = await callersOf(ground, visit);
  const [caller, second] = callers as [Viewer, Viewer?];
  const callbackId = visit.id;
  switch (act.kind) {
    case 'plan':
      return planCallback(desk, await ground.person('CS_SUPERVISOR', visit.centre), { clientKey: keyOf(visit, 'plan'), callbackId, callerIds: callers.slice(0, 2).map(({ personId }) => personId), plannedFor: new Date(Math.min(planned.at, visit.limitAt)), important: true });
    case 'try': {
      const { outcome } = planned.tries[act.n]!;
      return attemptCallback(desk, caller, { clientKey: keyOf(visit, `try-${act.n}`), callbackId, form: planned.form === 'LETTER' ? 'HOME_VISIT' : planned.form, outcome, note: null, nextTryAt: null });
    }
    case 'record':
      return recordCallback(desk, caller, {
        clientKey: keyOf(visit, 'record'), callbackId, form: planned.form, secondCallerId: second?.personId ?? null, ...planned.marks, shortcomings: planned.shortcomings, suggestions: planned.suggestions,
        visitedAt: null, signedBy: planned.form === 'HOME_VISIT' ? '业主' : null, qualified: true, opinion: '问题已解决，住户认可。',
      });
    case 'review': {
      const visitors = callers.map(({ personId }) => personId);
      const supervisor = await ground.person('CS_SUPERVISOR', visit.centre);
      const reviewer = visitors.includes(supervisor.personId) ? await ground.person('CENTRE_MANAGER', visit.centre) : supervisor;
      const by = visitors.includes(reviewer.personId) ? await ground.person('DEPUTY_GENERAL_MANAGER', visit.centre) : reviewer;
      return reviewCallback(desk, by, { clientKey: keyOf(visit, 'review'), callbackId, verdict: 'QUALIFIED', comment: '记录完整，属实。', remedy: null });
    }
  }
}
