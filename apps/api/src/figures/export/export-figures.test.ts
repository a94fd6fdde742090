import { randomUUID } from 'node:crypto';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../../server/testing/test-api.js';

let api: TestApi;
let supervisor: TestClient;
let centreId: string;
let month: string;
const FORMULA = '=HYPERLINK("http://x")';

/** Three complaints, of which two are settled and one is handed to a department that looks like a formula; and a repair. */
beforeAll(async () => {
  api = await startTestApi();
  supervisor = await api.as('supervisor.1');
  centreId = (await supervisor.graphql('{ me { centres { id } } }')).data.me.centres[0].id;
  month = (await rows<{ month: string }>(`select to_char(app_now() at time zone zone, 'YYYY-MM') as month from service_centre where id = $1`, [centreId]))[0]!.month;
  const [unit] = await rows<{ id: string }>('select id from unit where centre_id = $1 order by number limit 1', [centreId]);
  const ids: string[] = [];
  for (const kind of ['COMPLAINT', 'COMPLAINT', 'COMPLAINT', 'REPAIR']) ids.push(await act('receiveCase', 'ReceiveCaseInput', { centreId, kind, channel: 'TELEPHONE', matter: '电梯', unitId: unit!.id, callerName: '钱女士', callerTelephone: '13800004321' }));
  for (const caseId of ids.slice(0, 2)) {
    await act('classifyCase', 'ClassifyCaseInput', { caseId, version: await versionOf(caseId), kind: 'COMPLAINT', validity: 'INVALID', basis: 'CORRECTION', reason: '核实' });
    await act('settleCase', 'SettleCaseInput', { caseId, version: await versionOf(caseId), result: '已解释' });
  }
  await act('transferCase', 'TransferCaseInput', { caseId: ids[2], version: await versionOf(ids[2]!), department: FORMULA, ownerPost: 'DEPARTMENT_HEAD', reason: '属其职责' });
  const owed = '{ figures(input: { from: "MONTH", until: "MONTH", figures: [{ key: CALLBACK_RATE }, { key: CASES }] }) { behind figures { points { denominator } } } }'.replaceAll('MONTH', month);
  await vi.waitUntil(async () => {
    const { behind, figures } = (await supervisor.graphql(owed)).data.figures;
    return behind === 0 && figures[0].points[0].denominator === 2 && figures[1].points[0].denominator === 4;
  }, { timeout: 60_000, interval: 100 });
}, 180_000);
afterAll(() => api.end());

async function rows<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
  return (await api.database.pool.query<R>(text, values)).rows;
}
const versionOf = async (caseId: string) => (await rows<{ version: number }>('select version from service_case where id = $1', [caseId]))[0]!.version;
async function act(name: string, type: string, input: object): Promise<string> {
  const { data, text } = await supervisor.graphql(`mutation ($input: ${type}!) { done: ${name}(input: $input) { case { id } refusal { message { en } } } }`, { input: { clientKey: randomUUID(), ...input } });
  if (!data?.done.case) throw new Error(`${name}: ${text}`);
  return data.done.case.id;
}
const request = (client: TestClient, body: object) => fetch(`${api.url}/exports/figures`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...(client.cookie && { cookie: client.cookie }) } });
const asked = (figures: object[], more: object = {}) => ({ from: month, until: month, figures, ...more });

type Sheet = { sheet: string; data: readonly (readonly unknown[])[] };
async function sheetsOf(body: object, client = supervisor): Promise<Sheet[]> {
  const response = await request(client, body);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('spreadsheetml');
  return (await readXlsxFile(Buffer.from(await response.arrayBuffer()))) as unknown as Sheet[];
}
const linesOf = ({ data: [head, ...lines] }: Sheet) => lines.map((line) => Object.fromEntries(head!.map((name, at) => [String(name), line[at]])));
/** The table of the first sheet: what each figure means. */
const explained = ({ data }: Sheet, heading: string) => {
  const at = data.findIndex(([first]) => first === heading);
  return linesOf({ sheet: '', data: data.slice(at) });
};
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code];
const logged = () => rows<{ reason: string; subject_id: string | null }>(`select reason, subject_id from access_log where act = 'EXPORT' order by id`);

describe('Figures as a workbook', () => {
  it('one sheet a figure, with its numbers; the first explains each', async () => {
    const [about, rate, complaints] = await sheetsOf(asked([{ key: 'CALLBACK_RATE' }, { key: 'COMPLAINTS', by: ['VALIDITY'] }], { lastYear: true }));
    expect([about, rate, complaints].map((sheet) => sheet!.sheet)).toEqual(['说明 (演示数据)', '1 回访率', '2 投诉量']);
    // Two complaints were settled and none visited; a year before there was nothing.
    expect(linesOf(rate!)).toEqual([{ 时段: month, '%（向下取至两位小数）': 0, 分子: 0, 分母: 2, 距目标还差: 2, 与目标相比: '0%（0/2），目标100%，还差2户。', 去年同期: null, 去年同期分子: 0, 去年同期分母: 0, 与去年同期相比: null }]);
    expect(linesOf(complaints!)).toEqual(expect.arrayContaining([
      { 时段: month, 有效性: '未定性', 件数: 1, 分子: 1, 分母: 1, 去年同期: 0, 去年同期分子: 0, 与去年同期相比: '比去年同期多1件' },
      { 时段: month, 有效性: '无效', 件数: 2, 分子: 2, 分母: 2, 去年同期: 0, 去年同期分子: 0, 与去年同期相比: '比去年同期多2件' },
    ]));
    expect(explained(about!, '工作表')).toMatchObject([
      { 工作表: '1 回访率', 指标: '回访率 (CALLBACK_RATE)', 单位: '%', 月份归属: '按办结时间', 分子: '已完成的应回访', 分母: expect.stringContaining('进位取整'), 不计: expect.stringContaining('不抵另一类'), 目标: '100%', 条款: expect.stringMatching(/^Q 4\.1\.2/), 区分: null },
      { 工作表: '2 投诉量', 月份归属: '按受理时间', 目标: null, 条款: null, 区分: '有效性' },
    ]);
  });

  it('says of which moment, journal number and question they are, and who took them out', async () => {
    const [about] = await sheetsOf(asked([{ key: 'CASES' }]));
    const facts = new Map(about!.data.map(([name, value]) => [name, value]));
    const [head] = await rows<{ seq: number }>('select seq::float8 as seq from journal_head');
    expect(facts.get('日志序号')).toBe(head!.seq);
    expect(facts.get('尚未计入的日志条数')).toBe(0);
    expect(facts.get('月份')).toBe(`${month}/${month}`);
    expect(facts.get('数据截至')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(facts.get('范围')).toMatch(/^YH .*"CASES"/);
    expect(facts.get('导出人')).toBe((await rows<{ name: string }>(`select name_zh as name from person where login = 'supervisor.1'`))[0]!.name);
  });

  it('a month of complaints in a sentence, where all of them are told apart by category', async () => {
    const [year, number] = month.split('-').map(Number) as [number, number];
    const before = new Date(Date.UTC(year, number - 2)).toISOString().slice(0, 7);
    const said = async (figure: object) => (await sheetsOf({ from: before, until: month, figures: [figure] }))[0]!.data.map(([first]) => String(first)).filter((text) => text.includes('受理投诉'));
    // Three complaints without a category, and none a month before.
    expect(await said({ key: 'COMPLAINTS', by: ['CATEGORY'] })).toEqual([`${year}年${number}月受理投诉3件，比上月多3件。`]);
    expect(await said({ key: 'COMPLAINTS', by: ['CATEGORY'], filters: [{ dimension: 'VALIDITY', keys: ['INVALID'] }] })).toEqual([]);
  });

  it('A18: what looks like a formula is text', async () => {
    const [, cases] = await sheetsOf(asked([{ key: 'CASES', by: ['DEPARTMENT'], filters: [{ dimension: 'KIND', keys: ['COMPLAINT'] }] }]));
    expect(linesOf(cases!).map((line) => [line['责任部门'], line['件数']])).toEqual(expect.arrayContaining([[FORMULA, 1], ['未指定部门', 2]]));
  });

  it('complete in English', async () => {
    const [about, took] = await sheetsOf(asked([{ key: 'TIME_TO_SETTLE', by: ['KIND'] }], { language: 'en' }));
    expect([about!.sheet, took!.sheet]).toEqual(['Explanation (demo data)', '1 Time to settle']);
    expect(linesOf(took!)).toEqual([{ Span: month, 'Kind of matter': 'Complaint', 'minutes (median)': 0, Numerator: 2, Denominator: 2, 'Nine in ten within (minutes)': 0 }]);
    expect(JSON.stringify([about, took])).not.toMatch(/\p{Script=Han}/u);
  });

  it('is logged with what was asked and how many numbers, before it leaves', async () => {
    await sheetsOf(asked([{ key: 'CASES' }, { key: 'COMPLAINTS' }], { centreIds: [centreId] }));
    expect((await logged()).at(-1)).toEqual({ reason: expect.stringMatching(new RegExp(`^2 numbers of figures; centres YH; filter .*"from":"${month}".*"COMPLAINTS"`)), subject_id: centreId });
  });

  it('who may: not the desk, not who only looks, not without a session; another centre’s are not in it', async () => {
    const body = asked([{ key: 'CASES' }]);
    expect(await codeOf(await request(await api.as('reception.1'), body))).toEqual([403, 'FORBIDDEN']);
    expect(await codeOf(await request(await api.as('department.1'), body))).toEqual([403, 'FORBIDDEN']);
    expect(await codeOf(await request(api.anonymous, body))).toEqual([401, 'UNAUTHENTICATED']);
    const elsewhere = await api.as('supervisor.2');
    expect(linesOf((await sheetsOf(body, elsewhere))[1]!)).toMatchObject([{ 件数: 0 }]);
    expect(linesOf((await sheetsOf({ ...body, centreIds: [centreId] }, elsewhere))[1]!)).toMatchObject([{ 件数: 0 }]);
    expect(linesOf((await sheetsOf(body, await api.as('gm')))[1]!)).toMatchObject([{ 件数: 4 }]);
    // Person by person asks for a right of its own.
    expect(await codeOf(await request(supervisor, asked([{ key: 'CASES', by: ['PERSON'] }])))).toEqual([403, 'FORBIDDEN']);
  });

  it.each([{}, { figures: [] }, { figures: [{ key: 'X' }] }, { figures: [{ key: 'CASES' }], from: '2026-13' }, { figures: [{ key: 'CASES', by: ['RULE'] }] }, { figures: [{ key: 'CASES' }], unknown: 1 }, { figures: [{ key: 'CASES' }], centreIds: ['x'] }])('%o is refused', async (body) => {
    expect(await codeOf(await request(supervisor, { from: '2026-01', until: '2026-12', ...body }))).toEqual([422, 'BAD_USER_INPUT']);
  });
});
