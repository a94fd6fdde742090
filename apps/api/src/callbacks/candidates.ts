import type { CallbackGroup, CallbackRound, Candidate, Instant, VisitedMatter } from '@guanjia/domain';
import { scoreOf } from '@guanjia/domain';
import type pg from 'pg';
import type { LockedMonth } from './month-secret.js';

/** OWED: all of its kind are visited. The others as the domain says. */
export type StoredDecision = 'OWED' | Candidate['decision'];

/** A row of a month's population, as it is stored. */
export interface StoredCandidate {
  readonly id: string;
  readonly centreId: string;
  readonly month: string;
  readonly group: CallbackGroup;
  readonly caseId: string | null;
  readonly occasionId: string | null;
  readonly householdId: string | null;
  readonly unitId: string | null;
  readonly round: CallbackRound;
  readonly matter: VisitedMatter;
  readonly settledAt: Instant;
  readonly limitAt: Instant;
  readonly decision: StoredDecision;
  readonly callbackId: string | null;
}

export interface NewCandidate extends Omit<StoredCandidate, 'callbackId'> {
  /** The settlement's place in the journal; null: told as history, or an occasion. */
  readonly seq: number | null;
}

const ENTER = /* sql */ `
insert into callback_candidate (id, centre_id, month, grp, case_id, occasion_id, household_id, unit_id, round, facts, settled_at, limit_at, seq, decision, decided_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, app_now())
on conflict on constraint callback_candidate_once do nothing`;

/** Enters what was settled into its month. False: it is in it already. */
export async function enterCandidate(client: pg.ClientBase, one: NewCandidate): Promise<boolean> {
  const at = (moment: Instant) => new Date(moment).toISOString();
  const { rowCount } = await client.query({
    name: 'enter-candidate',
    text: ENTER,
    values: [
      one.id, one.centreId, one.month, one.group, one.caseId, one.occasionId, one.householdId, one.unitId, one.round, JSON.stringify(one.matter), at(one.settledAt), at(one.limitAt),
      one.seq, one.decision,
    ],
  });
  return rowCount === 1;
}

const ms = (moment: string) => `(extract(epoch from ${moment}) * 1000)::int8`;
const COLUMNS = /* sql */ `
c.id, c.centre_id as "centreId", c.month, c.grp as "group", c.case_id as "caseId", c.occasion_id as "occasionId", c.household_id as "householdId", c.unit_id as "unitId", c.round,
c.facts as matter, ${ms('c.settled_at')} as "settledAt", ${ms('c.limit_at')} as "limitAt", c.decision, c.callback_id as "callbackId"`;

const OF_MONTH = /* sql */ `select ${COLUMNS} from callback_candidate c where c.centre_id = $1 and c.month = $2 and c.grp = $3 and c.withdrawn_at is null`;

/** One group of a month's population; withdrawn ones are none of it. */
export async function candidatesOf(client: pg.ClientBase, { centreId, month }: Pick<LockedMonth, 'centreId' | 'month'>, group: CallbackGroup): Promise<StoredCandidate[]> {
  return (await client.query<StoredCandidate>({ name: 'candidates-of-month', text: OF_MONTH, values: [centreId, month, group] })).rows;
}

const OF_CASE = /* sql */ `select ${COLUMNS} from callback_candidate c where c.case_id = $1 and c.withdrawn_at is null order by c.month, c.id`;

/** What a case has in the population now: one row, or one for each of its households. */
export async function candidatesOfCase(client: pg.ClientBase, caseId: string): Promise<StoredCandidate[]> {
  return (await client.query<StoredCandidate>({ name: 'candidates-of-case', text: OF_CASE, values: [caseId] })).rows;
}

/** As the domain draws: by the score of the case or occasion under the month's secret. Where every one is owed, every one is drawn. */
export function inLot({ id, caseId, occasionId, decision, limitAt }: StoredCandidate, { secret }: Pick<LockedMonth, 'secret'>): Candidate {
  return { id, score: scoreOf(secret, (caseId ?? occasionId)!), decision: decision === 'OWED' ? 'DRAWN' : decision, limitAt };
}

export async function setDecision(client: pg.ClientBase, id: string, decision: StoredDecision, callbackId: string | null): Promise<void> {
  await client.query({ name: 'decide-candidate', text: 'update callback_candidate set decision = $2, callback_id = $3, decided_at = app_now() where id = $1', values: [id, decision, callbackId] });
}

/** What was settled turned out to be of another class. */
export async function setMatter(client: pg.ClientBase, id: string, { group, matter, limitAt }: Pick<StoredCandidate, 'group' | 'matter' | 'limitAt'>): Promise<void> {
  await client.query({ name: 'reclassify-candidate', text: 'update callback_candidate set grp = $2, facts = $3, limit_at = $4 where id = $1', values: [id, group, JSON.stringify(matter), new Date(limitAt).toISOString()] });
}

export async function withdrawCandidate(client: pg.ClientBase, id: string): Promise<void> {
  await client.query({ name: 'withdraw-candidate', text: 'update callback_candidate set withdrawn_at = app_now() where id = $1', values: [id] });
}
