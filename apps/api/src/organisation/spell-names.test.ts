import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServiceDesk, type ServiceDesk } from '../cases/testing/service-desk.js';
import { spellingOf, spellNames } from './spell-names.js';

describe('how a name is typed in Latin letters', () => {
  it.each([
    ['陈晓梅', 'cxm chenxiaomei'],
    ['曾志强', 'zzq zengzhiqiang'],
    ['单晓', 'sx shanxiao'],
    ['欧阳锋', 'oyf ouyangfeng'],
    ['吕丽华', 'llh lvlihua'],
    ['地下车库', 'dxck dixiacheku'],
    ['3栋', '3d 3dong'],
    ['A座·东', 'azd azuodong'],
    ['John Smith', 'johnsmith johnsmith'],
    ['…', ' '],
  ])('%s: %s', (name, spelling) => expect(spellingOf(name)).toBe(spelling));
});

describe('stored names', () => {
  let house: ServiceDesk;
  beforeAll(async () => {
    house = await openServiceDesk();
  });
  afterAll(() => house.close());
  const pinyin = async () => (await house.database.pool.query<{ pinyin: string | null }>('select pinyin from resident where id = $1', [house.residentId])).rows[0]!.pinyin;

  it('are spelled once, and anew after a change of the name; other changes leave the spelling', async () => {
    const { pool } = house.database;
    expect(await pinyin()).toBeNull();
    await spellNames(pool);
    expect(await pinyin()).toBe('zns zhengnvshi');
    await pool.query(`update resident set telephone = '13900000000' where id = $1`, [house.residentId]);
    expect(await pinyin()).toBe('zns zhengnvshi');
    await pool.query(`update resident set name = '曾女士' where id = $1`, [house.residentId]);
    expect(await pinyin()).toBeNull();
    await spellNames(pool);
    expect(await pinyin()).toBe('zns zengnvshi');
    expect((await pool.query('select 1 from building where pinyin is null union all select 1 from public_area where pinyin is null')).rowCount).toBe(0);
  });

  it('more than one batch of them', async () => {
    const { pool } = house.database;
    await pool.query(`insert into resident (centre_id, unit_id, name, telephone) select $1, $2, '林' || n, '13800000000' from generate_series(1, 4001) n`, [house.centreId, house.unitId]);
    await spellNames(pool);
    expect((await pool.query('select 1 from resident where pinyin is null')).rowCount).toBe(0);
  });
});
