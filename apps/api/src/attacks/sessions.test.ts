import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { compileApi, type ApiProcess } from '../server/testing/api-process.js';
import { startTestApi, TestClient, type TestApi } from '../server/testing/test-api.js';

/** What ends at one process ends at every other: live sockets within a second, requests at once. */

let api: TestApi;
let program: ReturnType<typeof compileApi>;
let other: ApiProcess;
let admin: TestClient;
beforeAll(async () => {
  program = compileApi();
  api = await startTestApi();
  other = await program.start(api.database.url, { DEMO: 'off', CLOCK: 'adjustable' });
  admin = await api.as('admin');
}, 90_000);
afterAll(async () => {
  await other?.kill();
  await api?.end();
  program?.remove();
}, 30_000);

const ME = '{ me { login } }';
const BOARD = 'subscription { boardEvents(after: "x:0") { kind } }';

/** The same person at the other process, by the same session. */
const there = (client: TestClient) => new TestClient(other.url, client.cookie);

/** A socket with a stream that has told something. */
async function streaming(client: TestClient, init: object = {}): Promise<WebSocket> {
  const socket = client.socket();
  await once(socket, 'open');
  const heard = (type: string) =>
    new Promise<void>((resolve, reject) => {
      const hear = (data: unknown) => {
        if ((JSON.parse(String(data)) as { type: string }).type !== type) return;
        socket.off('message', hear);
        resolve();
      };
      socket.on('message', hear);
      socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    });
  const acknowledged = heard('connection_ack');
  socket.send(JSON.stringify({ type: 'connection_init', payload: init }));
  await acknowledged;
  const told = heard('next');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: BOARD } }));
  await told;
  return socket;
}

/** How both sockets ended, and how long after the act; a machine that is busy with other things is given what it was late. */
async function endings(sockets: readonly WebSocket[], act: () => Promise<unknown>): Promise<{ codes: number[]; afterMs: number }> {
  const closed = Promise.all(sockets.map(async (socket) => ({ code: (await once(socket, 'close'))[0] as number, at: performance.now() })));
  let lag = 0;
  let last = performance.now();
  const clock = setInterval(() => {
    lag += Math.max(0, performance.now() - last - 25);
    last = performance.now();
  }, 20);
  await act();
  const done = performance.now();
  const ends = await closed;
  clearInterval(clock);
  return { codes: ends.map(({ code }) => code), afterMs: Math.max(...ends.map(({ at }) => at - done)) - lag };
}

const idOf = async (login: string) => (await api.database.pool.query<{ id: string }>('select id from person where login = $1', [login])).rows[0]!.id;
/** Carries out what must be accepted. */
async function accepted(who: TestClient, mutation: string, variables: object = {}): Promise<void> {
  const { data, errors, text } = await who.graphql(mutation, variables);
  const [answer] = Object.values(data ?? {}) as ({ refusal?: unknown; message?: unknown } | boolean)[];
  if (errors || !answer || (typeof answer === 'object' && (answer.refusal || answer.message))) throw new Error(text);
}

const ENDS: [string, string, number, (client: TestClient) => Promise<void>][] = [
  ['signed out', 'reception.2', 4401, (client) => accepted(client, 'mutation { signOut }')],
  ['revoked from another browser', 'reception.3', 4401, async () => {
    const elsewhere = await api.as('reception.3');
    const { data } = await elsewhere.graphql('{ mySessions { id current } }');
    for (const { id } of data.mySessions.filter(({ current }: { current: boolean }) => !current)) await accepted(elsewhere, 'mutation ($id: ID!) { revokeMySession(id: $id) }', { id });
  }],
  ['of whom the password was changed in another browser', 'steward.1', 4401, async () =>
    accepted(await api.as('steward.1'), 'mutation { changePassword(currentPassword: "guanjia", newPassword: "a longer password") { message { en } } }')],
  ['of whom an administrator set a new password', 'steward.2', 4401, async () =>
    accepted(admin, 'mutation ($id: ID!) { resetPassword(personId: $id, password: "a first password") { refusal { message { en } } } }', { id: await idOf('steward.2') })],
  ['of a person who was disabled', 'steward.3', 4401, async () =>
    accepted(admin, 'mutation ($id: ID!) { setPersonDisabled(personId: $id, disabled: true) { refusal { message { en } } } }', { id: await idOf('steward.3') })],
  ['of a term of office that was ended', 'assistant.1', 4403, async () => {
    const { rows } = await api.database.pool.query(`select id from post_holding where person_id = $1`, [await idOf('assistant.1')]);
    await accepted(admin, 'mutation ($id: ID!) { endHolding(holdingId: $id) { refusal { message { en } } } }', { id: rows[0]!.id });
  }],
  ['of who was given another post', 'assistant.2', 4403, async () =>
    accepted(admin, 'mutation ($id: ID!, $at: ID!) { appointPerson(input: { personId: $id, post: "STEWARD", centreId: $at }) { refusal { message { en } } } }', { id: await idOf('assistant.2'), at: (await api.database.pool.query(`select id from service_centre where code = 'YH'`)).rows[0]!.id })],
  ['of a post that may do something else now', 'maintenance.1', 4403, async () => void (await api.database.pool.query(`delete from post_capability where post = 'MAINTENANCE' and capability = 'ADD_NOTE'`))],
];

describe('S3, A23: at both of two processes, live sockets close within a second of the act at one of them', () => {
  it.each(ENDS)('S3: %s', { retry: 2, timeout: 30_000 }, async (_what, login, code, act) => {
    // A second try finds the person as the first one left them.
    await api.database.pool.query(`update person set password_hash = (select password_hash from person where login = 'gm'), must_change_password = false, disabled_at = null where login = $1`, [login]);
    await api.database.pool.query(`update post_holding set held_until = null where person_id = $1`, [await idOf(login)]);
    await api.database.pool.query(`insert into post_capability (post, capability) values ('MAINTENANCE', 'ADD_NOTE') on conflict do nothing`);
    const client = await api.as(login);
    const sockets = [await streaming(client), await streaming(there(client))];
    const { codes, afterMs } = await endings(sockets, () => act(client));
    expect(codes).toEqual([code, code]);
    expect(afterMs).toBeLessThan(1_000);
    // And a request with that session, wherever it comes, is nobody's; under other rights it is still theirs.
    expect((await there(client).graphql(ME)).data?.me?.login ?? null).toBe(code === 4401 ? null : login);
  });

  it('S3: a wall that was taken down', { retry: 2 }, async () => {
    const manager = await api.as('manager.1');
    const { data } = await manager.graphql('mutation ($ids: [ID!]!) { createWall(input: { name: "大堂", centreIds: $ids, days: 9, language: "zh-CN" }) { token wall { id } } }', { ids: [(await manager.graphql('{ me { centres { id } } }')).data.me.centres[0].id] });
    const { token, wall } = data.createWall;
    const sockets = [await streaming(api.anonymous, { wallToken: token }), await streaming(new TestClient(other.url), { wallToken: token })];
    const { codes, afterMs } = await endings(sockets, () => accepted(manager, 'mutation ($id: ID!) { revokeWall(id: $id) { id } }', { id: wall.id }));
    expect(codes).toEqual([4401, 4401]);
    expect(afterMs).toBeLessThan(1_000);
  });

  it('who is away keeps their session and rights: steps go to who stands in (law 9); nobody else’s socket is closed', async () => {
    const [away, bystander] = [await api.as('guard.1'), await api.as('guard.2')];
    const sockets = [await streaming(away), await streaming(there(away)), await streaming(there(bystander))];
    await accepted(await api.as('manager.1'), 'mutation ($input: RecordAbsenceInput!) { recordAbsence(input: $input) { refusal { message { en } } } }', { input: { personId: await idOf('guard.1'), from: new Date(Date.now() + 1_000).toISOString(), until: new Date(Date.now() + 86_400_000).toISOString() } });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(sockets.map(({ readyState }) => readyState)).toEqual([1, 1, 1]);
    for (const socket of sockets) socket.terminate();
  });
});
