import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from './log.js';
import { startTestApi, type TestApi, type TestClient } from './testing/test-api.js';

/** Typed, sent and looked for in every way below; none of it may ever stand in the log. */
const NAME = '欧阳锋铭';
const TELEPHONE = '13987654321';

let api: TestApi;
let desk: TestClient;
const lines: string[] = [];
beforeAll(async () => {
  api = await startTestApi({ log: createLog('info', { write: (line) => void lines.push(line) }) });
  desk = await api.as('reception.1');
});
afterAll(() => api.end());

interface Line {
  readonly requestId: string;
  readonly operation: string;
  readonly outcome: string;
  readonly status: number;
  readonly ms: number;
  readonly viewerId?: string;
  readonly msg: string;
}
const records = (): Line[] => lines.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === 'request');
const recordOf = async (requestId: string | null): Promise<Line> => {
  await expect.poll(() => records().some((line) => line.requestId === requestId)).toBe(true);
  return records().find((line) => line.requestId === requestId)!;
};

describe('the log of requests', () => {
  it('one line of JSON each: id, operation of the contract, outcome, duration, who by id', async () => {
    const answer = await desk.graphql('query Lies { me { login } }');
    const line = await recordOf(answer.headers.get('x-request-id'));
    const { rows } = await api.database.pool.query<{ id: string }>(`select id from person where login = 'reception.1'`);
    expect(line).toEqual({ level: 30, time: expect.any(Number), msg: 'request', requestId: line.requestId, operation: 'query me', outcome: 'ok', status: 200, ms: expect.any(Number), viewerId: rows[0]!.id });
    expect(lines.every((text) => text.endsWith('\n') && !text.trimEnd().includes('\n'))).toBe(true);
  });

  it('what is refused and what fails is told apart', async () => {
    const outcome = async (question: Promise<{ headers: Headers }>) => (await recordOf((await question).headers.get('x-request-id'))).outcome;
    expect(await outcome(desk.graphql('{ accessLog { edges { cursor } } }'))).toBe('refused');
    expect(await outcome(desk.graphql('{ nonsense }'))).toBe('refused');
    expect(await outcome(desk.graphql('{'))).toBe('refused');
    expect(await outcome(desk.fetch('/attachments/x'))).toBe('refused');
    await api.database.pool.query('alter table saved_filter rename to away');
    expect(await outcome(desk.graphql('{ savedFilters { id } }'))).toBe('error');
    await api.database.pool.query('alter table away rename to saved_filter');
  });

  it('a proxy’s id is taken over, and an error’s line carries it; what is no id is not', async () => {
    const requestId = randomUUID();
    const answer = await desk.graphql('{ me { login } }', {}, { 'x-request-id': requestId });
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    for (const wrong of [TELEPHONE, 'a\tb', 'x'.repeat(500)]) expect((await desk.graphql('{ me { login } }', {}, { 'x-request-id': wrong })).headers.get('x-request-id')).not.toBe(wrong);
    const failing = randomUUID();
    await api.database.pool.query('alter table saved_filter rename to away');
    await desk.graphql('{ savedFilters { id } }', {}, { 'x-request-id': failing });
    await api.database.pool.query('alter table away rename to saved_filter');
    expect(lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'unexpected error')).toBeDefined();
    expect(lines.map((line) => JSON.parse(line)).find(({ msg, requestId: id }) => msg === 'unexpected error' && id === failing)).toBeDefined();
  });

  it('holds no name and no telephone, whatever is sent where', async () => {
    const centreId = (await desk.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id;
    const input = { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: `${NAME}投诉`, description: TELEPHONE, placeText: '南门', callerName: NAME, callerTelephone: TELEPHONE };
    const RECEIVE = 'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } refusal { message { zh } } } }';
    expect((await desk.graphql(RECEIVE, { input })).data.receiveCase.case).not.toBeNull();
    await desk.graphql(RECEIVE, { input: { ...input, clientKey: randomUUID(), receivedAt: `${NAME}${TELEPHONE}`, unitId: NAME } });
    await desk.graphql(`query ($s: String!) { places(centreId: "${centreId}", search: $s) { id } }`, { s: TELEPHONE });
    await desk.graphql(`{ places(centreId: "${NAME}", search: "${TELEPHONE}") { id } }`);
    await desk.graphql(`mutation { signIn(login: "${NAME}", password: "${TELEPHONE}") { viewer { id } } }`);
    await desk.post(`{"query": ${NAME}${TELEPHONE}`, { 'content-type': 'application/json' });
    await desk.fetch(`/graphql?query={me{login}}&name=${encodeURIComponent(NAME)}&t=${TELEPHONE}`, { headers: { 'apollo-require-preflight': '1' } });
    await desk.fetch(`/attachments?name=${encodeURIComponent(NAME)}${TELEPHONE}.jpg`, { method: 'POST', body: NAME, headers: { 'content-type': 'image/jpeg' } });
    await desk.fetch(`/${TELEPHONE}/${encodeURIComponent(NAME)}`);
    // A broken house, with everything in the statement's parameters.
    await api.database.pool.query(`alter table service_case add constraint refuses check (matter <> '${NAME}炸') not valid`);
    await desk.graphql(RECEIVE, { input: { ...input, clientKey: randomUUID(), matter: `${NAME}炸` } });
    const client = desk.subscriber();
    await new Promise<void>((resolve) => {
      client.subscribe({ query: 'subscription ($after: String!) { boardEvents(after: $after) { kind } }', variables: { after: TELEPHONE } }, { next: () => undefined, error: () => resolve(), complete: () => resolve() });
    });
    await client.dispose();
    await expect.poll(() => lines.some((line) => line.includes('subscription ended') && line.includes('subscription boardEvents'))).toBe(true);
    await expect.poll(() => lines.some((line) => line.includes('"code":"23514"'))).toBe(true);
    const all = lines.join('');
    for (const secret of [NAME, encodeURIComponent(NAME), JSON.stringify(NAME).slice(1, -1), TELEPHONE, TELEPHONE.slice(3)]) expect(all).not.toContain(secret);
  });
});
