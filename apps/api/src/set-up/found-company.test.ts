import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestApi, TestClient, type TestApi } from '../server/testing/test-api.js';
import { makeSetUpToken } from './set-up-token.js';

let api: TestApi;
let token: string;
afterEach(() => api.end());

async function empty(): Promise<void> {
  api = await startTestApi({ clock: 'system', prepare: async ({ database }) => void (token = (await makeSetUpToken(database.pool))!) });
}

const COMPANY = {
  companyNameZh: '和园物业', companyNameEn: 'Heyuan Property', login: 'Li.Ming', password: 'ten letters', nameZh: '李明', centreCode: 'HY', centreNameZh: '和园服务中心', zone: 'Asia/Shanghai',
};
const SET_UP = 'mutation($input: SetUpCompanyInput!) { setUpCompany(input: $input) { viewer { login name { zh en } companyName { zh en } demo holdings { post { key } centre { id } } centres { code } } message { zh en } } }';
const setUp = (changes: object = {}, client = new TestClient(api.url)) => client.graphql(SET_UP, { input: { token, ...COMPANY, ...changes } });
const counts = async () => (await api.database.pool.query(`select (select count(*)::int from company) as companies, (select count(*)::int from person) as people, (select count(*)::int from service_centre) as centres,
  (select count(*)::int from policy_adoption) as adoptions, (select count(*)::int from post_holding) as holdings, (select count(*)::int from set_up_token) as tokens`)).rows[0];
const NOTHING = { companies: 0, people: 0, centres: 0, adoptions: 0, holdings: 0, tokens: 1 };

const WRONG: readonly [object, string][] = [
  [{ password: 'too short' }, 'password'],
  [{ password: 'a'.repeat(300) }, 'password'],
  [{ login: 'li ming' }, 'login'],
  [{ centreCode: 'hy' }, 'centreCode'],
  [{ centreCode: '' }, 'centreCode'],
  [{ zone: 'Mars/Olympus' }, 'zone'],
  [{ zone: '+08:00' }, 'zone'],
  [{ companyNameZh: ' ' }, 'companyNameZh'],
  [{ nameZh: '名'.repeat(61) }, 'nameZh'],
];

describe('DEMO=off: an empty installation becomes a company', () => {
  it('with its administrator signed in, its first centre, and the shipped procedures from today', async () => {
    await empty();
    expect((await api.anonymous.graphql('{ setUpNeeded }')).data).toEqual({ setUpNeeded: true });
    const client = new TestClient(api.url);
    const answer = await setUp({ managesCentre: true }, client);
    expect(answer.data.setUpCompany).toMatchObject({
      message: null,
      viewer: { login: 'li.ming', name: { zh: '李明', en: '李明' }, companyName: { zh: '和园物业', en: 'Heyuan Property' }, demo: false, centres: [{ code: 'HY' }] },
    });
    expect(answer.data.setUpCompany.viewer.holdings.map((holding: { post: { key: string } }) => holding.post.key).toSorted()).toEqual(['CENTRE_MANAGER', 'SYSTEM_ADMIN']);
    client.cookie = answer.headers.getSetCookie()[0]!.split(';', 1)[0];
    expect((await client.graphql('{ me { login } }')).data.me).toEqual({ login: 'li.ming' });
    expect((await new TestClient(api.url).signIn('li.ming', COMPANY.password)).data.signIn.viewer).toMatchObject({ login: 'li.ming' });
    expect((await api.anonymous.graphql('{ setUpNeeded }')).data).toEqual({ setUpNeeded: false });
    expect(await counts()).toEqual({ companies: 1, people: 1, centres: 1, adoptions: 1, holdings: 2, tokens: 0 });
    const { rows } = await api.database.pool.query(`select effective_from = date_trunc('day', app_now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' as today from policy_adoption`);
    expect(rows).toEqual([{ today: true }]);
    expect((await api.database.pool.query(`select act, person_id is not null as by_person from access_log where act = 'SET_UP_COMPANY'`)).rows).toEqual([{ act: 'SET_UP_COMPANY', by_person: true }]);
    const { data } = await client.graphql('{ serviceCentres { id } }');
    const received = await client.graphql('mutation($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { number } refusal { message { en } } } }', {
      input: { clientKey: 'first', centreId: data.serviceCentres[0].id, kind: 'REPAIR', channel: 'TELEPHONE', matter: '第一件事', placeText: '大门口', anonymous: true },
    });
    expect(received.errors).toBeUndefined();
    expect(received.data.receiveCase).toMatchObject({ case: { number: expect.stringMatching(/^HY-\d{8}-0001$/) }, refusal: null });
  });

  it('without running the centre, the administrator sees no case', async () => {
    await empty();
    const answer = await setUp();
    expect(answer.data.setUpCompany.viewer).toMatchObject({ holdings: [{ post: { key: 'SYSTEM_ADMIN' }, centre: null }], centres: [] });
  });

  it('once only: a second set-up, with the same token or a new start, changes nothing', async () => {
    await empty();
    await setUp();
    const before = await counts();
    const again = await setUp({ companyNameZh: '别的公司', login: 'other' });
    expect(again.data.setUpCompany).toMatchObject({ viewer: null, message: { zh: expect.stringContaining('已经建立') } });
    expect(await makeSetUpToken(api.database.pool), 'a second start makes no token').toBeNull();
    expect(await counts()).toEqual(before);
  });

  it('two at once: one wins, the other is told, nothing is there twice', async () => {
    await empty();
    const answers = await Promise.all([setUp({ login: 'first', centreCode: 'A' }), setUp({ login: 'second', centreCode: 'B' }), setUp({ login: 'third', centreCode: 'C' })]);
    const won = answers.filter((answer) => answer.data.setUpCompany.viewer !== null);
    expect(won).toHaveLength(1);
    expect(answers.filter((answer) => answer.data.setUpCompany.message?.en.includes('already set up'))).toHaveLength(2);
    expect(await counts()).toEqual({ companies: 1, people: 1, centres: 1, adoptions: 1, holdings: 1, tokens: 0 });
  });

  it('only a hash of the token is stored; each start has its own, and any of them works once', async () => {
    await empty();
    const { rows } = await api.database.pool.query('select token_hash from set_up_token');
    expect(rows).toEqual([{ token_hash: createHash('sha256').update(token).digest() }]);
    const second = (await makeSetUpToken(api.database.pool))!;
    expect((await setUp({ token: second })).data.setUpCompany.message).toBeNull();
    expect((await setUp()).data.setUpCompany.viewer).toBeNull();
  });

  it('what is wrong is refused, by its field or with where the right token stands; nothing is half done', async () => {
    await empty();
    for (const wrong of ['', 'x', 'a'.repeat(500)]) expect((await setUp({ token: wrong })).data.setUpCompany).toMatchObject({ viewer: null, message: { en: expect.stringContaining('terminal') } });
    for (const [changes, field] of WRONG) expect((await setUp(changes)).errors?.[0], JSON.stringify(changes)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field } });
    expect(await counts()).toEqual(NOTHING);
  });

  it('what fails in the middle leaves nothing: the packs are gone, so the centre could follow none', async () => {
    await empty();
    await api.database.pool.query('delete from policy_version');
    expect((await setUp()).errors?.[0]?.extensions?.code).toBe('INTERNAL_ERROR');
    expect(await counts()).toEqual(NOTHING);
  });
});
