import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExecutableSchema } from '../schema.js';
import { startTestApi, type Answer, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { OWN_OPERATIONS, PUBLIC_OPERATIONS } from './permission.js';
import { questionOf } from './testing/question-of.js';

/** A21 for every operation that exists: each is asked with the ids of another centre's records, whatever its other arguments, and must neither show nor change one of them. */

const SECRET = '机密事由-7319';
const schema = buildExecutableSchema();
/** Company-wide by nature, or on the own account: another centre's ids mean nothing to them. */
const LEFT_OUT: ReadonlySet<string> = new Set([...PUBLIC_OPERATIONS, ...OWN_OPERATIONS, 'adjustClock']);

let api: TestApi;
let manager: TestClient;
/** By the name of an argument: the id of a record of the other centre. */
let foreign: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi();
  const other = await api.as('reception.2');
  const { data: me } = await other.graphql('{ me { id centres { id } } }');
  const centreId: string = me.me.centres[0].id;
  const { rows: [unit] } = await api.database.pool.query<{ id: string; building_id: string }>('select id, building_id from unit where centre_id = $1 limit 1', [centreId]);
  const { rows: [resident] } = await api.database.pool.query<{ id: string }>('select id from resident where centre_id = $1 limit 1', [centreId]);
  const { rows: [area] } = await api.database.pool.query<{ id: string }>('select id from public_area where centre_id = $1 limit 1', [centreId]);
  const { data } = await other.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number } } }', {
    input: { clientKey: 'foreign', centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: SECRET, description: SECRET, unitId: unit!.id, callerName: SECRET, callerTelephone: '13800007319' },
  });
  const { id, number } = data.receiveCase.case;
  const { rows: [obligation] } = await api.database.pool.query<{ id: string }>('select id from obligation where subject_id = $1 limit 1', [id]);
  foreign = {
    caseId: id, intoCaseId: id, previousCaseId: id, number, centreId, centreIds: centreId, unitId: unit!.id, buildingId: unit!.building_id, residentId: resident!.id,
    publicAreaId: area!.id, areaId: area!.id, obligationId: obligation!.id, personId: me.me.id, id,
  };
  manager = await api.as('manager.1');
});
afterAll(() => api.end());

/** Asks one operation with the other centre's ids wherever one is asked for. */
function ask(client: TestClient, type: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, which: 'all' | 'one') {
  const { document, variables } = questionOf(type, field, foreign, which);
  return client.graphql(document, variables);
}

/** All that is stored about the other centre and does not move by itself. */
async function stored(): Promise<unknown> {
  const { rows } = await api.database.pool.query(
    `select (select json_agg(c order by c.id) from (select id, version, status, matter, owner_post from service_case where centre_id = $1) c) as cases,
       (select json_agg(u order by u.id) from unit u where u.centre_id = $1) as units, (select json_agg(r order by r.id) from resident r where r.centre_id = $1) as residents,
       (select json_agg(b order by b.id) from building b where b.centre_id = $1) as buildings, (select json_agg(a order by a.id) from public_area a where a.centre_id = $1) as areas,
       (select json_agg(h order by h.id) from post_holding h where h.centre_id = $1) as holdings, (select json_agg(a order by a.id) from policy_adoption a where a.centre_id = $1) as adoptions,
       (select to_json(s) from service_centre s where s.id = $1) as centre, (select json_agg(p) from person p where p.id = $2) as person,
       (select count(*) from journal j where j.centre_id = $1 and j.actor_id = (select id from person where login = 'manager.1')) as acts,
       (select count(*) from access_log where act = 'REVEAL_TELEPHONE') as reveals`,
    [foreign['centreId'], foreign['personId']],
  );
  return rows[0];
}

const operations = ([['query', schema.getQueryType()], ['mutation', schema.getMutationType()]] as const).flatMap(([type, root]) =>
  Object.values(root!.getFields()).filter((field) => !LEFT_OUT.has(field.name)).map((field) => ({ type, name: field.name, field })));

describe('A21: a manager asks with the ids of another centre', () => {
  it.each(operations)('$type $name neither shows nor changes what is there', async ({ type, field }) => {
    const before = await stored();
    for (const which of ['all', 'one'] as const) expectNothing(await ask(manager, type, field, which));
    expect(await stored()).toEqual(before);
  });
});

function expectNothing(answer: Answer): void {
  expect(answer.status).toBeLessThan(500);
  // What was asked may be said again in an error; what is stored may not be said at all.
  expect(answer.text).not.toContain(SECRET);
  expect(answer.text).not.toContain('13800007319');
  expect(answer.errors?.map(({ extensions }) => extensions?.code) ?? []).not.toContain('INTERNAL_ERROR');
  expect(answer.errors?.filter(({ extensions }) => extensions?.code === 'GRAPHQL_VALIDATION_FAILED') ?? [], 'the question itself is well formed').toEqual([]);
}

describe('the walk is not blind', () => {
  it('the manager of that centre, asked the same, sees what is there', async () => {
    const atHome = await api.as('manager.2');
    const shown: string[] = [];
    for (const { type, name, field } of operations.filter((operation) => operation.type === 'query')) {
      if ((await ask(atHome, type, field, 'one')).text.includes(SECRET)) shown.push(name);
    }
    expect(shown).toEqual(expect.arrayContaining(['board', 'case', 'cases']));
  });

  it('and an act of theirs changes what is compared', async () => {
    const before = await stored();
    await (await api.as('manager.2')).graphql('mutation ($input: AddNoteInput!) { addNote(input: $input) { case { id } } }', { input: { clientKey: 'n', caseId: foreign['caseId'], version: 1, note: '查看原因' } });
    await (await api.as('manager.2')).graphql(`mutation { revealTelephone(caseId: "${foreign['caseId']}", reason: "查看原因") { telephone } }`);
    expect(await stored()).not.toEqual(before);
  });
});
