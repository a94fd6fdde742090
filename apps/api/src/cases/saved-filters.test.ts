import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let mine: TestClient;
let theirs: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  mine = await api.as('supervisor.1');
  theirs = await api.as('manager.1');
});
afterAll(() => api.end());

const list = async (client: TestClient) => (await client.graphql('{ savedFilters { id name search } }')).data.savedFilters as { id: string; name: string; search: string }[];
const save = (client: TestClient, name: string, search = 'kind=COMPLAINT') => client.graphql('mutation ($name: String!, $search: String!) { saveFilter(name: $name, search: $search) { id name search } }', { name, search });
const rename = (client: TestClient, id: string, name: string) => client.graphql('mutation ($id: ID!, $name: String!) { renameFilter(id: $id, name: $name) { name } }', { id, name });
const remove = (client: TestClient, id: string) => client.graphql('mutation ($id: ID!) { deleteFilter(id: $id) }', { id });
const codeOf = ({ errors }: Awaited<ReturnType<typeof save>>) => errors?.[0]?.extensions?.code;

describe('filters that a person keeps', () => {
  it("are the person's own: another neither sees, renames nor deletes them", async () => {
    const { data } = await save(mine, ' 重大投诉 ', 'kind=COMPLAINT&severity=MAJOR');
    expect(data.saveFilter).toMatchObject({ name: '重大投诉', search: 'kind=COMPLAINT&severity=MAJOR' });
    expect(await list(theirs)).toEqual([]);
    expect(codeOf(await rename(theirs, data.saveFilter.id, '我的'))).toBe('NOT_FOUND');
    expect(codeOf(await remove(theirs, data.saveFilter.id))).toBe('NOT_FOUND');
    expect(await list(mine)).toEqual([data.saveFilter]);
  });

  it('the same name replaces, of one person only', async () => {
    await save(mine, '重大投诉', 'severity=MAJOR');
    await save(theirs, '重大投诉', 'overdue=1');
    expect((await list(mine)).map(({ search }) => search)).toEqual(['severity=MAJOR']);
    expect((await list(theirs)).map(({ search }) => search)).toEqual(['overdue=1']);
  });

  it('are renamed, not to the name of another, and deleted', async () => {
    await save(mine, '报修', 'kind=REPAIR');
    const { id } = (await list(mine)).find(({ name }) => name === '报修')!;
    const taken = await rename(mine, id, '重大投诉');
    expect(codeOf(taken)).toBe('BAD_USER_INPUT');
    expect(taken.errors?.[0]?.message).toContain('同名');
    expect((await rename(mine, id, '维修')).data.renameFilter).toEqual({ name: '维修' });
    expect((await remove(mine, id)).data.deleteFilter).toBe(true);
    expect(codeOf(await remove(mine, id))).toBe('NOT_FOUND');
    expect((await list(mine)).map(({ name }) => name)).toEqual(['重大投诉']);
  });

  it.each([['', 'kind=REPAIR'], ['x'.repeat(41), 'kind=REPAIR'], ['空', ''], ['长', 'q='.padEnd(1_001, 'x')]])('a name of 1 to 40, a filter of 1 to 1,000 characters', async (name, search) => {
    expect(codeOf(await save(mine, name, search))).toBe('BAD_USER_INPUT');
  });

  it('fifty at most; one of them may still be replaced', async () => {
    const steward = await api.as('steward.1');
    for (let n = 1; n <= 50; n++) expect((await save(steward, `筛选${n}`)).errors).toBeUndefined();
    expect(codeOf(await save(steward, '筛选51'))).toBe('BAD_USER_INPUT');
    expect((await save(steward, '筛选50', 'overdue=1')).data.saveFilter.search).toBe('overdue=1');
  });

  it('nobody without a session, and nobody who sees no cases', async () => {
    expect(codeOf(await api.anonymous.graphql('{ savedFilters { id } }'))).toBe('UNAUTHENTICATED');
    expect(codeOf(await save(await api.as('admin'), 'x'))).toBe('FORBIDDEN');
  });
});
