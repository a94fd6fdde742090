import { DEFAULT_SETTINGS, type PolicyPack } from '@guanjia/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openArisenDuties } from '../duties/open-arisen-duties.js';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { publishPacks } from '../policies/publish-packs.js';
import { recalculateStoredDuty } from './recalculate-stored-duty.js';
import { recalculateStored } from './recalculate-stored.js';
import { Recalculator } from './recalculator.js';
import { HOUR, openWorkingDesk, type WorkingDesk } from './testing/working-desk.js';

/** The company's own audit: within two working days of its day. */
const OWN_AUDIT: PolicyPack = {
  key: 'test/own-audit',
  area: 'TEST_AUDIT',
  name: { zh: '试', en: 'Test' },
  rows: [
    {
      kind: 'obligation', key: 'OWN-AUDIT', name: { zh: '两个工作日内审核', en: 'Audited within two working days' },
      clauses: [{ source: 'PRODUCT', section: '', words: { zh: '试', en: 'Test' } }], because: { zh: '试', en: 'A test.' },
      subject: 'duty', period: 'DAY', appliesTo: {}, opensOn: { event: 'DutyArisen' }, clockFrom: 'periodStart', term: { kind: 'workingDays', days: 2, until: 'END_OF_DAY' },
      sets: 'AUDIT', metBy: { event: 'ReceptionAudited' }, owedBy: ['CS_SUPERVISOR'], strength: 'MUST',
    },
  ],
};

let house: WorkingDesk;
beforeAll(async () => {
  house = await openWorkingDesk();
  await publishPacks(house.database, [OWN_AUDIT]);
  await adoptPolicies(house.database, { centreId: house.centreId, packs: [OWN_AUDIT.key], settings: DEFAULT_SETTINGS, from: new Date('2040-03-04T16:00:00Z') });
  const arise = () =>
    openArisenDuties(house.desk, (trouble) => {
      throw trouble;
    });
  // Duties begin with the day after the first look.
  await arise();
  await house.later('24 hours');
  await arise();
});
afterAll(() => house.close());

const recalculator = () => new Recalculator({ pool: house.database.pool, recalculate: (id, kind) => (kind === 'duty' ? recalculateStoredDuty : recalculateStored)(house.desk, id) });
const tuesdays = async () => {
  const { rows } = await house.database.pool.query<{ id: string; hours: number; status: string }>(
    `select d.id, (extract(epoch from o.due_at - d.period_start) / 3600)::float8 as hours, o.status from duty d join obligation o on o.subject_id = d.id
     where d.rule_key = 'OWN-AUDIT' and d.period_start = '2040-03-06T00:00+08:00' and d.centre_id = $1`,
    [house.centreId],
  );
  return rows[0]!;
};

it('law 4: a duty in working time is recalculated too, recorded with former and new time, and looked at once a version', async () => {
  expect((await tuesdays()).hours).toBe(72);
  await house.works(0);
  expect(await recalculator().takeStale()).toBeGreaterThan(0);
  expect((await tuesdays()).hours).toBe(72);
  await house.year(1, { holidays: ['2040-03-07'] });
  await recalculator().takeStale();
  const { id, hours } = await tuesdays();
  expect(hours).toBe(96);
  const moves = (await house.events(id)).filter(({ type }) => type === 'ObligationRecalculated');
  expect(moves.map(({ actor_id, facts }) => [actor_id, facts['calendarVersion'], ((facts['dueAt'] as number) - (facts['formerDueAt'] as number)) / HOUR])).toEqual([[null, 2, 24]]);
  expect(await recalculator().takeStale()).toBe(0);
});

it('one that has lapsed stays overdue (law 3)', async () => {
  await house.later('5 days');
  await house.year(2, { holidays: ['2040-03-07', '2040-03-08', '2040-03-09'] });
  await recalculator().takeStale();
  expect(await tuesdays()).toMatchObject({ hours: 96, status: 'OPEN' });
});
