import { randomBytes, randomUUID } from 'node:crypto';
import { DEFAULT_PACKS, DEFAULT_SETTINGS } from '@guanjia/domain';
import type { ClassifyCaseInput, ReceiveCaseInput } from '@guanjia/schema';
import { loadViewer, type Viewer } from '../../access/viewer.js';
import { classifyCase } from '../../cases/classify-case.js';
import { receiveCase } from '../../cases/receive-case.js';
import { settleCase } from '../../cases/settle-case.js';
import { complaint, idOf } from '../../cases/testing/service-desk.js';
import { openDutyHouse, type DutyHouse } from '../../duties/testing/duty-house.js';
import { adoptPolicies } from '../../policies/adopt-policies.js';
import { sweepBatch } from '../../obligations/sweep.js';
import { followCases } from '../follow-cases.js';
import { judgeHomeVisits } from '../judge-home-visits.js';
import { lookAfterMonths } from '../look-after-months.js';

export interface StoredCallback {
  readonly id: string;
  readonly candidate_id: string;
  readonly case_id: string | null;
  readonly household_id: string | null;
  readonly audience: string;
  readonly origin: string;
  readonly round: string;
  readonly grp: string;
  readonly month: string;
  readonly status: string;
  readonly hidden_from: string[];
  readonly facts: Record<string, unknown>;
  readonly complaint_id: string | null;
  readonly version: number;
}

export interface CallbackHouse extends DutyHouse {
  /** Customer assistants: who visits. */
  readonly assistants: readonly string[];
  viewerOf(personId: string): Promise<Viewer>;
  /** Receives a repair (a complaint is classified, too) and has the department's head settle it; answers the case's id. */
  settled(changes?: Partial<ReceiveCaseInput>): Promise<string>;
  settle(caseId: string): Promise<void>;
  /** As a valid, minor complaint, or otherwise. */
  classify(caseId: string, to?: Partial<ClassifyCaseInput>): Promise<void>;
  /** Seals the journal, follows it, and does what midnight does. */
  follow(): Promise<void>;
  /** All that time does now: duties, steps, months, the journal. */
  pass(): Promise<void>;
  callbacks(caseId?: string): Promise<StoredCallback[]>;
  candidates(caseId?: string): Promise<{ id: string; case_id: string; grp: string; month: string; decision: string; callback_id: string | null; withdrawn_at: Date | null; limit_at: Date; settled_at: Date }[]>;
}

/** A company with two customer assistants, whose time stands where a test puts it. Its first centre follows the shipped procedures, visits among them. */
export async function openCallbackHouse(): Promise<CallbackHouse> {
  const house = await openDutyHouse();
  const packs = [...new Set([...DEFAULT_PACKS.map(({ key }) => key), 'callbacks/q'])];
  await house.ask('delete from policy_adoption');
  for (const centreId of [house.centreId, house.otherCentreId]) await adoptPolicies(house.database, { centreId, packs, settings: DEFAULT_SETTINGS, from: new Date('2020-01-01T00:00:00Z') });
  const assistants = [randomUUID(), randomUUID()];
  for (const [n, id] of assistants.entries()) {
    await house.ask(`insert into person (id, login, name_zh, name_en, password_hash) values ($1, $2, '钱某', 'Qian', '-')`, [id, `qian${n}`]);
    await house.ask(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, 'CUSTOMER_ASSISTANT', $2, '2020-01-01T00:00:00Z')`, [id, house.centreId]);
  }
  await house.ask(`update post_holding set held_from = '2020-01-01T00:00:00Z'`);
  const failing = (trouble: unknown) => {
    throw trouble;
  };
  const query = async <R>(config: { text: string; values?: unknown[] }) => (await house.database.pool.query(config)).rows as R[];
  const viewerOf = async (personId: string) => {
    const token = randomBytes(32);
    await house.ask(`insert into session (token_hash, person_id, expires_at) values ($1, $2, clock_timestamp() + interval '1 hour')`, [token, personId]);
    return (await loadViewer(house.database.pool, token))!;
  };
  const classify: CallbackHouse['classify'] = async (caseId, to = {}) => {
    const { version } = await house.stored(caseId);
    const form = { kind: 'COMPLAINT', basis: 'CORRECTION', validity: 'VALID', severity: 'MINOR', urgent: false, category: null, reason: null, residentDeadline: null } as const;
    idOf(await classifyCase(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), caseId, version, ...form, ...to }));
  };
  const settle = async (caseId: string) => {
    const { version } = await house.stored(caseId);
    idOf(await settleCase(house.desk, await house.viewer('sun'), { clientKey: randomUUID(), caseId, version, result: '已处理', statedAt: null }));
  };
  const follow = async () => {
    await house.ask('select seal()');
    await lookAfterMonths(house.desk, failing);
    await followCases(house.desk);
  };
  return {
    ...house,
    assistants,
    viewerOf,
    settle,
    classify,
    follow,
    async settled(changes = {}) {
      const caseId = idOf(await receiveCase(house.desk, await house.viewer('li'), complaint(house.centreId, house.unitId, { kind: 'REPAIR', matter: '水龙头漏水', ...changes })));
      if (changes.kind === 'COMPLAINT') await classify(caseId);
      await settle(caseId);
      return caseId;
    },
    async pass() {
      await house.look();
      await follow();
      await judgeHomeVisits(house.desk);
      while ((await sweepBatch(query, 500, 'callback')) + (await sweepBatch(query, 500, 'duty')) > 0);
    },
    callbacks: (caseId) => house.ask('select * from callback where $1::uuid is null or case_id = $1 order by opened_at, id', [caseId ?? null]),
    candidates: (caseId) => house.ask('select * from callback_candidate where $1::uuid is null or case_id = $1 order by settled_at, id', [caseId ?? null]),
  };
}
