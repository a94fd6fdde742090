import { SHIPPED_PACKS, type PolicyPack } from '@guanjia/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServiceDesk, type ServiceDesk } from '../cases/testing/service-desk.js';
import { adoptionViews, companySettingsView } from './adoption-views.js';
import { cancelSettingsChange, changeSettings } from './company-settings.js';
import { findPolicies, usedByCases } from './find-policies.js';
import { cancelAdoption, followPolicies } from './follow-policies.js';
import { loadPolicySet } from './policy-sets.js';
import { publishPacks } from './publish-packs.js';

const HOUR = 3_600_000;
const shipped = SHIPPED_PACKS.find((pack) => pack.key === 'reception/p')!;
const own = (days: number): PolicyPack => ({
  ...shipped, key: 'acme/desk', name: { zh: '本公司接待规程', en: 'Our reception' },
  rows: shipped.rows.map((row) => (row.key === 'FD-06' && row.kind === 'obligation' ? { ...row, term: { kind: 'days', days } } : row)),
});

describe('what a centre follows, from a date on', () => {
  let house: ServiceDesk;
  let gm: string;
  beforeAll(async () => {
    house = await openServiceDesk();
    gm = house.personIds.wu;
    await publishPacks(house.database, [own(3)]);
  });
  afterAll(() => house.close());

  const now = async () => (await house.database.pool.query<{ now: Date }>('select app_now() as now')).rows[0]!.now.getTime();
  const inHours = async (hours: number) => new Date((await now()) + hours * HOUR);
  const pinned = async (caseId: string) => (await loadPolicySet(house.database, (await house.stored(caseId))['policy_set_id'] as string)).policy;
  /** The limit of FD-06 that the case's own set gives, in days. */
  const days = async (caseId: string) => ((await pinned(caseId)).obligationRows.find(({ key }) => key === 'FD-06')!.term as { days: number }).days;
  const planned = async () => (await adoptionViews(house.database, [house.centreId], 'en')).filter(({ future }) => future);
  const logged = async (act: string) => (await house.database.pool.query<{ reason: string; person_id: string }>('select reason, person_id from access_log where act = $1 order by id', [act])).rows;

  it('a new version from tomorrow leaves today’s case alone (law 4)', async () => {
    const tomorrow = await inHours(24);
    expect(await followPolicies(house.database, gm, { centreId: house.centreId, packKeys: ['acme/desk'], from: tomorrow })).toEqual([]);
    const today = await house.receive({ kind: 'REPAIR' });
    await house.later('23 hours 59 minutes');
    const lateToday = await house.receive({ kind: 'REPAIR' });
    await house.later('1 minute');
    const nextDay = await house.receive({ kind: 'REPAIR' });
    expect([await days(today), await days(lateToday), await days(nextDay)]).toEqual([2, 2, 3]);
    const { rows } = await house.database.pool.query(`select (due_at - clock_from)::text as length from obligation where rule_key = 'FD-06' and subject_id = any($1) order by opened_at`, [[today, lateToday, nextDay]]);
    expect(rows.map(({ length }) => length)).toEqual(['2 days', '2 days', '3 days']);
    expect(await logged('ADOPT_POLICIES')).toEqual([{ person_id: gm, reason: `acme/desk v1 from ${tomorrow.toISOString()}` }]);
  });

  it('an area that is not named goes on as it is, and the other centre is left alone', async () => {
    const [present] = await adoptionViews(house.database, [house.centreId], 'zh-CN');
    expect(present!.policies.map(({ key, version }) => [key, version])).toEqual([['complaints/s-k', 1], ['acme/desk', 1]]);
    const [other] = await adoptionViews(house.database, [house.otherCentreId], 'zh-CN');
    expect(other!.policies.map(({ key }) => key)).toEqual(['complaints/s-k', 'reception/p']);
  });

  it('what a chosen procedure builds on is followed through it, and is not what the centre chose', async () => {
    await followPolicies(house.database, gm, { centreId: house.otherCentreId, packKeys: ['complaints/x'] });
    const of = async (key: string) => (await findPolicies(house.database, [house.otherCentreId], { key }))[0]!;
    const [chosen, base] = [await of('complaints/x'), await of('complaints/s-k')];
    expect(chosen.following.map(({ through, future }) => [through, future])).toEqual([[null, false]]);
    expect(chosen.centres.map(({ code }) => code)).toEqual(['LJ']);
    expect(base.following.map(({ through }) => through)).toEqual(['complaints/x']);
    expect(base.centres).toEqual([]);
    await followPolicies(house.database, gm, { centreId: house.otherCentreId, packKeys: ['complaints/s-k'] });
    expect((await of('complaints/s-k')).following.map(({ through }) => through)).toEqual([null]);
  });

  it('who follows a procedure since when, also where its version changed in between, and by how many cases it is kept', async () => {
    await publishPacks(house.database, [own(4)]);
    await house.later('1 hour');
    const from = await inHours(5);
    await followPolicies(house.database, gm, { centreId: house.centreId, packKeys: ['acme/desk'], from });
    const [policy] = await findPolicies(house.database, [house.centreId, house.otherCentreId], { key: 'acme/desk' });
    expect(policy!.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(policy!.following.map(({ centre, version, since, future }) => [centre.code, version, future, since === from.getTime()])).toEqual([['YH', 1, false, false], ['YH', 2, true, true]]);
    const scope = { centreIds: [house.centreId], audiences: ['CENTRE'] };
    expect(await usedByCases(house.database, scope, 'acme/desk', 1)).toEqual({ open: 1, all: 1 });
    expect(await usedByCases(house.database, scope, 'reception/p', 1)).toEqual({ open: 2, all: 2 });
    expect(await usedByCases(house.database, { ...scope, centreIds: [house.otherCentreId] }, 'reception/p', 1)).toEqual({ open: 0, all: 0 });
    expect(await usedByCases(house.database, { ...scope, audiences: [] }, 'reception/p', 1)).toEqual({ open: 0, all: 0 });
  });

  it('what has not begun can be taken back; what has begun cannot', async () => {
    const [plan] = await planned();
    expect(plan!.changedAreas).toEqual(['RECEPTION']);
    const at = new Date(plan!.from as number);
    expect(await cancelAdoption(house.database, gm, house.otherCentreId, at)).toBe(false);
    expect(await cancelAdoption(house.database, gm, house.centreId, at)).toBe(true);
    expect(await cancelAdoption(house.database, gm, house.centreId, at)).toBe(false);
    expect(await planned()).toEqual([]);
    const [present] = await adoptionViews(house.database, [house.centreId], 'en');
    expect(await cancelAdoption(house.database, gm, house.centreId, new Date(present!.from as number))).toBe(false);
    expect(await logged('CANCEL_ADOPTION')).toHaveLength(1);
  });

  it('never from the past, and nothing of it remains', async () => {
    await expect(followPolicies(house.database, gm, { centreId: house.centreId, packKeys: ['reception/p'], from: new Date((await now()) - 1) })).rejects.toThrow(/is past/);
    await expect(changeSettings(house.database, gm, { limits: [{ key: 'immediateLimit', value: 9 }], reason: 'x', from: new Date((await now()) - 1) })).rejects.toThrow(/is past/);
    expect((await companySettingsView(house.database, 'en')).changes).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['a pack that is not published', ['acme/none'], 'No pack "acme/none" is published'],
    ['two of one area', ['acme/desk', 'reception/p'], 'one pack an area'],
    ['none at all', [], 'one pack at least'],
  ])('%s is refused in words, and nothing changes', async (_, packKeys, says) => {
    const before = await adoptionViews(house.database, [house.centreId], 'en');
    const problems = await followPolicies(house.database, gm, { centreId: house.centreId, packKeys });
    expect(problems.map(({ message }) => message.en)).toEqual([expect.stringContaining(says)]);
    expect(await adoptionViews(house.database, [house.centreId], 'en')).toEqual(before);
  });

  it('packs whose rules collide are refused, named by row', async () => {
    await publishPacks(house.database, [{ ...own(2), key: 'acme/rival', area: 'RIVAL' }]);
    const problems = await followPolicies(house.database, gm, { centreId: house.centreId, packKeys: ['acme/rival'] });
    expect(problems).toContainEqual(expect.objectContaining({ row: 'FD-06', field: 'key' }));
  });

  it('two that plan at once for one centre both hold', async () => {
    const [desk, complaints] = [await inHours(48), await inHours(72)];
    await publishPacks(house.database, [{ ...SHIPPED_PACKS.find(({ key }) => key === 'complaints/s-k')!, key: 'acme/complaints' }]);
    await Promise.all([
      followPolicies(house.database, gm, { centreId: house.centreId, packKeys: ['reception/p'], from: desk }),
      followPolicies(house.database, gm, { centreId: house.centreId, packKeys: ['acme/complaints'], from: complaints }),
    ]);
    expect((await planned()).map(({ from, policies }) => [from, policies.map(({ key }) => key)])).toEqual([
      [desk.getTime(), ['complaints/s-k', 'reception/p']],
      [complaints.getTime(), ['acme/complaints', 'reception/p']],
    ]);
  });

  describe('the limits that the texts leave to the company', () => {
    const limit = async (caseId: string) => (await pinned(caseId)).settings;

    it('a new limit holds for what is received from then on, at every centre, and goes through what is planned', async () => {
      const old = await house.receive();
      const from = await inHours(1);
      expect(await changeSettings(house.database, gm, { limits: [{ key: 'classifyWithin', value: 45 }], reason: '  夜班只有一人 ', from })).toEqual([]);
      expect((await companySettingsView(house.database, 'zh-CN')).limits.find(({ key }) => key === 'classifyWithin')).toMatchObject({ value: 30, standard: 30, least: 5, most: 360 });
      await house.later('1 hour');
      const young = await house.receive();
      expect([(await limit(old)).classifyWithin, (await limit(young)).classifyWithin]).toEqual([30, 45]);
      const view = await companySettingsView(house.database, 'zh-CN');
      expect(view.limits.find(({ key }) => key === 'classifyWithin')!.value).toBe(45);
      expect(view.changes).toMatchObject([{ future: false, reason: '夜班只有一人', recordedBy: '某', limits: [{ key: 'classifyWithin', value: 45 }] }].map(({ recordedBy: _, ...rest }) => rest));
      expect((await planned()).map(({ limits }) => limits.find(({ key }) => key === 'classifyWithin')!.value)).toEqual([45, 45]);
      const other = await adoptionViews(house.database, [house.otherCentreId], 'en');
      expect(other[0]!.limits.find(({ key }) => key === 'classifyWithin')!.value).toBe(45);
      expect(await logged('CHANGE_SETTINGS')).toEqual([{ person_id: gm, reason: expect.stringContaining('classifyWithin = 45') }]);
    });

    it('a planned change can be taken back, and leaves no trace in what is followed', async () => {
      const before = await adoptionViews(house.database, [house.centreId, house.otherCentreId], 'en');
      const from = await inHours(3);
      await changeSettings(house.database, gm, { limits: [{ key: 'immediateLimit', value: 10 }], reason: 'trial', from });
      expect((await planned()).some(({ limits }) => limits.some(({ key, value }) => key === 'immediateLimit' && value === 10))).toBe(true);
      expect(await cancelSettingsChange(house.database, gm, from)).toBe(true);
      expect(await cancelSettingsChange(house.database, gm, from)).toBe(false);
      expect(await adoptionViews(house.database, [house.centreId, house.otherCentreId], 'en')).toEqual(before);
    });

    it.each<[string, { key: string; value: number }[], string, string]>([
      ['below the bound', [{ key: 'immediateLimit', value: 0 }], 'why', 'immediateLimit'],
      ['above the bound', [{ key: 'classifyWithin', value: 361 }], 'why', 'classifyWithin'],
      ['one that does not exist', [{ key: 'teaBreak', value: 5 }], 'why', 'teaBreak'],
      ['without a reason', [{ key: 'immediateLimit', value: 6 }], ' ', 'reason'],
      ['nothing to change', [], 'why', 'limits'],
    ])('%s: refused in words, nothing changes', async (_, limits, reason, field) => {
      const before = await companySettingsView(house.database, 'en');
      expect((await changeSettings(house.database, gm, { limits, reason })).map((problem) => problem.field)).toEqual([field]);
      expect(await companySettingsView(house.database, 'en')).toEqual(before);
    });
  });
});
