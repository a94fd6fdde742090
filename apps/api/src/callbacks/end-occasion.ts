import { matterOfOccasion, monthOf, reclassifyCallback, refusedEnd, SYSTEM_ACTOR, visitLimit, withdrawCallback, type CallbackContext, type OccasionKind, type VisitedMatter } from '@guanjia/domain';
import type { EndOccasionInput } from '@guanjia/schema';
import type pg from 'pg';
import { badField, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { inTransaction, persist, type Desk } from '../cases/carry-out.js';
import { readClientKey, readId } from '../cases/door.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import type { Submission } from '../cases/save-decision.js';
import { contentHash } from '../policies/publish-packs.js';
import { NO_LIMIT } from './enter-settled.js';
import { callbackGround, type CallbackGround } from './ground.js';
import { lockCallback } from './load-callback.js';
import { dayStart, knownOccasion, readDay, type OccasionOutcome } from './record-occasion.js';
import { saveCallback } from './save-callback.js';

const LOCK = /* sql */ `
select oc.kind, oc.centre_id as "centreId", oc.policy_set_id as "policySetId", oc.ended_at is not null as ended, oc.unit_id is not null as "hasUnit",
  ${dayStart('oc.starts_on')} as "startsAt", ${dayStart('$3', 1)} as "endsAt"
from callback_occasion oc join service_centre c on c.id = oc.centre_id where oc.id = $1 and oc.centre_id = any($2::uuid[]) for no key update of oc`;

interface Locked {
  readonly kind: OccasionKind;
  readonly centreId: string;
  readonly policySetId: string;
  readonly ended: boolean;
  readonly hasUnit: boolean;
  readonly startsAt: number | null;
  readonly endsAt: number;
}

const END = /* sql */ `
with ended as (
  update callback_occasion set ended_on = $2, ended_at = app_now(), ended_by = $3, version = version + 1 where id = $1 returning id, centre_id
), submitted as (
  insert into idempotency (person_id, client_key, request_hash, occasion_id) select $3, $4, $5, id from ended
)
insert into journal (type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts)
select 'OccasionEnded', 'occasion', id, centre_id, 'CENTRE', $3, app_now(), jsonb_build_object('endedOn', $2::text) from ended`;

/** CB-03: a contracted service ended; the visit after its end counts from then, and one in its middle is not owed any more. Throws NOT_FOUND outside the viewer's scope. */
export async function endOccasion(desk: Desk, viewer: Viewer, input: EndOccasionInput): Promise<OccasionOutcome> {
  const occasionId = readId('occasionId', input.occasionId);
  const endedOn = readDay('endedOn', input.endedOn);
  if (endedOn === null) throw badField('endedOn', { zh: '未填写结束日期。', en: 'is missing.' });
  const submission: Submission = { personId: viewer.personId, clientKey: readClientKey(input.clientKey), requestHash: contentHash({ verb: 'endOccasion', ...input }) };
  return persist(() =>
    inTransaction<OccasionOutcome>(desk, async (client) => {
      const { rows } = await client.query<Locked>(LOCK, [occasionId, viewer.centreIds, endedOn]);
      const occasion = rows[0];
      if (!occasion) throw notFound();
      const known = await knownOccasion(client, submission);
      if (known) return { answer: known };
      const ground = (await callbackGround(desk.database, client, occasion.centreId, { policySetId: occasion.policySetId }))!;
      const actor = { personId: viewer.personId, posts: viewer.postsAt(occasion.centreId), capabilities: [...viewer.capabilitiesAt(occasion.centreId)] };
      const refusal = occasion.ended ? ENDED : refusedEnd({ ...occasion, heldAt: null }, occasion.endsAt, { ...ground.context, actor });
      if (refusal) return { answer: { kind: 'refused', refusal } };
      await client.query(END, [occasionId, endedOn, submission.personId, submission.clientKey, submission.requestHash]);
      const matter = matterOfOccasion({ kind: occasion.kind, startsAt: occasion.startsAt, endsAt: occasion.endsAt, heldAt: null });
      await moveVisits(client, occasionId, matter, ground);
      return { answer: { kind: 'done', occasionId }, wake: { nextStepAt: ground.context.now, now: ground.context.now } };
    }),
  );
}

const OPEN = `select id, round, candidate_id as "candidateId" from callback where occasion_id = $1 and status = 'OPEN' order by id`;

const MOVE = 'update callback_candidate set month = $2, facts = $3, settled_at = $4, limit_at = $5, withdrawn_at = case when $6::boolean then app_now() end where id = $1';

async function moveVisits(client: pg.ClientBase, occasionId: string, matter: VisitedMatter, { policy, context }: CallbackGround): Promise<void> {
  const { rows } = await client.query<{ id: string; round: 'MID_TERM' | 'AFTER_END'; candidateId: string }>(OPEN, [occasionId]);
  for (const { id, round, candidateId } of rows) {
    const locked = await lockCallback(client, { callbackId: id });
    if (locked?.state.status !== 'OPEN') continue;
    const own: CallbackContext = { ...context, actor: SYSTEM_ACTOR, now: locked.now, holdings: locked.holdings };
    const isMiddle = round === 'MID_TERM';
    const change = isMiddle ? withdrawCallback(locked.state, own) : reclassifyCallback(locked.state, matter, own);
    const events = await withReachedPosts(client, locked.state.centreId, change.events);
    await saveCallback(client, locked, { ...change, events }, null, null);
    const [month, limitAt] = [monthOf({ round, matter }, policy.zone), visitLimit({ round, matter }, own) ?? NO_LIMIT];
    await client.query(MOVE, [candidateId, month, JSON.stringify(matter), new Date(matter.endsAt!).toISOString(), new Date(limitAt).toISOString(), isMiddle]);
  }
}

const ENDED = { rule: null, clause: null, message: { zh: '已登记结束日期。', en: 'That it ended is recorded already.' } } as const;
