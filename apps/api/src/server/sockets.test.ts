import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { tokenHash } from '../access/session.js';
import { closeOf, startTestApi, TestClient, type TestApi } from './testing/test-api.js';

let api: TestApi;
let desk: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  desk = await api.as('reception.1');
});
afterAll(() => api.end());

const BOARD = 'subscription { boardEvents(after: "0:0") { kind cursor } }';
const open = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('open', () => resolve()));
const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
const hear = (socket: WebSocket) => new Promise<{ type: string; id?: string; payload?: never }>((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
const refusal = (socket: WebSocket) =>
  new Promise<number | undefined>((resolve) => {
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.once('open', () => resolve(undefined));
    socket.on('error', () => undefined);
  });

async function acknowledged(client: TestClient): Promise<WebSocket> {
  const socket = client.socket();
  await open(socket);
  say(socket, { type: 'connection_init' });
  expect((await hear(socket)).type).toBe('connection_ack');
  return socket;
}

/** Everything that one subscription is told. */
function collect(client: Client, query: string, variables?: Record<string, unknown>) {
  const items: unknown[] = [];
  const ended = new Promise<unknown>((resolve) => {
    client.subscribe({ query, ...(variables && { variables }) }, { next: (item) => void items.push(item), error: (error) => resolve(error), complete: () => resolve('complete') });
  });
  return { items, ended };
}

describe('the upgrade', () => {
  it.each([
    ['A11 over the WebSocket: from another site', 'graphql-transport-ws', { origin: 'https://evil.example' }, 403],
    ['A24: another sub-protocol', 'graphql-ws', {}, 400],
    ['A24: no sub-protocol', [], {}, 400],
  ])('%s', async (_what, protocol, headers, status) => {
    expect(await refusal(desk.socket(protocol, headers))).toBe(status);
  });

  it('anywhere but /graphql', async () => {
    const elsewhere = new TestClient(`${api.url}/other`);
    expect(await refusal(elsewhere.socket())).toBe(404);
  });

  it('from the own page', async () => {
    const socket = desk.socket('graphql-transport-ws', { origin: api.url });
    expect(await refusal(socket)).toBeUndefined();
    socket.terminate();
  });
});

describe('A24: the protocol', () => {
  it('no connection_init: 4408', async () => {
    const socket = desk.socket();
    expect(await closeOf(socket)).toMatchObject({ code: 4408 });
  });

  it('subscribe before connection_init: 4401', async () => {
    const socket = desk.socket();
    await open(socket);
    say(socket, { type: 'subscribe', id: '1', payload: { query: BOARD } });
    expect(await closeOf(socket)).toMatchObject({ code: 4401 });
  });

  it('garbage: 4400', async () => {
    const socket = desk.socket();
    await open(socket);
    socket.send('{nonsense');
    expect(await closeOf(socket)).toMatchObject({ code: 4400 });
  });

  it('a frame of 70 kB: 1009', async () => {
    const socket = await acknowledged(desk);
    socket.on('error', () => undefined);
    socket.send('x'.repeat(70_000));
    expect(await closeOf(socket)).toMatchObject({ code: 1009 });
  });

  it.each([
    ['without a session', undefined],
    ['with a forged one', `guanjia_session=${'B'.repeat(43)}`],
  ])('%s: 4401, and no acknowledgement', async (_what, cookie) => {
    const socket = new TestClient(api.url, cookie).socket();
    await open(socket);
    const heard: unknown[] = [];
    socket.on('message', (data) => heard.push(data));
    say(socket, { type: 'connection_init' });
    expect(await closeOf(socket)).toMatchObject({ code: 4401 });
    expect(heard).toEqual([]);
  });
});

describe('what a subscription may ask', () => {
  it.each([
    ['a query', '{ me { login } }'],
    ['a mutation', 'mutation { signOut }'],
  ])('not %s', async (_what, query) => {
    const client = desk.subscriber();
    expect(await collect(client, query).ended).toMatchObject([{ extensions: { messages: { en: expect.stringContaining('Only subscriptions') } } }]);
    expect((await desk.graphql('{ me { login } }')).data.me.login).toBe('reception.1');
    await client.dispose();
  });

  it.each([
    ['A1 over the WebSocket: 101 aliases', `subscription { boardEvents(after: "0:0") { ${Array.from({ length: 101 }, (_, n) => `a${n}: cursor`).join(' ')} } }`, undefined],
    ['a syntax error', 'subscription {', undefined],
    ['an unknown field', 'subscription { boardEvents(after: "0:0") { secret } }', undefined],
    ['two subscriptions in one', 'subscription { a: boardEvents(after: "0:0") { cursor } b: boardEvents(after: "0:0") { cursor } }', undefined],
    ['NUL in a variable', 'subscription($a: String!) { boardEvents(after: $a) { cursor } }', { a: '\0' }],
    ['a variable that does not fit', 'subscription($a: String!) { boardEvents(after: $a) { cursor } }', { a: 5 }],
  ])('%s is refused with an error', async (_what, query, variables) => {
    const client = desk.subscriber();
    const { items, ended } = collect(client, query, variables);
    const end = await ended;
    const errors = (end === 'complete' ? (items[0] as { errors: { message: string }[] }).errors : end) as { message: string }[];
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(3);
    await client.dispose();
  });

  it('a post without VIEW_CASES: refused', async () => {
    const client = (await api.as('admin')).subscriber();
    const { items, ended } = collect(client, BOARD);
    await ended;
    expect(JSON.stringify(items)).toContain('FORBIDDEN');
    await client.dispose();
  });

  it('A25: of a hundred on one socket, twenty are served', async () => {
    const socket = await acknowledged(desk);
    const heard: { type: string; id?: string }[] = [];
    socket.on('message', (data) => heard.push(JSON.parse(String(data))));
    const { data } = await desk.graphql('{ board { cursor } }');
    for (let n = 0; n < 100; n++) {
      say(socket, { type: 'subscribe', id: String(n), payload: { query: `subscription { boardEvents(after: "${data.board.cursor}") { cursor } }` } });
    }
    await expect.poll(() => heard.filter((message) => message.type === 'error').length).toBe(80);
    expect(api.services.subscriptionsOpen()).toBeGreaterThanOrEqual(20);
    socket.close();
    await expect.poll(() => api.services.subscriptionsOpen()).toBe(0);
  });
});

describe('A23: a live socket closes within a second', () => {
  const withinASecond = async (socket: WebSocket, code: number) => {
    const close = await closeOf(socket);
    expect(close.code).toBe(code);
    expect(close.afterMs).toBeLessThan(1_000);
  };

  it.each([
    ['when its session is revoked', 'update session set revoked_at = clock_timestamp() where token_hash = $1', 4401],
    ['when its session expires', `update session set expires_at = clock_timestamp() where token_hash = $1`, 4401],
    ['when the term of office ends', 'update post_holding set held_until = app_now() where person_id = (select person_id from session where token_hash = $1)', 4403],
    ['when the person is disabled', 'update person set disabled_at = clock_timestamp() where id = (select person_id from session where token_hash = $1)', 4401],
  ])('%s', async (_when, sql, code) => {
    const client = await api.as('reception.2');
    const socket = await acknowledged(client);
    const closing = withinASecond(socket, code);
    await api.database.pool.query(sql, [tokenHash(client.cookie!.split('=')[1]!)]);
    await closing;
    await api.database.pool.query(`update person set disabled_at = null; `);
    await api.database.pool.query('update post_holding set held_until = null');
  });

  it('an open board keeps its session alive, for a week at most', async () => {
    const client = await api.as('reception.3');
    const hash = tokenHash(client.cookie!.split('=')[1]!);
    const age = (days: number) =>
      api.database.pool.query(
        `update session set created_at = clock_timestamp() - $2 * interval '1 day', last_seen_at = clock_timestamp() - interval '2 minutes', expires_at = clock_timestamp() + interval '20 seconds' where token_hash = $1`,
        [hash, days],
      );
    await age(1);
    const socket = await acknowledged(client);
    const left = async () => (await api.database.pool.query(`select extract(epoch from expires_at - clock_timestamp())::int as seconds from session where token_hash = $1`, [hash])).rows[0].seconds;
    await expect.poll(left).toBeGreaterThan(11 * 3600);
    const closing = closeOf(socket);
    await age(8);
    expect((await closing).code).toBe(4401);
  });

  it('at once when signed out at this server; other sessions stay', async () => {
    const [leaving, staying] = [await api.as('reception.3'), await api.as('reception.3')];
    const [left, stays] = [await acknowledged(leaving), await acknowledged(staying)];
    const closing = closeOf(left);
    await leaving.graphql('mutation { signOut }');
    expect(await closing).toMatchObject({ code: 4401 });
    await sleep(600);
    expect(stays.readyState).toBe(stays.OPEN);
    stays.terminate();
  });
});

describe('A25: a reader that stops reading', () => {
  it('is cut off, and the server keeps nothing of it', async () => {
    const socket = await acknowledged(desk);
    socket.pause();
    const before = api.services.liveSockets.size;
    // Each ping asks for a pong with the same payload, which nobody reads.
    for (let n = 0; n < 400; n++) {
      say(socket, { type: 'ping', payload: { filler: 'x'.repeat(60_000) } });
    }
    await expect.poll(() => api.services.liveSockets.size, { timeout: 15_000 }).toBe(before - 1);
    socket.terminate();
  });
});
