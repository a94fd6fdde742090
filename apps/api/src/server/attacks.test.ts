import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type Answer, type TestApi, type TestClient } from './testing/test-api.js';

let api: TestApi;
let desk: TestClient;
let production: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  desk = await api.as('reception.1');
  production = await startTestApi({ production: true });
});
afterAll(async () => {
  await api.end();
  await production.end();
});

const MODERN = { accept: 'application/graphql-response+json' };
const json = { 'content-type': 'application/json' };

/** "400": not executed; HTTP 400 under application/graphql-response+json, 200 with errors under application/json. */
async function refusedDocument(query: string, variables?: object): Promise<Answer> {
  const modern = await desk.graphql(query, variables, MODERN);
  expect(modern.status).toBe(400);
  expect(modern.headers.get('content-type')).toContain('application/graphql-response+json');
  const classic = await desk.graphql(query, variables, { accept: 'application/json' });
  expect(classic.status).toBe(200);
  expect(classic.headers.get('content-type')).toContain('application/json');
  for (const answer of [modern, classic]) {
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(answer.errors!.length).toBeLessThanOrEqual(3);
  }
  return modern;
}

const times = (count: number, part: (n: number) => string) => Array.from({ length: count }, (_, n) => part(n)).join(' ');

describe('A1–A6: documents that ask for too much', () => {
  it.each([
    ['A1: 101 aliases of one field', `{ ${times(101, (n) => `a${n}: me { login }`)} }`],
    ['A1: 101 aliases of __typename', `{ ${times(101, (n) => `a${n}: __typename`)} }`],
    ['A1: aliases hidden in a fragment', `{ ...F me { login } } fragment F on Query { ${times(31, (n) => `a${n}: __typename`)} }`],
    ['A2: 500 times the same field', `{ ${times(500, () => 'me { login }')} }`],
    ['A2: 8,000 times the same field', `{ ${times(8_000, () => '__typename')} }`],
    ['A4: fifty unknown directives', `{ me { login ${times(50, () => '@aa')} } }`],
    ['A4: @skip five hundred times', `{ me { login ${times(500, () => '@skip(if: false)')} } }`],
    ['A5: forty deep', `{ ${times(40, () => 'me {')} login ${times(40, () => '}')} }`],
    ['A5: introspection in circles, forty deep', `{ __schema { types { ${times(40, () => 'fields { type {')} name ${times(40, () => '} }')} } } }`],
    ['A6: a fragment that contains itself', '{ me { ...F } } fragment F on Viewer { ...G } fragment G on Viewer { ...F }'],
    ['A6: a bomb of 2^26', `{ me { ...F0 } } ${times(26, (n) => `fragment F${n} on Viewer { ...F${n + 1} ...F${n + 1} }`)} fragment F26 on Viewer { login }`],
    ['nested parentheses beyond any stack', `{ places(centreId: ${'['.repeat(2_000)}`],
  ])('%s', async (_name, query) => {
    await refusedDocument(query);
  });

  it('what the dashboard asks for is within the limits: the standard introspection query, too', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    expect((await desk.graphql(getIntrospectionQuery())).data.__schema.queryType.name).toBe('Query');
  });

  it('A3: an array of ten operations', async () => {
    const answer = await desk.post(JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ me { login } }' }))), { ...json, ...MODERN });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('reception.1');
  });
});

describe('A7, A8: production tells nothing about the schema', () => {
  it('A7: no introspection', async () => {
    const answer = await production.anonymous.graphql('{ __schema { types { name } } }', undefined, MODERN);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('ServiceCentre');
  });

  it.each([
    ['a field', '{ mee { login } }', undefined],
    ['an argument', 'mutation { signIn(logn: "a", password: "b") { message { en } } }', undefined],
    ['a variable of the wrong shape', 'query($after: [ID!]) { board(centreIds: $after) { cursor } }', { after: { centr: 1 } }],
  ])('A8: no "Did you mean" for %s', async (_what, query, variables) => {
    const answer = await production.anonymous.graphql(query, variables);
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(answer.text).not.toContain('Did you mean');
  });
});

describe('A9–A12: ways around the front door', () => {
  it('A9: a GET query without the header that a form cannot send', async () => {
    expect((await desk.fetch('/graphql?query=%7Bme%7Blogin%7D%7D')).status).toBe(400);
    expect((await desk.fetch('/graphql?query=%7Bme%7Blogin%7D%7D', { headers: { 'apollo-require-preflight': '1' } })).data.me.login).toBe('reception.1');
  });

  it('A9: a GET mutation', async () => {
    const answer = await desk.fetch('/graphql?query=mutation%7BsignOut%7D', { headers: { 'apollo-require-preflight': '1' } });
    expect(answer.status).toBe(405);
    expect((await desk.graphql('{ me { login } }')).data.me.login).toBe('reception.1');
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])('A10: %s', async (type) => {
    for (const body of ['query={me{login}}', '{"query":"{me{login}}"}']) {
      const answer = await desk.post(body, { 'content-type': type });
      expect(answer.status).toBe(400);
      expect(answer.errors?.length).toBe(1);
    }
  });

  it.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'nonsense'])('A11: a POST from %s', async (origin) => {
    const answer = await desk.graphql('mutation { setLanguage(language: "en") { language } }', undefined, { origin });
    expect(answer.status).toBe(403);
    expect((await desk.graphql('{ me { language } }')).data.me.language).toBe('zh-CN');
  });

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

describe('A13–A16, A19, A22: inputs', () => {
  it('A13: an error of our own is "Internal error" and an id', async () => {
    await production.database.pool.query('alter table person rename column language to tongue');
    try {
      const answer = await production.anonymous.graphql('mutation { signIn(login: "gm", password: "guanjia") { viewer { login } } }');
      expect(answer.errors).toEqual([expect.objectContaining({ message: 'Internal error', extensions: { code: 'INTERNAL_ERROR', id: expect.stringMatching(/^[0-9a-f-]{36}$/), messages: { zh: '系统内部错误。请把编号告诉系统管理员。', en: 'Internal error' } } })]);
      expect(answer.text).not.toMatch(/language|tongue|42703|select |does not exist|stack|\.js|node_modules/);
    } finally {
      await production.database.pool.query('alter table person rename column tongue to language');
    }
  });

  it('A14: a syntax error', async () => {
    expect((await refusedDocument('{ me { login ')).errors?.[0]?.extensions?.code).toBe('GRAPHQL_PARSE_FAILED');
  });

  it.each([
    ['bad JSON', '{"query": "{me', 400],
    ['nothing', '', 400],
    ['no query', '{"variables":{}}', 400],
    ['a query that is no text', '{"query":{"kind":"Document"}}', 400],
    ['a megabyte', JSON.stringify({ query: '{ me { login } }', variables: { x: 'x'.repeat(1_000_000) } }), 413],
  ])('A14: %s', async (_what, body, status) => {
    const answer = await desk.post(body, { ...json, ...MODERN });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('json');
    expect(answer.errors).toHaveLength(1);
    expect(answer.text).not.toMatch(/node_modules|SyntaxError|    at /);
  });

  it('A14: variables ten thousand deep', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const answer = await desk.post(`{"query":"query($ids: [ID!]) { board(centreIds: $ids) { cursor } }","variables":{"ids":${deep}}}`, { ...json, ...MODERN });
    expect(answer.status).toBe(400);
    expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('A15: __proto__ in variables pollutes nothing', async () => {
    await desk.post('{"query":"query($s: String!) { places(centreId: \\"x\\", search: $s) { id } }","variables":{"s":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}', json);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect((await desk.graphql('{ me { login } }')).data.me.login).toBe('reception.1');
  });

  it.each([
    ['a number beyond Int', 'mutation { adjustClock(minutes: 99999999999) }'],
    ['a text for a number', 'mutation { adjustClock(minutes: "5") }'],
    ['a number for an id list', 'query { board(centreIds: [1.5]) { cursor } }'],
  ])('A16: %s', async (_what, query) => {
    await refusedDocument(query);
  });

  it('A16: variables that do not fit', async () => {
    const answer = await refusedDocument('mutation($m: Int!) { adjustClock(minutes: $m) }', { m: 1e12 });
    expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['NUL in a variable', 'query($s: String!) { places(centreId: "x", search: $s) { id } }', { s: 'a\0b' }],
    ['half an emoji in a variable', 'query($s: String!) { places(centreId: "x", search: $s) { id } }', { s: '\ud83d' }],
    ['NUL in the document', '{ places(centreId: "x", search: "\\u0000") { id } }', undefined],
  ])('%s is bad input, said so', async (_what, query, variables) => {
    expect((await refusedDocument(query, variables)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('A19: an operation name with line breaks is no name', async () => {
    const answer = await desk.post(JSON.stringify({ query: 'query A { me { login } }', operationName: 'A\r\nset-cookie: x=1' }), { ...json, ...MODERN });
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('A19: a mutation called "query me" is still a mutation', async () => {
    const answer = await desk.fetch(`/graphql?query=${encodeURIComponent('mutation me { signOut }')}&operationName=me`, { headers: { 'apollo-require-preflight': '1' } });
    expect(answer.status).toBe(405);
  });

  it('A22: nobody names their own posts', async () => {
    await refusedDocument('mutation { signIn(login: "gm", password: "x", capabilities: ["ADJUST_CLOCK"]) { viewer { login } } }');
    await refusedDocument('mutation { setLanguage(language: "en", posts: ["GENERAL_MANAGER"]) { language } }');
  });

  it('a capability that the posts do not give is refused', async () => {
    const answer = await desk.graphql('mutation { adjustClock(minutes: 5) }');
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await desk.graphql('{ health { ready } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('a subscription does not go over HTTP', async () => {
    const answer = await desk.graphql('subscription { overdueEvents { cursor } }', undefined, MODERN);
    expect(answer.status).toBe(400);
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
