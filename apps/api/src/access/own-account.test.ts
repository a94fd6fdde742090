import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeOf, startTestApi, TestClient, type TestApi } from '../server/testing/test-api.js';
import { deviceName } from './device-name.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.end());

const ME = '{ me { login } }';
const SESSIONS = '{ mySessions { id device startedAt lastSeenAt current } }';
const CHANGE = 'mutation ($now: String!, $next: String!) { changePassword(currentPassword: $now, newPassword: $next) { changed message { zh en } } }';
const change = async (client: TestClient, now: string, next: string) => (await client.graphql(CHANGE, { now, next })).data.changePassword;
const logged = async (login: string, act: string) =>
  (await api.database.pool.query('select l.reason from access_log l join person p on p.id = l.person_id where p.login = $1 and l.act = $2', [login, act])).rows;

describe('the own password', () => {
  it('is changed for the old one, ends all other sessions and their sockets at once, and is logged without a word of it', async () => {
    const here = await api.as('guard.1');
    const elsewhere = await api.as('guard.1');
    const socket = elsewhere.socket();
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('{"type":"connection_init"}');
    await new Promise((resolve) => socket.once('message', resolve));
    const closed = closeOf(socket);
    expect(await change(here, 'guanjia', '云河花园的门岗在南边')).toEqual({ changed: true, message: null });
    expect((await here.graphql(ME)).data.me.login).toBe('guard.1');
    expect((await elsewhere.graphql(ME)).data.me).toBeNull();
    expect(await closed).toMatchObject({ code: 4401 });
    expect((await new TestClient(api.url).signIn('guard.1', 'guanjia')).data.signIn.viewer).toBeNull();
    expect((await new TestClient(api.url).signIn('guard.1', '云河花园的门岗在南边')).data.signIn.viewer.login).toBe('guard.1');
    expect(await logged('guard.1', 'CHANGE_PASSWORD')).toEqual([{ reason: null }]);
  });

  it.each([
    ['a wrong old one', 'wrong', 'a long new one', /当前密码不正确/],
    ['7 characters', 'guanjia', '1234567', /只有 7 个字符/],
    ['257 characters', 'guanjia', 'x'.repeat(257), /过长/],
    ['the name in it', 'guanjia', 'I am GUARD.2 here', /不能包含登录名/],
  ])('%s: refused, nothing changes', async (_what, now, next, message) => {
    const client = await api.as('guard.2');
    const answer = await change(client, now, next);
    expect(answer).toMatchObject({ changed: false, message: { zh: expect.stringMatching(message), en: expect.stringMatching(/^[\x20-\x7e]+$/) } });
    expect((await new TestClient(api.url).signIn('guard.2')).data.signIn.viewer.login).toBe('guard.2');
  });

  it('the same again is refused', async () => {
    const client = await api.as('guard.3');
    expect(await change(client, 'guanjia', 'quite another 1')).toMatchObject({ changed: true });
    expect(await change(client, 'quite another 1', 'quite another 1')).toMatchObject({ changed: false, message: { en: expect.stringContaining('is the current one') } });
  });

  it('A20: an unlocked browser is no way to guess: five tries, then wait', async () => {
    const client = await api.as('line.1');
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => change(client, `guess ${n}`, 'a long new one')));
    expect(answers.filter(({ message }) => message.en.startsWith('Too many tries')).length).toBeGreaterThanOrEqual(7);
    expect(answers.some(({ changed }) => changed)).toBe(false);
  });

  it('two changes at once: one wins', async () => {
    const client = await api.as('line.2');
    const answers = await Promise.all([change(client, 'guanjia', 'the first of two'), change(client, 'guanjia', 'the other of two')]);
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1);
  });

  it('needs a session', async () => {
    expect((await api.anonymous.graphql(CHANGE, { now: 'guanjia', next: 'a long new one' })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('the own sessions', () => {
  it('are listed with their device, this one first; tokens are no part of them', async () => {
    const other = new TestClient(api.url);
    const signIn = await other.graphql('mutation { signIn(login: "steward.1", password: "guanjia") { viewer { id } } }', undefined, { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36' });
    other.cookie = signIn.headers.getSetCookie()[0]!.split(';', 1)[0];
    const here = await api.as('steward.1');
    const answer = await here.graphql(SESSIONS);
    expect(answer.data.mySessions).toMatchObject([{ current: true }, { current: false, device: 'Chrome · Android' }]);
    expect(answer.text).not.toContain(here.cookie!.split('=')[1]!);
  });

  it('another browser is signed out from here, once, and it is logged', async () => {
    const [here, lost] = [await api.as('steward.2'), await api.as('steward.2')];
    const { data } = await here.graphql(SESSIONS);
    const { id } = data.mySessions.find(({ current }: { current: boolean }) => !current);
    const revoke = () => here.graphql('mutation ($id: ID!) { revokeMySession(id: $id) }', { id });
    expect((await revoke()).data.revokeMySession).toBe(true);
    expect((await lost.graphql(ME)).data.me).toBeNull();
    expect((await here.graphql(SESSIONS)).data.mySessions).toHaveLength(1);
    expect((await revoke()).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect(await logged('steward.2', 'REVOKE_SESSION')).toHaveLength(1);
  });

  it('A21: a colleague\'s session is not found, and lives on', async () => {
    const [mine, theirs] = [await api.as('steward.3'), await api.as('reception.3')];
    const { id } = (await theirs.graphql(SESSIONS)).data.mySessions[0];
    expect((await mine.graphql('mutation ($id: ID!) { revokeMySession(id: $id) }', { id })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await theirs.graphql(ME)).data.me.login).toBe('reception.3');
    expect((await mine.graphql('mutation { revokeMySession(id: "x\' or 1=1 --") }')).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

describe('a device by name', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0', 'Edge · Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.43', '微信 WeChat · iOS'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox · macOS'],
    ['curl/8', ''],
    [undefined, ''],
  ])('%s', (header, name) => {
    expect(deviceName(header)).toBe(name);
  });
});
