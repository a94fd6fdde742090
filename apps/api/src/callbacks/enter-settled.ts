import { callbackQuota, groupOf, isDrawn, monthOf, openCallback, percentOf, scoreOf, topUp, visitLimit, type CallbackGroup, type CallbackRound, type CallbackState, type Instant, type VisitedMatter } from '@guanjia/domain';
import type pg from 'pg';
import { newId } from '../cases/new-id.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import type { Database } from '../database/database.js';
import { candidatesOf, enterCandidate, inLot, setDecision, type StoredCandidate } from './candidates.js';
import { callbackGround, type CallbackGround } from './ground.js';
import { lockMonth, type LockedMonth } from './month-secret.js';
import { sharesOf } from './month-shares.js';
import { saveOpened } from './save-callback.js';

/** Something that was settled, held or ended, and is to be visited by its share. */
export interface Settled {
  readonly caseId: string | null;
  readonly occasionId: string | null;
  readonly matter: VisitedMatter;
  readonly round: CallbackRound;
  readonly settledAt: Instant;
  /** Its event's place in the journal; null: told as history, or an occasion. */
  readonly seq: number | null;
  /** Whom to visit: one home, or each household of a collective complaint. */
  readonly homes: readonly { readonly householdId: string | null; readonly unitId: string | null }[];
}

/** Where no row says a limit, a visit can be made at any time. */
export const NO_LIMIT = Date.UTC(9999, 0);

/**
 * CB-07 to CB-09: enters what was settled into its month's population, once, and opens the visit where all of its kind are owed or where it is drawn. Answers the
 * visits that it opened. Where the centre follows no procedure that asks for visits of this kind, nothing.
 */
export async function enterSettled(database: Pick<Database, 'pool'>, client: pg.ClientBase, ground: CallbackGround, settled: Settled): Promise<CallbackState[]> {
  const { policy, zone, context, centreId } = ground;
  const { matter, settledAt, homes, ...of } = settled;
  const group = groupOf(matter);
  const quota = callbackQuota(policy, group);
  if (!quota) return [];
  const lot = await lockMonth(client, centreId, monthOf({ round: of.round, matter }, zone), context.now);
  // Law 4: a share goes by the procedures at its month's start; what is owed of every one, by those at the settlement.
  const isOwed = percentOf(quota, policy.settings) === 100;
  const share = isOwed ? 100 : await shareOfMonth(database, client, lot, group);
  if (share === null) return [];
  const limitAt = visitLimit({ round: of.round, matter }, context) ?? NO_LIMIT;
  const opened: CallbackState[] = [];
  for (const home of homes) {
    const drawn = !lot.revealed && isDrawn(scoreOf(lot.secret, (of.caseId ?? of.occasionId)!), share);
    const decision = isOwed ? 'OWED' : drawn ? 'DRAWN' : 'WAITING';
    const { seq, ...known } = of;
    const candidate: StoredCandidate = { id: newId(), centreId, month: lot.month, group, ...known, ...home, matter, settledAt, limitAt, decision, callbackId: null };
    if (!(await enterCandidate(client, { ...candidate, seq }))) continue;
    if (decision !== 'WAITING') opened.push(await openFor(client, candidate, ground));
  }
  return [...opened, ...(await topUpGroup(database, client, lot, group))];
}

/** Draws the lowest scores that can still be visited in time until the month's share of the group is reached; answers the visits that it opened. What is drawn stays drawn. */
export async function topUpGroup(database: Pick<Database, 'pool'>, client: pg.ClientBase, lot: LockedMonth, group: CallbackGroup): Promise<CallbackState[]> {
  const share = await shareOfMonth(database, client, lot, group);
  if (lot.revealed || share === null) return [];
  const candidates = await candidatesOf(client, lot, group);
  const { rows } = await client.query<{ now: number }>({ name: 'app-now', text: 'select (extract(epoch from app_now()) * 1000)::int8 as now' });
  const wanted = topUp(candidates.map((candidate) => inLot(candidate, lot)), share, rows[0]!.now);
  const opened: CallbackState[] = [];
  for (const id of wanted) opened.push(await draw(database, client, candidates.find((candidate) => candidate.id === id)!));
  return opened;
}

async function shareOfMonth(database: Pick<Database, 'pool'>, client: pg.ClientBase, { centreId, from }: LockedMonth, group: CallbackGroup): Promise<number | null> {
  return (await sharesOf(database, centreId, from, client)).groups.get(group)?.percent ?? null;
}

/** A candidate that waited is drawn: its visit opens by the procedures that were followed when it was settled. */
export async function draw(database: Pick<Database, 'pool'>, client: pg.ClientBase, candidate: StoredCandidate): Promise<CallbackState> {
  const ground = (await callbackGround(database, client, candidate.centreId, { at: candidate.settledAt }))!;
  return openFor(client, { ...candidate, decision: candidate.decision === 'OWED' ? 'OWED' : 'DRAWN' }, ground);
}

async function openFor(client: pg.ClientBase, candidate: StoredCandidate, { policySetId, context }: CallbackGround): Promise<CallbackState> {
  const { id: candidateId, centreId, caseId, occasionId, householdId, unitId, round, matter, decision } = candidate;
  const origin = decision === 'OWED' ? 'OWED' : 'DRAWN';
  const audience = await audienceOf(client, caseId, origin);
  const { next } = openCallback({ centreId, candidateId, caseId, occasionId, householdId, unitId, audience, origin, round, matter }, context);
  const acts = await withReachedPosts(client, centreId, next.acts);
  await saveOpened(client, { state: { ...next, acts }, policySetId, grp: candidate.group }, null);
  await setDecision(client, candidateId, decision, next.id);
  return next;
}

/** Who may know of a visit: what its case hides stays hidden; of a draw, those who plan and make visits. Of these the draw is hidden from who handled the matter. */
async function audienceOf(client: pg.ClientBase, caseId: string | null, origin: 'OWED' | 'DRAWN'): Promise<string> {
  const { rows } = await client.query<{ audience: string }>({ name: 'case-audience', text: 'select audience from service_case where id = $1', values: [caseId] });
  const ofCase = rows[0]?.audience ?? 'CENTRE';
  return ofCase === 'CENTRE' && origin === 'DRAWN' ? 'CALLBACKS' : ofCase;
}
