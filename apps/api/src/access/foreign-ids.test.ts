import { randomUUID } from 'node:crypto';
import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExecutableSchema } from '../schema.js';
import { startTestApi, type Answer, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { OWN_OPERATIONS, PUBLIC_OPERATIONS } from './permission.js';
import { questionOf, type Ids } from './testing/question-of.js';
import { furnish, storedAt, type Furnished } from './testing/two-centres.js';

/** A21 for every operation that exists: each is asked with the ids of another centre's records, whatever its other arguments, and must neither show nor change one of them. */

const schema = buildExecutableSchema();
/** Company-wide by nature, or on the own account: another centre's ids mean nothing to them. */
const LEFT_OUT: ReadonlySet<string> = new Set([...PUBLIC_OPERATIONS, ...OWN_OPERATIONS, 'adjustClock']);

let api: TestApi;
let manager: TestClient;
let foreign: Furnished;
/** The same names, with ids that nothing has. */
let nowhere: Ids;
beforeAll(async () => {
  api = await startTestApi();
  foreign = await furnish(api, 2);
  nowhere = Object.fromEntries(Object.keys(foreign.ids).map((name) => [name, name === 'number' ? 'CX-20200101-0001' : randomUUID()]));
  manager = await api.as('manager.1');
});
afterAll(() => api.end());

type Operation = (typeof operations)[number];
const operations = ([['query', schema.getQueryType()], ['mutation', schema.getMutationType()]] as const).flatMap(([type, root]) =>
  Object.values(root!.getFields()).filter((field) => !LEFT_OUT.has(field.name)).map((field) => ({ type, name: field.name, field })));

/** Asks one operation with these ids wherever one is asked for. */
function ask(client: TestClient, { type, field }: Operation, which: 'all' | 'one', ids: Ids = foreign.ids): Promise<Answer> {
  const { document, variables } = questionOf(type, field as GraphQLField<unknown, unknown>, ids, which);
  return client.graphql(document, variables);
}

/** What an answer says, but for ids, numbers, times and cursors, which differ from one to the next. */
const said = ({ status, text }: Answer) => `${status} ${text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{2}-\d{8}-\d{4}|\d{4}-\d\d-\d\dT[\d:.]+Z|"cursor":"[^"]*"/g, '#')}`;

describe('A21: a manager asks with the ids of another centre', () => {
  it.each(operations)('$type $name neither shows nor changes what is there, and says what it says of ids that nothing has', async (operation) => {
    const before = await storedAt(api, foreign);
    for (const which of ['all', 'one'] as const) {
      const answer = await ask(manager, operation, which);
      expectNothing(answer);
      if (!THEIR_OWN.has(operation.name)) expect(said(answer)).toBe(said(await ask(manager, operation, which, nowhere)));
    }
    expect(await storedAt(api, foreign)).toEqual(before);
  });

  it('and in about the same time', async () => {
    const quickest = { foreign: Infinity, nowhere: Infinity };
    // Turn by turn, and the quickest of each: that is what the work costs; the rest is what else the machine was doing.
    for (let n = 0; n < 60; n++) {
      for (const [which, id] of [['foreign', foreign.ids['id']], ['nowhere', nowhere['id']]] as const) {
        const begun = performance.now();
        await manager.graphql('query ($id: ID!) { case(id: $id) { id number matter obligations { id } timeline { id } } }', { id });
        quickest[which] = Math.min(quickest[which], performance.now() - begun);
      }
    }
    expect(Math.max(quickest.foreign, quickest.nowhere) / Math.min(quickest.foreign, quickest.nowhere)).toBeLessThan(3);
  });
});

/** What changes with each asking: they make or list something of the manager's own, or say how things stand by the second. */
const THEIR_OWN = new Set(['health', 'saveFilter', 'savedFilters', 'walls', 'createWall']);

function expectNothing(answer: Answer): void {
  expect(answer.status).toBeLessThan(500);
  // What was asked may be said again in an error; what is stored may not be said at all.
  expect(answer.text).not.toContain(foreign.secret);
  expect(answer.text).not.toContain(foreign.telephone);
  expect(answer.errors?.map(({ extensions }) => extensions?.code) ?? []).not.toContain('INTERNAL_ERROR');
  expect(answer.errors?.filter(({ extensions }) => extensions?.code === 'GRAPHQL_VALIDATION_FAILED') ?? [], 'the question itself is well formed').toEqual([]);
}

describe('the walk is not blind', () => {
  it('the manager of that centre, asked the same, sees what is there', async () => {
    const atHome = await api.as('manager.2');
    const shown: string[] = [];
    for (const operation of operations.filter(({ type }) => type === 'query')) {
      if ((await ask(atHome, operation, 'one')).text.includes(foreign.secret)) shown.push(operation.name);
    }
    expect(shown).toEqual(expect.arrayContaining(['board', 'case', 'cases']));
  });

  it('and an act of theirs changes what is compared', async () => {
    const before = await storedAt(api, foreign);
    await (await api.as('manager.2')).graphql(`mutation { revealTelephone(caseId: "${foreign.ids['caseId']}", reason: "查看原因") { telephone } }`);
    expect(await storedAt(api, foreign)).not.toEqual(before);
  });
});
