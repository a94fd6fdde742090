import { advanceDuty, SYSTEM_ACTOR } from '@guanjia/domain';
import { calendarAt } from '../calendars/load-calendar.js';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { newId } from '../cases/new-id.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { lockDuty } from './load-duty.js';
import { saveDuty } from './save-duty.js';

/** Takes all steps of a duty that are past, oldest first, by the domain's `advanceDuty`: what the sweeper calls where its statement for many fails. */
export async function takeDutySteps(desk: Desk, dutyId: string): Promise<void> {
  await persist(() =>
    inTransaction(desk, async (client) => {
      const locked = await lockDuty(client, { dutyId });
      if (!locked) return { answer: undefined };
      const { policy } = await loadPolicySet(desk.database, locked.policySetId);
      const calendar = await calendarAt(desk.database, locked.state.centreId, locked.calendarVersion);
      const decision = advanceDuty(locked.state, { now: locked.now, policy, calendar, actor: SYSTEM_ACTOR, newId });
      if (decision.events.length === 0) return { answer: undefined };
      const events = await withReachedPosts(client, locked.state.centreId, decision.events);
      await saveDuty(client, locked, { ...decision, events }, null, null);
      return { answer: undefined, wake: { nextStepAt: nextStepAt(decision.next), now: locked.now } };
    }),
  );
}
