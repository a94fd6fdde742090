import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../database/testing/test-database.js';
import { ask } from './testing/ask.js';
import { chanceFrom } from './testing/chance.js';
import { FaultHouse, LONG, SEED } from './testing/fault-house.js';

const WALKERS = 4;
const STEPS = LONG ? 400 : 25;

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let house: FaultHouse;
beforeAll(async () => {
  test = await createTestDatabase();
  house = await FaultHouse.open({ processes: 2, databaseUrl: test.url });
}, 120_000);
afterAll(async () => {
  await house.close();
  await test.drop();
}, 60_000);

type Chance = () => number;
const pick = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
const POSTS = ['CS_SUPERVISOR', 'DEPARTMENT_HEAD', 'CENTRE_MANAGER', 'RECEPTIONIST'] as const;
const later = (chance: Chance) => new Date(Date.now() + (chance() * 20 - 2) * 86_400_000).toISOString();

/** What a verb is given beside key, case and version; much of it does not fit, and must then be refused and not break. */
const VERBS: Readonly<Record<string, (chance: Chance) => Record<string, unknown>>> = {
  classifyCase: (chance) => ({
    kind: pick(chance, ['COMPLAINT', 'REPAIR', 'HELP_REQUEST', 'INQUIRY']), validity: pick(chance, ['VALID', 'INVALID', null]), severity: pick(chance, ['MINOR', 'MAJOR', null]),
    basis: pick(chance, ['CORRECTION', 'DEVELOPMENT']), reason: '住户补充了情况',
  }),
  transferCase: (chance) => ({ department: '工程部', ownerPost: pick(chance, POSTS) }),
  dispatchCase: (chance) => ({ post: pick(chance, POSTS) }),
  takeOverCase: (chance) => ({ post: pick(chance, POSTS), reason: '亲自处理' }),
  agreeReplyTime: (chance) => ({ agreedReplyAt: later(chance), reason: '住户约定' }),
  replyToResident: (chance) => ({ definite: chance() < 0.5, reply: '正在处理' }),
  addNote: () => ({ body: '已电话联系' }),
  markUrgent: (chance) => ({ urgent: chance() < 0.5, reason: '老人独居' }),
  markConfidential: () => ({ reason: '涉及公司合同' }),
  unmarkConfidential: () => ({ reason: '合同已公开' }),
  settleCase: () => ({ result: '已放人' }),
  confirmWithResident: (chance) => ({ outcome: pick(chance, ['SATISFIED', 'DISSATISFIED', 'NOT_REACHED']) }),
  reopenCase: () => ({ reason: '住户仍不满意' }),
  cancelCase: () => ({ reason: '重复登记' }),
  approveCancellation: () => ({}),
  closeCase: () => ({ reason: '无法办理' }),
};
const LOGINS = ['supervisor.1', 'manager.1', 'reception.1', 'department.1'] as const;

/** Answers that a person may be given; everything else is a fault of ours. */
const CODES = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT']);

describe(`Random walks over the verbs by ${WALKERS} people at once, ${STEPS} steps each (seed ${SEED}; FAULTS_SEED repeats the choices)`, () => {
  it('F13, G7: every step is done, refused or in conflict; what was late stays late; and the recount holds', async () => {
    const [centreId] = await house.centreIds();
    await house.openForBusiness({ desks: 0 });
    const url = house.balancer.url;
    const outcomes: Record<string, number> = {};
    const faults: string[] = [];
    const cases: string[] = [];
    const versions = new Map<string, number>();
    const lateSeen = new Set<string>();
    const walk = async (walker: number) => {
      const chance = chanceFrom(SEED + walker);
      for (let step = 0; step < STEPS; step++) {
        const cookie = await house.cookieOf(pick(chance, LOGINS));
        const receive = cases.length < 3 || chance() < 0.12;
        const verb = receive ? 'receiveCase' : pick(chance, Object.keys(VERBS));
        const caseId = receive ? undefined : pick(chance, cases);
        const input = receive
          ? { clientKey: randomUUID(), centreId, kind: pick(chance, ['COMPLAINT', 'REPAIR', 'HELP_REQUEST']), channel: 'TELEPHONE', matter: '电梯困人', placeText: '南门', anonymous: true }
          // Now and then by what was seen before others acted.
          : { clientKey: randomUUID(), caseId, version: versions.get(caseId!)!, ...VERBS[verb]!(chance) };
        const type = `${verb[0]!.toUpperCase()}${verb.slice(1)}Input`;
        const said = await ask(url, { query: `mutation ($input: ${type}!) { ${verb}(input: $input) { case { id version } refusal { message { zh en } } conflict { yourVersion case { id version } } } }`, variables: { input }, cookie, withinMs: 20_000 });
        const result = said.data?.[verb];
        const outcome = result?.refusal ? 'refused' : result?.conflict ? 'conflict' : result?.case ? 'done' : (said.errors?.[0]?.extensions?.code ?? String(said.status));
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        if (!['done', 'refused', 'conflict'].includes(outcome) && !CODES.has(outcome)) faults.push(`${verb} ${JSON.stringify(input)} → ${JSON.stringify(said)}`);
        const known = result?.case ?? result?.conflict?.case;
        if (known) versions.set(known.id, known.version);
        if (receive && result?.case) cases.push(result.case.id);
        if (chance() < 0.05) await house.adjustClock(1 + Math.floor(chance() * 600));
        if (chance() < 0.1) for (const id of await late(house)) lateSeen.add(id);
      }
    };
    await Promise.all(Array.from({ length: WALKERS }, (_, walker) => walk(walker)));
    const counted = await house.closeBusiness();
    console.info(`seed ${SEED}: ${JSON.stringify(outcomes)}; ${cases.length} cases, ${lateSeen.size} verdicts of lateness seen on the way; ${JSON.stringify(counted)}`);
    expect(faults).toEqual([]);
    const still = new Set(await late(house));
    expect([...lateSeen].filter((id) => !still.has(id)), 'was late, and is no more').toEqual([]);
    expect(outcomes['done']).toBeGreaterThan(WALKERS * STEPS * 0.1);
  }, 60_000 + WALKERS * STEPS * 1_000);
});

/** Late as the journal's words of law 3 have it: done late, ended undone, or open and past due. */
async function late({ pool }: FaultHouse): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`select id from obligation where verdict in ('LATE', 'MISSED') or (status = 'OPEN' and due_at < app_now())`);
  return rows.map(({ id }) => id);
}
