import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let supervisor: TestClient;
let manager: TestClient;
/** Sees the reports, and no confidential matter. */
let complaintCentre: TestClient;
let centreId: string;
let month: string;
let reportId: string;
let outcome: { month: { status: string; versions: { id: string; throughSeq: number }[] }; refusal: unknown };

beforeAll(async () => {
  api = await startTestApi();
  const { pool } = api.database;
  [supervisor, manager, complaintCentre] = await Promise.all([api.as('supervisor.1'), api.as('manager.1'), api.as('complaints')]);
  centreId = (await supervisor.graphql('{ me { centres { id } } }')).data.me.centres[0].id;
  for (const [index, matter] of ['电梯停运', '涉密投诉', '=1+1'].entries()) {
    const { data } = await supervisor.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id version } } }', { input: { clientKey: `c${index}`, centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter, placeText: '南门', anonymous: true } });
    if (matter === '涉密投诉') await pool.query(`update service_case set audience = 'CONFIDENTIAL' where id = $1`, [data.receiveCase.case.id]);
  }
  month = (await pool.query(`select to_char(app_now() at time zone 'Asia/Shanghai', 'YYYY-MM') as month`)).rows[0].month;
  await pool.query(`select adjust_clock('32 days')`);
  const filled = await supervisor.graphql('mutation ($input: FillComplaintReportInput!) { fillComplaintReport(input: $input) { month { status versions { id throughSeq } } refusal { message { en } } } }', { input: { clientKey: 'f', centreId, month, comment: '三件。' } });
  outcome = filled.data.fillComplaintReport;
  reportId = outcome.month.versions[0]!.id;
}, 60_000);
afterAll(() => api.end());

it('filled in, it says up to which number the journal was read', async () => {
  expect(outcome).toMatchObject({ month: { status: 'FILLED' }, refusal: null });
  const { rows } = await api.database.pool.query<{ seq: number; received: number }>(`select (select seq::float8 from journal_head) as seq, (select max(seq)::float8 from journal where type = 'CaseReceived' and centre_id = $1) as received`, [centreId]);
  expect(outcome.month.versions[0]!.throughSeq).toBeGreaterThanOrEqual(rows[0]!.received);
  expect(outcome.month.versions[0]!.throughSeq).toBeLessThanOrEqual(rows[0]!.seq);
});

const MONTH = `query ($centreId: ID!, $month: String!) { complaintMonth(centreId: $centreId, month: $month) { versions { tally { hidden figures { total otherKind } lines { case { matter } } } } availableActions { verb allowed } } }`;
const tallyFor = async (client: TestClient) => (await client.graphql(MONTH, { centreId, month })).data.complaintMonth.versions[0].tally;

describe('HR-19, CP-40: a confidential complaint is counted and not shown to who may not see it', () => {
  it('in the report', async () => {
    expect(await tallyFor(supervisor)).toMatchObject({ hidden: 0, figures: { total: 3 } });
    const seen = await tallyFor(complaintCentre);
    expect(seen).toMatchObject({ hidden: 1, figures: { total: 3 } });
    expect(JSON.stringify(seen)).not.toContain('涉密');
  });

  it('in the workbook, which is of the form 《部门客户投诉工作月报》, holds no formula, and is logged', async () => {
    const sheet = async (client: TestClient, name: number) => {
      const response = await fetch(`${api.url}/exports/complaint-report`, { method: 'POST', body: JSON.stringify({ reportId }), headers: { 'content-type': 'application/json', cookie: client.cookie! } });
      expect(response.status).toBe(200);
      return readSheet(Buffer.from(await response.arrayBuffer()), name);
    };
    const form = await sheet(complaintCentre, 1);
    expect(String(form[0]![0])).toContain('部门客户投诉工作月报');
    expect(form.find(([name]) => name === '受理投诉合计')?.[1]).toBe(3);
    const matters = (rows: unknown[][]) => rows.slice(1).map((row) => row[2]);
    expect(matters(await sheet(supervisor, 2)).sort()).toEqual(['=1+1', '涉密投诉', '电梯停运'].sort());
    const lines = await sheet(complaintCentre, 2);
    expect(matters(lines)).not.toContain('涉密投诉');
    expect(lines.at(-1)!.slice(0, 2)).toEqual(['另有不公开的件数', 1]);
    const { rows } = await api.database.pool.query(`select reason from access_log where act = 'EXPORT' order by id desc limit 1`);
    expect(rows[0].reason).toMatch(/^2 complaints of a monthly report/);
  });
});

describe('who may', () => {
  it.each([
    ['the desk', 'reception.1', 'FORBIDDEN'],
    ['a department head', 'department.1', 'FORBIDDEN'],
    ['another centre’s supervisor', 'supervisor.2', 'NOT_FOUND'],
  ])('%s does not see the report', async (_, login, code) => {
    const answer = await (await api.as(login)).graphql(MONTH, { centreId, month });
    expect(answer.errors?.[0]?.extensions?.code).toBe(code);
  });

  it('the export asks for both: the report, and taking lists out of the house', async () => {
    for (const [login, status] of [['reception.1', 403], ['supervisor.2', 404]] as const) {
      const { cookie } = await api.as(login);
      const response = await fetch(`${api.url}/exports/complaint-report`, { method: 'POST', body: JSON.stringify({ reportId }), headers: { 'content-type': 'application/json', cookie: cookie! } });
      expect([login, response.status]).toEqual([login, status]);
    }
  });

  it('what may be done now is said as the verbs would: the manager reads, the supervisor waits', async () => {
    const allowed = async (client: TestClient) => (await client.graphql(MONTH, { centreId, month })).data.complaintMonth.availableActions.filter((action: { allowed: boolean }) => action.allowed).map(({ verb }: { verb: string }) => verb);
    expect(await allowed(supervisor)).toEqual(['fillComplaintReport']);
    expect(await allowed(manager)).toEqual(['fillComplaintReport', 'reviewComplaintReport']);
    expect(await allowed(complaintCentre)).toEqual([]);
    expect((await complaintCentre.graphql('mutation ($input: ComplaintReportInput!) { sendComplaintReport(input: $input) { refusal { rule } } }', { input: { clientKey: 'x', reportId } })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
