import { dayOf, type Instant } from '@guanjia/domain';
import type { Desk } from '../../cases/carry-out.js';
import { ZONE } from '../duty-acts.js';
import type { Ground } from '../ground.js';
import { demoVisits, makeVisit, type DemoVisit, type VisitAct } from './make-visit.js';
import { planVisit } from './plan-visit.js';

/** Visits that nobody but the company itself has touched, and those whose review it owes. */
const OWN = /* sql */ `
cb.status in ('OPEN', 'VISITED') and cb.opened_at > $1
and not exists (select from idempotency i where i.callback_id = cb.id and i.client_key not like 'life-visit-%')`;

export interface LiveVisits {
  readonly seed: string;
  /** Visits that arose before are the history's, or people's. */
  readonly since: Instant;
  readonly now: Instant;
  /** Those that were refused once, by id: left alone. */
  readonly left: Set<string>;
}

/** Makes what has come due of the demo's visits since the last look, by the plan that told the history; answers how many acts. What people have touched is theirs. */
export async function liveVisits(desk: Desk, ground: Ground, { seed, since, now, left }: LiveVisits): Promise<number> {
  let made = 0;
  for (const visit of await demoVisits(desk.database.pool, OWN, [new Date(since)])) {
    if (left.has(visit.id)) continue;
    for (const act of await dueActs(desk, visit, seed, now)) {
      const outcome = await makeVisit(desk, ground, visit, planVisit(seed, visit), act);
      if (outcome.kind === 'refused') {
        left.add(visit.id);
        break;
      }
      made++;
    }
  }
  return made;
}

const DONE = `select client_key as key from idempotency where callback_id = $1`;

async function dueActs({ database }: Desk, visit: DemoVisit, seed: string, now: Instant): Promise<VisitAct[]> {
  const planned = planVisit(seed, visit);
  const { rows } = await database.pool.query<{ key: string }>(DONE, [visit.id]);
  const isDone = (act: string) => rows.some(({ key }) => key.endsWith(`-${act}`));
  const acts: { at: Instant; name: string; act: VisitAct }[] = [
    // Planned late, a visit would lie in the past: then it is made without a plan.
    ...(planned.plannedAt === null || planned.at <= now ? [] : [{ at: planned.plannedAt, name: 'plan', act: { kind: 'plan' } as const }]),
    ...planned.tries.map(({ at }, n) => ({ at, name: `try-${n}`, act: { kind: 'try', n } as const })),
    { at: planned.at, name: 'record', act: { kind: 'record' } },
    { at: planned.reviewedAt, name: 'review', act: { kind: 'review' } },
  ];
  // What the clock skipped by days was not tried then: it is visited now.
  const due = acts.filter(({ at, name }) => at <= now && !isDone(name) && !(name.startsWith('try') && (isDone('record') || dayOf(at, ZONE) < dayOf(now, ZONE))));
  return due.map(({ act }) => act);
}
