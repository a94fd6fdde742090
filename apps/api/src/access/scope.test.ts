import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fillDemo } from '../demo/fill-demo.js';
import { startTestApi, type Answer, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
/** At the desk of the first centre. */
let desk: TestClient;
/** Everything below belongs to the second centre. */
let foreign: { centre: string; case: string; number: string; version: number; obligation: string; unit: string };
beforeAll(async () => {
  api = await startTestApi({ prepare: (services) => fillDemo(services) });
  desk = await api.as('supervisor.1');
  // The steps that fell due in the demo's past have their say first.
  await vi.waitUntil(async () => (await api.database.pool.query('select from obligation where next_step_at < app_now()')).rowCount === 0, { timeout: 15_000 });
  const { rows } = await api.database.pool.query(
    `select c.centre_id as centre, c.id as case, c.number, c.version, o.id as obligation, c.unit_id as unit
     from service_case c join service_centre s on s.id = c.centre_id join obligation o on o.subject_id = c.id
     where s.code = 'CX' and c.status = 'IN_PROGRESS' and c.unit_id is not null order by c.received_at limit 1`,
  );
  foreign = rows[0];
});
afterAll(() => api.end());

const notFound = (answer: Answer) => {
  expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND', messages: { en: 'Not found: it does not exist, or lies outside of your centres.' } } });
  expect(Object.values(answer.data ?? {}).filter((value) => value !== null)).toEqual([]);
};
const untouched = async () => {
  const { rows } = await api.database.pool.query('select version from service_case where id = $1', [foreign.case]);
  expect(rows[0].version).toBe(foreign.version);
};

describe("A21: another centre's id is not found", () => {
  it.each(['id', 'number'] as const)('case by its %s', async (by) => {
    const answer = await desk.graphql(`{ case(${by}: "${by === 'id' ? foreign.case : foreign.number}") { id number matter } }`);
    expect(answer.data.case).toBeNull();
    expect(answer.text).not.toContain(foreign.number);
  });

  it('the answer for what exists elsewhere and for what exists nowhere is the same', async () => {
    const [elsewhere, nowhere] = [await desk.graphql(`{ case(id: "${foreign.case}") { id } }`), await desk.graphql(`{ case(id: "${randomUUID()}") { id } }`)];
    expect(elsewhere.text).toBe(nowhere.text);
  });

  it.each(['cases(centreIds: [$]) { edges { node { id } } }', 'obligations(centreIds: [$]) { edges { node { id } } }', 'journal(centreIds: [$]) { edges { node { id } } }'])('no row of it in %s', async (query) => {
    const answer = await desk.graphql(`{ ${query.replace('$', `"${foreign.centre}"`)} }`);
    expect(Object.values<{ edges: unknown[] }>(answer.data)[0]!.edges).toEqual([]);
  });

  it('the journal of its case is empty', async () => {
    expect((await desk.graphql(`{ journal(caseId: "${foreign.case}") { edges { node { id } } } }`)).data.journal.edges).toEqual([]);
  });

  it('explainObligation', async () => {
    const answer = await desk.graphql(`{ explainObligation(id: "${foreign.obligation}") { policyKey } }`);
    expect(answer.data.explainObligation).toBeNull();
  });

  it.each([
    ['classifyCase', 'kind: REPAIR, basis: CORRECTION'],
    ['transferCase', 'department: "x", ownerPost: "STEWARD"'],
    ['takeOverCase', 'post: "CS_SUPERVISOR"'],
    ['agreeReplyTime', 'agreedReplyAt: "2099-01-01T00:00:00Z"'],
    ['replyToResident', 'definite: true, reply: "x"'],
    ['reportUp', 'to: ["GENERAL_MANAGER"], note: "x"'],
    ['settleCase', 'result: "x"'],
    ['confirmWithResident', 'outcome: SATISFIED'],
    ['reopenCase', 'reason: "x"'],
  ])('mutation %s', async (verb, fields) => {
    notFound(await desk.graphql(`mutation { ${verb}(input: { clientKey: "${randomUUID()}", caseId: "${foreign.case}", version: ${foreign.version}, ${fields} }) { case { id } } }`));
    await untouched();
  });

  it('mutation closeCase, by the manager of the other centre', async () => {
    const manager = await api.as('manager.1');
    notFound(await manager.graphql(`mutation { closeCase(input: { clientKey: "${randomUUID()}", caseId: "${foreign.case}", version: ${foreign.version}, reason: "because" }) { case { id } } }`));
    await untouched();
  });

  it('mutation acknowledgeOverdue', async () => {
    notFound(await desk.graphql(`mutation { acknowledgeOverdue(input: { clientKey: "${randomUUID()}", obligationId: "${foreign.obligation}" }) { obligation { id } } }`));
  });

  it('mutation revealTelephone: not found, and nothing in the log as if it were seen', async () => {
    notFound(await desk.graphql(`mutation { revealTelephone(caseId: "${foreign.case}", reason: "to call back about it") { telephone } }`));
    const { rows } = await api.database.pool.query(`select from access_log where act = 'REVEAL_TELEPHONE'`);
    expect(rows).toHaveLength(0);
  });

  it('mutation receiveCase at another centre, and for another centre\'s unit', async () => {
    const receive = (centreId: string, unitId: string) =>
      desk.graphql(`mutation { receiveCase(input: { clientKey: "${randomUUID()}", centreId: "${centreId}", kind: REPAIR, channel: TELEPHONE, matter: "x", unitId: "${unitId}", anonymous: true }) { case { id } } }`);
    notFound(await receive(foreign.centre, foreign.unit));
    const { data } = await desk.graphql('{ me { centres { id } } }');
    notFound(await receive(data.me.centres[0].id, foreign.unit));
  });

  it('subscription: events of the other centre do not come, whichever centres are asked for', async () => {
    const cursor = (await desk.graphql('{ board { cursor } }')).data.board.cursor;
    const client = desk.subscriber();
    const heard: string[] = [];
    const centreIds = [[foreign.centre], null];
    for (const asked of centreIds) {
      client.subscribe(
        { query: 'subscription($ids: [ID!], $after: String!) { boardEvents(centreIds: $ids, after: $after) { kind row { centreId } } }', variables: { ids: asked, after: cursor } },
        { next: (item) => void heard.push(JSON.stringify(item)), error: () => undefined, complete: () => undefined },
      );
    }
    const other = await api.as('supervisor.2');
    const settled = await other.graphql(`mutation { replyToResident(input: { clientKey: "${randomUUID()}", caseId: "${foreign.case}", version: ${foreign.version}, definite: false, reply: "x" }) { case { version } refusal { message { en } } } }`);
    expect(settled.data.replyToResident.case.version).toBeGreaterThan(foreign.version);
    // Something of the own centre comes after it: had the other one come, it would be here before.
    const own = (await desk.graphql('{ board { rows { id version status } } }')).data.board.rows.find((row: { status: string }) => row.status === 'IN_PROGRESS');
    await desk.graphql(`mutation { replyToResident(input: { clientKey: "${randomUUID()}", caseId: "${own.id}", version: ${own.version}, definite: false, reply: "x" }) { case { version } } }`);
    await expect.poll(() => heard.filter((item) => item.includes('"ROW"')).length).toBeGreaterThan(0);
    expect(heard.join()).not.toContain(foreign.centre);
    await client.dispose();
  });
});

describe('HR-19: a confidential matter', () => {
  it('is not found by the desk of its own centre, and is by its manager', async () => {
    const { rows } = await api.database.pool.query(
      `update service_case set audience = 'CONFIDENTIAL' where id = (select c.id from service_case c join service_centre s on s.id = c.centre_id where s.code = 'YH' and c.status <> 'CLOSED' order by c.received_at limit 1) returning id`,
    );
    const ask = (client: TestClient) => client.graphql(`{ case(id: "${rows[0].id}") { number } }`);
    const reception = await api.as('reception.1');
    expect((await ask(reception)).data.case).toBeNull();
    expect((await reception.graphql('{ board { rows { id } } }')).text).not.toContain(rows[0].id);
    expect((await ask(await api.as('manager.1'))).data.case.number).toMatch(/^YH-/);
  });
});

describe('A17: SQL in a filter is a text', () => {
  it.each(["' or '1'='1", '%', '\\', "'; drop table service_case; --"])('%s', async (text) => {
    const answer = await desk.graphql('query($text: String) { cases(filter: { text: $text }) { totalCount } }', { text });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.cases.totalCount).toBe(0);
  });

  it('the order is one of a list', async () => {
    expect((await desk.graphql('{ cases(order: "received_at desc") { totalCount } }')).errors?.length).toBeGreaterThan(0);
  });
});

describe('A16: pages', () => {
  it.each([99_999_999, -1, 0])('first: %i', async (first) => {
    const answer = await desk.graphql(`{ cases(first: ${first}) { edges { node { id } } } }`);
    const rows = answer.data?.cases?.edges.length ?? 0;
    expect(rows).toBeLessThanOrEqual(100);
    expect(answer.errors?.[0]?.extensions?.code ?? 'BAD_USER_INPUT').toBe('BAD_USER_INPUT');
  });

  it.each(['nonsense', "'", '0:0', '-1'])('after: "%s" is bad input, or a page', async (after) => {
    const answer = await desk.graphql('query($after: String) { cases(after: $after) { edges { node { id } } } journal(after: $after) { edges { node { id } } } obligations(after: $after) { edges { node { id } } } }', { after });
    expect((answer.errors ?? []).map((error) => error.extensions?.code).filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
  });
});

describe('A18: text', () => {
  it.each(['<script>alert(1)</script>', '=1+1', '"; --', '👩‍👩‍👧 ‮abc', '管家\u200b'])('%s comes back as it was typed', async (matter) => {
    const { data } = await desk.graphql('{ me { centres { id } } }');
    const centreId = data.me.centres[0].id;
    const received = await desk.graphql(
      'mutation($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { matter } refusal { message { en } } } }',
      { input: { clientKey: randomUUID(), centreId, kind: 'OPINION', channel: 'LETTER', matter, placeText: 'gate', anonymous: true } },
    );
    expect(received.data.receiveCase).toEqual({ case: { matter }, refusal: null });
  });
});
