import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../server/log.js';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { openedSocket } from '../server/testing/opened-socket.js';

/** Ways around the front door, and what comes back when something breaks behind it. */

let api: TestApi;
let desk: TestClient;
let manager: TestClient;
const logged: string[] = [];
beforeAll(async () => {
  const serializers = (createLog('info') as unknown as Record<symbol, Record<string, (error: unknown) => object>>)[pino.symbols.serializersSym]!;
  api = await startTestApi({ production: true, log: pino({ level: 'info', base: null, serializers }, { write: (line: string) => void logged.push(line) }) });
  desk = await api.as('reception.1');
  manager = await api.as('manager.1');
});
afterAll(() => api.end());

const MODERN = { accept: 'application/graphql-response+json' };
const JSON_BODY = { 'content-type': 'application/json' };
const PREFLIGHT = { 'apollo-require-preflight': '1' };
const importing = (options: object) => `/import-file?options=${encodeURIComponent(JSON.stringify(options))}`;
const OPTIONS = { kind: 'HOMES', mode: 'INSPECT', centreId: randomUUID(), fileName: 'homes.csv' };
const IMPORT = importing(OPTIONS);

/** Every address that takes something in: with what a browser of ours would send. */
const WAYS_IN: [string, string, string][] = [
  ['/graphql', 'application/json', '{"query":"mutation { setLanguage(language: \\"en\\") { language } }"}'],
  ['/exports/cases', 'application/json', '{}'],
  ['/attachments?name=x.jpg', 'image/jpeg', 'no photo'],
  [IMPORT, 'application/octet-stream', 'room\n1'],
];
const send = (path: string, type: string, body: string, headers: Record<string, string> = {}) => manager.fetch(path, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
const exports = async () => (await api.database.pool.query(`select count(*)::int as n from access_log where act = 'EXPORT'`)).rows[0].n as number;

describe('what is no request of a page of ours', () => {
  it('A3: an array of ten operations', async () => {
    const answer = await desk.post(JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ me { login } }' }))), { ...JSON_BODY, ...MODERN });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('reception.1');
  });

  it('A3 over the WebSocket: an array of ten operations is no message: 4400', async () => {
    const socket = desk.socket();
    const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));
    socket.once('open', () => socket.send(JSON.stringify(Array.from({ length: 10 }, (_, id) => ({ id: String(id), type: 'subscribe', payload: { query: 'subscription { overdueEvents { cursor } }' } })))));
    expect(await closed).toBe(4400);
  });

  it('A9: a GET query without the header that a form cannot send', async () => {
    expect((await desk.fetch('/graphql?query=%7Bme%7Blogin%7D%7D')).status).toBe(400);
    expect((await desk.fetch('/graphql?query=%7Bme%7Blogin%7D%7D', { headers: PREFLIGHT })).data.me.login).toBe('reception.1');
  });

  it('A9: a GET mutation', async () => {
    expect((await desk.fetch('/graphql?query=mutation%7BsignOut%7D', { headers: PREFLIGHT })).status).toBe(405);
    expect((await desk.graphql('{ me { login } }')).data.me.login).toBe('reception.1');
  });

  it('A9: a GET subscription, and a subscription by POST', async () => {
    expect((await desk.fetch('/graphql?query=subscription%7BoverdueEvents%7Bcursor%7D%7D', { headers: PREFLIGHT })).status).toBeGreaterThanOrEqual(400);
    expect((await desk.graphql('subscription { overdueEvents { cursor } }', undefined, MODERN)).status).toBe(400);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''])('A10: /graphql as "%s"', async (type) => {
    for (const body of ['query={me{login}}', '{"query":"{me{login}}"}']) {
      const answer = await desk.post(new TextEncoder().encode(body), type ? { 'content-type': type } : {});
      expect(answer.status).toBe(400);
      expect(answer.errors?.length).toBe(1);
    }
  });

  it.each(WAYS_IN.slice(1).flatMap(([path]) => ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'].map((type) => [path.split('?')[0]!, type, path])))(
    'A10: %s as "%s" is refused, and does nothing',
    async (path, type, address) => {
      const before = await exports();
      // An administrator may do all of it from a page of ours.
      const admin = await api.as('admin');
      const answer = await (path.startsWith('/import') ? admin : manager).fetch(address, { method: 'POST', body: '{"filter":{}}', headers: { 'content-type': type } });
      expect([400, 415, 422]).toContain(answer.status);
      expect(answer.errors?.length).toBe(1);
      expect(await exports()).toBe(before);
    },
  );

  it.each(WAYS_IN.flatMap(([path, ...rest]) => ['https://evil.example', 'null', 'http://localhost.evil.example', 'nonsense'].map((origin) => [path.split('?')[0]!, origin, path, ...rest] as const)))(
    'A11: a POST to %s from %s',
    async (_path, origin, ...request) => {
      const before = await exports();
      const answer = await send(...request, { origin });
      expect(answer.status).toBe(403);
      expect((await manager.graphql('{ me { language } }')).data.me.language).toBe('zh-CN');
      expect(await exports()).toBe(before);
    },
  );

  it('A11: signing a visitor in from another site is refused too, cookie or not', async () => {
    const answer = await api.anonymous.graphql('mutation { signIn(login: "gm", password: "guanjia") { viewer { login } } }', undefined, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('the own page may post', async () => {
    expect((await desk.graphql('{ me { login } }', undefined, { origin: api.url })).data.me.login).toBe('reception.1');
  });

  it.each<Record<string, string>>([{ accept: 'text/html' }, { accept: 'text/html,application/xhtml+xml', cookie: 'apollo-server-landing-page=1' }])('A12: no IDE for %o', async (headers) => {
    const answer = await api.anonymous.fetch('/graphql', { headers });
    expect(answer.status).toBe(400);
    expect(answer.text.toLowerCase()).not.toContain('<html');
  });
});

describe('guessing', () => {
  it.each(WAYS_IN.filter(([path]) => !path.startsWith('/attachments')))('A20: a hundred forged tokens of walls at %s: twenty are looked at, the rest are asked to wait', async (path, type, body) => {
    const statuses = await Promise.all(Array.from({ length: 100 }, (_, n) => api.anonymous.fetch(path, { method: 'POST', body, headers: { 'content-type': type, authorization: `Bearer ${n}${'B'.repeat(42)}` } }).then(({ status }) => status)));
    expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(20);
    // GraphQL says UNAUTHENTICATED as an error of the answer.
    for (const status of statuses) expect([200, 401, 429]).toContain(status);
  });
});

describe('bodies', () => {
  it.each([
    ['bad JSON', '{"query": "{me', 400],
    ['nothing', '', 400],
    ['no query', '{"variables":{}}', 400],
    ['a query that is no text', '{"query":{"kind":"Document"}}', 400],
    ['a megabyte', JSON.stringify({ query: '{ me { login } }', variables: { x: 'x'.repeat(1_000_000) } }), 413],
    ['variables ten thousand deep', `{"query":"query($ids: [ID!]) { board(centreIds: $ids) { cursor } }","variables":{"ids":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`, 400],
  ])('A14: %s', async (_what, body, status) => {
    const answer = await desk.post(body, { ...JSON_BODY, ...MODERN });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('json');
    expect(answer.errors).toHaveLength(1);
    expect(answer.text).not.toMatch(/node_modules|SyntaxError|    at /);
  });

  it.each(['bad {"filter"', '{"filter":{"text":"a\\u0000b"}}', '{"filter":{"ownerPost":"\\ud83d"}}', '{"filter":{"text":"\\ud83d"}}', '{"centreIds":["x"]}', '{"filter":{"receivedFrom":"2026-02-30T00:00:00Z"}}', '{"__proto__":{"polluted":1},"posts":["GENERAL_MANAGER"]}'])(
    'A14, A16: an export asked for by %s is bad input, said as JSON',
    async (body) => {
      const before = await exports();
      const answer = await send('/exports/cases', 'application/json', body);
        expect([400, 422]).toContain(answer.status);
      expect(answer.errors).toHaveLength(1);
      expect(await exports()).toBe(before);
    },
  );

  it.each<[string, object]>([
    ['no options', {}],
    ['NUL in its name', { ...OPTIONS, fileName: 'a\0.csv' }],
    ['half a character as its sheet', { ...OPTIONS, fileName: 'a.xlsx', sheet: '\ud83d' }],
    ['NUL as its source', { ...OPTIONS, kind: 'CASES', mode: 'DRY_RUN', source: 'a\0' }],
    ['an encoding that is none', { ...OPTIONS, encoding: '__proto__' }],
    ['a zone that is none', { ...OPTIONS, kind: 'CASES', mode: 'DRY_RUN', zone: '../../etc/localtime' }],
    ['half a character as its encoding', { ...OPTIONS, encoding: '\ud83d' }],
  ])('A14, A16: a file that comes with %s is bad input, said as JSON', async (_what, options) => {
    const { data } = await manager.graphql('{ me { centres { id } } }');
    const admin = await api.as('admin');
    const come = (given: object) => admin.fetch(importing('centreId' in given ? { ...given, centreId: data.me.centres[0].id } : given), { method: 'POST', body: '楼栋,房号\n1栋,101', headers: { 'content-type': 'application/octet-stream' } });
    const answer = await come(options);
    expect([answer.status, answer.errors?.length]).toEqual([422, 1]);
    expect((await come(OPTIONS)).status, 'the same without it').toBe(200);
  });

  it('A15: __proto__ among the columns of a file, and in an export, pollutes nothing', async () => {
    const { data } = await manager.graphql('{ me { centres { id } } }');
    const options = { ...OPTIONS, centreId: data.me.centres[0].id, columns: JSON.parse('{"__proto__":{"polluted":1},"constructor":1}') as object };
    expect((await manager.fetch(importing(options), { method: 'POST', body: '楼栋,房号\n1栋,101', headers: { 'content-type': 'application/octet-stream' } })).status).toBeLessThan(500);
    expect((await send('/exports/cases', 'application/json', '{"filter":{"__proto__":{"polluted":1}}}')).status).toBeLessThan(500);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each(['%00', '%ff', '%ed%a0%80', encodeURIComponent('a\0b'), '..%2f..%2fpackage.json', "'%20or%201=1--"])('A14: an address with %s in it is not found, or is told so', async (part) => {
    for (const path of [`/attachments/${part}`, `/attachments?name=${part}`, `/${part}`, `/import-file/template?kind=${part}`, `/graphql?query=${part}`]) {
      expect((await manager.fetch(path)).status, path).toBeLessThan(500);
    }
    expect((await send(`/attachments?name=${part}`, 'image/jpeg', 'no photo')).status).toBeLessThan(500);
  });
});

describe('something breaks behind the door', () => {
  /** What an answer of ours never says. */
  const INNER = /matter_|tongue|42703|42P01|select |does not exist|column |relation|stack|\.js|node_modules|127\.0\.0\.1|postgres/;
  const internal = () => expect.objectContaining({ message: 'Internal error', extensions: { code: 'INTERNAL_ERROR', id: expect.stringMatching(/^[0-9a-f-]{36}$/), messages: { zh: '系统内部错误。请把编号告诉系统管理员。', en: 'Internal error' } } });
  async function broken<T>(table: string, column: string, work: () => Promise<T>): Promise<T> {
    await api.database.pool.query(`alter table ${table} rename column ${column} to tongue`);
    try {
      return await work();
    } finally {
      await api.database.pool.query(`alter table ${table} rename column tongue to ${column}`);
    }
  }

  it('A13 over HTTP: an error of our own is "Internal error" and an id', async () => {
    const answer = await broken('person', 'language', () => api.anonymous.graphql('mutation { signIn(login: "gm", password: "guanjia") { viewer { login } } }'));
    expect(answer.errors).toEqual([internal()]);
    expect(answer.text).not.toMatch(INNER);
    expect(logged.some((line) => line.includes((answer.errors![0]!.extensions as { id: string }).id))).toBe(true);
  });

  it.each([['/exports/cases', 'application/json', '{}'], ['/attachments?name=x.jpg', 'image/jpeg', 'no photo'], [IMPORT, 'application/octet-stream', 'room\n1']])('A13 over HTTP: so is one of POST %s', async (path, type, body) => {
    const { data } = await manager.graphql('{ me { centres { id } } }');
    const answer = await broken('person', 'language', () => send(path.replace(OPTIONS.centreId, data.me.centres[0].id as string), type, body));
    expect([500, 503]).toContain(answer.status);
    expect(answer.errors).toHaveLength(1);
    expect(answer.text).not.toMatch(INNER);
  });

  it('A13 over the WebSocket: who cannot be looked up is asked to come again, and nothing says why', async () => {
    const told = await broken('person', 'language', () => openedSocket(desk).catch((error: unknown) => String(error)));
    expect(told).toBe('Error: the socket was closed with 1013: Try again later');
  });

  it('A19: whatever an operation is called, each line of the log is one JSON object', async () => {
    await broken('person', 'language', () => api.anonymous.post(JSON.stringify({ query: 'mutation A { b: signIn(login: "x\\r\\n{\\"level\\":60}", password: "y") { viewer { login } } }', operationName: 'A' }), JSON_BODY));
    await desk.post(JSON.stringify({ query: '{ me { login } }', operationName: 'A\r\n{"level":60}' }), JSON_BODY);
    expect(logged.length).toBeGreaterThan(0);
    for (const line of logged) {
      expect(line.endsWith('\n') && !line.slice(0, -1).includes('\n')).toBe(true);
      expect(typeof JSON.parse(line)).toBe('object');
    }
  });

  it('A13: the log names the error and holds nothing that was sent', async () => {
    const secret = `秘密${randomUUID()}`;
    await broken('person', 'language', () => api.anonymous.graphql('mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { viewer { login } } }', { login: secret, password: secret }));
    expect(logged.join('')).not.toContain(secret);
  });
});

describe('what every answer carries', () => {
  it('pages and answers say what a browser may do with them', async () => {
    for (const answer of [await desk.fetch('/'), await desk.graphql('{ me { login } }')]) {
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-powered-by')).toBeNull();
    }
    expect((await desk.graphql('{ me { login } }')).headers.get('cache-control')).toBe('no-store');
  });

  it('an address with nothing behind it is 404 as JSON; an unknown screen is the dashboard\'s to say', async () => {
    expect((await desk.fetch('/secret.env')).status).toBe(404);
    expect((await desk.fetch('/..%2f..%2fpackage.json')).status).toBe(404);
    expect((await desk.fetch('/cases/1', { headers: { accept: 'text/html' } })).status).not.toBe(404);
  });
});

describe('a capability that the posts do not give', () => {
  it('is refused', async () => {
    expect((await desk.graphql('mutation { adjustClock(minutes: 5) }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await desk.graphql('{ health { ready } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
