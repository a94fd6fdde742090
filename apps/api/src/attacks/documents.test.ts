import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type Answer, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { openedSocket, type OpenedSocket } from '../server/testing/opened-socket.js';

/** Documents that are not executed, over HTTP and over the WebSocket. */

/** Where a document comes in, and what it may harmlessly ask there. */
interface Door {
  /** `query` or `subscription`. */
  readonly operation: string;
  /** One root field, with its arguments. */
  readonly root: string;
  /** The type that it answers, and one of its fields. */
  readonly type: string;
  readonly leaf: string;
}

const HTTP: Door = { operation: 'query', root: 'me', type: 'Viewer', leaf: 'login' };
const SOCKET: Door = { operation: 'subscription', root: 'boardEvents(after: "0:0")', type: 'BoardEvent', leaf: 'cursor' };

type Row = readonly [title: string, query: string, variables?: Readonly<Record<string, unknown>>];
const rows = (list: readonly Row[]) => list.map(([title, query, variables]) => [title, query, variables] as const);
const times = (count: number, part: (n: number) => string): string => Array.from({ length: count }, (_, n) => part(n)).join(' ');

/** Documents that ask for too much, or cannot be read, or do not fit the contract: refused before anything is executed (guarantees, A1–A6, A14, A16, A22). */
function refusedAt({ operation, root, type, leaf }: Door): Row[] {
  const asking = (selection: string) => `${operation} { ${root} { ${selection} } }`;
  return [
    ['A1 at both doors: 101 aliases of one field', asking(times(101, (n) => `a${n}: ${leaf}`))],
    ['A1 at both doors: 101 aliases of __typename', asking(times(101, (n) => `a${n}: __typename`))],
    ['A1 at both doors: aliases hidden in a fragment', `${asking('...F')} fragment F on ${type} { ${times(101, (n) => `a${n}: __typename`)} }`],
    ['A2 at both doors: 500 times the same field', asking(times(500, () => leaf))],
    ['A2 at both doors: 8,000 times the same field', asking(times(8_000, () => leaf))],
    ['A4 at both doors: fifty unknown directives', asking(`${leaf} ${times(50, () => '@aa')}`)],
    ['A4 at both doors: @skip five hundred times', asking(`${leaf} ${times(500, () => '@skip(if: false)')}`)],
    ['A5 at both doors: forty deep', asking(`${times(40, () => 'row {')} ${leaf} ${times(40, () => '}')}`)],
    ['A5 at both doors: introspection in circles, forty deep', `${asking(leaf)} query Types { __schema { types { ${times(40, () => 'fields { type {')} name ${times(40, () => '} }')} } } }`],
    ['A6 at both doors: a fragment that contains itself', `${asking('...F')} fragment F on ${type} { ...G } fragment G on ${type} { ...F }`],
    ['A6 at both doors: a bomb of 2^26', `${asking('...F0')} ${times(26, (n) => `fragment F${n} on ${type} { ...F${n + 1} ...F${n + 1} }`)} fragment F26 on ${type} { ${leaf} }`],
    ['A14 at both doors: a syntax error', `${operation} { ${root} { ${leaf} `],
    ['A14 at both doors: brackets beyond any stack', `${operation} { ${root} { ${leaf}(x: ${'['.repeat(2_000)}`],
    ['A14 at both doors: nothing', ''],
    ['A22 at both doors: posts and capabilities that one gives oneself', `${operation} { ${root.includes('(') ? root.replace('(', '(capabilities: ["VIEW_CASES"], ') : `${root}(posts: ["GENERAL_MANAGER"])`} { ${leaf} } }`],
    ['A16 at both doors: a variable of another type', `${operation} ($flag: Boolean!) { ${root} { ${leaf} @include(if: $flag) } }`, { flag: 'yes' }],
    ['A16 at both doors: a variable left out', `${operation} ($flag: Boolean!) { ${root} { ${leaf} @include(if: $flag) } }`, {}],
    ['A14 at both doors: variables a hundred deep', `${operation} ($flag: Boolean!) { ${root} { ${leaf} @include(if: $flag) } }`, { flag: JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`) as unknown }],
    ['A16 at both doors: a list of seven hundred values of another type', `${operation} ($ids: [Int!]) { ${root} { ${leaf} } }`, { ids: Array.from({ length: 700 }, () => 'x') }],
    ['F11 at both doors: NUL in a variable', `${operation} ($flag: Boolean, $text: String) { ${root} { ${leaf} @include(if: $flag) } }`, { text: 'a\0b' }],
    ['F11 at both doors: half a character in a variable', `${operation} ($text: String) { ${root} { ${leaf} } }`, { text: '\ud83d' }],
    ['F11 at both doors: NUL in the document', asking(`${leaf} @deprecated(reason: "\\u0000")`)],
  ];
}

/** Names that are nearly right: production helps nobody to guess the others (A8). */
function misspelt({ operation, root, type, leaf }: Door): Row[] {
  return [
    ['a field of the root', `${operation} { ${root.replace(/^\w+/, (name) => `${name}s`)} { ${leaf} } }`],
    ['a field', `${operation} { ${root} { ${leaf}s } }`],
    ['a type', `${operation} { ${root} { ... on ${type}s { ${leaf} } } }`],
    ['an argument', `${operation} { boardEvents(afterr: "0:0") { cursor } }`],
    ['a directive', `${operation} { ${root} { ${leaf} @skipp(if: true) } }`],
    ['the type of a variable', `${operation} ($x: Strin) { ${root} { ${leaf} } }`],
    ['a field of an input', 'query ($f: CaseFilter) { cases(filter: $f) { totalCount } }', { f: { statu: 'NEW' } }],
    ['a value of an enum', 'query ($f: CaseFilter) { cases(filter: $f) { totalCount } }', { f: { kind: 'COMPLAIN' } }],
  ];
}

let api: TestApi;
let desk: TestClient;
let socket: OpenedSocket;
let production: TestApi;
let productionDesk: TestClient;
let productionSocket: OpenedSocket;
beforeAll(async () => {
  [api, production] = await Promise.all([startTestApi(), startTestApi({ production: true })]);
  desk = await api.as('reception.1');
  socket = await openedSocket(desk);
  productionDesk = await production.as('reception.1');
  productionSocket = await openedSocket(productionDesk);
});
afterAll(async () => {
  socket.close();
  productionSocket.close();
  await Promise.all([api.end(), production.end()]);
});

const MODERN = { accept: 'application/graphql-response+json' };
/** The quickest of a few: what the work costs; the rest is what else the machine was doing. */
async function quickest(of: number, act: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let n = 0; n < of; n++) {
    const begun = performance.now();
    await act();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

/** HTTP 400 under application/graphql-response+json, 200 with errors under application/json; one to three errors, no data. */
async function refusedOverHttp(query: string, variables?: object): Promise<void> {
  const modern = await desk.graphql(query, variables, MODERN);
  expect([modern.status, modern.headers.get('content-type')]).toEqual([400, expect.stringContaining('application/graphql-response+json')]);
  const classic = await desk.graphql(query, variables, { accept: 'application/json' });
  expect([classic.status, classic.headers.get('content-type')]).toEqual([200, expect.stringContaining('application/json')]);
  for (const { data, errors } of [modern, classic]) {
    expect(data).toBeUndefined();
    expect(errors?.length).toBeGreaterThan(0);
    expect(errors!.length).toBeLessThanOrEqual(3);
    expect(errors!.map(({ extensions }) => extensions?.code)).not.toContain('INTERNAL_ERROR');
  }
}

async function refusedOverSocket(query: string, variables?: Readonly<Record<string, unknown>>): Promise<void> {
  const { errors, data } = await socket.ask(query, variables);
  expect(data).toBeUndefined();
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.length).toBeLessThanOrEqual(3);
  expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_ERROR');
}

describe('refused before anything is executed', () => {
  describe('over HTTP', () => void it.each(rows(refusedAt(HTTP)))('%s', (_title, query, variables) => refusedOverHttp(query, variables)));
  describe('over the WebSocket', () => void it.each(rows(refusedAt(SOCKET)))('%s', (_title, query, variables) => refusedOverSocket(query, variables)));

  it('A6 over HTTP: the bomb is told so in less than 100 ms', async () => {
    const [, bomb] = refusedAt(HTTP).find(([title]) => title.includes('a bomb'))!;
    expect(await quickest(5, () => desk.graphql(bomb))).toBeLessThan(100);
  });

  it('A6 over the WebSocket: the bomb is told so in less than 100 ms', async () => {
    const [, bomb] = refusedAt(SOCKET).find(([title]) => title.includes('a bomb'))!;
    expect(await quickest(5, () => socket.ask(bomb))).toBeLessThan(100);
  });

  it('the dashboard’s largest, the standard introspection query and a plain subscription are not', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    expect((await desk.graphql(getIntrospectionQuery())).data.__schema.queryType.name).toBe('Query');
    expect((await socket.ask('subscription { boardEvents(after: "0:0") { kind } }')).data).toEqual({ boardEvents: { kind: 'RESYNC' } });
  });
});

describe('production tells nothing about the schema', () => {
  it('A7 over HTTP: no introspection, not of one type either', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "ServiceCentre") { name } }']) {
      const answer = await productionDesk.graphql(query, undefined, MODERN);
      expect(answer.status).toBe(400);
      expect(answer.text).not.toMatch(/"ServiceCentre"|Introspection\w* is allowed/);
    }
  });

  it('A7 over the WebSocket: no introspection beside a subscription', async () => {
    const { errors, data } = await productionSocket.ask(`query Types { __schema { types { name } } } subscription Own { boardEvents(after: "0:0") { cursor } }`, undefined, 'Own');
    expect([data, errors.length]).toEqual([undefined, expect.any(Number)]);
    expect(errors.length).toBeGreaterThan(0);
  });

  it.each(rows(misspelt(HTTP)))('A8 over HTTP: no "Did you mean" for %s', async (_what, query, variables) => {
    const answer: Answer = await productionDesk.graphql(query, variables);
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(answer.text.toLowerCase()).not.toContain('did you mean');
  });

  it.each(rows(misspelt(SOCKET)))('A8 over the WebSocket: no "Did you mean" for %s', async (_what, query, variables) => {
    const { errors } = await productionSocket.ask(query, variables);
    expect(errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors).toLowerCase()).not.toContain('did you mean');
  });

  it('A8: outside of production a developer is helped', async () => {
    expect((await desk.graphql('{ me { logn } }')).text).toContain('Did you mean');
  });
});

describe('names and prototypes', () => {
  const POLLUTING = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"s":"a"}';

  it('A15 over HTTP: __proto__ in variables pollutes nothing', async () => {
    const answer = await desk.post(`{"query":"query($s: String!) { places(centreId: \\"x\\", search: $s) { id } }","variables":${POLLUTING},"__proto__":{"polluted":1}}`, { 'content-type': 'application/json' });
    expect(answer.status).toBeLessThan(500);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect((await desk.graphql('{ me { login } }')).data.me.login).toBe('reception.1');
  });

  it('A15 over the WebSocket: __proto__ in variables pollutes nothing', async () => {
    const { data } = await socket.ask('subscription { boardEvents(after: "0:0") { kind } }', JSON.parse(POLLUTING) as Record<string, unknown>);
    expect(data).toEqual({ boardEvents: { kind: 'RESYNC' } });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('A19 over HTTP: an operation name with line breaks is no name', async () => {
    const answer = await desk.post(JSON.stringify({ query: 'query A { me { login } }', operationName: 'A\r\nset-cookie: x=1' }), { 'content-type': 'application/json', ...MODERN });
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('A19 over the WebSocket: an operation name with line breaks is no name', async () => {
    const { errors } = await socket.ask('subscription A { boardEvents(after: "0:0") { kind } }', undefined, 'A\r\nset-cookie: x=1');
    expect(errors).toHaveLength(1);
  });

  it('A19 over HTTP: a mutation called "query me" is still a mutation', async () => {
    const answer = await desk.fetch(`/graphql?query=${encodeURIComponent('mutation me { signOut }')}&operationName=me`, { headers: { 'apollo-require-preflight': '1' } });
    expect(answer.status).toBe(405);
    expect((await desk.graphql('{ me { login } }')).data.me.login).toBe('reception.1');
  });

  it('A19 over the WebSocket: a mutation called "subscription" is still a mutation, and so is one of two', async () => {
    for (const [query, name] of [['mutation subscription { signOut }', 'subscription'], ['subscription A { boardEvents(after: "0:0") { kind } } mutation B { signOut }', 'B']] as const) {
      expect((await socket.ask(query, undefined, name)).errors).toHaveLength(1);
    }
    expect((await desk.graphql('{ me { login } }')).data.me.login).toBe('reception.1');
  });
});
