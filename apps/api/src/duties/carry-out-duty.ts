import type { DecisionContext, DutyDecision, DutyState, Refusal } from '@guanjia/domain';
import type pg from 'pg';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { calendarAt } from '../calendars/load-calendar.js';
import { inTransaction, KEY_USED, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { readClientKey, readId } from '../cases/door.js';
import { newId } from '../cases/new-id.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import type { Submission } from '../cases/save-decision.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { contentHash } from '../policies/publish-packs.js';
import { lockDuty, type LoadedDuty } from './load-duty.js';
import { saveDuty } from './save-duty.js';

/** What became of a verb on a duty. There is no conflict: nobody's words are overwritten, and what is done already is refused. */
export type DutyOutcome = { readonly kind: 'done'; readonly dutyId: string } | { readonly kind: 'refused'; readonly refusal: Pick<Refusal, 'rule' | 'clause' | 'message'> };

export interface DutyVerb {
  readonly clientKey: string;
  readonly dutyId: string;
}

/** Asked under the duty's lock; `client` is its transaction. */
type Decide = (state: DutyState, context: DecisionContext, client: pg.ClientBase) => DutyDecision | Promise<DutyDecision>;

/**
 * The one path of every verb on a duty, as `carryOut` is a case's: lock and load, decide, save in one statement, commit, wake sealer and sweeper. The same
 * submission again gives the same answer. Throws NOT_FOUND outside the viewer's scope.
 */
export async function carryOutDuty(desk: Desk, viewer: Viewer, verb: string, input: DutyVerb, decide: Decide): Promise<DutyOutcome> {
  const dutyId = readId('dutyId', input.dutyId);
  const submission: Submission = { personId: viewer.personId, clientKey: readClientKey(input.clientKey), requestHash: contentHash({ verb, ...input }) };
  return persist(() =>
    inTransaction<DutyOutcome>(desk, async (client) => {
      const locked = await lockDuty(client, { dutyId, by: { ...submission, scope: scopeOf(viewer) } });
      if (!locked) throw notFound();
      if (locked.submission) return { answer: answerAgain(locked.submission, submission) };
      const decision = await decide(locked.state, await dutyContext(desk, viewer, locked), client);
      if (decision.refused) return { answer: { kind: 'refused', refusal: decision } };
      const events = await withReachedPosts(client, locked.state.centreId, decision.events);
      await saveDuty(client, locked, { ...decision, events }, viewer.personId, submission);
      return { answer: { kind: 'done', dutyId }, wake: { nextStepAt: nextStepAt(decision.next), now: locked.now } };
    }),
  );
}

/** What a decision on this duty needs beside its state: the moment, the policy of its period's start, the centre's calendar of now, and who asks, with what they hold and may at its centre. */
export async function dutyContext(desk: Pick<Desk, 'database'>, viewer: Viewer, { state: { centreId }, policySetId, calendarVersion, now }: LoadedDuty): Promise<DecisionContext> {
  const { policy } = await loadPolicySet(desk.database, policySetId);
  const calendar = await calendarAt(desk.database, centreId, calendarVersion);
  const actor = { personId: viewer.personId, posts: viewer.postsAt(centreId), capabilities: [...viewer.capabilitiesAt(centreId)] };
  return { now, policy, calendar, actor, newId };
}

function answerAgain(known: NonNullable<LoadedDuty['submission']>, submission: Submission): DutyOutcome {
  if (known.requestHash === submission.requestHash && known.dutyId !== null) return { kind: 'done', dutyId: known.dutyId };
  return { kind: 'refused', refusal: KEY_USED };
}
