import { chooseCallback as decide } from '@guanjia/domain';
import type { ChooseCallbackInput } from '@guanjia/schema';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { readClientKey, readId, readText } from '../cases/door.js';
import { lockCase } from '../cases/load-case.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import type { Submission } from '../cases/save-decision.js';
import { contentHash } from '../policies/publish-packs.js';
import { candidatesOfCase } from './candidates.js';
import { answerAgain, type CallbackOutcome } from './carry-out-callback.js';
import { callbackGround } from './ground.js';
import { saveOpened } from './save-callback.js';

const KNOWN = 'select request_hash as "requestHash", callback_id as "callbackId" from idempotency where person_id = $1 and client_key = $2';

/** Asked only of those who may know: who handled the matter learns nothing of a draw by trying. */
const OPEN = `select exists (select from callback where case_id = $1 and status = 'OPEN') as open`;

/** CB-08: a settled matter is visited though it was not drawn. It counts for no share. Throws NOT_FOUND outside the viewer's scope. */
export async function chooseCallback(desk: Desk, viewer: Viewer, input: ChooseCallbackInput): Promise<CallbackOutcome> {
  const caseId = readId('caseId', input.caseId);
  const reason = readText('reason', input.reason, { least: 2, most: 500 });
  const submission: Submission = { personId: viewer.personId, clientKey: readClientKey(input.clientKey), requestHash: contentHash({ verb: 'chooseCallback', ...input }) };
  return persist(() =>
    inTransaction<CallbackOutcome>(desk, async (client) => {
      const locked = await lockCase(client, { caseId, by: { ...submission, scope: scopeOf(viewer) } });
      if (!locked) throw notFound();
      const { rows: known } = await client.query<NonNullable<Parameters<typeof answerAgain>[0]>>(KNOWN, [submission.personId, submission.clientKey]);
      if (known[0]) return { answer: answerAgain(known[0], submission) };
      const [candidate] = await candidatesOfCase(client, caseId);
      if (!candidate) return { answer: { kind: 'refused', refusal: NOT_SETTLED } };
      const { centreId, householdId, unitId, round, matter } = candidate;
      const ground = (await callbackGround(desk.database, client, centreId, { at: candidate.settledAt }))!;
      const actor = { personId: viewer.personId, posts: viewer.postsAt(centreId), capabilities: [...viewer.capabilitiesAt(centreId)] };
      const seed = { centreId, candidateId: candidate.id, caseId, householdId, unitId, audience: locked.state.audience, round, matter };
      const decision = decide(seed, { reason }, { ...ground.context, actor });
      if (decision.refused) return { answer: { kind: 'refused', refusal: decision } };
      if (matter.settledBy === viewer.personId || matter.handledBy.includes(viewer.personId)) return { answer: { kind: 'refused', refusal: HANDLED } };
      const { rows } = await client.query<{ open: boolean }>(OPEN, [caseId]);
      if (rows[0]!.open) return { answer: { kind: 'refused', refusal: OPEN_ALREADY } };
      const acts = await withReachedPosts(client, centreId, decision.next.acts);
      await saveOpened(client, { state: { ...decision.next, acts }, policySetId: ground.policySetId, grp: candidate.group, reason }, viewer.personId, submission);
      return { answer: { kind: 'done', callbackId: decision.next.id }, wake: { nextStepAt: nextStepAt(decision.next), now: locked.now } };
    }),
  );
}

const refusal = (zh: string, en: string) => ({ rule: null, clause: null, message: { zh, en } });
const NOT_SETTLED = refusal('事项尚未办结，或办结时本服务中心未执行回访规程。', 'The case is not settled, or the centre followed no procedure of visits when it was.');
const HANDLED = refusal('经办人不得选定回访。请由他人选定。', 'Who handled the matter does not choose that it is visited. Somebody else has to.');
const OPEN_ALREADY = refusal('此事项已有待进行的回访。', 'This case has a visit already that is still to be made.');
