import { randomBytes, randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '@guanjia/domain';
import type { Case, ReceiveCaseInput } from '@guanjia/schema';
import { loadViewer, type Viewer } from '../../access/viewer.js';
import { openDatabase, type Database } from '../../database/database.js';
import { createTestDatabase } from '../../database/testing/test-database.js';
import type { CallbackOutcome } from '../../callbacks/carry-out-callback.js';
import type { DutyOutcome } from '../../duties/carry-out-duty.js';
import { publishPosts } from '../../organisation/publish-posts.js';
import { adoptPolicies } from '../../policies/adopt-policies.js';
import { publishPacks } from '../../policies/publish-packs.js';
import type { Desk, Outcome } from '../carry-out.js';
import { readCase, type LoadedCase } from '../load-case.js';
import { receiveCase } from '../receive-case.js';

/** Persons by their sign-in: who holds which posts at the first centre; `chen` sits at the other centre's desk. */
const STAFF = {
  li: ['RECEPTIONIST'],
  wang: ['CS_SUPERVISOR'],
  zhao: ['CENTRE_MANAGER'],
  sun: ['DEPARTMENT_HEAD'],
  zhou: ['GUARD'],
} as const;
export type Login = keyof typeof STAFF | 'chen' | 'wu';

export interface ServiceDesk {
  readonly desk: Desk;
  readonly database: Database;
  readonly centreId: string;
  readonly otherCentreId: string;
  readonly unitId: string;
  readonly otherUnitId: string;
  readonly residentId: string;
  readonly personIds: Readonly<Record<Login, string>>;
  /** How often sealer and sweeper were woken. */
  readonly woken: { sealer: number; sweeper: number };
  viewer(login: Login): Promise<Viewer>;
  /** Receives a complaint by telephone as li; answers the case's id. */
  receive(changes?: Partial<ReceiveCaseInput>): Promise<string>;
  /** Business time goes on. */
  later(interval: string): Promise<void>;
  stored(caseId: string): Promise<Record<string, unknown> & { version: number; status: Case['status']; number: string; owner_post: string }>;
  /** The case as a decision would find it. */
  read(caseId: string): Promise<LoadedCase | null>;
  obligations(caseId: string): Promise<{ rule_key: string; status: string; verdict: string | null; due_at: Date; first_due_at: Date; level: number; generation: number }[]>;
  events(caseId: string): Promise<{ type: string; facts: Record<string, unknown>; actor_id: string | null; obligation: Record<string, unknown> | null; at: Date; n: number }[]>;
  close(): Promise<void>;
}

/** A company with two centres, the shipped posts and procedures, one unit with one resident each: the ground for tests of verbs, on a real PostgreSQL. */
export async function openServiceDesk({ poolSize = 10 }: { poolSize?: number } = {}): Promise<ServiceDesk> {
  const test = await createTestDatabase();
  const database = await openDatabase(test.url, { poolSize });
  const { pool } = database;
  const [centreId, otherCentreId] = [randomUUID(), randomUUID()];
  await pool.query(`insert into company (name_zh, name_en) values ('春江物业', 'Spring River Property')`);
  await pool.query(
    `insert into service_centre (id, code, name_zh, name_en, ordinal) values ($1, 'YH', '雍和苑', 'Yonghe Court', 1), ($2, 'LJ', '临江阁', 'Riverside', 2)`,
    [centreId, otherCentreId],
  );
  await publishPosts(pool);
  const packs = await publishPacks(database);
  const shipped = packs.map((pack) => pack.key).filter((key) => key === 'reception/p' || key === 'complaints/s-k');
  for (const centre of [centreId, otherCentreId]) {
    await adoptPolicies(database, { centreId: centre, packs: shipped, settings: DEFAULT_SETTINGS, from: new Date('2020-01-01T00:00:00Z') });
  }
  const unitId = await addUnit(database, centreId);
  const otherUnitId = await addUnit(database, otherCentreId);
  const residentId = randomUUID();
  await pool.query(`insert into resident (id, centre_id, unit_id, name, telephone) values ($1, $2, $3, '郑女士', '13800135678')`, [residentId, centreId, unitId]);

  const personIds = {} as Record<Login, string>;
  const hire = async (login: Login, posts: readonly string[], centre: string | null) => {
    const id = (personIds[login] = randomUUID());
    await pool.query(`insert into person (id, login, name_zh, name_en, password_hash) values ($1, $2, $2 || '某', initcap($2), '-')`, [id, login]);
    for (const post of posts) {
      await pool.query(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, $2, $3, app_now() - interval '1 year')`, [id, post, centre]);
    }
  };
  for (const [login, posts] of Object.entries(STAFF)) await hire(login as Login, posts, centreId);
  await hire('chen', ['RECEPTIONIST'], otherCentreId);
  await hire('wu', ['GENERAL_MANAGER'], null);

  const woken = { sealer: 0, sweeper: 0 };
  const desk: Desk = { database, sealer: { poke: () => void woken.sealer++ }, sweeper: { poke: () => void woken.sweeper++ } };
  const viewer = async (login: Login) => {
    const token = randomBytes(32);
    await pool.query(`insert into session (token_hash, person_id, expires_at) values ($1, $2, clock_timestamp() + interval '1 hour')`, [token, personIds[login]]);
    return (await loadViewer(pool, token))!;
  };
  const rows = async <T>(text: string, values: unknown[]) => (await pool.query(text, values)).rows as T;
  return {
    desk, database, centreId, otherCentreId, unitId, otherUnitId, residentId, personIds, woken, viewer,
    receive: async (changes = {}) => idOf(await receiveCase(desk, await viewer('li'), complaint(centreId, unitId, changes))),
    later: async (interval) => void (await pool.query('select adjust_clock($1)', [interval])),
    stored: async (caseId) => (await rows<never[]>('select * from service_case where id = $1', [caseId]))[0]!,
    read: (caseId) => readCase(pool, caseId, { centreIds: [centreId, otherCentreId], audiences: ['CENTRE', 'CONFIDENTIAL'] }),
    obligations: (caseId) => rows('select * from obligation where subject_id = $1 order by rule_key, generation', [caseId]),
    events: (caseId) => rows('select * from journal where subject_id = $1 order by n', [caseId]),
    close: async () => {
      await database.close();
      await test.drop();
    },
  };
}

export function complaint(centreId: string, unitId: string, changes: Partial<ReceiveCaseInput> = {}): ReceiveCaseInput {
  return {
    clientKey: randomUUID(),
    centreId,
    kind: 'COMPLAINT',
    channel: 'TELEPHONE',
    matter: '电梯困人',
    description: '三号电梯停在七楼，住户被困约二十分钟。',
    unitId,
    callerName: '郑女士',
    callerTelephone: '138 0013 5678',
    ...changes,
  };
}

/** The id of the case, duty or visit on which a verb was carried out; throws with the words of a refusal. */
export function idOf(outcome: Outcome | DutyOutcome | CallbackOutcome): string {
  if (outcome.kind === 'done') return 'caseId' in outcome ? outcome.caseId : 'dutyId' in outcome ? outcome.dutyId : outcome.callbackId;
  throw new Error(outcome.kind === 'refused' ? outcome.refusal.message.en : `conflict with version ${outcome.yourVersion}`);
}

async function addUnit({ pool }: Database, centreId: string): Promise<string> {
  const [buildingId, unitId] = [randomUUID(), randomUUID()];
  await pool.query(`insert into building (id, centre_id, name_zh, name_en) values ($1, $2, '3栋', 'Building 3')`, [buildingId, centreId]);
  await pool.query(`insert into unit (id, centre_id, building_id, number) values ($1, $2, $3, '1201')`, [unitId, centreId, buildingId]);
  return unitId;
}
