import { randomUUID } from 'node:crypto';
import { startTestApi, type Answer, type TestApi, type TestClient } from '../../server/testing/test-api.js';
import type { ApiOptions } from '../../server/start-api.js';

const CASE = 'number kind matter companyName { zh } centreName { zh } zone demo status stage joined receivedAt promisedReplyAt visitAt answeredAt settledAt closedAt maySayNotSolved saidNotSolvedAt mayRate rating';
const ANSWER = `{ case { ${CASE} } message { zh en } }`;
const LINK = 'id status householdId days createdBy { name { zh } } createdAt endsAt revokedAt';

export const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code);

/** A house with its desk, and residents who have nothing but their links. */
export async function residentHouse(options: Partial<ApiOptions> = {}) {
  const api: TestApi = await startTestApi(options);
  const [reception, supervisor] = await Promise.all([api.as('reception.1'), api.as('supervisor.1')]);
  const { pool } = api.database;
  const centreOf = async (code: string) => (await pool.query<{ id: string }>('select id from service_centre where code = $1', [code])).rows[0]!.id;
  const own = await centreOf('YH');
  const { rows: [unit] } = await pool.query<{ id: string }>('select id from unit where centre_id = $1 order by number limit 1', [own]);

  async function receive(more: object = {}, client = reception): Promise<{ id: string; number: string }> {
    const input = { clientKey: randomUUID(), centreId: own, kind: 'REPAIR', channel: 'WALK_IN', matter: '厨房水管漏水', description: '业主说是老毛病', unitId: unit!.id, callerName: '钱先生', callerTelephone: '13800005512', ...more };
    const answer = await client.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number } refusal { message { en } } } }', { input });
    if (!answer.data?.receiveCase.case) throw new Error(answer.text);
    return answer.data.receiveCase.case;
  }
  /** A verb on a case at its present version, as the dashboard sends it; throws what was refused. */
  async function act(client: TestClient, verb: string, caseId: string, more: object = {}): Promise<void> {
    const { rows } = await pool.query<{ version: number }>('select version from service_case where id = $1', [caseId]);
    const answer = await client.graphql(`mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $input) { case { id } refusal { message { en } } } }`, { input: { clientKey: randomUUID(), caseId, version: rows[0]!.version, ...more } });
    if (!answer.data?.[verb].case) throw new Error(answer.text);
  }
  const create = (client: TestClient, caseId: string, householdId?: string) =>
    client.graphql(`mutation ($caseId: ID!, $householdId: ID) { createResidentLink(caseId: $caseId, householdId: $householdId) { token link { ${LINK} } } }`, { caseId, householdId });
  const links = (client: TestClient, caseId: string) => client.graphql(`query ($caseId: ID!) { residentLinks(caseId: $caseId) { ${LINK} } }`, { caseId });
  const revoke = (client: TestClient, id: string) => client.graphql(`mutation ($id: ID!) { revokeResidentLink(id: $id) { ${LINK} } }`, { id });
  async function linkTo(caseId: string, householdId?: string): Promise<{ id: string; token: string }> {
    const answer = await create(reception, caseId, householdId);
    if (!answer.data) throw new Error(answer.text);
    return { id: answer.data.createResidentLink.link.id, token: answer.data.createResidentLink.token };
  }
  const look = (token: string, headers: Record<string, string> = {}) => api.anonymous.graphql(`query ($token: String!) { residentCase(token: $token) ${ANSWER} }`, { token }, headers);
  const seen = async (token: string) => (await look(token)).data.residentCase.case;
  const sayNotSolved = (token: string, text = '还在漏') => api.anonymous.graphql(`mutation ($input: SayNotSolvedInput!) { sayNotSolved(input: $input) ${ANSWER} }`, { input: { token, text } });
  const rate = (token: string, rating: number, comment: string | null = null) => api.anonymous.graphql(`mutation ($input: RateCaseInput!) { rateCase(input: $input) ${ANSWER} }`, { input: { token, rating, comment } });
  const events = async (caseId: string, type: string) =>
    (await pool.query<{ type: string; actor_id: string | null; facts: Record<string, unknown>; note: string | null }>(
      `select j.type, j.actor_id, j.facts, (select body from case_note where id = (j.facts ->> 'note')::uuid) as note from journal j where j.subject_id = $1 and j.type = $2 order by j.n`, [caseId, type])).rows;
  const settle = (caseId: string) => act(reception, 'settleCase', caseId, { result: '已更换接头' });
  return { api, pool, reception, supervisor, own, unitId: unit!.id, receive, act, settle, create, links, revoke, linkTo, look, seen, sayNotSolved, rate, events };
}
export type ResidentHouse = Awaited<ReturnType<typeof residentHouse>>;
