import { addNote, receiveCase as decideReceiveCase, recordStep, type Accepted, type CaseKind, type Channel, type Instant } from '@guanjia/domain';
import { badField, notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { countedByAfter } from '../calendars/counted-by.js';
import { CALENDAR_VERSION, calendarAt } from '../calendars/load-calendar.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { contentHash } from '../policies/publish-packs.js';
import { answerAgain, carryOut, nextStepAt, persist, type Desk, type Outcome } from './carry-out.js';
import { findCase, type CaseNode } from './case-node.js';
import type { CaseRecord } from './case-row.js';
import { readClientKey, readId, readKey, readOptionalId, readOptionalText, readTelephone, readText, toInstant } from './door.js';
import { newId } from './new-id.js';
import { withReachedPosts } from './reached-posts.js';
import { saveReceived } from './save-received.js';
import type { Submission } from './save-decision.js';

export interface ReceiveCaseRequest {
  readonly clientKey: string;
  readonly centreId: string;
  readonly kind: CaseKind;
  readonly channel: Channel;
  readonly urgent?: boolean | null;
  readonly category?: string | null;
  readonly matter: string;
  readonly description?: string | null;
  readonly unitId?: string | null;
  readonly publicAreaId?: string | null;
  readonly placeText?: string | null;
  readonly residentId?: string | null;
  readonly anonymous?: boolean | null;
  readonly callerName?: string | null;
  readonly callerTelephone?: string | null;
  readonly receivedAt?: Date | null;
  readonly lateRecordReason?: string | null;
  readonly receivedByPost?: string | null;
  readonly receivedByName?: string | null;
  readonly residentDeadline?: Date | null;
  /** CP-02: what was done at once to stop harm that goes on. */
  readonly harmStopped?: string | null;
  readonly previousCaseId?: string | null;
}

const DESK = 'RECEPTIONIST';

/**
 * FD-01 (P 4.1–4.2): a resident's matter becomes a record. The hot path: nothing exists yet that could be locked, so it is one statement that reads, the
 * domain's decision, and one that writes, each by itself. Fifty equal submissions at once: the key lets one through, the others find it and answer the same.
 */
export async function receiveCase(desk: Desk, viewer: Viewer, request: ReceiveCaseRequest): Promise<Outcome> {
  const harmStopped = request.kind === 'COMPLAINT' ? readOptionalText('harmStopped', request.harmStopped, { most: 1000 }) : null;
  const outcome = await register(desk, viewer, request);
  if (outcome.kind === 'done' && harmStopped !== null) await recordHarmStopped(desk, viewer, outcome.caseId, request.clientKey, harmStopped);
  return outcome;
}

/** CP-02 (S 5.1.1): under a key that follows from the reception's, so that who sends it again says it once. Where the centre's procedure has no such step it is noted. */
async function recordHarmStopped(desk: Desk, viewer: Viewer, caseId: string, clientKey: string, evidence: string): Promise<void> {
  await carryOut(desk, viewer, 'receiveCase.harmStopped', { clientKey: contentHash({ clientKey, harm: true }), caseId, version: null }, (state, context) => {
    const recorded = recordStep(state, { step: 'HARM_STOPPED', evidence }, context);
    return recorded.refused ? addNote(state, { body: evidence }, context) : recorded;
  });
}

async function register(desk: Desk, viewer: Viewer, request: ReceiveCaseRequest): Promise<Outcome> {
  const previous = await previousOf(desk, viewer, request);
  const form = readForm(previous ? asBefore(request, previous) : request);
  const { centreId } = form;
  if (!viewer.centreIds.includes(centreId)) throw notFound();
  const submission: Submission = { personId: viewer.personId, clientKey: readClientKey(request.clientKey), requestHash: contentHash({ verb: 'receiveCase', ...request }) };
  return persist(async () => {
    const ground = await readGround(desk, form, submission);
    if (ground.submission) return answerAgain(ground.submission, submission);
    if (ground.closedFrom !== null) return { kind: 'refused', refusal: centreClosed(ground.closedFrom) };
    const { policy } = await loadPolicySet(desk.database, ground.policySetId);
    const actor = { personId: viewer.personId, posts: viewer.postsAt(centreId), capabilities: [...viewer.capabilitiesAt(centreId)] };
    const calendar = await calendarAt(desk.database, centreId, ground.calendarVersion);
    const decision = decideReceiveCase({ ...form, previous }, { now: ground.now, policy, calendar, actor, newId });
    if (decision.refused) return { kind: 'refused', refusal: decision };
    const record = recordOf(form, ground.policySetId, viewer.personId);
    const countedBy = countedByAfter(decision.next, policy, { calendarVersion: ground.calendarVersion, countedBy: null });
    const saved = await store(desk, decision, record, submission, countedBy);
    if (!saved) return answerAgain((await readGround(desk, form, submission)).submission!, submission);
    desk.sealer.poke();
    desk.sweeper?.poke(nextStepAt(decision.next), ground.now);
    return { kind: 'done', caseId: decision.next.id };
  });
}

async function store(desk: Desk, decision: Accepted, record: CaseRecord, submission: Submission, countedBy: number | null): Promise<boolean> {
  const { pool } = desk.database;
  const events = await withReachedPosts(pool, decision.next.centreId, decision.events);
  return (await saveReceived(pool, { ...decision, events }, record, submission, countedBy)) !== null;
}

/** CP-26: the complaint that this one follows. Throws NOT_FOUND outside the viewer's scope. */
async function previousOf({ database }: Desk, viewer: Viewer, { previousCaseId }: ReceiveCaseRequest): Promise<CaseNode | null> {
  const id = readOptionalId('previousCaseId', previousCaseId);
  if (id === null) return null;
  const previous = await findCase(database.pool, { id }, scopeOf(viewer));
  if (!previous) throw notFound();
  return previous;
}

/** The same household complains of the same place: what the form leaves out is as it was. */
function asBefore(request: ReceiveCaseRequest, { unitId, publicAreaId, placeText, residentId, anonymous, callerName, callerTelephone }: CaseNode): ReceiveCaseRequest {
  const placed = request.unitId ?? request.publicAreaId ?? request.placeText;
  const called = request.residentId ?? request.callerName ?? request.anonymous;
  return { ...request, ...(placed ? {} : { unitId, publicAreaId, placeText }), ...(called ? {} : { residentId, anonymous, callerName, callerTelephone }) };
}

type Form = ReturnType<typeof readForm>;

function readForm(request: ReceiveCaseRequest) {
  const form = {
    centreId: readId('centreId', request.centreId),
    kind: request.kind,
    channel: request.channel,
    urgent: request.urgent ?? false,
    category: readOptionalText('category', request.category, { most: 60 }),
    matter: readText('matter', request.matter, { most: 200 }),
    description: readOptionalText('description', request.description, { most: 5000 }) ?? '',
    unitId: readOptionalId('unitId', request.unitId),
    publicAreaId: readOptionalId('publicAreaId', request.publicAreaId),
    placeText: readOptionalText('placeText', request.placeText, { most: 200 }),
    residentId: readOptionalId('residentId', request.residentId),
    anonymous: request.anonymous ?? false,
    callerName: readOptionalText('callerName', request.callerName, { most: 80 }),
    callerTelephone: request.callerTelephone?.trim() ? readTelephone('callerTelephone', request.callerTelephone) : null,
    receivedAt: toInstant(request.receivedAt),
    lateRecordReason: readOptionalText('lateRecordReason', request.lateRecordReason, { most: 1000 }),
    receivedByPost: request.receivedByPost ? readKey('receivedByPost', request.receivedByPost) : DESK,
    receivedByName: readOptionalText('receivedByName', request.receivedByName, { most: 80 }),
    residentDeadline: toInstant(request.residentDeadline),
  };
  const places = [form.unitId, form.publicAreaId, form.placeText].filter((place) => place !== null);
  if (places.length !== 1) throw badField('unitId, publicAreaId, placeText', { zh: '请只填其中一项，以便确定事发地点。', en: 'give exactly one of them, so that it is known where the matter is.' });
  if (form.residentId !== null && form.unitId === null) throw badField('residentId', { zh: '住户须属于某一房屋。请选择房屋，或不填住户。', en: 'a resident belongs to a unit. Give unitId, or leave the resident out.' });
  if (form.anonymous && form.residentId !== null) throw badField('anonymous', { zh: '已登记的住户不算匿名。两项请只选一项。', en: 'a caller who is a resident on record is not anonymous. Leave one of the two out.' });
  if (!form.anonymous && form.residentId === null) {
    if (form.callerName === null) throw badField('callerName', { zh: '未填写。请填写姓名、选择已登记的住户，或注明匿名。', en: 'is missing. Give the name, a resident on record, or say that the caller is anonymous.' });
    if (form.callerTelephone === null) throw badField('callerTelephone', { zh: '未填写。请填写电话、选择已登记的住户，或注明匿名。', en: 'is missing. Give the number, a resident on record, or say that the caller is anonymous.' });
  }
  return form;
}

function recordOf(form: Form, policySetId: string, recordedBy: string): CaseRecord {
  const { matter, description, unitId, publicAreaId, placeText, residentId, anonymous, callerName, callerTelephone, receivedByPost, receivedByName, lateRecordReason } = form;
  return { policySetId, matter, description, unitId, publicAreaId, placeText, residentId, anonymous, callerName, callerTelephone, receivedByPost, receivedByName, recordedBy, lateRecordReason, sourceKey: null };
}

/** What was received before that day may still be recorded, with the reason why it comes late. */
const centreClosed = (day: string) => ({
  rule: null,
  clause: null,
  message: {
    zh: `该服务中心自 ${day} 起停用，不再登记新的事项。请选择接手的服务中心。`,
    en: `This centre is closed from ${day} on and takes no new matters. Choose the centre that took over.`,
  },
});

interface Ground {
  readonly now: Instant;
  /** The day from which the centre is closed, where the reception lies on it or after; else null. */
  readonly closedFrom: string | null;
  readonly policySetId: string;
  readonly calendarVersion: number;
  readonly submission: { readonly requestHash: string; readonly caseId: string | null } | null;
}

interface GroundRow {
  readonly now: number;
  readonly policy_set_id: string | null;
  readonly calendar_version: number;
  readonly closed_from: string | null;
  readonly place_known: boolean;
  readonly post_known: boolean;
  readonly submission: Ground['submission'];
}

/** What the form may name, beside what every case has; each text asks for what its forms name, and for nothing that is not there. */
const KNOWN = {
  unit: 'exists (select from unit u where u.id = $6 and u.centre_id = $1)',
  resident: 'exists (select from unit u where u.id = $6 and u.centre_id = $1) and exists (select from resident r where r.id = $7 and r.unit_id = $6 and r.centre_id = $1)',
  area: 'exists (select from public_area p where p.id = $6 and p.centre_id = $1)',
  text: 'true',
} as const;

/**
 * One text a kind of place: a statement with parameters that may be null would be planned anew for each call (a quarter of the whole reception), because with
 * the values known its plan looks cheaper.
 */
const ground = (known: string) => /* sql */ `
with moment as materialized (select app_now() as now)
select (extract(epoch from moment.now) * 1000)::int8 as now,
  (select a.policy_set_id from policy_adoption a where a.centre_id = $1 and a.effective_from <= coalesce($2::timestamptz, moment.now)
   order by a.effective_from desc limit 1) as policy_set_id,
  ${CALENDAR_VERSION('$1')} as calendar_version,
  (select c.closed_from::text from service_centre c where c.id = $1 and c.closed_from <= (coalesce($2::timestamptz, moment.now) at time zone c.zone)::date) as closed_from,
  ${known} as place_known,
  exists (select from post where key = $3) as post_known,
  (select json_build_object('requestHash', i.request_hash, 'caseId', i.case_id) from idempotency i where i.person_id = $4 and i.client_key = $5) as submission
from moment`;
const GROUND = { unit: ground(KNOWN.unit), resident: ground(KNOWN.resident), area: ground(KNOWN.area), text: ground(KNOWN.text) } as const;

/** Business time, the policy set that the case will pin, and whether what the form names is there. Another centre's unit is not found. */
async function readGround({ database }: Desk, form: Form, { personId, clientKey }: Submission): Promise<Ground> {
  const { centreId, receivedAt, receivedByPost, unitId, publicAreaId, residentId } = form;
  const kind = residentId !== null ? 'resident' : unitId !== null ? 'unit' : publicAreaId !== null ? 'area' : 'text';
  const place = { unit: [unitId], resident: [unitId, residentId], area: [publicAreaId], text: [] }[kind];
  const { rows } = await database.pool.query<GroundRow>({
    name: `receive-ground-${kind}`,
    text: GROUND[kind],
    values: [centreId, receivedAt === null ? null : new Date(receivedAt), receivedByPost, personId, clientKey, ...place],
  });
  const row = rows[0]!;
  if (!row.place_known) throw notFound();
  if (!row.post_known) throw badField('receivedByPost', { zh: `没有岗位 ${form.receivedByPost}。请从岗位列表中选择。`, en: `there is no post ${form.receivedByPost}. Use one of the query posts.` });
  if (!row.policy_set_id) throw badField('centreId', { zh: '该服务中心在这一时间尚未采用任何规程。请先为其采用规程。', en: 'this centre follows no procedures at that time. Adopt them for it first.' });
  return { now: row.now, policySetId: row.policy_set_id, calendarVersion: row.calendar_version, closedFrom: row.closed_from, submission: row.submission };
}
