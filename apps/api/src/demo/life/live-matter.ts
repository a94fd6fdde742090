import type { Instant } from '@guanjia/domain';
import type { Desk } from '../../cases/carry-out.js';
import type { Database } from '../../database/database.js';
import { keyOf, timeOf } from '../do-act.js';
import type { Ground } from '../ground.js';
import { atPastDesk } from '../past-desk.js';
import type { Act, Matter } from '../story.js';
import { actOn, receiveMatter } from '../tell.js';

export interface Lived {
  /** Submissions that were made now, with the case of each. */
  readonly done: readonly (readonly [key: string, caseId: string])[];
  /** Nothing more is to be done with this matter. */
  readonly leaveIt: boolean;
}

/**
 * Lives what is due of one matter by `now`, in one transaction: the reception, where it has not been, and the acts. Each at its own time, or, where something has come
 * in between (a step that time took), then. A rule that says no, or a person who has acted on the case, ends it: the rest is left to people.
 */
export function liveMatter(database: Database, ground: Ground, matter: Matter, now: Instant, known: ReadonlyMap<string, string>): Promise<Lived> {
  return atPastDesk(database, async ({ desk, at }) => {
    const done: [string, string][] = [];
    const cases = new Map(known);
    const keep = (key: string, caseId: string) => {
      done.push([key, caseId]);
      cases.set(key, caseId);
    };
    if (!cases.has(keyOf(matter, 0))) {
      await at(matter.at, false);
      const outcome = await receiveMatter(desk, ground, matter);
      if (outcome.kind !== 'done') return { done, leaveIt: true };
      keep(keyOf(matter, 0), outcome.caseId);
    }
    const due = matter.acts.map((act, n) => ({ act, key: keyOf(matter, n + 1) })).filter(({ act, key }) => timeOf(matter, act) <= now && !cases.has(key));
    for (const { act, key } of due) {
      const caseId = cases.get(keyOf(matter, 0))!;
      const touched = touchedBy(act, matter).map((one) => cases.get(keyOf(one, 0)));
      if (touched.includes(undefined)) return { done, leaveIt: true };
      const last = await ownCases(desk, touched as string[]);
      if (last === null) return { done, leaveIt: true };
      await at(Math.max(timeOf(matter, act), last), false);
      const outcome = await actOn(desk, ground, matter, act, (of) => Promise.resolve(cases.get(keyOf(of, 0))!));
      if (outcome.kind !== 'done') return { done, leaveIt: true };
      keep(key, caseId);
    }
    return { done, leaveIt: false };
  });
}

/** A merger ends one case and changes another; so does the joining of households, with as many as there are. */
function touchedBy({ verb }: Act, matter: Matter): readonly Matter[] {
  if (verb.kind === 'joinHouseholds') return [matter, ...verb.others];
  const into = verb.kind === 'approveMerge' ? matter.acts.flatMap((act) => (act.verb.kind === 'merge' ? [act.verb.into] : [])) : [];
  return [matter, ...into];
}

/** Locks cases and answers when something last happened to them; null where anybody else has acted on one of them. */
async function ownCases({ database }: Desk, caseIds: readonly string[]): Promise<Instant | null> {
  const { rows } = await database.pool.query<{ at: Date; others: boolean }>(
    `select c.last_event_at as at, exists (select from idempotency i where i.case_id = c.id and i.client_key not like 'life-%') as others
     from service_case c where c.id = any($1::uuid[]) order by c.id for no key update of c`,
    [caseIds],
  );
  return rows.some(({ others }) => others) ? null : Math.max(...rows.map(({ at }) => at.getTime()));
}
