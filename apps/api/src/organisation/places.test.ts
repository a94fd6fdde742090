import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_CENTRES } from '../demo/company.js';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let desk: TestClient;
let own: string;
let foreign: string;
beforeAll(async () => {
  api = await startTestApi();
  desk = await api.as('reception.1');
  const { data } = await (await api.as('gm')).graphql('{ serviceCentres { id code } }');
  [own, foreign] = data.serviceCentres.map((centre: { id: string }) => centre.id);
});
afterAll(() => api.end());

const PLACES = 'query($centreId: ID!, $search: String!) { places(centreId: $centreId, search: $search) { id kind centreId label { zh en } handedOverOn residents { name telephoneMasked owner } openCases { number } } }';
const find = async (search: string, centreId = own) => (await desk.graphql(PLACES, { centreId, search })).data?.places;

describe('finding the place of a matter', () => {
  it.each(['2-301', '2栋301', '2301', '2栋 301', 'Building 2 301', 'building2301'])('by room, typed as "%s"', async (search) => {
    expect((await find(search))[0]).toMatchObject({ kind: 'UNIT', label: { zh: '2栋 301', en: 'Building 2 301' }, centreId: own });
  });

  it('by name and by telephone, which comes back masked', async () => {
    const { rows } = await api.database.pool.query('select name, telephone, unit_id from resident where centre_id = $1 order by id limit 1', [own]);
    const [{ name, telephone, unit_id }] = rows;
    for (const search of [name, telephone, telephone.slice(-4), `138 0000 ${telephone.slice(-4)}`]) {
      const found = (await find(search)).find((place: { id: string }) => place.id === unit_id);
      expect(found.residents[0].telephoneMasked).toBe(`138****${telephone.slice(-4)}`);
    }
    expect((await desk.graphql(PLACES, { centreId: own, search: name })).text).not.toContain(telephone);
  });

  it('by pinyin, initials or whole, in small letters or capitals; a public area too', async () => {
    const { rows } = await api.database.pool.query<{ unit_id: string; name: string; pinyin: string }>(`select unit_id, name, pinyin from resident where centre_id = $1 and name = '林建国'`, [own]);
    const { unit_id, pinyin } = rows[0]!;
    const [initials, whole] = pinyin.split(' ');
    for (const search of [initials!, initials!.toUpperCase(), whole!, whole!.slice(0, -2), 'Lin Jian']) {
      expect((await find(search)).map((place: { id: string }) => place.id), search).toContain(unit_id);
    }
    expect((await find('dxck'))[0]).toMatchObject({ kind: 'PUBLIC_AREA', label: { zh: '地下车库' } });
    expect((await find('2d301'))[0].label.zh).toBe('2栋 301');
    expect(await find('zzzzq')).toEqual([]);
  });

  it('not by telephone for who may neither receive cases nor see numbers', async () => {
    const { rows: [{ telephone, unit_id }] } = await api.database.pool.query('select telephone, unit_id from resident where centre_id = $1 order by id limit 1', [own]);
    const inspector = (await (await api.as('inspector')).graphql(PLACES, { centreId: own, search: telephone })).data.places;
    expect(inspector.map((place: { id: string }) => place.id)).not.toContain(unit_id);
  });

  it('public areas by name, in both languages', async () => {
    expect(await find('电梯')).toEqual([expect.objectContaining({ kind: 'PUBLIC_AREA', label: { zh: '电梯', en: 'Lift' }, residents: [] })]);
    expect((await find('lift'))[0].label.zh).toBe('电梯');
  });

  it.each(['%', '_', '%%', "' or 1=1 --", '\\', '没有这个人'])('A17: what was typed is never a pattern: %s', async (search) => {
    expect(await find(search)).toEqual([]);
  });

  it('answers 20 at most, also for nothing typed', async () => {
    expect(await find('')).toHaveLength(20);
  });
});

describe('A21: another centre', () => {
  it('its places are not found, and neither is a centre that does not exist', async () => {
    for (const centreId of [foreign, '00000000-0000-7000-8000-000000000000', 'no id', "'"]) {
      const answer = await desk.graphql(PLACES, { centreId, search: '1' });
      expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
  });

  it('is not in the list of centres; a company post sees all', async () => {
    expect((await desk.graphql('{ serviceCentres { code } me { centres { code } } }')).data).toEqual({ serviceCentres: [{ code: 'YH' }], me: { centres: [{ code: 'YH' }] } });
    expect((await (await api.as('quality')).graphql('{ serviceCentres { code } }')).data.serviceCentres).toHaveLength(DEMO_CENTRES.length);
  });

  it('the board of another centre is empty, and its live events do not come', async () => {
    const { data } = await desk.graphql('query($ids: [ID!]) { board(centreIds: $ids) { rows { id } } }', { ids: [foreign] });
    expect(data.board.rows).toEqual([]);
  });

  it('who runs the installation sees the centres, and no resident', async () => {
    const admin = await api.as('admin');
    expect((await admin.graphql('{ serviceCentres { code } me { centres { code } } }')).data).toMatchObject({ serviceCentres: [{}, {}, {}], me: { centres: [] } });
    expect((await admin.graphql(PLACES, { centreId: own, search: '1' })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('posts', () => {
  it('from the desk upwards, with their names and who is above', async () => {
    const { data } = await desk.graphql('{ posts { key name { zh en } reportsTo companyWide } }');
    expect(data.posts[0]).toEqual({ key: 'RECEPTIONIST', name: { zh: '前台接待员', en: 'Receptionist' }, reportsTo: 'CS_SUPERVISOR', companyWide: false });
    expect(data.posts.find((post: { key: string }) => post.key === 'GENERAL_MANAGER')).toMatchObject({ reportsTo: null, companyWide: true });
  });

  it('what a company changed stays when the product starts again', async () => {
    const { publishPosts } = await import('./publish-posts.js');
    await api.database.pool.query(`update post set name_zh = '楼栋管家' where key = 'STEWARD'`);
    await publishPosts(api.database.pool);
    expect((await desk.graphql('{ posts { key name { zh } } }')).data.posts.find((post: { key: string }) => post.key === 'STEWARD').name.zh).toBe('楼栋管家');
  });
});
