import { approveMerge as decide, pendingRequest, type Accepted, type PolicySet, type Refusal } from '@guanjia/domain';
import type { ApproveMergeInput } from '@guanjia/schema';
import type pg from 'pg';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { countedByAfter } from '../calendars/counted-by.js';
import { contentHash } from '../policies/publish-packs.js';
import { answerAgain, contextOf, inTransaction, isOutOfDate, nextStepAt, persist, type Desk, type Outcome } from './carry-out.js';
import { readClientKey, readId, readVersion } from './door.js';
import { lockCase, readCase, type LoadedCase } from './load-case.js';
import { withReachedPosts } from './reached-posts.js';
import { saveDecision, type Submission } from './save-decision.js';

/**
 * Laws 3 and 10: the merger that somebody else asked for on this case. It ends, the other goes on with the earlier reception; both or neither are written.
 * Locks the two in the order of their ids, so that two mergers the other way round cannot wait for each other.
 */
export async function approveMerge(desk: Desk, viewer: Viewer, input: ApproveMergeInput): Promise<Outcome> {
  const caseId = readId('caseId', input.caseId);
  const version = readVersion(input.version);
  const submission: Submission = { personId: viewer.personId, clientKey: readClientKey(input.clientKey), requestHash: contentHash({ verb: 'approveMerge', ...input }) };
  return persist(async () => {
    const asked = await readCase(desk.database.pool, caseId, scopeOf(viewer));
    if (!asked) throw notFound();
    // Read before the lock, and judged again under it: another request in between is a conflict, for it raised the version.
    const intoCaseId = lastWanted(asked);
    return inTransaction(desk, (client) => attempt(desk, client, { viewer, caseId, intoCaseId, version, submission }));
  });
}

interface Attempt {
  readonly viewer: Viewer;
  readonly caseId: string;
  readonly intoCaseId: string | null;
  readonly version: number;
  readonly submission: Submission;
}

async function attempt(desk: Desk, client: pg.ClientBase, { viewer, caseId, intoCaseId, version, submission }: Attempt) {
  const by = { ...submission, scope: scopeOf(viewer) };
  const locked = new Map<string, LoadedCase | null>();
  for (const id of [...new Set([caseId, ...(intoCaseId ? [intoCaseId] : [])])].sort()) locked.set(id, await lockCase(client, { caseId: id, by }));
  const merged = locked.get(caseId);
  if (!merged) throw notFound();
  const answer = (outcome: Outcome) => ({ answer: outcome });
  if (merged.submission) return answer(answerAgain(merged.submission, submission));
  if (isOutOfDate(version, merged)) return answer({ kind: 'conflict', caseId, yourVersion: version });
  if (intoCaseId === null) return answer({ kind: 'refused', refusal: NOTHING_ASKED });
  const survivor = locked.get(intoCaseId);
  if (!survivor) throw notFound();
  const { policy: policyOfMerged } = await contextOf(desk, viewer, merged);
  // Business time after both locks: what the second one waited for is then in the past.
  const now = Math.max(survivor.now, merged.now);
  const context = await contextOf(desk, viewer, survivor);
  const decision = decide(survivor.state, merged.state, { ...context, now }, policyOfMerged);
  if (decision.refused) return answer({ kind: 'refused', refusal: decision });
  const save = async (before: LoadedCase, accepted: Accepted, policy: PolicySet, key: Submission | null) => {
    const events = await withReachedPosts(client, before.state.centreId, accepted.events);
    await saveDecision(client, before.state, { ...accepted, events }, { moment: now, personId: viewer.personId, submission: key, countedBy: countedByAfter(accepted.next, policy, before) });
  };
  await save(survivor, decision.survivor, context.policy, null);
  await save(merged, decision.merged, policyOfMerged, submission);
  return { ...answer({ kind: 'done', caseId }), wake: { nextStepAt: nextStepAt(decision.survivor.next), now } };
}

const NOTHING_ASKED: Pick<Refusal, 'rule' | 'clause' | 'message'> = { rule: null, clause: null, message: { zh: '没有待批准的合并申请。', en: 'No merger waits for approval.' } };

/** The case that the newest request names; null: nobody asked. */
function lastWanted({ state }: LoadedCase): string | null {
  return pendingRequest(state, 'MERGE')?.intoCaseId ?? null;
}
