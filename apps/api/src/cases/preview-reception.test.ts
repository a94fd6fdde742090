import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let desk: TestClient;
let centreId: string;
let otherId: string;
beforeAll(async () => {
  api = await startTestApi();
  desk = await api.as('reception.1');
  const { data } = await (await api.as('gm')).graphql('{ serviceCentres { id } }');
  [centreId, otherId] = data.serviceCentres.map(({ id }: { id: string }) => id);
});
afterAll(() => api.end());

const PREVIEW = `query ($input: PreviewReceptionInput!) { previewReception(input: $input) {
  proposed { kind kindReason { words clause { source section } } category urgent urgentReason { words } severity severityReason { words } }
  obligations { rule dueAt owedBy { key } clauses { source } name { zh } } } }`;
const RECEIVE = 'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { receivedAt obligations { rule status dueAt owedBy { key } } } refusal { message { en } } } }';
const ask = (input: object, client = desk) => client.graphql(PREVIEW, { input: { centreId, channel: 'TELEPHONE', matter: '', ...input } });

describe('what a reception would bring', () => {
  it('its words point to a kind, with the words and the clause', async () => {
    const { data } = await ask({ matter: '地下室起火冒烟' });
    expect(data.previewReception.proposed).toMatchObject({ kind: 'HELP_REQUEST', kindReason: { words: ['起火'], clause: { source: 'F', section: '4.1.1' } }, category: 'DISASTER', urgent: true, severity: null });
  });

  it.each([
    { kind: 'REPAIR', matter: '水管漏水' }, { kind: 'COMPLAINT', matter: '电梯困人', urgent: true }, { kind: 'HELP_REQUEST', matter: '业主晕倒', category: 'FIRST_AID', urgent: true }, { kind: 'INQUIRY', matter: '请问' },
  ])('what is foreseen for $kind is what opens when it is saved: rule, owner, and due time counted from the reception', async (form) => {
    const before = Date.now();
    const { data: foreseen } = await ask(form);
    const { data: received } = await desk.graphql(RECEIVE, { input: { clientKey: `foreseen ${form.kind}`, centreId, channel: 'TELEPHONE', placeText: '门口', anonymous: true, ...form } });
    const opened = received.receiveCase.case.obligations.filter(({ status }: { status: string }) => status === 'OPEN');
    const brief = (list: { rule: string; owedBy: { key: string }[] }[]) => list.map(({ rule, owedBy }) => `${rule} ${owedBy.map(({ key }) => key).join()}`).sort();
    expect(brief(foreseen.previewReception.obligations)).toEqual(brief(opened));
    expect(opened.length).toBeGreaterThan(0);
    for (const { rule, dueAt } of foreseen.previewReception.obligations as { rule: string; dueAt: string }[]) {
      const real = opened.find((one: { rule: string }) => one.rule === rule);
      expect(Math.abs(Date.parse(real.dueAt) - Date.parse(dueAt)), rule).toBeLessThanOrEqual(Date.now() - before + 1_000);
    }
  });

  it('stores nothing', async () => {
    const count = async () => (await api.database.pool.query('select (select count(*) from service_case) as cases, (select count(*) from journal) as journal')).rows[0];
    const before = await count();
    await ask({ matter: '投诉保安态度差', kind: 'COMPLAINT' });
    expect(await count()).toEqual(before);
  });

  it('nothing written: nothing proposed, nothing foreseen; a kind that would be refused foresees nothing', async () => {
    expect((await ask({})).data.previewReception).toEqual({ proposed: { kind: null, kindReason: null, category: null, urgent: false, urgentReason: null, severity: null, severityReason: null }, obligations: [] });
    expect((await ask({ kind: 'REPAIR', receivedAt: '2020-01-01T00:00:00Z' })).data.previewReception.obligations).toEqual([]);
  });

  it('asked of another centre it is not found; by who may not receive, forbidden; too much text is refused', async () => {
    expect((await ask({ centreId: otherId })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await ask({}, await api.as('guard.1'))).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await ask({ matter: '漏'.repeat(201) })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
