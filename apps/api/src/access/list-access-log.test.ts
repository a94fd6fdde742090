import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let admin: TestClient;
let caseNumber: string;
beforeAll(async () => {
  api = await startTestApi();
  const desk = await api.as('supervisor.1');
  const { data: me } = await desk.graphql('{ me { centres { id } } }');
  const { data } = await desk.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number } } }', {
    input: { clientKey: 'log-1', centreId: me.me.centres[0].id, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '噪声', description: '楼上装修噪声。', placeText: '3栋', callerName: '钱女士', callerTelephone: '13800004321' },
  });
  caseNumber = data.receiveCase.case.number;
  await desk.graphql(`mutation { revealTelephone(caseId: "${data.receiveCase.case.id}", reason: "=1+1 回电确认") { telephone } }`);
  await api.database.pool.query(`insert into access_log (act, at, reason) values ('PUBLISH_POLICY', '2020-01-01T00:00:00Z', 'by the command line')`);
  admin = await api.as('admin');
});
afterAll(() => api.end());

const LOG = `query ($filter: AccessLogFilter, $first: Int, $after: String) { accessLog(filter: $filter, first: $first, after: $after) {
  edges { cursor node { id at act login subjectKind subject reason person { name { zh } } } } pageInfo { hasNextPage endCursor } } }`;
const lines = async (filter: object | null = null, page: object = {}) => (await admin.graphql(LOG, { filter, ...page })).data.accessLog;
const acts = ({ edges }: { edges: { node: { act: string; login: string | null } }[] }) => edges.map(({ node }) => `${node.login} ${node.act}`);

describe('PIPL: who looked is on record and can be read', () => {
  it('A18: newest first, with the case by its number and the reason as it was typed', async () => {
    const log = await lines();
    expect(acts(log).slice(0, 4)).toEqual(['admin SIGN_IN', 'null PUBLISH_POLICY', 'supervisor.1 REVEAL_TELEPHONE', 'supervisor.1 SIGN_IN']);
    expect(log.edges[2].node).toMatchObject({ subjectKind: 'case', subject: caseNumber, reason: '=1+1 回电确认', person: { name: { zh: expect.any(String) } } });
    expect(JSON.stringify(log)).not.toContain('13800004321');
    expect(JSON.stringify(log)).not.toContain('钱女士');
  });

  it('A17: by person, by name or sign-in, in either language; SQL is a name that nobody has', async () => {
    const zh = (await lines({ person: 'SUPERVISOR.1' })).edges[0].node.person.name.zh;
    expect(new Set(acts(await lines({ person: zh })))).toEqual(new Set(['supervisor.1 REVEAL_TELEPHONE', 'supervisor.1 SIGN_IN']));
    expect((await lines({ person: 'nobody at all' })).edges).toEqual([]);
    expect((await lines({ person: `%' or 1=1 --` })).edges, 'SQL is a literal').toEqual([]);
  });

  it('by act and by time; an operator at the command line has no name', async () => {
    expect(acts(await lines({ acts: ['REVEAL_TELEPHONE'] }))).toEqual(['supervisor.1 REVEAL_TELEPHONE']);
    expect(acts(await lines({ until: '2020-01-01T00:00:00.001Z' }))).toEqual(['null PUBLISH_POLICY']);
    expect((await lines({ until: '2020-01-01T00:00:00Z' })).edges).toEqual([]);
    expect(acts(await lines({ from: '2020-01-01T00:00:00Z', acts: ['PUBLISH_POLICY'], until: '2021-01-01T00:00:00Z' }))).toEqual(['null PUBLISH_POLICY']);
  });

  it('page by page, each line once', async () => {
    const all = acts(await lines(null, { first: 200 }));
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof lines>> = await lines(null, { first: 2, after });
      seen.push(...acts(page));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual(all);
    expect(seen.length).toBeGreaterThan(3);
  });

  it.each([
    ['a page of none', { first: 0 }], ['a negative page', { first: -1 }], ['another list\'s cursor', { after: 'bm9uc2Vuc2U' }], ['an act that is none', { filter: { acts: ['LOOK'] } }],
    ['a name of 101 characters', { filter: { person: 'x'.repeat(101) } }], ['NUL', { filter: { person: 'a\0' } }], ['a day that does not exist', { filter: { from: '2026-02-30T00:00:00Z' } }],
  ])('A16: %s is bad input', async (_what, variables) => {
    expect((await admin.graphql(LOG, variables)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it.each(['supervisor.1', 'manager.1', 'gm', 'quality', 'reception.1'])('%s may not read it', async (login) => {
    expect((await (await api.as(login)).graphql(LOG)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('without a session nobody does', async () => {
    expect((await api.anonymous.graphql(LOG)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
