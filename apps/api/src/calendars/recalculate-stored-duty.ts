import { recalculateDuty, SYSTEM_ACTOR } from '@guanjia/domain';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { newId } from '../cases/new-id.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { lockDuty } from '../duties/load-duty.js';
import { saveDuty } from '../duties/save-duty.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { calendarAt } from './load-calendar.js';
import { byVersion } from './recalculate-stored.js';

const MARK = /* sql */ `update duty set calendar_version = $2 where id = $1`;

/**
 * The same for a duty (law 4). Nobody but this writes a duty's version, and a duty arises with none: so each is looked at once after it arose and once after each change,
 * whoever opened it and by which calendar.
 */
export async function recalculateStoredDuty(desk: Desk, dutyId: string): Promise<void> {
  await persist(() =>
    inTransaction(desk, async (client) => {
      const locked = await lockDuty(client, { dutyId });
      if (!locked) return { answer: undefined };
      const { state, policySetId, calendarVersion, now } = locked;
      const { policy } = await loadPolicySet(desk.database, policySetId);
      const calendar = await calendarAt(desk.database, state.centreId, calendarVersion);
      const decision = recalculateDuty(state, { now, policy, calendar, actor: SYSTEM_ACTOR, newId });
      await client.query(MARK, [dutyId, calendarVersion]);
      if (decision.events.length === 0) return { answer: undefined };
      const events = await withReachedPosts(client, state.centreId, decision.events.map((event) => byVersion(event, calendarVersion)));
      await saveDuty(client, locked, { ...decision, events }, null, null);
      return { answer: undefined, wake: { nextStepAt: nextStepAt(decision.next), now } };
    }),
  );
}
