import { groupOf, callbackQuota, matterOfCase, percentOf, reclassifyCallback, visitLimit, withdrawCallback, type CallbackAccepted, type CallbackState, type Facts, type Instant } from '@guanjia/domain';
import type pg from 'pg';
import { withReachedPosts } from '../cases/reached-posts.js';
import type { Database } from '../database/database.js';
import { candidatesOfCase, setMatter, withdrawCandidate, type StoredCandidate } from './candidates.js';
import { draw, enterSettled, NO_LIMIT, topUpGroup } from './enter-settled.js';
import type { FOLLOWED } from './follow-cases.js';
import { callbackGround, type CallbackGround } from './ground.js';
import { lockCallback, type LoadedCallback } from './load-callback.js';
import { lockMonth } from './month-secret.js';
import { saveCallback } from './save-callback.js';
import { readSettledCase } from './settled-case.js';

/** An event of a case that may concern its visits; `facts` are those of the case as it was then. */
export interface CaseEvent {
  /** Null: told as history. */
  readonly seq: number | null;
  readonly type: (typeof FOLLOWED)[number];
  readonly caseId: string;
  readonly centreId: string;
  readonly actorId: string | null;
  readonly at: Instant;
  readonly facts: Facts;
}

type Desk = { readonly database: Pick<Database, 'pool'> };

/** What an event of a case does to its visits; answers those that it opened. In the transaction that moves the follower's cursor, or that tells the history. */
export async function followCase(desk: Desk, client: pg.ClientBase, event: CaseEvent): Promise<CallbackState[]> {
  switch (event.type) {
    case 'CaseSettled':
      return settled(desk, client, event);
    case 'CaseReopened':
    case 'CaseCancelled':
      return withdrawn(desk, client, event);
    case 'CaseMerged':
      return event.facts['role'] === 'MERGED' ? withdrawn(desk, client, event) : [];
    case 'CaseClassified':
      return event.facts['settledAt'] === undefined ? [] : reclassified(desk, client, event);
    case 'CaseMarkedConfidential':
    case 'CaseUnmarkedConfidential':
      await hide(client, event.caseId);
      return [];
  }
}

async function settled({ database }: Desk, client: pg.ClientBase, { caseId, centreId, actorId, at, facts, seq }: CaseEvent): Promise<CallbackState[]> {
  const { historic, handledBy, households, unitId } = await readSettledCase(client, caseId);
  if (historic) return [];
  const ground = await callbackGround(database, client, centreId, { at });
  if (!ground) return [];
  const matter = matterOfCase(facts, actorId, handledBy);
  const each = matter.collective && households.length > 0;
  const homes = each ? households.map((household) => ({ householdId: household.id, unitId: household.unitId })) : [{ householdId: null, unitId }];
  return enterSettled(database, client, ground, { caseId, occasionId: null, matter, round: 'FIRST', settledAt: at, seq, homes });
}

/** It is not settled any more: it leaves the population, and what was not visited is not owed. Late stays late. What was visited stays on record. */
async function withdrawn(desk: Desk, client: pg.ClientBase, { caseId, centreId }: CaseEvent): Promise<CallbackState[]> {
  const candidates = await lockedCandidates(desk, client, centreId, caseId);
  for (const { id } of candidates) await withdrawCandidate(client, id);
  await changeOpen(desk, client, caseId, (locked, { context }) => withdrawCallback(locked.state, { ...context, now: locked.now }));
  return [];
}

/** CP-34: another class after the settlement changes what is owed, judged first, and in which group it counts. */
async function reclassified(desk: Desk, client: pg.ClientBase, event: CaseEvent): Promise<CallbackState[]> {
  const opened: CallbackState[] = [];
  for (const candidate of await lockedCandidates(desk, client, event.centreId, event.caseId)) {
    const { settledBy, handledBy } = candidate.matter;
    const matter = matterOfCase(event.facts, settledBy, handledBy);
    await changeOpen(desk, client, event.caseId, (locked, { context }) => reclassifyCallback(locked.state, matter, { ...context, now: locked.now }));
    const ground = (await callbackGround(desk.database, client, event.centreId, { at: candidate.settledAt }))!;
    const group = groupOf(matter);
    await setMatter(client, candidate.id, { group, matter, limitAt: visitLimit({ round: candidate.round, matter }, ground.context) ?? NO_LIMIT });
    if (candidate.callbackId !== null) await client.query('update callback set grp = $2 where id = $1', [candidate.callbackId, group]);
    const quota = callbackQuota(ground.policy, group);
    if (!quota) continue;
    if (percentOf(quota, ground.policy.settings) === 100 && candidate.callbackId === null) opened.push(await draw(desk.database, client, { ...candidate, group, matter, decision: 'OWED' }));
    opened.push(...(await topUpGroup(desk.database, client, await lockMonth(client, event.centreId, candidate.month, ground.context.now), group)));
  }
  return opened;
}

/** What a case has in the population, with the draws of its months locked before any visit is (the order of locks). */
async function lockedCandidates({ database }: Desk, client: pg.ClientBase, centreId: string, caseId: string): Promise<StoredCandidate[]> {
  const candidates = await candidatesOfCase(client, caseId);
  const [first] = candidates;
  if (!first) return [];
  const ground = (await callbackGround(database, client, centreId, { at: first.settledAt }))!;
  for (const month of new Set(candidates.map((candidate) => candidate.month))) await lockMonth(client, centreId, month, ground.context.now);
  return candidates;
}

/** Every visit of the case that is not done yet. */
async function changeOpen({ database }: Desk, client: pg.ClientBase, caseId: string, change: (locked: LoadedCallback, ground: CallbackGround) => CallbackAccepted): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`select id from callback where case_id = $1 and status = 'OPEN' order by id`, [caseId]);
  for (const { id } of rows) {
    const locked = await lockCallback(client, { callbackId: id });
    if (locked?.state.status !== 'OPEN') continue;
    const ground = (await callbackGround(database, client, locked.state.centreId, { policySetId: locked.policySetId }))!;
    const accepted = change(locked, ground);
    if (accepted.events.length === 0) continue;
    const events = await withReachedPosts(client, locked.state.centreId, accepted.events);
    await saveCallback(client, locked, { ...accepted, events }, null, null);
  }
}

const HIDE = /* sql */ `
with seen as (
  select k.id, case when c.audience <> 'CENTRE' then c.audience when k.origin = 'DRAWN' then 'CALLBACKS' else 'CENTRE' end as audience
  from callback k join service_case c on c.id = k.case_id where k.case_id = $1
), changed as (
  update callback k set audience = seen.audience, version = k.version + 1 from seen where k.id = seen.id and k.audience <> seen.audience returning k.id, k.audience
)
update obligation o set audience = changed.audience from changed where o.subject_id = changed.id`;

/** A visit is seen by whoever may see its case, and by no one else (HR-19). */
async function hide(client: pg.ClientBase, caseId: string): Promise<void> {
  await client.query({ name: 'hide-callbacks', text: HIDE, values: [caseId] });
}
