import { rateCase as decideRating, sayNotSolved as decideNotSolved, type Actor, type CaseState, type Decision, type DecisionContext, type Words } from '@guanjia/domain';
import type { RateCaseInput, SayNotSolvedInput } from '@guanjia/schema';
import { countedByAfter } from '../calendars/counted-by.js';
import { calendarAt } from '../calendars/load-calendar.js';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { readOptionalText, readText } from '../cases/door.js';
import { lockCase } from '../cases/load-case.js';
import { newId } from '../cases/new-id.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { saveDecision } from '../cases/save-decision.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { speakerOf } from './resident-case.js';
import type { OpenLink } from './resident-door.js';

const MOST = 1_000;
/** Nobody of the house: no post, no capability, no name in the journal. */
const RESIDENT: Actor = { personId: null, posts: [], capabilities: [] };

/** The resident says that it is not solved. Null: noted; otherwise why not. Throws BAD_USER_INPUT. */
export async function sayNotSolved(desk: Desk, link: OpenLink, input: SayNotSolvedInput): Promise<Words | null> {
  const command = { household: speakerOf(link), text: readText('text', input.text, { most: MOST }) };
  return speak(desk, link, (state, context) => decideNotSolved(state, command, context));
}

/** The resident rates how it was handled. Null: noted; otherwise why not. Throws BAD_USER_INPUT. */
export async function rateCase(desk: Desk, link: OpenLink, input: RateCaseInput): Promise<Words | null> {
  const command = { household: speakerOf(link), rating: input.rating, comment: readOptionalText('comment', input.comment, { most: MOST }) };
  return speak(desk, link, (state, context) => decideRating(state, command, context));
}

/**
 * The verbs' own path for somebody without a session. It needs no key of a submission: what was said once is refused the second time, under the case's lock.
 */
async function speak(desk: Desk, { targetId }: OpenLink, decide: (state: CaseState, context: DecisionContext) => Decision): Promise<Words | null> {
  return persist(() =>
    inTransaction<Words | null>(desk, async (client) => {
      const locked = (await lockCase(client, { caseId: targetId }))!;
      const { policy } = await loadPolicySet(desk.database, locked.policySetId);
      const calendar = await calendarAt(desk.database, locked.state.centreId, locked.calendarVersion);
      const decision = decide(locked.state, { now: locked.now, policy, calendar, actor: RESIDENT, newId });
      if (decision.refused) return { answer: decision.message };
      const events = await withReachedPosts(client, locked.state.centreId, decision.events);
      await saveDecision(client, locked.state, { ...decision, events }, { moment: locked.now, personId: null, submission: null, countedBy: countedByAfter(decision.next, policy, locked) });
      return { answer: null, wake: { nextStepAt: nextStepAt(decision.next), now: locked.now } };
    }),
  );
}
