import {
  getNamedType, getNullableType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLOutputType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExecutableSchema } from '../schema.js';
import { startTestApi, type Answer, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { OWN_OPERATIONS, PUBLIC_OPERATIONS } from './permission.js';

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

/** Something that fits the type; ids of the other centre wherever one is asked for. */
function valueOf(type: GraphQLInputType, name: string): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [valueOf(plain.ofType, name)];
  if (isEnumType(plain)) return plain.getValues()[0]!.name;
  if (isInputObjectType(plain)) {
    // Optional ids too: they are what is tried here. Other optional values would only be refused before.
    const fields = Object.values(plain.getFields()).filter((field) => isNonNullType(field.type) || field.name in foreign);
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, field.name)]));
  }
  switch (getNamedType(plain).name) {
    case 'ID':
      return foreign[name] ?? foreign['id'];
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTime':
      return '2030-01-01T00:00:00Z';
    default:
      return foreign[name] ?? (/on$/i.test(name) ? '2030-01-01' : '查看原因');
  }
}

/** Everything that the answer's type can show without arguments, three levels deep. */
function selectionOf(type: GraphQLOutputType, depth = 0): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return '{ __typename }';
  const fields = Object.values(named.getFields()).filter((field) => field.args.every((argument) => !isNonNullType(argument.type)));
  const parts = fields.flatMap((field) => (isLeafType(getNamedType(field.type)) ? [field.name] : depth < 2 ? [`${field.name} ${selectionOf(field.type, depth + 1)}`] : []));
  return `{ __typename ${parts.join(' ')} }`;
}

/** @param which `all` optional ids, or none but `id`: where one of several is wanted, all of them are refused before they are looked up */
function ask(client: TestClient, type: 'query' | 'mutation', { name, args, type: answer }: GraphQLField<unknown, unknown>, which: 'all' | 'one') {
  const used = args.filter((argument: GraphQLArgument) => isNonNullType(argument.type) || argument.name === 'id' || (which === 'all' && argument.name in foreign));
  const declared = used.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = used.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const document = `${type} ${declared && `(${declared})`} { ${name}${given && `(${given})`} ${selectionOf(answer)} }`;
  return client.graphql(document, Object.fromEntries(used.map((argument) => [argument.name, valueOf(argument.type, argument.name)])));
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
