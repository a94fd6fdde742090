import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TestClient, type TestApi } from '../server/testing/test-api.js';
import { revokeSessionsOf, tokenHash } from './session.js';
import { signIn } from './sign-in.js';
import { SignInLimits } from './sign-in-limits.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.end());

const ME = '{ me { login } }';
const CENTRES = '{ serviceCentres { code } }';

describe('signing in', () => {
  it('shows who it is, and the cookie lets the next request in', async () => {
    const client = new TestClient(api.url);
    const { data } = await client.signIn('reception.1');
    expect(data.signIn).toMatchObject({ message: null, viewer: { login: 'reception.1', centres: [{ code: 'YH' }] } });
    expect((await client.graphql(ME)).data.me.login).toBe('reception.1');
  });

  it('does not mind case and blanks around the name', async () => {
    expect((await new TestClient(api.url).signIn(' Reception.1 ')).data.signIn.viewer.login).toBe('reception.1');
  });

  it('S5: on plain http the cookie is HttpOnly, SameSite=Lax, for the whole site', async () => {
    const cookie = (await new TestClient(api.url).signIn('reception.2')).headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^guanjia_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  });

  it('S5: under an https PUBLIC_URL the cookie is __Host- and Secure', async () => {
    const https = await startTestApi({ publicUrl: 'https://desk.example.com' });
    try {
      const cookie = (await new TestClient(https.url).signIn('reception.1')).headers.getSetCookie()[0]!;
      expect(cookie).toMatch(/^__Host-guanjia=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/);
    } finally {
      await https.end();
    }
  });

  it('S5: stores the hash of the token, not the token', async () => {
    const client = await api.as('reception.1');
    const token = client.cookie!.split('=')[1]!;
    const { rows } = await api.database.pool.query('select token_hash from session where token_hash = $1', [tokenHash(token)]);
    expect(rows).toHaveLength(1);
    expect(rows[0].token_hash.toString('base64url')).not.toBe(token);
  });

  it('me answers null for nobody, everything else UNAUTHENTICATED', async () => {
    expect((await api.anonymous.graphql(ME)).data.me).toBeNull();
    expect((await api.anonymous.graphql(CENTRES)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('A20: guessing passwords', () => {
  it('a known and an unknown name are answered alike', async () => {
    const known = await new TestClient(api.url).signIn('cashier.1', 'wrong');
    const unknown = await new TestClient(api.url).signIn('nobody.1', 'wrong');
    expect(known.data.signIn).toEqual(unknown.data.signIn);
    expect(known.headers.getSetCookie()).toEqual([]);
  });

  it('and in the same time', async () => {
    const quickest = { known: Infinity, unknown: Infinity };
    // Turn by turn, and the quickest of each: that is what the work costs; the rest is what else the machine was doing.
    for (let n = 0; n < 15; n++) {
      for (const [who, login] of [['known', 'guard.1'], ['unknown', 'guard.9']] as const) {
        const begun = performance.now();
        await signIn(api.database.pool, new SignInLimits(), { login, password: 'wrong', address: 'here' });
        quickest[who] = Math.min(quickest[who], performance.now() - begun);
      }
    }
    expect(Math.max(quickest.known, quickest.unknown) / Math.min(quickest.known, quickest.unknown)).toBeLessThan(2);
  });

  it('of 100 at once for one account, under any X-Forwarded-For, five at most are tried', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        api.anonymous.graphql('mutation { signIn(login: "gm", password: "wrong") { message { en } } }', undefined, { 'x-forwarded-for': `10.0.0.${n}` })),
    );
    const tried = answers.filter((answer) => answer.data.signIn.message.en.includes('not right'));
    expect(tried.length).toBeLessThanOrEqual(5);
    expect(tried.length).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.data.signIn.message.en.startsWith('Too many tries'))).toHaveLength(100 - tried.length);
  });

  it('aliases in one document are refused before one is tried', async () => {
    const many = Array.from({ length: 100 }, (_, n) => `a${n}: signIn(login: "deputy", password: "${n}") { message { en } }`).join(' ');
    const answer = await api.anonymous.graphql(`mutation { ${many} }`);
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await new TestClient(api.url).signIn('deputy')).data.signIn.viewer.login).toBe('deputy');
  });

  it('a colleague who has signed in from the desk still can while a stranger hammers the name', async () => {
    const limits = new SignInLimits();
    await limits.admit('gm', 'the desk');
    await limits.succeeded('gm', 'the desk');
    for (let n = 0; n < 50; n++) {
      await limits.admit('gm', `stranger ${n}`);
    }
    expect(await limits.admit('gm', 'a stranger')).toHaveProperty('wait');
    expect(await limits.admit('gm', 'the desk')).toHaveProperty('delay');
  });

  it('however often the colleague signs in, strangers get no more than five tries', async () => {
    const limits = new SignInLimits();
    for (let n = 0; n < 20; n++) {
      await limits.admit('gm', 'the desk');
      await limits.succeeded('gm', 'the desk');
    }
    const strangers = [];
    for (let n = 0; n < 30; n++) {
      strangers.push(await limits.admit('gm', `stranger ${n}`));
    }
    expect(strangers.filter((answer) => 'delay' in answer)).toHaveLength(5);
  });

  it('each failure slows the next answer; nothing is refused for longer than a minute', async () => {
    const limits = new SignInLimits();
    const answers = [];
    for (let n = 0; n < 6; n++) {
      answers.push(await limits.admit('quality', 'an address'));
    }
    expect(answers.slice(0, 5)).toEqual([{ delay: 0 }, { delay: 150 }, { delay: 300 }, { delay: 450 }, { delay: 600 }]);
    expect((answers[5] as { wait: number }).wait).toBeLessThanOrEqual(60);
  });

  it('a password of a megabyte is not hashed', async () => {
    const answer = await new TestClient(api.url).signIn('inspector', 'x'.repeat(200_000));
    expect(answer.data.signIn.message.en).toContain('not right');
  });
});

describe('A23: a session that is not alive', () => {
  it('signed out: the cookie is worth nothing any more, and is cleared', async () => {
    const client = await api.as('steward.1');
    const out = await client.graphql('mutation { signOut }');
    expect(out.data.signOut).toBe(true);
    expect(out.headers.getSetCookie()[0]).toMatch(/^guanjia_session=; .*Max-Age=0/);
    expect((await client.graphql(CENTRES)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await client.graphql('mutation { signOut }')).data.signOut).toBe(false);
  });

  it.each([
    ['expired', `update session set expires_at = clock_timestamp() - interval '1 second' where token_hash = $1`],
    ['revoked', 'update session set revoked_at = clock_timestamp() where token_hash = $1'],
    ['of a disabled person', 'update person set disabled_at = clock_timestamp() where id = (select person_id from session where token_hash = $1)'],
  ])('%s: unauthenticated', async (_how, sql) => {
    const client = await api.as('steward.2');
    await api.database.pool.query(sql, [tokenHash(client.cookie!.split('=')[1]!)]);
    expect((await client.graphql(CENTRES)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await client.graphql(ME)).data.me).toBeNull();
  });

  it.each(['guanjia_session=', 'guanjia_session=abc', `guanjia_session=${'A'.repeat(43)}`, `guanjia_session=' or 1=1 --`])('forged: %s', async (cookie) => {
    expect((await new TestClient(api.url, cookie).graphql(CENTRES)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('all sessions of a person end at once', async () => {
    const [one, two] = [await api.as('steward.3'), await api.as('steward.3')];
    const { rows } = await api.database.pool.query(`select id from person where login = 'steward.3'`);
    await revokeSessionsOf(api.database.pool, rows[0].id);
    expect((await one.graphql(ME)).data.me).toBeNull();
    expect((await two.graphql(ME)).data.me).toBeNull();
  });
});

describe('the made-up company says how to get in', () => {
  it('each account that it names can sign in with the password that it names; a real company names none', async () => {
    const { password, accounts } = (await api.anonymous.graphql('{ demoAccess { password accounts { login post { zh en } } } }')).data.demoAccess;
    expect(accounts.length).toBeGreaterThan(4);
    for (const { login } of accounts.filter(({ login }: { login: string }) => !['gm', 'deputy'].includes(login))) {
      expect((await new TestClient(api.url).signIn(login, password)).data.signIn.viewer?.login).toBe(login);
    }
    await api.database.pool.query('update company set demo = false');
    expect((await api.anonymous.graphql('{ demoAccess { password } }')).data.demoAccess).toBeNull();
    await api.database.pool.query('update company set demo = true');
  });
});

describe('own account', () => {
  it('preferences: unset ones have their ordinary values, what is given is kept, the rest stays', async () => {
    const client = await api.as('assistant.2');
    const READ = 'preferences { sound singleKeys theme }';
    expect((await client.graphql(`{ me { ${READ} } }`)).data.me.preferences).toEqual({ sound: false, singleKeys: true, theme: 'SYSTEM' });
    const set = (input: object) => client.graphql(`mutation ($input: PreferencesInput!) { setPreferences(input: $input) { ${READ} } }`, { input });
    expect((await set({ sound: true, theme: 'DARK' })).data.setPreferences.preferences).toEqual({ sound: true, singleKeys: true, theme: 'DARK' });
    expect((await set({ singleKeys: false, theme: null })).data.setPreferences.preferences).toEqual({ sound: true, singleKeys: false, theme: 'DARK' });
    expect((await (await api.as('assistant.2')).graphql(`{ me { ${READ} } }`)).data.me.preferences).toEqual({ sound: true, singleKeys: false, theme: 'DARK' });
    expect((await set({ theme: 'PINK' })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await api.anonymous.graphql('mutation { setPreferences(input: {}) { id } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('me knows the time of the desk and the term of each post', async () => {
    const { data } = await (await api.as('reception.1')).graphql('{ me { serverNow demo holdings { from until post { key } centre { code } } } }');
    expect(data.me).toMatchObject({ demo: true, holdings: [{ until: null, post: { key: 'RECEPTIONIST' }, centre: { code: 'YH' } }] });
    expect(Date.parse(data.me.holdings[0].from)).toBeLessThan(Date.parse(data.me.serverNow));
  });

  it('the language is kept, and another one is bad input', async () => {
    const client = await api.as('assistant.1');
    expect((await client.graphql('mutation { setLanguage(language: "en") { language } }')).data.setLanguage.language).toBe('en');
    expect((await client.graphql('{ me { language } }')).data.me.language).toBe('en');
    expect((await client.graphql('mutation { setLanguage(language: "klingon") { language } }')).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('a term of office that has ended takes its rights along, in business time', async () => {
    const client = await api.as('duty.1');
    expect((await client.graphql(CENTRES)).data.serviceCentres).toEqual([{ code: 'YH' }]);
    await api.database.pool.query(`update post_holding set held_until = app_now() where person_id = (select id from person where login = 'duty.1')`);
    expect((await client.graphql(CENTRES)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await client.graphql(ME)).data.me.login).toBe('duty.1');
  });
});
