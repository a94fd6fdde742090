import { randomUUID } from 'node:crypto';
import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let supervisor: TestClient;
let gm: TestClient;
let centreId: string;
/** The visit of a minor complaint, which every one has; done at home by the general manager. */
let callbackId: string;
let number: string;
beforeAll(async () => {
  api = await startTestApi();
  [supervisor, gm] = [await api.as('supervisor.1'), await api.as('gm')];
  centreId = (await supervisor.graphql('{ me { centres { id } } }')).data.me.centres[0].id;
  const [unit] = await rows<{ id: string }>('select id from unit where centre_id = $1 order by number limit 1', [centreId]);
  const received = await act('receiveCase', 'ReceiveCaseInput', { centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '=1+1', unitId: unit!.id, callerName: '钱女士', callerTelephone: '13800004321' });
  number = received.number;
  const version = async () => (await rows<{ version: number }>('select version from service_case where id = $1', [received.id]))[0]!.version;
  await act('classifyCase', 'ClassifyCaseInput', { caseId: received.id, version: await version(), kind: 'COMPLAINT', validity: 'INVALID', basis: 'CORRECTION', reason: '核实' });
  await act('settleCase', 'SettleCaseInput', { caseId: received.id, version: await version(), result: '已解释' });
  await vi.waitUntil(async () => (await rows('select from callback')).length > 0, { timeout: 30_000, interval: 50 });
  callbackId = (await rows<{ id: string }>('select id from callback'))[0]!.id;
  await rows(
    `update callback set status = 'REVIEWED', form = 'HOME_VISIT', visited_at = app_now(), recorded_at = app_now(), recorded_by = p.id, quality = 5, effect = 4, satisfaction = 3, shortcomings = '=HYPERLINK("http://x")', suggestions = '无',
       opinion = '住户理解', qualified = true, signed_by = '钱女士', reviewed_at = app_now(), reviewed_by = p.id, verdict = 'QUALIFIED', comment = '属实' from person p where p.login = 'gm'`,
  );
}, 120_000);
afterAll(() => api.end());

async function rows<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
  return (await api.database.pool.query<R>(text, values)).rows;
}
async function act(name: string, type: string, input: object): Promise<{ id: string; number: string }> {
  const { data, text } = await supervisor.graphql(`mutation ($input: ${type}!) { done: ${name}(input: $input) { case { id number } refusal { message { en } } } }`, { input: { clientKey: randomUUID(), ...input } });
  if (!data?.done.case) throw new Error(`${name}: ${text}`);
  return data.done.case;
}
const request = (client: TestClient, address: string, body: object) => fetch(api.url + address, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...(client.cookie && { cookie: client.cookie }) } });
async function bytesOf(address: string, body: object = {}, client = supervisor): Promise<Buffer> {
  const response = await request(client, address, body);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('spreadsheetml');
  return Buffer.from(await response.arrayBuffer());
}
async function linesOf(body: object = {}, client = supervisor): Promise<Record<string, unknown>[]> {
  const [head, ...lines] = await readSheet(await bytesOf('/exports/callbacks', body, client));
  return lines.map((line) => Object.fromEntries(head!.map((name, at) => [String(name), line[at]])));
}
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code];
const logged = () => rows<{ reason: string; subject_kind: string; subject_id: string }>(`select reason, subject_kind, subject_id from access_log where act = 'EXPORT' order by id`);

describe('Visits as a workbook', () => {
  it('holds what the form says, masked, and text as text', async () => {
    const [line, ...others] = await linesOf();
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      编号: number, 回访类别: '投诉', 住户: '钱女士', '电话（部分隐藏）': '138****4321', 事项: '=1+1', 回访形式: '家访', 质量评价: 5, 服务效果评价: 4, 满意程度: 3, 缺点与不足: '=HYPERLINK("http://x")', 住户建议: '无',
      是否合格: '是', 住户签名: '钱女士', 审核结论: '合格', 审核意见: '属实',
    });
  });

  it('the filter is the list’s, and each column is explained', async () => {
    expect(await linesOf({ filter: { queue: 'DONE', group: 'COMPLAINT' } })).toHaveLength(1);
    expect(await linesOf({ filter: { queue: 'OPEN' } })).toEqual([]);
    const [list, about] = (await readXlsxFile(await bytesOf('/exports/callbacks', { language: 'en' }))).map(({ data }) => data);
    expect(about!.slice(about!.findIndex(([first]) => first === 'Column') + 1).map(([name]) => name)).toEqual(list![0]);
  });

  it('is logged with filter and count before it leaves', async () => {
    await linesOf({ centreIds: [centreId], filter: { month: '2020-01' } });
    expect((await logged()).at(-1)).toEqual({ reason: expect.stringMatching(/^0 visits; centres YH; filter .*2020-01/), subject_kind: 'centre', subject_id: centreId });
  });

  it('who may: not the desk, not without a session; another centre’s are not in it', async () => {
    expect(await codeOf(await request(await api.as('reception.1'), '/exports/callbacks', {}))).toEqual([403, 'FORBIDDEN']);
    expect(await codeOf(await request(api.anonymous, '/exports/callbacks', {}))).toEqual([401, 'UNAUTHENTICATED']);
    expect(await linesOf({}, await api.as('supervisor.2'))).toEqual([]);
    expect(await linesOf({}, gm)).toHaveLength(1);
  });

  it.each([{ filter: { queue: 'X' } }, { filter: { month: '2020-13' } }, { unknown: 1 }, { centreIds: ['x'] }])('%o is refused', async (body) => {
    expect(await codeOf(await request(supervisor, '/exports/callbacks', body))).toEqual([422, 'BAD_USER_INPUT']);
  });
});

describe('CB-15: 《回访记录表》 of one visit', () => {
  it('says all its fields, and that the company is made up', async () => {
    const cells = (await readSheet(await bytesOf('/exports/callback-record', { callbackId }))).flat().filter((cell) => cell !== null);
    expect(cells[0]).toBe('回访记录表 (演示数据)');
    expect(cells).toEqual(expect.arrayContaining(['质量评价', 5, '服务效果评价', 4, '满意程度', 3, '缺点与不足', '=HYPERLINK("http://x")', '住户建议', '无', '住户签名', '钱女士', '138****4321', '家访', '合格', '属实', number]));
    expect((await readSheet(await bytesOf('/exports/callback-record', { callbackId, language: 'en' }))).flat()).toEqual(expect.arrayContaining(['Quality', 'Shortcomings', 'home visit']));
    expect((await logged()).at(-1)).toEqual({ reason: '1 visit as its form', subject_kind: 'callback', subject_id: callbackId });
  });

  it('is not found elsewhere, nor for who has no right', async () => {
    expect(await codeOf(await request(await api.as('supervisor.2'), '/exports/callback-record', { callbackId }))).toEqual([404, 'NOT_FOUND']);
    expect(await codeOf(await request(supervisor, '/exports/callback-record', { callbackId: randomUUID() }))).toEqual([404, 'NOT_FOUND']);
    expect(await codeOf(await request(await api.as('assistant.1'), '/exports/callback-record', { callbackId }))).toEqual([403, 'FORBIDDEN']);
    expect(await codeOf(await request(supervisor, '/exports/callback-record', { callbackId: 'x' }))).toEqual([422, 'BAD_USER_INPUT']);
  });
});
