import { randomUUID } from 'node:crypto';
import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExecutableSchema } from '../schema.js';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { questionOf } from './testing/question-of.js';
import { furnish, type Furnished } from './testing/two-centres.js';

/**
 * Cases are tied to one another: merged, complained of again, of one home, in one duty log. A tie leads only to what its reader may see.
 * The hidden case is tied in every way there is, then hidden in two ways, and everything that can be asked is asked.
 */

const schema = buildExecutableSchema();
const queries = Object.values(schema.getQueryType()!.getFields());

let api: TestApi;
let desk: TestClient;
let manager: TestClient;
let own: Furnished;
/** Its matter is `own.secret`; the others are tied to it. */
let hidden: string;
let tied: string[];
beforeAll(async () => {
  api = await startTestApi();
  [desk, manager] = [await api.as('reception.1'), await api.as('manager.1')];
  own = await furnish(api, 1);
  hidden = own.ids['caseId']!;
  const { centreId, unitId } = own.ids;
  const receive = async (more: object = {}) =>
    (await act(desk, 'receiveCase', 'ReceiveCaseInput', { centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '楼上漏水', description: '楼上漏水', unitId, callerName: '钱女士', callerTelephone: '13800004321', ...more })).id;
  const merged = await receive();
  await act(desk, 'mergeCase', 'MergeCaseInput', { caseId: merged, version: 1, intoCaseId: hidden, reason: '同一漏水' });
  await act(manager, 'approveMerge', 'ApproveMergeInput', { caseId: merged, version: 2 });
  const version = async () => (await manager.graphql(`{ case(id: "${hidden}") { version } }`)).data.case.version;
  await act(manager, 'classifyCase', 'ClassifyCaseInput', { caseId: hidden, version: await version(), kind: 'COMPLAINT', validity: 'INVALID', basis: 'CORRECTION', reason: '核实' });
  await act(manager, 'closeCase', 'CloseCaseInput', { caseId: hidden, version: await version(), reason: '无法处理，已说明' });
  tied = [merged, await receive({ previousCaseId: hidden })];
}, 120_000);
afterAll(() => api.end());

async function act(who: TestClient, name: string, type: string, input: object): Promise<{ id: string }> {
  const { data, text } = await who.graphql(`mutation ($input: ${type}!) { done: ${name}(input: $input) { case { id } refusal { message { en } } } }`, { input: { clientKey: randomUUID(), ...input } });
  if (!data?.done.case) throw new Error(`${name}: ${text}`);
  return data.done.case;
}

/** The queries that say the matter of the hidden case, by whatever path, whoever's id they are asked with. */
async function saying(client: TestClient): Promise<string[]> {
  const found = new Set<string>();
  for (const id of [hidden, ...tied]) {
    // What takes no id of a case says the same whichever it is.
    for (const field of queries.filter(({ args }) => id === hidden || args.some(({ name }) => name === 'id' || name === 'caseId'))) {
      for (const which of field.args.length > 0 ? (['all', 'one'] as const) : (['one'] as const)) {
        const { document, variables } = questionOf('query', field as GraphQLField<unknown, unknown>, { ...own.ids, id, caseId: id }, which);
        if ((await client.graphql(document, variables)).text.includes(own.secret)) found.add(`${field.name} of ${id === hidden ? 'itself' : 'a tied one'}`);
      }
    }
  }
  return [...found];
}

describe('A21: what hangs on a case leads only to what its reader may see', () => {
  it('while it is everybody’s, the ties show it: the walk is not blind', async () => {
    expect(await saying(desk)).toEqual(expect.arrayContaining(['case of itself', 'cases of itself', 'case of a tied one']));
  }, 120_000);

  it('A21: not once it is confidential', async () => {
    await api.database.pool.query(`update service_case set audience = 'CONFIDENTIAL' where id = $1`, [hidden]);
    expect(await saying(desk)).toEqual([]);
    expect(await saying(manager)).toContain('case of a tied one');
  }, 120_000);

  it('A21: not once it belongs to another centre', async () => {
    await api.database.pool.query(`update service_case set audience = 'CENTRE', centre_id = (select id from service_centre where code = 'CX') where id = $1`, [hidden]);
    // What is said of it where it came from is said there alone: the visit, and the service that bears its name.
    await api.database.pool.query(`with there as (select id from service_centre where code = 'CX'), visits as (update callback set centre_id = there.id from there) update callback_occasion set centre_id = there.id from there`);
    expect(await saying(desk)).toEqual([]);
    expect(await saying(manager)).toEqual([]);
  }, 120_000);
});
