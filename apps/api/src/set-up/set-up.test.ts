import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spellingOf } from '../organisation/spell-names.js';
import { startTestApi, type Answer, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let admin: TestClient;
let own: string;
let other: string;
beforeAll(async () => {
  api = await startTestApi();
  admin = await api.as('administration');
  const { data } = await admin.graphql('{ centreRecords { id code } }');
  [own, other] = data.centreRecords.map((centre: { id: string }) => centre.id);
});
afterAll(() => api.end());

const RECORD = '__typename ... on CentreRecord { id version code zone closedFrom name { zh en } } ... on BuildingRecord { id version closedFrom name { zh en } } ... on UnitRecord { id version number handedOverOn closedFrom building { zh } } ... on PublicAreaRecord { id version closedFrom name { zh en } } ... on ResidentRecord { id version residentName: name telephoneMasked owner movedOutOn unit { zh } }';
const save = async (verb: string, input: object, client = admin) => {
  const answer = await client.graphql(`mutation($input: S${verb.slice(1)}Input!) { ${verb}(input: $input) { record { ${RECORD} } refusal { message { zh en } } conflict { yourVersion record { ${RECORD} } } } }`, { input });
  return { ...answer, saved: answer.data?.[verb] };
};
const remove = async (kind: string, { id, version }: { id: string; version: number }, client = admin) =>
  (await client.graphql('mutation($kind: SetUpKind!, $id: ID!, $version: Int!) { removeRecord(kind: $kind, id: $id, version: $version) { removed refusal { message { zh en } } } }', { kind, id, version })) as Answer;
const places = async (search: string, centreId = own) => {
  const desk = await api.as('reception.1');
  return (await desk.graphql('query($centreId: ID!, $search: String!) { places(centreId: $centreId, search: $search) { id residents { name } } }', { centreId, search })).data.places;
};
const logged = async (subjectId: string) => (await api.database.pool.query<{ reason: string }>(`select reason from access_log where subject_id = $1 and act = 'CHANGE_PLACES' order by id`, [subjectId])).rows.map(({ reason }) => reason);
const today = async () => (await api.database.pool.query<{ day: string }>(`select (app_now() at time zone 'Asia/Shanghai')::date::text as day`)).rows[0]!.day;

describe('a building, its units and their residents', () => {
  it('are added, changed and logged; the log names no resident and no number', async () => {
    const { saved: building } = await save('saveBuilding', { centreId: own, nameZh: '9栋' });
    expect(building).toMatchObject({ record: { __typename: 'BuildingRecord', version: 1, name: { zh: '9栋', en: '9栋' }, closedFrom: null }, refusal: null, conflict: null });
    const { saved: unit } = await save('saveUnit', { buildingId: building.record.id, number: '1201', handedOverOn: '2024-02-29' });
    expect(unit.record).toMatchObject({ number: '1201', handedOverOn: '2024-02-29', building: { zh: '9栋' } });
    const { saved: resident } = await save('saveResident', { unitId: unit.record.id, name: '=1+1 钱一', telephone: '+86 139-0000-2468', owner: true });
    expect(resident.record).toMatchObject({ residentName: '=1+1 钱一', telephoneMasked: expect.stringMatching(/^\d+\*{4}2468$/), unit: { zh: '9栋 1201' } });
    const { saved: moved } = await save('saveResident', { id: resident.record.id, version: 1, unitId: unit.record.id, name: '钱一', owner: false });
    expect(moved.record, 'the number stays where none is given').toMatchObject({ version: 2, residentName: '钱一', owner: false, telephoneMasked: resident.record.telephoneMasked });
    expect(await logged(building.record.id)).toEqual(['added building 9栋']);
    expect(await logged(unit.record.id)).toEqual(['added unit 9栋 1201']);
    expect(await logged(resident.record.id)).toEqual(['added a resident', 'changed name, owner']);
    expect((await places('9-1201'))[0]).toMatchObject({ residents: [{ name: '钱一' }] });
  });

  it('two who change the same: the second is shown what is stored, and nothing is lost', async () => {
    const { saved } = await save('savePublicArea', { centreId: own, nameZh: '游泳池', nameEn: 'Pool' });
    const { id } = saved.record;
    const answers = await Promise.all(['甲', '乙'].map((name) => save('savePublicArea', { id, version: 1, centreId: own, nameZh: name })));
    const [won] = answers.filter((answer) => answer.saved.record);
    const [lost] = answers.filter((answer) => answer.saved.conflict);
    expect(lost!.saved).toEqual({ record: null, refusal: null, conflict: { yourVersion: 1, record: won!.saved.record } });
    expect((await logged(id)).length).toBe(2);
  });

  it('a name that is there already is refused in words', async () => {
    await save('saveBuilding', { centreId: own, nameZh: '双栋' });
    expect((await save('saveBuilding', { centreId: own, nameZh: '双栋' })).saved).toMatchObject({ record: null, refusal: { message: { zh: expect.stringContaining('同名') } } });
    expect((await save('saveBuilding', { centreId: other, nameZh: '双栋' })).saved.record, 'another centre may').not.toBeNull();
    expect((await save('saveCentre', { code: 'YH', nameZh: '甲', zone: 'Asia/Shanghai' })).saved.refusal.message.en).toContain('code');
  });

  it('what is closed, and who moved out, is not offered from that day on; what refers to it stays', async () => {
    const { saved: building } = await save('saveBuilding', { centreId: own, nameZh: '旧楼' });
    const { saved: unit } = await save('saveUnit', { buildingId: building.record.id, number: '77' });
    const { saved: resident } = await save('saveResident', { unitId: unit.record.id, name: '孙旧', telephone: '13900007777', owner: true });
    const day = await today();
    const tomorrow = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    await save('saveUnit', { id: unit.record.id, version: 1, buildingId: building.record.id, number: '77', closedFrom: tomorrow });
    expect(await places('旧楼77'), 'closed from tomorrow').toHaveLength(1);
    await save('saveResident', { id: resident.record.id, version: 1, unitId: unit.record.id, name: '孙旧', owner: true, movedOutOn: day });
    expect(await places('旧楼77')).toMatchObject([{ residents: [] }]);
    expect(await places('孙旧')).toEqual([]);
    await save('saveUnit', { id: unit.record.id, version: 2, buildingId: building.record.id, number: '77', closedFrom: day });
    expect(await places('旧楼77'), 'closed from today').toEqual([]);
  });

  it('removing: only what nothing refers to, and only in the version that was seen', async () => {
    const { saved: building } = await save('saveBuilding', { centreId: own, nameZh: '错楼' });
    const { saved: unit } = await save('saveUnit', { buildingId: building.record.id, number: '1' });
    expect((await remove('BUILDING', building.record)).data.removeRecord).toMatchObject({ removed: false, refusal: { message: { zh: expect.stringContaining('停用') } } });
    expect((await remove('UNIT', { ...unit.record, version: 7 })).data.removeRecord).toMatchObject({ removed: false, refusal: { message: { en: expect.stringContaining('meanwhile') } } });
    expect((await remove('UNIT', unit.record)).data.removeRecord).toEqual({ removed: true, refusal: null });
    expect((await remove('BUILDING', building.record)).data.removeRecord.removed).toBe(true);
    expect((await remove('BUILDING', building.record)).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await logged(building.record.id)).at(-1)).toBe('removed building 错楼');
    expect((await remove('CENTRE', { id: own, version: 1 })).data.removeRecord.removed, 'a centre with homes').toBe(false);
    expect((await api.database.pool.query('select from policy_adoption where centre_id = $1', [own])).rowCount, 'and still follows its procedures').toBeGreaterThan(0);
  });
});

describe('a service centre', () => {
  it('a new one follows the shipped procedures at once; its zone stays; made by mistake it can go', async () => {
    const { saved } = await save('saveCentre', { code: 'NEW', nameZh: '新中心', zone: 'Asia/Urumqi' });
    expect(saved.record).toMatchObject({ code: 'NEW', version: 1, zone: expect.stringMatching(/^Asia\//) });
    const { rows } = await api.database.pool.query('select from policy_adoption where centre_id = $1 and effective_from <= app_now()', [saved.record.id]);
    expect(rows).toHaveLength(1);
    const change = { id: saved.record.id, version: 1, code: 'NEW', nameZh: '新中心二' };
    expect((await save('saveCentre', { ...change, zone: 'Europe/Berlin' })).saved.refusal.message.zh).toContain('时区');
    expect((await save('saveCentre', change)).saved.record).toMatchObject({ version: 2, name: { zh: '新中心二' } });
    // Once callbacks have looked at it, it has the month's secret.
    await expect.poll(async () => (await api.database.pool.query('select from callback_secret where centre_id = $1', [saved.record.id])).rowCount, { timeout: 20_000 }).toBe(1);
    expect((await remove('CENTRE', { id: saved.record.id, version: 2 })).data.removeRecord).toEqual({ removed: true, refusal: null });
  });
});

describe('lists', () => {
  it('units page by page in the order of a list of bells, searched as the desk searches', async () => {
    const ask = (variables: object) => admin.graphql('query($centreId: ID!, $search: String, $first: Int, $after: String) { unitRecords(centreId: $centreId, search: $search, first: $first, after: $after) { total edges { node { number building { zh } } } pageInfo { hasNextPage endCursor } } }', { centreId: other, ...variables });
    const rooms: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data }: Answer = await ask({ first: 7, after });
      rooms.push(...data.unitRecords.edges.map(({ node }: { node: { number: string; building: { zh: string } } }) => `${node.building.zh}${node.number}`));
      ({ endCursor: after, hasNextPage: more } = data.unitRecords.pageInfo);
    }
    expect(rooms).toHaveLength(20);
    expect(new Set(rooms).size).toBe(20);
    expect(rooms.slice(0, 3)).toEqual(['1栋101', '1栋102', '1栋201']);
    for (const search of ['2-301', '2栋 301', '2301', '2d301']) expect((await ask({ search })).data.unitRecords).toMatchObject({ total: 1, edges: [{ node: { number: '301', building: { zh: '2栋' } } }] });
    expect((await ask({ search: '%' })).data.unitRecords.total, 'a mark is no pattern').toBe(20);
    expect((await ask({ after: 'x' })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('residents by room, name and telephone, which is masked; the whole of it for a reason that is logged', async () => {
    const { rows } = await api.database.pool.query('select id, name, telephone from resident where centre_id = $1 order by id limit 1', [other]);
    const [{ id, name, telephone }] = rows;
    const ask = (search: string) => admin.graphql('query($centreId: ID!, $search: String) { residentRecords(centreId: $centreId, search: $search) { total edges { node { id name telephoneMasked } } } }', { centreId: other, search });
    for (const search of [name, ...spellingOf(name).split(' '), telephone, telephone.slice(-4), '1-101', '1d101']) {
      const answer = await ask(search);
      expect(answer.data.residentRecords.edges.map(({ node }: { node: { id: string } }) => node.id)).toContain(id);
      expect(answer.text).not.toContain(telephone);
    }
    const reveal = (reason: string, client = admin) => client.graphql('mutation($residentId: ID!, $reason: String!) { revealResidentTelephone(residentId: $residentId, reason: $reason) { telephone } }', { residentId: id, reason });
    expect((await reveal('')).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await reveal('核对名册')).data.revealResidentTelephone.telephone).toBe(telephone);
    expect((await reveal('核对名册', await api.as('supervisor.2'))).errors?.[0]?.extensions?.code, 'the desk reveals with a case').toBe('NOT_FOUND');
    expect((await api.database.pool.query(`select reason from access_log where act = 'REVEAL_TELEPHONE' and subject_id = $1`, [id])).rows).toEqual([{ reason: '核对名册' }]);
  });
});

describe('who may', () => {
  it.each(['reception.1', 'manager.1', 'gm', 'quality'])('%s does not set up', async (login) => {
    const client = await api.as(login);
    expect((await client.graphql('{ centreRecords { id } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await save('saveBuilding', { centreId: own, nameZh: '禁' }, client)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it("who sets up one centre finds nothing of another's, and opens none", async () => {
    // A company may let a centre keep its own roll.
    await api.database.pool.query(`insert into post_capability (post, capability) values ('STEWARD', 'MANAGE_PLACES')`);
    const steward = await api.as('steward.1');
    const code = (answer: Answer) => answer.errors?.[0]?.extensions?.code;
    const { rows } = await api.database.pool.query('select b.id as building, u.id as unit from unit u join building b on b.id = u.building_id where u.centre_id = $1 limit 1', [other]);
    const [{ building, unit }] = rows;
    expect((await steward.graphql('{ centreRecords { code } }')).data.centreRecords).toEqual([{ code: 'YH' }]);
    for (const centreId of [other, randomUUID()]) {
      expect(code(await steward.graphql(`{ unitRecords(centreId: "${centreId}") { total } }`))).toBe('NOT_FOUND');
      expect(code(await save('saveBuilding', { centreId, nameZh: '外' }, steward))).toBe('NOT_FOUND');
    }
    expect(code(await save('saveUnit', { buildingId: building, number: '9' }, steward))).toBe('NOT_FOUND');
    expect(code(await save('saveUnit', { id: unit, version: 1, buildingId: building, number: '9' }, steward))).toBe('NOT_FOUND');
    expect(code(await save('saveResident', { unitId: unit, name: '外', telephone: '13900001111', owner: true }, steward))).toBe('NOT_FOUND');
    expect(code(await remove('UNIT', { id: unit, version: 1 }, steward))).toBe('NOT_FOUND');
    expect(code(await save('saveCentre', { code: 'X', nameZh: '外', zone: 'Asia/Shanghai' }, steward))).toBe('FORBIDDEN');
    const mine = (await api.database.pool.query('select id, building_id from unit where centre_id = $1 limit 1', [own])).rows[0];
    expect(code(await save('saveUnit', { id: mine.id, version: 1, buildingId: building, number: '9' })), 'not even the company moves a unit to another centre').toBe('NOT_FOUND');
  });
});

describe('bad input is refused by its field', () => {
  it.each([
    ['saveBuilding', { nameZh: '' }, 'nameZh'],
    ['saveBuilding', { nameZh: '楼'.repeat(61) }, 'nameZh'],
    ['saveBuilding', { nameZh: '楼', closedFrom: '2026-02-30' }, 'closedFrom'],
    ['savePublicArea', { nameZh: 'a\u0000' }, null],
    ['savePublicArea', { nameZh: '楼', id: 'x', version: 1 }, 'id'],
    ['savePublicArea', { nameZh: '楼', id: '00000000-0000-7000-8000-000000000000' }, 'version'],
  ])('%s %o', async (verb, input, field) => {
    const answer = await save(verb, { centreId: own, ...input });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', ...(field && { field }) });
  });
});
