import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let supervisor: TestClient;
let centreId: string;
let otherId: string;
let telephone: string;
beforeAll(async () => {
  api = await startTestApi();
  supervisor = await api.as('supervisor.1');
  const { data } = await (await api.as('gm')).graphql('{ serviceCentres { id } }');
  [centreId, otherId] = data.serviceCentres.map(({ id }: { id: string }) => id);
  const { rows: [resident] } = await api.database.pool.query('select id, unit_id, telephone from resident where centre_id = $1 order by id limit 1', [centreId]);
  telephone = resident.telephone;
  const receive = async (client: TestClient, key: string, input: object) => {
    const { data: answer } = await client.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } refusal { message { en } } } }', { input: { clientKey: key, centreId, channel: 'TELEPHONE', kind: 'REPAIR', ...input } });
    return answer.receiveCase.case.id as string;
  };
  await receive(supervisor, 'a', { matter: '=1+1', description: '@SUM(A1)\u0001<b>&', unitId: resident.unit_id, residentId: resident.id });
  await receive(supervisor, 'b', { matter: '+86漏水', placeText: '-2层', callerName: '=HYPERLINK("http://x")', callerTelephone: '13911112222' });
  const secret = await receive(supervisor, 'c', { matter: '涉密', kind: 'OPINION', placeText: '门口', anonymous: true });
  await api.database.pool.query(`update service_case set audience = 'CONFIDENTIAL' where id = $1`, [secret]);
  await receive(await api.as('supervisor.2'), 'd', { centreId: otherId, matter: '别的中心', placeText: '门口', anonymous: true });
});
afterAll(() => api.end());

async function request(client: TestClient, body: object, headers: Record<string, string> = {}) {
  return fetch(`${api.url}/exports/cases`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...(client.cookie && { cookie: client.cookie }), ...headers } });
}
async function bytesOf(client: TestClient, body: object = {}): Promise<Buffer> {
  const response = await request(client, body);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('spreadsheetml');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return Buffer.from(await response.arrayBuffer());
}
async function linesOf(client: TestClient, body: object = {}): Promise<Record<string, unknown>[]> {
  const [head, ...rows] = await readSheet(await bytesOf(client, body));
  return rows.map((row) => Object.fromEntries(head!.map((name, at) => [String(name), row[at]])));
}
const mattersOf = async (client: TestClient, body: object = {}) => (await linesOf(client, body)).map((line) => line['事项']).sort();
const refusal = async (response: Response) => ({ status: response.status, ...((await response.json()) as { errors: { message: string; extensions: { code: string; messages: { zh: string } } }[] }).errors[0]!.extensions });

describe('the filtered list as a workbook', () => {
  it('holds what the list shows: the scope, and the confidential for those only who may see it', async () => {
    expect(await mattersOf(supervisor)).toEqual(['+86漏水', '=1+1', '涉密']);
    expect(await mattersOf(supervisor, { filter: { kind: 'REPAIR', text: '漏水' } })).toEqual(['+86漏水']);
    expect(await mattersOf(supervisor, { centreIds: [otherId] })).toEqual([]);
    expect(await mattersOf(await api.as('inspector'), { centreIds: [centreId] })).toEqual(['+86漏水', '=1+1']);
    expect(await mattersOf(await api.as('gm'))).toHaveLength(4);
  });

  it('numbers are masked', async () => {
    const bytes = await bytesOf(supervisor);
    const all = Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('');
    expect(all).not.toContain(telephone);
    expect(all).not.toContain('13911112222');
    expect((await linesOf(supervisor)).map((line) => line['电话（部分隐藏）']).filter(Boolean).sort()).toEqual([`${telephone.slice(0, 3)}****${telephone.slice(-4)}`, '139****2222'].sort());
  });

  it('A18: what looks like a formula is text as it was typed, and what XML cannot say is left out', async () => {
    const parts = unzipSync(await bytesOf(supervisor));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(sheet).not.toMatch(/<f[ >]/);
    const line = (await linesOf(supervisor)).find((one) => one['事项'] === '=1+1')!;
    expect(line['详细情况']).toBe('@SUM(A1)<b>&');
    expect((await linesOf(supervisor)).find((one) => one['事项'] === '+86漏水')).toMatchObject({ '来访（来电）人': '=HYPERLINK("http://x")', 地点: '-2层' });
  });

  it('a second sheet says who, when, which, and what each column means; in English when asked', async () => {
    const sheets = await readXlsxFile(await bytesOf(supervisor, { language: 'en', filter: { kind: 'REPAIR' } }));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Cases (demo data)', 'About']);
    const [cases, about] = sheets.map(({ data }) => data);
    expect(about![3]).toEqual(['Cases', 2]);
    expect(about![2]![1]).toContain('"kind":"REPAIR"');
    const explained = about!.slice(about!.findIndex(([first]) => first === 'Column') + 1).map(([name]) => name);
    expect(explained).toEqual(cases![0]);
  });

  it('says that a made-up company is made up, and of a real one nothing of the kind', async () => {
    const names = async () => (await readXlsxFile(await bytesOf(supervisor))).map(({ sheet }) => sheet);
    expect(await names()).toEqual(['事项 (演示数据)', '说明']);
    await api.database.pool.query('update company set demo = false');
    try {
      expect(await names()).toEqual(['事项', '说明']);
    } finally {
      await api.database.pool.query('update company set demo = true');
    }
  });

  it('is logged with filter and count, before it leaves', async () => {
    await bytesOf(supervisor, { centreIds: [centreId], filter: { text: '漏水' } });
    const { rows } = await api.database.pool.query(`select l.reason, l.subject_kind, l.subject_id, p.login from access_log l join person p on p.id = l.person_id where act = 'EXPORT' order by l.id desc limit 1`);
    expect(rows[0]).toEqual({ reason: '1 cases; centres YH; filter {"text":"漏水"}', subject_kind: 'centre', subject_id: centreId, login: 'supervisor.1' });
  });
});

describe('who may not, and what is not an export', () => {
  it('without a session 401, without the capability 403, neither logged as an export', async () => {
    const count = async () => (await api.database.pool.query(`select count(*)::int as n from access_log where act = 'EXPORT'`)).rows[0].n;
    const before = await count();
    expect(await refusal(await request(api.anonymous, {}))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    for (const login of ['reception.1', 'guard.1', 'admin']) expect(await refusal(await request(await api.as(login), {}))).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await count()).toBe(before);
  });

  it.each([{ filter: { kind: 'ANGER' } }, { filter: { surprise: 1 } }, { centreIds: ['x'] }, { filter: { receivedFrom: 'yesterday' } }, { filter: { ownerPost: "x'" } }])('422 for %j', async (body) => {
    expect(await refusal(await request(supervisor, body))).toMatchObject({ status: 422, code: 'BAD_USER_INPUT' });
  });

  it('another site is refused, and so is a form of one', async () => {
    expect((await request(supervisor, {}, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await request(supervisor, {}, { 'content-type': 'text/plain' })).status).toBe(422);
  });

  it('more than 10,000 are refused with how many there are and what to do; 10,000 come, batch after batch without gap or double', async () => {
    const { pool } = api.database;
    await pool.query(
      `insert into service_case select r.* from service_case c, generate_series(1, 9999) n,
         jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'CX-X-' || n, 'matter', '第' || n || '件', 'received_at', c.received_at + (n % 7) * interval '1 second')) r where c.matter = '别的中心'`,
    );
    const other = await api.as('supervisor.2');
    const matters = await mattersOf(other);
    expect(matters).toHaveLength(10_000);
    expect(new Set(matters).size).toBe(10_000);
    await pool.query(`insert into service_case select r.* from service_case c, jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'CX-Y')) r where c.matter = '别的中心'`);
    const refused = await refusal(await request(other, {}));
    expect(refused).toMatchObject({ status: 422, messages: { zh: '符合条件的有 10001 件，一次最多导出 10000 件。请缩小范围，例如按接待日期分段导出。' } });
  });
});
