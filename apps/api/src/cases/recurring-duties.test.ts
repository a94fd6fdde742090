import { DEFAULT_SETTINGS, type ObligationRow, type PolicyPack } from '@guanjia/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepBatch } from '../obligations/sweep.js';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { publishPacks } from '../policies/publish-packs.js';
import { takeDueSteps } from './take-due-steps.js';
import { openServiceDesk, type ServiceDesk } from './testing/service-desk.js';

const daily = {
  kind: 'obligation',
  key: 'DAILY',
  name: { zh: '每日告知进展', en: 'Progress told each day' },
  clauses: [{ source: 'PRODUCT', section: '', words: { zh: '试', en: 'Test' } }],
  because: 'HR-13: unsolved matters are tracked, and the resident is told.',
  subject: 'case',
  appliesTo: { status: { not: ['SETTLED', 'CLOSED'] } },
  opensOn: { event: 'CaseReceived' },
  clockFrom: 'receivedAt',
  term: { kind: 'days', days: 1 },
  sets: 'PROGRESS',
  metBy: { event: 'ReplyGiven' },
  everyDays: 1,
  owedBy: ['CASE_OWNER'],
  strength: 'MUST',
} as const satisfies ObligationRow;
const pack: PolicyPack = {
  key: 'test/recurring',
  area: 'TEST',
  name: { zh: '试', en: 'Test' },
  rows: [daily, { ...daily, key: 'VISIT', everyDays: undefined, term: { kind: 'window', notBefore: { kind: 'days', days: 10 }, by: { kind: 'days', days: 20 } }, sets: 'CALLBACK' } as ObligationRow].map(
    (row) => JSON.parse(JSON.stringify(row)) as ObligationRow,
  ),
};

let house: ServiceDesk;
beforeAll(async () => {
  house = await openServiceDesk();
  await publishPacks(house.database, [pack]);
  await adoptPolicies(house.database, { centreId: house.centreId, packs: [pack.key], settings: DEFAULT_SETTINGS, from: new Date('2020-06-01T00:00:00Z') });
});
afterAll(() => house.close());

const DAY = 24 * 3_600_000;
const daysOf = async (caseId: string) => {
  const { rows } = await house.database.pool.query<{ generation: number; status: string; verdict: string | null; due: string; not_before: string | null }>(
    `select generation, status, verdict, extract(epoch from due_at - clock_from) * 1000 as due, extract(epoch from not_before_at - clock_from) * 1000 as not_before
     from obligation where subject_id = $1 and rule_key = 'DAILY' order by generation`,
    [caseId],
  );
  return rows.map(({ generation, status, verdict, due, not_before }) => [generation, verdict ?? status, Math.round(Number(due) / DAY), not_before === null ? null : Math.round(Number(not_before) / DAY)]);
};

describe('a duty of each day (HR-13), as it is stored', () => {
  it('each day that passes undone is missed by the sweeper and its case by case way together, once, and the next one is owed', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    await house.later('2 days 1 hour');
    for (let round = 0; round < 3; round++) {
      await sweepBatch(async <R>(config: { text: string; values?: unknown[] }) => (await house.database.pool.query(config)).rows as R[]);
      await takeDueSteps(house.desk, caseId);
    }
    expect(await daysOf(caseId)).toEqual([[1, 'MISSED', 1, null], [2, 'MISSED', 2, 1], [3, 'OPEN', 3, 2]]);
    const rung = (await house.events(caseId)).filter(({ type }) => type === 'ObligationOverdue');
    expect(rung.map(({ obligation }) => [obligation!['rule'], obligation!['generation']])).toEqual([['DAILY', 1], ['DAILY', 2]]);
  });

  it('a window’s beginning is kept, and read again by the next decision', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    const visit = (await house.read(caseId))!.state.obligations.find(({ rule }) => rule === 'VISIT')!;
    expect([visit.notBeforeAt! - visit.clockFrom, visit.dueAt - visit.clockFrom].map((span) => Math.round(span / DAY))).toEqual([10, 20]);
  });
});
