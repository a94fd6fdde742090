import { randomUUID } from 'node:crypto';
import { BrokenPolicyError, DEFAULT_SETTINGS, SHIPPED_PACKS, type PolicyPack } from '@guanjia/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServiceDesk, type ServiceDesk } from '../cases/testing/service-desk.js';
import { adoptPolicies } from './adopt-policies.js';
import { loadPolicySet } from './policy-sets.js';
import { contentHash, publishPacks } from './publish-packs.js';

describe('procedures as data', () => {
  let house: ServiceDesk;
  beforeAll(async () => void (house = await openServiceDesk()));
  afterAll(() => house.close());

  const shipped = SHIPPED_PACKS.find((pack) => pack.key === 'reception/p')!;
  const changed: PolicyPack = { ...shipped, rows: shipped.rows.map((row) => (row.key === 'FD-06' && row.kind === 'obligation' ? { ...row, term: { kind: 'days', days: 3 } } : row)) };
  const pinned = async (caseId: string) => (await house.stored(caseId))['policy_set_id'] as string;

  it('a pack is published once, however often and by however many processes it is offered', async () => {
    const offers = await Promise.all([1, 2, 3].map(() => publishPacks(house.database)));
    expect(offers.flat().every(({ version, isNew }) => version === 1 && !isNew)).toBe(true);
    const { rows } = await house.database.pool.query('select pack_key, version from policy_version order by pack_key');
    expect(rows).toEqual([...SHIPPED_PACKS].map(({ key }) => ({ pack_key: key, version: 1 })).sort((a, b) => (a.pack_key < b.pack_key ? -1 : 1)));
  });

  it('a broken pack is not published, nor any other beside it, and each mistake is named by pack, row and field', async () => {
    const broken = { ...changed, rows: changed.rows.map((row) => (row.key === 'FD-07' ? { ...row, owedBy: ['ASTRONAUT'] } : row)) } as PolicyPack;
    await expect(publishPacks(house.database, [changed, broken])).rejects.toThrow(BrokenPolicyError);
    await expect(publishPacks(house.database, [broken])).rejects.toThrow(/reception\/p › FD-07 › owedBy.*ASTRONAUT/s);
    expect((await house.database.pool.query('select from policy_version where version > 1')).rowCount).toBe(0);
  });

  it('the same content has the same hash, whatever the order of its keys', () => {
    expect(contentHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(contentHash({ b: { d: null, c: [1, 2] }, a: 1 }));
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
  });

  it('two centres that follow the same share one set', async () => {
    const { rows } = await house.database.pool.query('select distinct policy_set_id from policy_adoption');
    expect(rows).toHaveLength(1);
  });

  it('a case keeps what its centre followed when it was received; the next one follows the new version (law 4)', async () => {
    const old = await house.receive({ kind: 'REPAIR' });
    expect(await publishPacks(house.database, [changed])).toEqual([{ key: 'reception/p', version: 2, isNew: true }]);
    const { rows } = await house.database.pool.query<{ now: Date }>('select app_now() as now');
    const set = await adoptPolicies(house.database, { centreId: house.centreId, packs: ['reception/p', 'complaints/s-k'], from: rows[0]!.now });
    const young = await house.receive({ kind: 'REPAIR' });
    expect(await pinned(young)).toBe(set);
    expect(await pinned(old)).not.toBe(set);
    const days = async (caseId: string) => {
      const [owed] = await house.obligations(caseId);
      return (owed!.due_at.getTime() - ((await house.stored(caseId))['received_at'] as Date).getTime()) / 86_400_000;
    };
    expect([await days(old), await days(young)]).toEqual([2, 3]);
    const loaded = await loadPolicySet(house.database, set);
    expect(loaded.versions.get('reception/p')).toBe(2);
    expect(loaded.rules.get('FD-06')).toMatchObject({ clause: 'P 4.6', name: { zh: '两天内处理完毕' } });
  });

  it('what does not fit together is not adopted, and a pack that is not published is named', async () => {
    const adopt = (packs: string[]) => adoptPolicies(house.database, { centreId: house.otherCentreId, packs, settings: DEFAULT_SETTINGS, from: new Date() });
    const rival = { ...shipped, key: 'reception/rival' } as PolicyPack;
    await publishPacks(house.database, [rival]);
    await expect(adopt(['reception/p', 'reception/rival'])).rejects.toThrow(BrokenPolicyError);
    await expect(adopt(['reception/none'])).rejects.toThrow('reception/none');
  });

  it('a set that does not exist is an error, and is asked for anew the next time', async () => {
    const id = randomUUID();
    await expect(loadPolicySet(house.database, id)).rejects.toThrow(id);
    await house.database.pool.query(`insert into policy_set (id, content_hash, body) select $1::uuid, $1::uuid::text, body from policy_set limit 1`, [id]);
    expect((await loadPolicySet(house.database, id)).policy.id).toBe(id);
  });
});
