import { randomBytes, randomUUID } from 'node:crypto';
import { createClient, type Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { PUBLIC_OPERATIONS, WALL_OPERATIONS } from '../access/permission.js';
import { tokenHash } from '../access/session.js';
import { questionOf } from '../access/testing/question-of.js';
import { buildExecutableSchema } from '../schema.js';
import { startTestApi, TestClient, type Answer, type TestApi } from '../server/testing/test-api.js';
import { TooManyTries, WallDoor } from './wall-door.js';

const SECRET = '钱一家的私事-5512';
let api: TestApi;
let supervisor: TestClient;
let admin: TestClient;
let own: string;
let other: string;
const clients: Client[] = [];

beforeAll(async () => {
  api = await startTestApi();
  [supervisor, admin] = await Promise.all([api.as('supervisor.1'), api.as('admin')]);
  const { data } = await admin.graphql('{ serviceCentres { id code } }');
  [own, other] = ['YH', 'CX'].map((code) => data.serviceCentres.find((centre: { code: string }) => centre.code === code).id);
});
afterAll(() => api.end());
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
});

const WALL = 'id name language status centres { id code zone name { zh en } } createdBy { name { zh } } createdAt expiresAt revokedAt lastSeenAt';
const input = (more: object = {}) => ({ name: '客服中心', centreIds: [own], language: 'zh-CN', days: 30, ...more });
const create = (client: TestClient, more: object = {}) => client.graphql(`mutation ($input: CreateWallInput!) { createWall(input: $input) { token wall { ${WALL} } } }`, { input: input(more) });
async function hang(client = supervisor, more: object = {}): Promise<{ id: string; token: string }> {
  const { data } = await create(client, more);
  return { id: data.createWall.wall.id, token: data.createWall.token };
}
const revoke = (client: TestClient, id: string) => client.graphql(`mutation ($id: ID!) { revokeWall(id: $id) { ${WALL} } }`, { id });
const change = (client: TestClient, id: string, more: object = {}) => {
  const { days: _, ...asked } = input(more);
  return client.graphql(`mutation ($id: ID!, $input: WallInput!) { changeWall(id: $id, input: $input) { ${WALL} } }`, { id, input: asked });
};
/** Asks as a wall, over HTTP. */
const asWall = (token: string, query: string, variables?: object) => api.anonymous.graphql(query, variables, { authorization: `Bearer ${token}` });
/** All that a stream says which is not for walls. */
const refused = { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'FORBIDDEN' }) })] };
const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code);
const BOARD = '{ board { cursor rows { id number centreId matter place { zh } ownerPerson { zh } obligations { rule } } duties { id centreId } } }';

/** A live line of a wall; what it hears, how its stream and its socket ended. */
function listen(token: unknown, query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
  class WithHeaders extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  const heard: { data?: Record<string, any> | null; errors?: unknown }[] = [];
  let client!: Client;
  const closed = new Promise<{ code: number; at: number }>((resolve) => {
    client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`, webSocketImpl: WithHeaders, retryAttempts: 0, lazy: true, connectionParams: { wallToken: token },
      on: { closed: (event) => resolve({ code: (event as { code: number }).code, at: performance.now() }) },
    });
  });
  clients.push(client);
  const ended = new Promise<unknown>((resolve) => client.subscribe({ query, variables }, { next: (item) => void heard.push(item), error: resolve, complete: () => resolve(null) }));
  return { heard, closed, ended, client };
}
const events = (token: unknown, after: string, headers = {}) =>
  listen(token, 'subscription ($after: String!) { boardEvents(after: $after) { kind caseId row { centreId matter place { zh } ownerPerson { zh } } } }', { after }, headers);

async function receive(login: string, centreId: string): Promise<{ id: string; number: string }> {
  const { rows: [unit] } = await api.database.pool.query<{ id: string }>('select id from unit where centre_id = $1 limit 1', [centreId]);
  const answer = await (await api.as(login)).graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number } } }', {
    input: { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: SECRET, description: SECRET, unitId: unit!.id, callerName: SECRET, callerTelephone: '13800005512' },
  });
  return answer.data.receiveCase.case;
}
const logged = async (id: string) => (await api.database.pool.query<{ act: string; reason: string | null }>('select act, reason from access_log where subject_id = $1 order by id', [id])).rows;

describe('A wall is made by who may, for the own centres', () => {
  it('with 256 random bits that are said once and stored as a hash alone; logged', async () => {
    const { data } = await create(supervisor, { name: ' 值班室 ' });
    const { token, wall } = data.createWall;
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(wall).toMatchObject({ name: '值班室', language: 'zh-CN', status: 'LIVE', centres: [{ id: own, code: 'YH' }], lastSeenAt: null, revokedAt: null });
    expect(Date.parse(wall.expiresAt) - Date.parse(wall.createdAt)).toBe(30 * 86_400_000);
    const { rows } = await api.database.pool.query('select w::text as text, token_hash from wall w where id = $1', [wall.id]);
    expect(rows[0].text).not.toContain(token);
    expect(rows[0].token_hash).toEqual(tokenHash(token));
    expect(await logged(wall.id)).toEqual([{ act: 'CREATE_WALL', reason: 'YH; 30 days' }]);
    expect((await supervisor.graphql(`{ walls { ${WALL} } }`)).text).not.toContain(token);
  });

  it.each(['reception.1', 'steward.1', 'department.1', 'administration'])('not by %s', async (login) => {
    const client = await api.as(login);
    expect(codes(await create(client))).toEqual(['FORBIDDEN']);
    expect(codes(await client.graphql('{ walls { id } }'))).toEqual(['FORBIDDEN']);
    expect(codes(await revoke(client, randomUUID()))).toEqual(['FORBIDDEN']);
  });

  it("another centre's is not found: not to make, not in the list, not to end; the administrator finds all", async () => {
    expect(codes(await create(supervisor, { centreIds: [other] }))).toEqual(['NOT_FOUND']);
    expect(codes(await create(supervisor, { centreIds: [own, other] }))).toEqual(['NOT_FOUND']);
    expect(codes(await create(supervisor, { centreIds: [randomUUID()] }))).toEqual(['NOT_FOUND']);
    const [foreign, both] = [await hang(admin, { centreIds: [other] }), await hang(admin, { centreIds: [other, own, own] })];
    const list = await supervisor.graphql('{ walls { id } }');
    for (const { id } of [foreign, both]) {
      expect(list.text).not.toContain(id);
      expect(codes(await revoke(supervisor, id))).toEqual(['NOT_FOUND']);
      expect((await admin.graphql('{ walls { id status } }')).data.walls).toContainEqual({ id, status: 'LIVE' });
    }
  });

  it.each([
    ['name', { name: ' ' }], ['name', { name: '长'.repeat(41) }], ['centreIds', { centreIds: [] }], ['centreIds', { centreIds: ['x'] }],
    ['language', { language: 'fr' }], ['days', { days: 0 }], ['days', { days: 731 }], ['days', { days: -1 }],
  ])('bad input: %s %j', async (field, more) => {
    const answer = await create(supervisor, more);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('the longest and the shortest, in both languages', async () => {
    for (const more of [{ days: 1, language: 'en' }, { days: 730, name: '长'.repeat(40) }]) expect((await create(supervisor, more)).errors).toBeUndefined();
  });
});

describe('A21, A23: its token shows the board of its centres and nothing else', () => {
  it('knows what it is; it was seen', async () => {
    const { id, token } = await hang(supervisor, { language: 'en' });
    const { data } = await asWall(token, '{ thisWall { name language expiresAt demo companyName { zh } centres { id code zone } posts { key name { zh en } } } me { id } }');
    expect(data.thisWall).toMatchObject({ name: '客服中心', language: 'en', demo: true, centres: [{ id: own, code: 'YH' }] });
    expect(data.thisWall.posts).toContainEqual({ key: 'CS_SUPERVISOR', name: { zh: '客服主管', en: expect.any(String) } });
    expect(data.me).toBeNull();
    expect((await supervisor.graphql('{ thisWall { name } }')).data.thisWall, 'a person is no wall').toBeNull();
    const { data: list } = await supervisor.graphql('{ walls { id lastSeenAt } }');
    expect(list.walls.find((wall: { id: string }) => wall.id === id).lastSeenAt).not.toBeNull();
  });

  it('rows of its centre without place, matter and persons; none of another centre, whatever is asked for; nothing confidential (HR-19)', async () => {
    const [mine, theirs, secret] = [await receive('reception.1', own), await receive('reception.2', other), await receive('reception.1', own)];
    await api.database.pool.query(`update service_case set audience = 'CONFIDENTIAL' where id = $1`, [secret.id]);
    await api.database.pool.query(`update service_case set owner_person_id = (select id from person where login = 'steward.1') where id = $1`, [mine.id]);
    const { token } = await hang();
    const answer = await asWall(token, BOARD);
    const { rows } = answer.data.board;
    expect(rows.find((row: { id: string }) => row.id === mine.id)).toMatchObject({ number: mine.number, matter: '', place: null, ownerPerson: null, obligations: expect.arrayContaining([expect.anything()]) });
    expect(rows.every((row: { centreId: string }) => row.centreId === own)).toBe(true);
    for (const hidden of [theirs.id, secret.id, SECRET, '13800005512']) expect(answer.text).not.toContain(hidden);
    const asked = await asWall(token, `query ($ids: [ID!]) { board(centreIds: $ids) { rows { id } duties { id } } }`, { ids: [other] });
    expect(asked.data.board).toEqual({ rows: [], duties: [] });
    expect((await supervisor.graphql(BOARD)).text, 'the desk sees the matter').toContain(SECRET);
  });

  const schema = buildExecutableSchema();
  const open: readonly string[] = [...PUBLIC_OPERATIONS, ...WALL_OPERATIONS];
  const closed = ([['query', schema.getQueryType()], ['mutation', schema.getMutationType()], ['subscription', schema.getSubscriptionType()]] as const).flatMap(([type, root]) =>
    Object.values(root!.getFields()).filter(({ name }) => !open.includes(name)).map((field) => ({ type, name: field.name, field })));

  it('the walk below is not blind', () => {
    expect(closed.map(({ name }) => name)).toEqual(expect.arrayContaining(['case', 'cases', 'journal', 'revealTelephone', 'receiveCase', 'walls', 'createWall', 'overdueEvents', 'mySessions', 'setLanguage']));
  });

  it('every other operation of the contract is forbidden', async () => {
    const { id, token } = await hang();
    const before = await logged(id);
    for (const { type, name, field } of closed.filter(({ type: kind }) => kind !== 'subscription')) {
      const { document, variables } = questionOf(type, field, { id, centreId: own, centreIds: own }, 'one');
      const answer = await asWall(token, document, variables);
      expect(codes(answer), name).toEqual(['FORBIDDEN']);
      expect(Object.values(answer.data ?? {}).every((value) => value === null), name).toBe(true);
    }
    expect(await logged(id)).toEqual(before);
  }, 60_000);

  it.each(closed.filter(({ type }) => type === 'subscription'))('subscription $name is forbidden', async ({ field }) => {
    const { token } = await hang();
    const { document, variables } = questionOf('subscription', field, { after: (await asWall(token, BOARD)).data.board.cursor, id: randomUUID() }, 'one');
    const line = listen(token, document, variables);
    await line.ended;
    expect(line.heard).toEqual([refused]);
  });

  it.each(['/attachments/00000000-0000-7000-8000-000000000000', '/import-file'])('%s does not know it', async (path) => {
    const { token } = await hang();
    const answer = await api.anonymous.fetch(path, { ...(path === '/import-file' && { method: 'POST', body: 'x' }), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('beside the cookie of somebody who may do more, it is still a wall: by HTTP and by socket', async () => {
    const { token } = await hang();
    const both = await supervisor.graphql('{ me { id } cases { totalCount } }', undefined, { authorization: `Bearer ${token}` });
    expect(codes(both)).toEqual(['FORBIDDEN']);
    const line = listen(token, 'subscription { overdueEvents { kind } }', {}, { cookie: supervisor.cookie! });
    await line.ended;
    expect(line.heard).toEqual([refused]);
  });
});

describe('A live wall', () => {
  it('hears of its centre’s cases as they come, without what is personal, and of no other centre’s', async () => {
    const { token } = await hang();
    const line = events(token, (await asWall(token, BOARD)).data.board.cursor);
    await receive('reception.2', other);
    const { id } = await receive('reception.1', own);
    await expect.poll(() => line.heard.find((item) => item.data?.['boardEvents'].caseId === id)).toBeDefined();
    expect(line.heard.find((item) => item.data?.['boardEvents'].caseId === id)?.data?.['boardEvents']).toEqual({ kind: 'ROW', caseId: id, row: { centreId: own, matter: '', place: null, ownerPerson: null } });
    expect(JSON.stringify(line.heard)).not.toContain(SECRET);
    expect(JSON.stringify(line.heard)).not.toContain(other);
  });

  it('is dark within a second after it was ended; nothing comes any more; logged once', async () => {
    const { id, token } = await hang();
    const line = events(token, (await asWall(token, BOARD)).data.board.cursor);
    await expect.poll(() => api.services.liveSockets.size).toBeGreaterThan(0);
    // The socket is ready before it is asked how fast it closes.
    await expect.poll(() => api.services.subscriptionsOpen()).toBeGreaterThan(0);
    const begun = performance.now();
    expect((await revoke(supervisor, id)).data.revokeWall).toMatchObject({ status: 'REVOKED', revokedAt: expect.any(String) });
    const { code, at } = await line.closed;
    expect(code).toBe(4401);
    expect(at - begun).toBeLessThan(1_000);
    expect(codes(await asWall(token, BOARD))).toEqual(['UNAUTHENTICATED']);
    const again = await revoke(supervisor, id);
    expect(again.data.revokeWall.status).toBe('REVOKED');
    expect((await logged(id)).map(({ act }) => act)).toEqual(['CREATE_WALL', 'REVOKE_WALL']);
  });

  it('is changed while it hangs: the address stays, its socket comes back as what it is now within a second, what is shown no more is no more delivered; logged with before and after', async () => {
    const { id, token } = await hang(admin, { centreIds: [own, other] });
    const line = events(token, (await asWall(token, BOARD)).data.board.cursor);
    await expect.poll(() => api.services.subscriptionsOpen()).toBeGreaterThan(0);
    const begun = performance.now();
    const changed = await change(admin, id, { name: '翠溪苑大堂', centreIds: [other], language: 'en' });
    expect(changed.data.changeWall).toMatchObject({ id, name: '翠溪苑大堂', language: 'en', status: 'LIVE', centres: [{ id: other }] });
    const { code, at } = await line.closed;
    expect(code).toBe(4403);
    expect(at - begun).toBeLessThan(1_000);
    expect((await asWall(token, '{ thisWall { name language centres { id } } }')).data.thisWall).toEqual({ name: '翠溪苑大堂', language: 'en', centres: [{ id: other }] });
    const { data } = await asWall(token, BOARD);
    expect(data.board.rows.length).toBeGreaterThan(0);
    expect(data.board.rows.every((row: { centreId: string }) => row.centreId === other)).toBe(true);
    await change(admin, id, { name: '翠溪苑大堂', centreIds: [other], language: 'en' });
    expect(await logged(id)).toEqual([expect.objectContaining({ act: 'CREATE_WALL' }), { act: 'CHANGE_WALL', reason: '客服中心 (zh-CN): YH, CX → 翠溪苑大堂 (en): CX' }]);
  });

  it('is changed by nobody who does not manage all its centres, nor given a centre of others, nor once it has ended', async () => {
    const { id } = await hang(admin, { centreIds: [own, other] });
    expect(codes(await change(supervisor, id))).toEqual(['NOT_FOUND']);
    const mine = await hang();
    expect(codes(await change(supervisor, mine.id, { centreIds: [other] }))).toEqual(['NOT_FOUND']);
    expect(codes(await change(supervisor, mine.id, { name: ' ' }))).toEqual(['BAD_USER_INPUT']);
    expect(codes(await change(await api.as('reception.1'), mine.id))).toEqual(['FORBIDDEN']);
    await revoke(supervisor, mine.id);
    expect(codes(await change(supervisor, mine.id))).toEqual(['BAD_USER_INPUT']);
    expect((await logged(mine.id)).map(({ act }) => act)).toEqual(['CREATE_WALL', 'REVOKE_WALL']);
  });

  it('ended by another process, it is dark as soon', async () => {
    const { id, token } = await hang();
    const line = events(token, (await asWall(token, BOARD)).data.board.cursor);
    await expect.poll(() => api.services.subscriptionsOpen()).toBeGreaterThan(0);
    const begun = performance.now();
    await api.database.pool.query('update wall set revoked_at = clock_timestamp(), revoked_by = created_by where id = $1', [id]);
    const { code, at } = await line.closed;
    expect(code).toBe(4401);
    expect(at - begun).toBeLessThan(1_500);
  });

  it('whose time is over is dark too', async () => {
    const { id, token } = await hang();
    const line = events(token, (await asWall(token, BOARD)).data.board.cursor);
    await expect.poll(() => api.services.subscriptionsOpen()).toBeGreaterThan(0);
    await api.database.pool.query('update wall set expires_at = clock_timestamp() where id = $1', [id]);
    expect((await line.closed).code).toBe(4401);
    const { data } = await supervisor.graphql('{ walls { id status } }');
    expect(data.walls).toContainEqual({ id, status: 'EXPIRED' });
  });

  it('A25: is looked after like every socket: more than 20 subscriptions are refused', async () => {
    const { token } = await hang();
    const { cursor } = (await asWall(token, BOARD)).data.board;
    const line = events(token, cursor);
    const more = Array.from({ length: 30 }, () => new Promise<string>((resolve) => {
      line.client.subscribe({ query: 'subscription ($after: String!) { boardEvents(after: $after) { kind } }', variables: { after: cursor } }, { next: () => resolve('open'), error: (error) => resolve(JSON.stringify(error)), complete: () => resolve('over') });
    }));
    expect(await Promise.race(more)).toContain('20');
  });
});

describe('A token that opens nothing', () => {
  it('is answered alike, whether unknown, mistyped, expired or ended; by HTTP and by socket', async () => {
    const [ended, expired] = [await hang(), await hang()];
    await revoke(supervisor, ended.id);
    await api.database.pool.query('update wall set expires_at = clock_timestamp() where id = $1', [expired.id]);
    const tokens = [ended.token, expired.token, randomBytes(32).toString('base64url'), 'x', supervisor.cookie!.split('=')[1]!];
    const answers = await Promise.all(tokens.map((token) => asWall(token, `{ thisWall { name } ${BOARD.slice(1)}`)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(codes(answers[0]!)).toEqual(['UNAUTHENTICATED']);
    for (const token of [ended.token, 'x', '']) expect((await events(token, 'a:1').closed).code, token).toBe(4401);
  });

  it('among 100 at once at most 20 are looked at; the others are asked to wait, which says nothing about them; a wall that was in before is not darkened', async () => {
    const { token } = await hang();
    const later = await hang();
    let looked = 0;
    const pool = { query: (...args: unknown[]) => ((looked += 1), (api.database.pool.query as (...all: unknown[]) => unknown)(...args)) } as unknown as typeof api.database.pool;
    const door = new WallDoor(pool);
    expect((await door.find(token, '10.0.0.1'))?.wall.name).toBe('客服中心');
    looked = 0;
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => door.find(randomBytes(32).toString('base64url'), '10.0.0.1')));
    expect(looked).toBeLessThanOrEqual(20);
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(80);
    await expect(door.find(later.token, '10.0.0.1'), 'right, and not looked at').rejects.toBeInstanceOf(TooManyTries);
    expect(await door.find(token, '10.0.0.1')).not.toBeNull();
    expect(await door.find(later.token, '10.0.0.2'), 'another address').not.toBeNull();
  });

  it('asked to wait is a 429 with Retry-After by HTTP, and "come again" by socket', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 30; n++) answers.push(await asWall(`wrong-${n}`, BOARD));
    const refused = answers.at(-1)!;
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await events('wrong', 'a:1').closed).code).toBe(1013);
  });
});
