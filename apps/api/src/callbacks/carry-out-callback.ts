import type { CallbackContext, CallbackDecision, CallbackState, Refusal } from '@guanjia/domain';
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
import { lockCallback, type LoadedCallback } from './load-callback.js';
import { saveCallback } from './save-callback.js';

/** What became of a verb on a callback. There is no conflict: a record is never changed, and what is done already is refused. */
export type CallbackOutcome = { readonly kind: 'done'; readonly callbackId: string } | { readonly kind: 'refused'; readonly refusal: Pick<Refusal, 'rule' | 'clause' | 'message'> };

export interface CallbackVerb {
  readonly clientKey: string;
  readonly callbackId: string;
}

/** Asked under the callback's lock; `client` is its transaction. */
type Decide = (state: CallbackState, context: CallbackContext, client: pg.ClientBase) => CallbackDecision | Promise<CallbackDecision>;

/** What else belongs to the act, in its transaction: `before` its lock (the lock order: month's lot, case, callback), and `after` an accepted decision was written. Throwing takes all of it back. */
export interface Beside {
  readonly before?: (client: pg.ClientBase, callbackId: string) => Promise<void>;
  readonly after?: (client: pg.ClientBase, loaded: LoadedCallback, next: CallbackState) => Promise<void>;
}

/**
 * The one path of every verb on a callback, as `carryOut` is a case's: lock and load, decide, save in one statement, commit, wake sealer and sweeper. The same
 * submission again gives the same answer. Throws NOT_FOUND outside the viewer's scope, and where the draw is hidden from the viewer.
 */
export async function carryOutCallback(desk: Desk, viewer: Viewer, verb: string, input: CallbackVerb, decide: Decide, beside: Beside = {}): Promise<CallbackOutcome> {
  const callbackId = readId('callbackId', input.callbackId);
  const submission: Submission = { personId: viewer.personId, clientKey: readClientKey(input.clientKey), requestHash: contentHash({ verb, ...input }) };
  return persist(() =>
    inTransaction<CallbackOutcome>(desk, async (client) => {
      await beside.before?.(client, callbackId);
      const locked = await lockCallback(client, { callbackId, by: { ...submission, scope: scopeOf(viewer) } });
      if (!locked) throw notFound();
      if (locked.submission) return { answer: answerAgain(locked.submission, submission) };
      const decision = await decide(locked.state, await callbackContext(desk, viewer, locked), client);
      if (decision.refused) return { answer: { kind: 'refused', refusal: decision } };
      const events = await withReachedPosts(client, locked.state.centreId, decision.events);
      await saveCallback(client, locked, { ...decision, events }, viewer.personId, submission);
      await beside.after?.(client, locked, decision.next);
      const wakes = [decision.next, ...(decision.opened ? [decision.opened] : [])].flatMap((state) => nextStepAt(state) ?? []);
      return { answer: { kind: 'done', callbackId }, wake: { nextStepAt: wakes.length === 0 ? null : Math.min(...wakes), now: locked.now } };
    }),
  );
}

/** What a decision on this callback needs beside its state: the moment, the policy of its opening, the centre's calendar of now, who holds which post, and who asks, with what they hold and may at its centre. */
export async function callbackContext(desk: Pick<Desk, 'database'>, viewer: Viewer, { state: { centreId }, policySetId, calendarVersion, now, holdings }: LoadedCallback): Promise<CallbackContext> {
  const { policy } = await loadPolicySet(desk.database, policySetId);
  const calendar = await calendarAt(desk.database, centreId, calendarVersion);
  const actor = { personId: viewer.personId, posts: viewer.postsAt(centreId), capabilities: [...viewer.capabilitiesAt(centreId)] };
  return { now, policy, calendar, actor, newId, holdings };
}

export function answerAgain(known: NonNullable<LoadedCallback['submission']>, submission: Submission): CallbackOutcome {
  if (known.requestHash === submission.requestHash && known.callbackId !== null) return { kind: 'done', callbackId: known.callbackId };
  return { kind: 'refused', refusal: KEY_USED };
}
