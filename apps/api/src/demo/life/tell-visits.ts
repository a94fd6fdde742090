import type { CallbackState, Instant } from '@guanjia/domain';
import type pg from 'pg';
import { followCase, type CaseEvent } from '../../callbacks/follow-case.js';
import { FOLLOWED } from '../../callbacks/follow-cases.js';
import { lookOnce } from '../../callbacks/look-after-months.js';
import { countNow } from '../../figures/projection/project-figures.js';
import { hourOf } from '../duty-acts.js';
import type { Ground } from '../ground.js';
import type { PastDesk } from '../past-desk.js';
import { demoVisits, makeVisit, type VisitAct } from './make-visit.js';
import { planVisit } from './plan-visit.js';

/** A case may be settled so long after it was received. */
const LONGEST = `interval '60 days'`;

const EVENT = /* sql */ `
select j.type, j.subject_id as "caseId", j.centre_id as "centreId", j.actor_id as "actorId", (extract(epoch from j.at) * 1000)::int8 as at, j.facts, null as seq
from service_case c join journal j on j.subject_id = c.id and j.historic and j.type = any($1::text[])`;

const OF_DAY = `${EVENT} where c.received_at >= $2::timestamptz - ${LONGEST} and c.received_at < $3 and j.at >= $2 and j.at < $3 order by j.at, j.n`;

/** What takes a settled case back, if anything told does. */
const TAKEN_BACK = `${EVENT} where c.id = $2 and j.at > $3 and (j.type in ('CaseReopened', 'CaseCancelled') or (j.type = 'CaseMerged' and j.facts ->> 'role' = 'MERGED')) order by j.at, j.n limit 1`;

export interface VisitsOfDay {
  readonly ground: Ground;
  readonly seed: string;
  readonly day: number;
  /** What would come later is left to be done. */
  readonly until: Instant;
}

/**
 * What was settled on a told day becomes visits as it would at the desk, and their lives are told to the end: in the transaction of the day, quiet as all of its history.
 * The follower passes history by, for a visit of last year must not ring today. Who is drawn hangs on a secret that no seed knows; what becomes of a visit, on the seed.
 */
export async function tellVisits(past: PastDesk, { ground, seed, day, until }: VisitsOfDay): Promise<void> {
  const { desk, at } = past;
  const client = desk.database.pool as unknown as pg.ClientBase;
  const midnight = hourOf(day, 0);
  await at(midnight, true);
  for (const centreId of ground.centreIds) {
    const opened = await lookOnce(desk, client, centreId, monthOf(day), midnight);
    await live(past, ground, seed, opened, until);
  }
  const { rows: events } = await client.query<CaseEvent>(OF_DAY, [FOLLOWED, iso(midnight), iso(Math.min(hourOf(day + 1, 0), until))]);
  for (const event of events) {
    await at(event.at, true);
    await live(past, ground, seed, await followCase(desk, client, event), until);
  }
  // What is owed a visit is entered without a row in the journal, and of a matter of the stories long after figures counted its rows.
  await countNow(client, events.map(({ caseId }) => caseId));
}

async function live(past: PastDesk, ground: Ground, seed: string, opened: readonly CallbackState[], until: Instant): Promise<void> {
  const client = past.desk.database.pool as unknown as pg.ClientBase;
  for (const visit of await demoVisits(past.desk.database.pool, 'cb.id = any($1::uuid[])', [opened.map(({ id }) => id)])) {
    const planned = planVisit(seed, visit);
    const { caseId } = opened.find(({ id }) => id === visit.id)!;
    const { rows } = await client.query<CaseEvent>(TAKEN_BACK, [FOLLOWED, caseId, iso(visit.from)]);
    const end = Math.min(until, rows[0]?.at ?? until);
    const acts: { at: Instant; act: VisitAct }[] = [
      ...(planned.plannedAt === null ? [] : [{ at: planned.plannedAt, act: { kind: 'plan' } as const }]),
      ...planned.tries.map(({ at }, n) => ({ at, act: { kind: 'try', n } as const })),
      { at: planned.at, act: { kind: 'record' } },
      { at: planned.reviewedAt, act: { kind: 'review' } },
    ];
    for (const { at, act } of acts) {
      // A visit that was made is reviewed, whatever becomes of the case.
      if (at >= (act.kind === 'review' && planned.at < end ? until : end)) continue;
      await past.at(at, true);
      const outcome = await makeVisit(past.desk, ground, visit, planned, act);
      // A rule says no, so it stays as it is: owed, and somebody's to make. A day of history is not given up for it.
      if (outcome.kind === 'refused' && act.kind !== 'plan') break;
    }
    // Taken back before anybody came: nothing of it may be left to ring.
    if (rows[0] && planned.at >= rows[0].at) {
      await past.at(rows[0].at, true);
      await followCase(past.desk, client, rows[0]);
    }
  }
}

const iso = (moment: Instant) => new Date(moment).toISOString();
const monthOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 7);
