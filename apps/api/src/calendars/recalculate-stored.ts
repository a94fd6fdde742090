import { recalculateCase, SYSTEM_ACTOR, type DomainEvent } from '@guanjia/domain';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { lockCase } from '../cases/load-case.js';
import { newId } from '../cases/new-id.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { saveDecision } from '../cases/save-decision.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { countedByAfter } from './counted-by.js';
import { calendarAt } from './load-calendar.js';

/** What it costs a case without anything to move: no version, no event, as nobody sees a difference. */
const MARK = /* sql */ `update service_case set calendar_version = $2 where id = $1`;

/**
 * Law 4: counts a case's open due times anew by its centre's calendar of now, in the verbs' own path: lock the case, decide, write once. Each moved one is journalled with
 * its former and its new time and the calendar's version, which says who changed it and why. A case that another process was quicker with is left as it is.
 */
export async function recalculateStored(desk: Desk, caseId: string): Promise<void> {
  await persist(() =>
    inTransaction(desk, async (client) => {
      const locked = await lockCase(client, { caseId });
      if (!locked || locked.countedBy === null || locked.countedBy >= locked.calendarVersion) return { answer: undefined };
      const { policySetId, calendarVersion, now, state } = locked;
      const { policy } = await loadPolicySet(desk.database, policySetId);
      const calendar = await calendarAt(desk.database, state.centreId, calendarVersion);
      const decision = recalculateCase(state, { now, policy, calendar, actor: SYSTEM_ACTOR, newId });
      // All of it is counted by this version now, so nothing older is left to say.
      const countedBy = countedByAfter(decision.next, policy, { calendarVersion, countedBy: null });
      if (decision.events.length === 0) {
        await client.query(MARK, [caseId, countedBy]);
        return { answer: undefined };
      }
      const events = await withReachedPosts(client, state.centreId, decision.events.map((event) => byVersion(event, calendarVersion)));
      await saveDecision(client, state, { ...decision, events }, { moment: now, personId: null, submission: null, countedBy });
      return { answer: undefined, wake: { nextStepAt: nextStepAt(decision.next), now } };
    }),
  );
}

/** A recalculation's event with the version that it was counted by, which says who changed the calendar and why. */
export function byVersion(event: DomainEvent, calendarVersion: number): DomainEvent {
  return event.type === 'ObligationRecalculated' ? { ...event, facts: { ...event.facts, calendarVersion } } : event;
}
