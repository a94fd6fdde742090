import { advance, SYSTEM_ACTOR } from '@guanjia/domain';
import { countedByAfter } from '../calendars/counted-by.js';
import { calendarAt } from '../calendars/load-calendar.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { inTransaction, nextStepAt, persist, type Desk } from './carry-out.js';
import { lockCase } from './load-case.js';
import { newId } from './new-id.js';
import { withReachedPosts } from './reached-posts.js';
import { saveDecision } from './save-decision.js';

/**
 * Takes all steps of a case that are past, oldest first, by the domain's `advance`: what a sweeper calls for steps that do more than ring (take over, let a class
 * develop). A case that is gone, or has nothing due any more because another process was quicker, is left as it is.
 */
export async function takeDueSteps(desk: Desk, caseId: string): Promise<void> {
  await persist(() =>
    inTransaction(desk, async (client) => {
      const locked = await lockCase(client, { caseId });
      if (!locked) return { answer: undefined };
      const { policy } = await loadPolicySet(desk.database, locked.policySetId);
      const calendar = await calendarAt(desk.database, locked.state.centreId, locked.calendarVersion);
      const decision = advance(locked.state, { now: locked.now, policy, calendar, actor: SYSTEM_ACTOR, newId });
      if (decision.events.length === 0) return { answer: undefined };
      const events = await withReachedPosts(client, locked.state.centreId, decision.events);
      await saveDecision(client, locked.state, { ...decision, events }, { moment: locked.now, personId: null, submission: null, countedBy: countedByAfter(decision.next, policy, locked) });
      return { answer: undefined, wake: { nextStepAt: nextStepAt(decision.next), now: locked.now } };
    }),
  );
}
