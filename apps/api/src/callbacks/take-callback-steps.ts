import { advanceCallback, recalculateCallback, SYSTEM_ACTOR, type CallbackAccepted, type CallbackContext, type CallbackState } from '@guanjia/domain';
import { calendarAt } from '../calendars/load-calendar.js';
import { byVersion } from '../calendars/recalculate-stored.js';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { newId } from '../cases/new-id.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { lockCallback } from './load-callback.js';
import { saveCallback } from './save-callback.js';

/** Takes all steps of a callback that are past, oldest first, by the domain's `advanceCallback`: what the sweeper calls where its statement for many fails. */
export function takeCallbackSteps(desk: Desk, callbackId: string): Promise<void> {
  return byTime(desk, callbackId, advanceCallback);
}

const MARK = 'update callback set calendar_version = $2 where id = $1';

/** A callback's open due times by the centre's calendar as it is now (law 4). Nobody but this writes its calendar's version, so each is looked at once after each change. */
export function recalculateStoredCallback(desk: Desk, callbackId: string): Promise<void> {
  return byTime(desk, callbackId, recalculateCallback, true);
}

type Change = (state: CallbackState, context: CallbackContext) => CallbackAccepted;

async function byTime(desk: Desk, callbackId: string, change: Change, recounted = false): Promise<void> {
  await persist(() =>
    inTransaction(desk, async (client) => {
      const locked = await lockCallback(client, { callbackId });
      if (!locked) return { answer: undefined };
      const { state, now, calendarVersion } = locked;
      const { policy } = await loadPolicySet(desk.database, locked.policySetId);
      const calendar = await calendarAt(desk.database, state.centreId, calendarVersion);
      const decision = change(state, { now, policy, calendar, actor: SYSTEM_ACTOR, newId, holdings: locked.holdings });
      if (recounted) await client.query(MARK, [callbackId, calendarVersion]);
      if (decision.next === state) return { answer: undefined };
      const said = recounted ? decision.events.map((event) => byVersion(event, calendarVersion)) : decision.events;
      const events = await withReachedPosts(client, state.centreId, said);
      await saveCallback(client, locked, { ...decision, events }, null, null);
      return { answer: undefined, wake: { nextStepAt: nextStepAt(decision.next), now } };
    }),
  );
}
