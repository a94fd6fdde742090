import { randomUUID } from 'node:crypto';
import type { CaseFilter } from '@guanjia/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spellNames } from '../organisation/spell-names.js';
import { listCases } from './list-cases.js';
import { openServiceDesk, type ServiceDesk } from './testing/service-desk.js';

let house: ServiceDesk;
let ids: Record<'byResident' | 'inGarage' | 'named' | 'secret', string>;
beforeAll(async () => {
  house = await openServiceDesk();
  const { pool } = house.database;
  const areaId = randomUUID();
  await pool.query(`insert into public_area (id, centre_id, name_zh, name_en) values ($1, $2, '地下车库', 'Underground car park')`, [areaId, house.centreId]);
  await spellNames(pool);
  const none = { callerName: null, callerTelephone: null };
  ids = {
    byResident: await house.receive({ matter: '厨房漏水', description: '滴了一夜', kind: 'REPAIR', residentId: house.residentId, ...none }),
    inGarage: await house.receive({ matter: '道闸不抬', unitId: null, publicAreaId: areaId, callerName: '过路人', callerTelephone: '0755-2345 6789' }),
    named: await house.receive({ matter: '路灯坏了', kind: 'REPAIR', unitId: null, placeText: '东门外公交站', anonymous: true, ...none }),
    secret: await house.receive({ matter: '涉密来函', kind: 'OPINION', unitId: house.unitId }),
  };
  await pool.query(`update service_case set audience = 'CONFIDENTIAL' where id = $1`, [ids.secret]);
  await pool.query(`update obligation set audience = 'CONFIDENTIAL' where subject_id = $1`, [ids.secret]);
});
afterAll(() => house.close());

async function find(filter: CaseFilter, { audiences = ['CENTRE'], centreIds = [house.centreId], telephone = [house.centreId] }: { audiences?: string[]; centreIds?: string[]; telephone?: string[] } = {}): Promise<string[]> {
  const { edges } = await listCases(house.database.pool, { scope: { centreIds, audiences }, filter, telephoneCentreIds: telephone, order: 'RECEIVED_ASC' });
  const names = Object.entries(ids);
  return edges.map(({ node }) => names.find(([, id]) => id === node.id)?.[0] ?? node.id).sort();
}
const text = (typed: string, options?: Parameters<typeof find>[1]) => find({ text: typed }, options);

describe('a case is found by what somebody types', () => {
  it('by its number, whole or in part', async () => {
    const { number } = await house.stored(ids.inGarage);
    expect(await text(number)).toEqual(['inGarage']);
    expect(await text(number.toLowerCase().slice(-4))).toContain('inGarage');
  });

  it.each(['3-1201', '3栋1201', '3栋 1201', '31201', '1201', 'Building 3 1201', '3d1201', '3D 1201'])('by its room, typed as "%s"', async (typed) => {
    expect(await text(typed)).toEqual(['byResident']);
  });
  it('a room that ends alike is another room', async () => expect(await text('13-1201')).toEqual([]));

  it.each(['郑女士', '郑女', 'zns', 'ZNS', 'zhengnv', 'zheng nv shi'])("by the resident's name or pinyin: %s", async (typed) => {
    expect(await text(typed)).toEqual(['byResident']);
  });
  it.each(['地下车库', 'car park', 'dxck', 'ck', 'dixia'])('by the public area: %s', async (typed) => expect(await text(typed)).toEqual(['inGarage']));
  it.each([['公交站', 'named'], ['过路人', 'inGarage'], ['漏水', 'byResident'], ['一夜', 'byResident'], ['道闸不抬', 'inGarage']])('by place, caller and text, words of two characters too: %s', async (typed, found) => {
    expect(await text(typed)).toEqual([found]);
  });

  it.each(['%', '_', '%%', '\\', "' or 1=1 --", '没有这样的事'])('A17: what was typed is never a pattern: %s', async (typed) => expect(await text(typed)).toEqual([]));
});

describe('by telephone', () => {
  it.each(['13800135678', '135678', '138 0013 5678'])("a resident's: %s", async (typed) => expect(await text(typed)).toEqual(['byResident']));
  it.each(['075523456789', '0755-2345', '6789'])("a caller's, however written: %s", async (typed) => expect(await text(typed)).toEqual(['inGarage']));
  it('not with three figures, by which numbers could be tried out', async () => expect(await text('567')).toEqual([]));
  it('not where the viewer may not see numbers', async () => {
    for (const typed of ['13800135678', '075523456789']) expect(await text(typed, { telephone: [] })).toEqual([]);
    expect(await text('13800135678', { telephone: [house.otherCentreId] })).toEqual([]);
  });
});

describe('filters', () => {
  it('each narrows, together more', async () => {
    expect(await find({ kind: 'REPAIR' })).toEqual(['byResident', 'named']);
    expect(await find({ kind: 'REPAIR', text: '漏水' })).toEqual(['byResident']);
    expect(await find({ ownerPost: 'RECEPTIONIST' })).toEqual(['byResident', 'inGarage', 'named']);
    expect(await find({ ownerPost: 'CENTRE_MANAGER' })).toEqual([]);
    expect(await find({ historic: true })).toEqual([]);
    expect(await find({ overdue: true })).toEqual([]);
    expect(await find({ overdue: false })).toHaveLength(3);
  });

  it('received from this moment on, and before that one', async () => {
    const { received_at: at } = (await house.stored(ids.inGarage)) as unknown as { received_at: Date };
    expect(await find({ receivedFrom: at })).toContain('inGarage');
    expect(await find({ receivedFrom: new Date(+at + 1) })).not.toContain('inGarage');
    expect(await find({ receivedUntil: at })).not.toContain('inGarage');
    expect(await find({ receivedUntil: new Date(+at + 1) })).toContain('inGarage');
    await expect(find({ receivedFrom: at, receivedUntil: at })).rejects.toThrow(/receivedUntil/);
  });

  it('by how an obligation ended', async () => {
    await house.database.pool.query(`update obligation set verdict = 'LATE' where subject_id = $1`, [ids.named]);
    expect(await find({ verdict: 'LATE' })).toEqual(['named']);
    expect(await find({ verdict: 'MISSED' })).toEqual([]);
  });

  it('a post that is no key is refused at the door', async () => {
    await expect(find({ ownerPost: "x' or 1=1" })).rejects.toThrow(/ownerPost/);
  });
});

describe('scope', () => {
  it('a confidential case is found by those only who may see it, whatever is asked', async () => {
    expect(await text('涉密')).toEqual([]);
    expect(await find({ audience: 'CONFIDENTIAL' })).toEqual([]);
    expect(await text('涉密', { audiences: ['CENTRE', 'CONFIDENTIAL'] })).toEqual(['secret']);
    expect(await find({ audience: 'CONFIDENTIAL' }, { audiences: ['CENTRE', 'CONFIDENTIAL'] })).toEqual(['secret']);
    // The same household, the same room: the case does not come along.
    expect(await text('3-1201')).toEqual(['byResident']);
  });

  it("another centre's is not found by number, room, name or telephone", async () => {
    for (const typed of ['YH-', '1201', '郑女士', 'zns', '5678', '地下车库']) expect(await text(typed, { centreIds: [house.otherCentreId], telephone: [house.centreId, house.otherCentreId] })).toEqual([]);
  });
});

it('pages of a search follow each other without gap or double', async () => {
  const { pool } = house.database;
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = await listCases(pool, { scope: { centreIds: [house.centreId], audiences: ['CENTRE'] }, first: 1, after });
    seen.push(...page.edges.map(({ node }) => node.id));
    expect(await page.countAll()).toBe(3);
    ({ endCursor: after, hasNextPage: more } = page.pageInfo);
  }
  expect(new Set(seen).size).toBe(3);
});
