import { randomBytes, randomUUID } from 'node:crypto';
import { commitmentOf, isDrawn, scoreOf } from '@guanjia/domain';
import type { GraphQLField } from 'graphql';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { questionOf, type Ids } from '../access/testing/question-of.js';
import { candidatesOfCase } from '../callbacks/candidates.js';
import { draw } from '../callbacks/enter-settled.js';
import { inTransaction } from '../database/in-transaction.js';
import { buildExecutableSchema } from '../schema.js';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

/**
 * CB-08: who handled a matter does not learn that it was drawn before somebody visits. Everything that can be asked is asked before and after the draw, by everybody who had a
 * hand in it, whatever their posts let them see; and everything that they hear by themselves.
 */

const schema = buildExecutableSchema();
const queries = Object.values(schema.getQueryType()!.getFields());

/** All of them answer for a draw by their posts, but the first; all of them handled the matter. */
const HANDLERS = ['maintenance.1', 'assistant.1', 'supervisor.1', 'manager.1'];
const PLANNERS = ['quality', 'gm'];

let api: TestApi;
const clients = new Map<string, TestClient>();
let centreId: string;
let caseId: string;
let secret: string;
let ids: Ids;
let before: Map<string, Map<string, string>>;
let heard: Map<string, string[]>;
let cursor: string;
const streams: { dispose(): void | Promise<void> }[] = [];

beforeAll(async () => {
  api = await startTestApi();
  for (const login of [...HANDLERS, ...PLANNERS, 'reception.1', 'admin']) clients.set(login, await api.as(login));
  centreId = (await clients.get('reception.1')!.graphql('{ me { centres { id } } }')).data.me.centres[0].id;
  await until(async () => (await rows('select from callback_secret where centre_id = $1', [centreId])).length > 0);
  // The first of the month is drawn at once, so that the one behind it has to wait.
  const first = await receive('门禁失灵');
  await settle('maintenance.1', first);
  await until(async () => (await rows(`select from callback_candidate where case_id = $1 and decision = 'DRAWN'`, [first])).length > 0);
  caseId = await receive('水管漏水');
  do secret = randomBytes(32).toString('hex');
  while (isDrawn(scoreOf(secret, caseId), 10));
  await rows('update callback_secret set secret = $2, hash = $3 where centre_id = $1', [centreId, secret, commitmentOf(secret)]);
  for (const login of HANDLERS) await act(login, 'replyToResident', 'ReplyToResidentInput', { caseId, version: await versionOf(caseId), definite: false, reply: `${login} 已联系` });
  await settle('supervisor.1', caseId);
  await until(async () => (await rows(`select from callback_candidate where case_id = $1 and decision = 'WAITING'`, [caseId])).length > 0);
  await rows(
    `insert into notification_channel (kind, address, person_id, language) select 'WEBHOOK', 'https://hook.example/' || login, id, 'zh-CN' from person where login = any($1)`,
    [HANDLERS],
  );
  const [{ id: unitId } = { id: '' }] = await rows<{ id: string }>('select unit_id as id from service_case where id = $1', [caseId]);
  const [{ month } = { month: '' }] = await rows<{ month: string }>('select month from callback_candidate where case_id = $1', [caseId]);
  ids = { caseId, id: caseId, centreId, centreIds: centreId, unitId, month, last: '3' };
  await quiet();
  cursor = (await clients.get('manager.1')!.graphql('{ board { cursor } }')).data.board.cursor;
  heard = new Map(HANDLERS.map((login) => [login, listen(clients.get(login)!)]));
  before = await readings([...HANDLERS, ...PLANNERS]);
}, 300_000);
afterAll(async () => {
  await Promise.all(streams.map((stream) => stream.dispose()));
  await api.end();
});

async function rows<R extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> {
  return (await api.database.pool.query<R>(text, values)).rows;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  await vi.waitUntil(condition, { timeout: 30_000, interval: 50 });
}

/** Nothing waits to be sealed, followed or rung. */
const quiet = () =>
  until(async () => {
    const [state] = await rows<{ quiet: boolean }>(
      `select not exists (select from journal where seq is null) and not exists (select from obligation where next_step_at < app_now())
         and (select seq from callback_cursor) = (select seq from journal_head) and (select seq from notification_cursor) = (select seq from journal_head) as quiet`,
    );
    return state!.quiet;
  });

async function act(login: string, name: string, type: string, input: object): Promise<{ id: string; version: number }> {
  const { data, text } = await clients.get(login)!.graphql(`mutation ($input: ${type}!) { done: ${name}(input: $input) { case { id version } refusal { message { en } } } }`, { input: { clientKey: randomUUID(), ...input } });
  if (!data?.done.case) throw new Error(`${login} ${name}: ${text}`);
  return data.done.case;
}
const versionOf = async (id: string) => (await rows<{ version: number }>('select version from service_case where id = $1', [id]))[0]!.version;
const settle = async (login: string, id: string) => act(login, 'settleCase', 'SettleCaseInput', { caseId: id, version: await versionOf(id), result: '已修好' });
async function receive(matter: string): Promise<string> {
  const [unit] = await rows<{ id: string }>('select id from unit where centre_id = $1 order by number limit 1', [centreId]);
  return (await act('reception.1', 'receiveCase', 'ReceiveCaseInput', { centreId, kind: 'REPAIR', channel: 'TELEPHONE', matter, unitId: unit!.id, callerName: '钱女士', callerTelephone: '13800004321' })).id;
}

/** What moves by itself between two askings: clocks, and the journal's numbers, which say that something happened in the house and not what. */
const MOVING = /"(serverNow|now|cursor|lastSeenAt|expiresAt|journalSeq|seq)":("[^"]*"|[0-9.]+)/g;
/** About the installation by the second, the sessions and tries of this test, and what a resident's link opens. */
const LEFT_OUT = new Set(['health', 'mySessions', 'demoHistory', 'accessLog', 'residentCase']);

/** Every query's answer, asked with every id that there is, and every list that leaves the house. */
async function reading(client: TestClient, asked: Ids = ids): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const field of queries.filter(({ name }) => !LEFT_OUT.has(name))) {
    for (const which of field.args.length > 0 ? (['all', 'one'] as const) : (['one'] as const)) {
      const { document, variables } = questionOf('query', field as GraphQLField<unknown, unknown>, asked, which);
      const { text } = await client.graphql(document, variables);
      expect(text, field.name).not.toContain('GRAPHQL_VALIDATION_FAILED');
      found.set(`${field.name} ${which}`, text.replaceAll(MOVING, '"$1":#'));
    }
  }
  for (const address of ['/exports/cases', '/exports/callbacks']) found.set(address, await exported(client, address));
  return found;
}

async function exported(client: TestClient, address: string): Promise<string> {
  const response = await fetch(api.url + address, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', cookie: client.cookie! } });
  if (response.status !== 200) return String(response.status);
  return JSON.stringify(await readSheet(Buffer.from(await response.arrayBuffer())));
}

async function readings(logins: readonly string[]): Promise<Map<string, Map<string, string>>> {
  return new Map(await Promise.all(logins.map(async (login) => [login, await reading(clients.get(login)!)] as const)));
}

/** Both streams of the board, from before the draw on. */
function listen(client: TestClient): string[] {
  const told: string[] = [];
  for (const name of ['boardEvents', 'overdueEvents']) {
    const field = schema.getSubscriptionType()!.getFields()[name]!;
    const { document, variables } = questionOf('subscription', field as GraphQLField<unknown, unknown>, { ...ids, after: cursor }, 'all');
    const stream = client.subscriber();
    stream.subscribe({ query: document, variables: { ...variables, after: cursor } }, { next: (item) => void told.push(JSON.stringify(item)), error: () => undefined, complete: () => undefined });
    streams.push(stream);
  }
  return told;
}

const different = (one: Map<string, string>, other: Map<string, string>) => [...one].filter(([name, text]) => other.get(name) !== text).map(([name]) => name);
const saying = (read: Map<string, string>, words: readonly string[]) => [...read].filter(([, text]) => words.some((word) => text.includes(word))).map(([name]) => name);

describe('CB-08: a draw is not seen by who handled the matter', () => {
  let callbackId: string;
  let traces: string[];

  it('nothing that they can ask differs, though it was drawn meanwhile; who plans visits sees it', async () => {
    const stored = () => rows('select to_jsonb(c) as row, (select json_agg(to_jsonb(o) order by o.id) from obligation o where o.subject_id = c.id) as owed from service_case c where c.id = $1', [caseId]);
    const untouched = await stored();
    await inTransaction(api.database.pool, async (client) => {
      const [candidate] = await candidatesOfCase(client, caseId);
      return draw(api.database, client, candidate!);
    });
    api.services.sealer.poke();
    await quiet();
    const [callback] = await rows<{ id: string; hidden_from: string[] }>('select id, hidden_from from callback where case_id = $1', [caseId]);
    callbackId = callback!.id;
    const handlers = (await rows<{ id: string }>('select id from person where login = any($1)', [HANDLERS])).map(({ id }) => id);
    expect(callback!.hidden_from).toEqual(expect.arrayContaining(handlers));
    const owed = await rows<{ id: string }>('select id from obligation where subject_id = $1', [callbackId]);
    traces = [callbackId, ...owed.map(({ id }) => id)];
    expect(owed.length).toBeGreaterThan(0);

    const after = await readings([...HANDLERS, ...PLANNERS]);
    for (const login of HANDLERS) expect(different(before.get(login)!, after.get(login)!), login).toEqual([]);
    expect(await stored()).toEqual(untouched);
    for (const login of PLANNERS) expect(different(before.get(login)!, after.get(login)!), login).toEqual(expect.arrayContaining(['callbacks all', 'callbackCounts all', 'obligations all']));
  }, 300_000);

  it('asked for by its very id, it is as if it were nowhere', async () => {
    const nowhere = { ...ids, id: randomUUID(), callbackId: randomUUID(), obligationId: randomUUID() };
    for (const login of ['assistant.1', 'manager.1']) {
      const elsewhere = await reading(clients.get(login)!, nowhere);
      for (const id of [callbackId, traces[1]!]) {
        const there = await reading(clients.get(login)!, { ...ids, id, callbackId, obligationId: traces[1]! });
        const answers = (read: Map<string, string>) => new Map([...read].map(([name, text]) => [name, text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#')]));
        expect(different(answers(there), answers(elsewhere)), login).toEqual([]);
      }
    }
  }, 300_000);

  it.each([
    ['planCallback', 'PlanCallbackInput', { callerIds: [randomUUID()], plannedFor: '2030-01-01T00:00:00Z', important: false }],
    ['attemptCallback', 'AttemptCallbackInput', { form: 'TELEPHONE', outcome: 'NO_ANSWER' }],
    ['recordCallback', 'RecordCallbackInput', { form: 'TELEPHONE', quality: 5, effect: 5, satisfaction: 5, shortcomings: '无', suggestions: '无', qualified: true, opinion: '好' }],
    ['replaceCallback', 'ReplaceCallbackInput', { reason: '找不到人' }],
    ['askSecondVisit', 'AskSecondVisitInput', { reason: '看是否耐久' }],
    ['reviewCallback', 'ReviewCallbackInput', { verdict: 'QUALIFIED', comment: '好' }],
  ])('%s says of it what it says of an id that nothing has', async (name, type, input) => {
    for (const login of HANDLERS) {
      const ask = async (id: string) => (await clients.get(login)!.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { callback { id } refusal { message { en } } } }`, { input: { clientKey: randomUUID(), callbackId: id, ...input } })).text;
      expect(await ask(callbackId)).toBe(await ask(randomUUID()));
    }
  });

  it('nor does choosing it tell: the answer is the same for a matter of theirs that was not drawn', async () => {
    const other = await receive('门锁松动');
    for (const login of HANDLERS) await act(login, 'replyToResident', 'ReplyToResidentInput', { caseId: other, version: await versionOf(other), definite: false, reply: '已联系' });
    await settle('supervisor.1', other);
    await quiet();
    for (const login of HANDLERS) {
      const ask = async (id: string) => (await clients.get(login)!.graphql('mutation ($input: ChooseCallbackInput!) { chooseCallback(input: $input) { callback { id } refusal { message { en } } } }', { input: { clientKey: randomUUID(), caseId: id, reason: '想回访' } })).text;
      expect(await ask(caseId), login).toBe(await ask(other));
    }
  });

  it('its alarms reach none of them: no stream, no notice, no list', async () => {
    await rows(`select adjust_clock('7 days')`);
    api.services.sweeper.poke();
    await until(async () => (await rows(`select from obligation where subject_id = $1 and level > 0`, [callbackId])).length > 0);
    await quiet();
    const rung = await rows(`select from journal where subject_id = $1 and type = 'ObligationOverdue'`, [callbackId]);
    expect(rung.length, 'it did ring').toBeGreaterThan(0);
    const after = await readings(HANDLERS);
    for (const login of HANDLERS) expect(saying(after.get(login)!, traces), login).toEqual([]);
    expect(await rows(`select n.id from notification n join person p on p.id = n.person_id where p.login = any($1) and n.callback_id = $2`, [HANDLERS, callbackId])).toEqual([]);
    // Something that they may hear comes behind it: had the draw come, it would be here before.
    const fence = await receive('楼道灯不亮');
    await expect.poll(() => [...heard.values()].map((told) => told.some((item) => item.includes(fence))), { timeout: 20_000 }).toEqual(HANDLERS.map(() => true));
    for (const [login, told] of heard) expect(told.filter((item) => traces.some((trace) => item.includes(trace))), login).toEqual([]);
  }, 300_000);

  it('nobody of the staff can draw again: the secret leaves the database by no door before the month is archived', async () => {
    for (const login of [...HANDLERS, 'gm', 'reception.1', 'admin']) expect(saying(await reading(clients.get(login)!), [secret]), login).toEqual([]);
    expect(await rows('select from journal where facts::text like $1', [`%${secret}%`])).toEqual([]);
  }, 300_000);

  it('once somebody visited, they see it', async () => {
    const { data, text } = await clients.get('gm')!.graphql('mutation ($input: RecordCallbackInput!) { recordCallback(input: $input) { callback { status } refusal { message { en } } } }', {
      input: { clientKey: randomUUID(), callbackId, form: 'TELEPHONE', quality: 5, effect: 5, satisfaction: 5, shortcomings: '无', suggestions: '无', qualified: true, opinion: '好' },
    });
    expect(data.recordCallback.callback, text).toEqual({ status: 'VISITED' });
    for (const login of ['assistant.1', 'supervisor.1', 'manager.1']) expect(saying(await reading(clients.get(login)!), [callbackId]), login).toEqual(expect.arrayContaining(['callbacks all']));
    expect((await clients.get('maintenance.1')!.graphql(`{ case(id: "${caseId}") { timeline { type facts { value } } } }`)).text).toContain('CallbackRecorded');
  }, 300_000);
});
