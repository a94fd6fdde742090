import { matterOfOccasion, refusedOccasion, roundsOf, type CallbackState, type Occasion, type Refusal } from '@guanjia/domain';
import type { RecordOccasionInput } from '@guanjia/schema';
import type pg from 'pg';
import { badField, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { inTransaction, KEY_USED, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { readClientKey, readId, readOptionalId, readText } from '../cases/door.js';
import { newId } from '../cases/new-id.js';
import type { Submission } from '../cases/save-decision.js';
import { contentHash } from '../policies/publish-packs.js';
import { enterSettled } from './enter-settled.js';
import { callbackGround } from './ground.js';

export type OccasionOutcome = { readonly kind: 'done'; readonly occasionId: string } | { readonly kind: 'refused'; readonly refusal: Pick<Refusal, 'rule' | 'clause' | 'message'> };

const KNOWN = 'select request_hash as "requestHash", occasion_id as "occasionId" from idempotency where person_id = $1 and client_key = $2';

/** What this person has submitted under this key before; null: nothing. */
export async function knownOccasion(client: pg.ClientBase, { personId, clientKey, requestHash }: Submission): Promise<OccasionOutcome | null> {
  const { rows } = await client.query<{ requestHash: string; occasionId: string | null }>(KNOWN, [personId, clientKey]);
  if (!rows[0]) return null;
  return rows[0].requestHash === requestHash && rows[0].occasionId !== null ? { kind: 'done', occasionId: rows[0].occasionId } : { kind: 'refused', refusal: KEY_USED };
}

/** A day that people write, as 2026-03-01. */
export function readDay(field: string, value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
  if (!isDay) throw badField(field, { zh: '不是有效的日期，请按 2026-03-01 填写。', en: 'is not a day. Write it as 2026-03-01.' });
  return value;
}

/** A day's first moment by the centre's clock, or (days 1) the first moment after it. */
export const dayStart = (day: string, days = 0) => `(extract(epoch from (${day}::date + ${days})::timestamp at time zone c.zone) * 1000)::int8`;

const MOMENTS = /* sql */ `
select ${dayStart('$2')} as "startsAt", ${dayStart('$3', 1)} as "endsAt", ${dayStart('$4', 1)} as "heldAt", (extract(epoch from app_now()) * 1000)::int8 as now,
  $5::uuid is null or exists (select from unit u where u.id = $5 and u.centre_id = c.id) as "unitKnown"
from service_centre c where c.id = $1`;

const RECORD = /* sql */ `
with recorded as (
  insert into callback_occasion (id, centre_id, policy_set_id, kind, title, unit_id, starts_on, ends_on, held_on, recorded_by, recorded_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, app_now()) returning id, centre_id
), submitted as (
  insert into idempotency (person_id, client_key, request_hash, occasion_id) select $10, $11, $12, id from recorded
)
insert into journal (type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts)
select 'OccasionRecorded', 'occasion', id, centre_id, 'CENTRE', $10, app_now(), jsonb_build_object('occasion', $4::text) from recorded`;

/** CB-03, CB-05: a contracted service or a community event that is to be visited; its visits arise with it. Throws NOT_FOUND for a centre that is not the viewer's. */
export async function recordOccasion(desk: Desk, viewer: Viewer, input: RecordOccasionInput): Promise<OccasionOutcome> {
  const centreId = readId('centreId', input.centreId);
  const title = readText('title', input.title, { most: 200 });
  const unitId = readOptionalId('unitId', input.unitId);
  const days = [readDay('startsOn', input.startsOn), readDay('endsOn', input.endsOn), readDay('heldOn', input.heldOn)] as const;
  if (!viewer.centreIds.includes(centreId)) throw notFound();
  const submission: Submission = { personId: viewer.personId, clientKey: readClientKey(input.clientKey), requestHash: contentHash({ verb: 'recordOccasion', ...input }) };
  return persist(() =>
    inTransaction<OccasionOutcome>(desk, async (client) => {
      const known = await knownOccasion(client, submission);
      if (known) return { answer: known };
      const { rows } = await client.query<Pick<Occasion, 'startsAt' | 'endsAt' | 'heldAt'> & { now: number; unitKnown: boolean }>(MOMENTS, [centreId, ...days, unitId]);
      const { now, unitKnown, ...moments } = rows[0]!;
      if (!unitKnown) throw notFound();
      const ground = await callbackGround(desk.database, client, centreId, { at: now });
      if (!ground) return { answer: { kind: 'refused', refusal: FOLLOWS_NOTHING } };
      const actor = { personId: viewer.personId, posts: viewer.postsAt(centreId), capabilities: [...viewer.capabilitiesAt(centreId)] };
      const refusal = refusedOccasion({ kind: input.kind, hasUnit: unitId !== null, ...moments }, { ...ground.context, actor });
      if (refusal) return { answer: { kind: 'refused', refusal } };
      const id = newId();
      await client.query(RECORD, [id, centreId, ground.policySetId, input.kind, title, unitId, ...days, submission.personId, submission.clientKey, submission.requestHash]);
      const matter = matterOfOccasion({ kind: input.kind, ...moments });
      const opened: CallbackState[] = [];
      for (const round of roundsOf(input.kind)) {
        const settledAt = (moments.endsAt ?? moments.heldAt)!;
        opened.push(...(await enterSettled(desk.database, client, ground, { caseId: null, occasionId: id, matter, round, settledAt, seq: null, homes: [{ householdId: null, unitId }] })));
      }
      const steps = opened.flatMap((state) => nextStepAt(state) ?? []);
      return { answer: { kind: 'done', occasionId: id }, wake: { nextStepAt: steps.length === 0 ? null : Math.min(...steps), now } };
    }),
  );
}

const FOLLOWS_NOTHING = { rule: null, clause: null, message: { zh: '该服务中心尚未采用任何规程。请先为其采用规程。', en: 'This centre follows no procedures. Adopt them for it first.' } };
