import { readFile } from 'node:fs/promises';
import { SHIPPED_POSTS, type ShippedPostKey } from '@guanjia/domain';
import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import { DEMO_LOGINS } from '../demo/company.js';
import { IMPORT_KINDS } from '../imports/import-kinds.js';
import { buildExecutableSchema } from '../schema.js';
import { openedSocket } from '../server/testing/opened-socket.js';
import { startTestApi, TestClient, type Answer, type TestApi } from '../server/testing/test-api.js';
import { ADDRESSES } from './address-permissions.js';
import { OWN_OPERATIONS, PUBLIC_OPERATIONS, WALL_OPERATIONS } from './permission.js';
import { questionOf } from './testing/question-of.js';
import { furnish, storedAt, type Furnished } from './testing/two-centres.js';

/**
 * Post × operation × scope, by calling: what the committed table says is allowed is answered, what it does not say is refused, and what belongs to
 * another centre neither comes out nor moves. The walk goes by the schema and by the list of posts, so that a new one is in it by itself.
 */

const committed = await readFile(new URL('../../../../docs/access-table.md', import.meta.url), 'utf8');
/** `| name | type | needs | posts |` of the page. */
const rows = [...committed.matchAll(/^\| (\S+(?: \S+)?) \| (query|mutation|subscription|address) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, name, type, , posts]) => ({ name: name!, type: type!, posts: posts! }));
const mayBy = (name: string, post: string): boolean => {
  const { posts } = rows.find((row) => row.name === name)!;
  return posts.startsWith('anybody') || posts.split(', ').includes(post);
};

const schema = buildExecutableSchema();
/** They end the session that asks, or count its wrong passwords. */
const LEFT_OUT: ReadonlySet<string> = new Set(['signOut', 'changePassword', 'signIn']);
const operations = ([['query', schema.getQueryType()], ['mutation', schema.getMutationType()]] as const).flatMap(([type, root]) =>
  Object.values(root!.getFields()).filter(({ name }) => !LEFT_OUT.has(name)).map((field) => ({ type, field })));
type Operation = (typeof operations)[number];
/** They answer with the number itself, and write down who asked why. */
const REVEALS = /^reveal/;

const posts = (Object.keys(SHIPPED_POSTS) as ShippedPostKey[]).map((post) => ({ post, companyWide: SHIPPED_POSTS[post].companyWide, login: SHIPPED_POSTS[post].companyWide ? DEMO_LOGINS[post] : `${DEMO_LOGINS[post]}.1` }));

let api: TestApi;
let own: Furnished;
let foreign: Furnished;
beforeAll(async () => {
  api = await startTestApi();
  own = await furnish(api, 1);
  foreign = await furnish(api, 2);
  // The demo lets two posts move its clock; the shipped table does not.
  await api.database.pool.query(`delete from post_capability where capability = 'ADJUST_CLOCK' and post in ('CS_SUPERVISOR', 'CENTRE_MANAGER')`);
}, 120_000);
afterAll(() => api.end());

function ask(client: TestClient, { type, field }: Operation, { ids }: Furnished, which: 'all' | 'one' = 'one'): Promise<Answer> {
  const { document, variables } = questionOf(type, field as GraphQLField<unknown, unknown>, ids, which);
  return client.graphql(document, variables);
}
const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code) ?? [];
/** Refused as a whole: a field below may be refused where the operation is not. */
const refused = ({ errors }: Answer) => errors?.some(({ path, extensions }) => path?.length === 1 && ['FORBIDDEN', 'UNAUTHENTICATED'].includes(String(extensions?.code))) ?? false;

describe('S1: the committed table', () => {
  it('has every operation of the contract and every post', () => {
    const names = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) => Object.keys(root!.getFields()));
    expect(rows.filter(({ type }) => type !== 'address').map(({ name }) => name).sort()).toEqual(names.sort());
    for (const { post } of posts) expect(committed).toContain(`| ${post} |`);
  });

  it.each(posts)('S1, S2: $post at its own centre is answered what the table says, and refused the rest; no telephone comes out', async ({ post, login }) => {
    const client = await api.as(login);
    const wrong: string[] = [];
    for (const operation of operations) {
      const answer = await ask(client, operation, own);
      const { name } = operation.field;
      if (codesOf(answer).includes('INTERNAL_ERROR') || answer.status >= 500) wrong.push(`${name}: ${answer.text.slice(0, 300)}`);
      // What depends on the centre, the duty or the case is refused by the verb in its own words; here: the door.
      if (mayBy(name, post) === refused(answer)) wrong.push(`${name} is ${refused(answer) ? 'refused' : 'answered'}: ${answer.text.slice(0, 200)}`);
      if (!REVEALS.test(name) && answer.text.includes(own.telephone)) wrong.push(`${name} says a telephone number`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it.each(posts.filter(({ companyWide }) => !companyWide))('A21: to $post what belongs to another centre neither comes out nor moves', async ({ post, login }) => {
    const client = await api.as(login);
    const before = await storedAt(api, foreign);
    const wrong: string[] = [];
    for (const operation of operations.filter(({ field }) => mayBy(field.name, post) && !(OWN_OPERATIONS as readonly string[]).includes(field.name))) {
      const { text } = await ask(client, operation, foreign, 'all');
      if (text.includes(foreign.secret) || text.includes(foreign.telephone)) wrong.push(operation.field.name);
    }
    expect(wrong).toEqual([]);
    expect(await storedAt(api, foreign)).toEqual(before);
  }, 120_000);

  it('without a session only what the table says is for anybody', async () => {
    for (const operation of operations) {
      const isPublic = (PUBLIC_OPERATIONS as readonly string[]).includes(operation.field.name);
      expect(codesOf(await ask(api.anonymous, operation, own)).includes('UNAUTHENTICATED'), operation.field.name).toBe(!isPublic);
    }
  });

  it('with a wall’s token only its board', async () => {
    const manager = await api.as('manager.1');
    const { data } = await manager.graphql('mutation ($ids: [ID!]!) { createWall(input: { name: "x", centreIds: $ids, days: 9, language: "zh-CN" }) { token } }', { ids: [own.centreId] });
    const wall = new (class extends TestClient {
      override fetch(path: string, init: RequestInit = {}): Promise<Answer> {
        return super.fetch(path, { ...init, headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${data.createWall.token as string}` } });
      }
    })(api.url);
    for (const operation of operations) {
      const answer = await ask(wall, operation, own);
      const open = ([...PUBLIC_OPERATIONS, ...WALL_OPERATIONS] as readonly string[]).includes(operation.field.name);
      expect(refused(answer), operation.field.name).toBe(!open);
      for (const word of [own.secret, own.telephone, foreign.secret]) expect(answer.text, operation.field.name).not.toContain(word);
    }
  });

  it('S1: what a post may at one centre its holder may not at another where they hold a lesser one', async () => {
    const { pool } = api.database;
    await pool.query(`insert into post_holding (person_id, post, centre_id, held_from) select id, 'CENTRE_MANAGER', $1, app_now() - interval '1 day' from person where login = 'reception.1'`, [foreign.centreId]);
    const both = await api.as('reception.1');
    const before = await storedAt(api, own);
    const wrong: string[] = [];
    for (const operation of operations.filter(({ type, field }) => type === 'mutation' && mayBy(field.name, 'CENTRE_MANAGER') && !mayBy(field.name, 'RECEPTIONIST'))) {
      if ((await ask(both, operation, own)).text.includes(own.telephone)) wrong.push(operation.field.name);
    }
    expect(wrong).toEqual([]);
    expect(await storedAt(api, own)).toEqual(before);
    await pool.query(`delete from post_holding where post = 'CENTRE_MANAGER' and person_id = (select id from person where login = 'reception.1')`);
  });
});

describe('S1: files, in and out', () => {
  /** What is asked at each address, with ids of one centre. */
  const requests = ({ centreId, ids }: Furnished, attachmentId: string): Record<keyof typeof ADDRESSES, readonly (readonly [path: string, init?: RequestInit])[]> => {
    const posting = (body: string, type: string) => ({ method: 'POST', body, headers: { 'content-type': type } });
    const file = (kind: string) => `/import-file?options=${encodeURIComponent(JSON.stringify({ kind, mode: 'INSPECT', centreId, fileName: 'a.csv' }))}`;
    return {
      'POST /attachments': [['/attachments?name=x.jpg', posting('no photo', 'image/jpeg')]],
      'GET /attachments/:id': [[`/attachments/${attachmentId}`], [`/attachments/${attachmentId}/thumbnail`]],
      'POST /exports/cases': [['/exports/cases', posting(JSON.stringify({ centreIds: [centreId] }), 'application/json')]],
      'POST /exports/callbacks': [['/exports/callbacks', posting(JSON.stringify({ centreIds: [centreId] }), 'application/json')]],
      'POST /exports/callback-record': [['/exports/callback-record', posting(JSON.stringify({ callbackId: ids['callbackId'] }), 'application/json')]],
      'POST /exports/complaint-report': [['/exports/complaint-report', posting(JSON.stringify({ reportId: ids['id'] }), 'application/json')]],
      'POST /exports/figures': [['/exports/figures', posting(JSON.stringify({ centreIds: [centreId], from: '2026-01', until: '2026-01', figures: [{ key: 'CASES' }] }), 'application/json')]],
      'POST /exports/resident': [['/exports/resident', posting(JSON.stringify({ residentId: ids['residentId'], reason: '住户本人索取', format: 'json' }), 'application/json')]],
      'POST /import-file': IMPORT_KINDS.map((kind) => [file(kind), posting('楼栋,房号\n1栋,101', 'application/octet-stream')]),
      'GET /import-file/template': IMPORT_KINDS.map((kind) => [`/import-file/template?kind=${kind}`]),
    };
  };
  const photoOf = async ({ ids }: Furnished) =>
    (await api.database.pool.query<{ id: string }>(
      `insert into attachment (case_id, uploaded_by, stored_as, thumbnail_as, name, bytes, width, height, sha256, attached_at)
       select $1, p.id, gen_random_uuid(), gen_random_uuid(), 'x.jpg', 1, 1, 1, sha256('x'), app_now() from person p limit 1 returning id`, [ids['caseId']])).rows[0]!.id;

  it.each(posts)('S1: $post is let in where the table says, and gets nothing of another centre', async ({ post, companyWide, login }) => {
    const client = await api.as(login);
    const words = new RegExp(`${foreign.secret}|${foreign.telephone}`);
    const [here, there] = [requests(own, await photoOf(own)), requests(foreign, await photoOf(foreign))];
    for (const address of Object.keys(ADDRESSES) as (keyof typeof ADDRESSES)[]) {
      const statuses = await Promise.all(here[address].map(async ([path, init]) => (await client.fetch(path, init)).status));
      // A photo that one may not see is not there; one that the store has lost is an error: it was looked for.
      const [shut, lost] = address === 'GET /attachments/:id' ? [404, 500] : [403, 500];
      expect(statuses.some((status) => status !== shut), `${address} ${statuses}`).toBe(mayBy(address, post));
      if (address !== 'GET /attachments/:id') expect(statuses).not.toContain(lost);
      if (companyWide) continue;
      for (const [path, init] of there[address]) {
        if (address === 'GET /attachments/:id') expect((await client.fetch(path, init)).status, path).toBe(404);
        const bytes = await fetch(api.url + path, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie: client.cookie! } }).then((response) => response.arrayBuffer());
        expect(await textIn(Buffer.from(bytes)), path).not.toMatch(words);
      }
    }
  }, 120_000);

  it('without a session nobody is let in', async () => {
    for (const [path, init] of Object.values(requests(own, await photoOf(own))).flat()) expect((await api.anonymous.fetch(path, init)).status, path).toBe(401);
  });

  it('and the walk is not blind: who may gets the words out', async () => {
    const manager = await api.as('manager.2');
    const words = new RegExp(`${foreign.secret}|${foreign.telephone}`);
    const asked = requests(foreign, '');
    for (const [path, init] of (['cases', 'callbacks', 'callback-record', 'resident'] as const).flatMap((what) => asked[`POST /exports/${what}`])) {
      const bytes = await fetch(api.url + path, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie: manager.cookie! } }).then((response) => response.arrayBuffer());
      expect(await textIn(Buffer.from(bytes)), path).toMatch(words);
    }
  });
});

/** What can be read in an answer, unpacked where it is a workbook. */
async function textIn(bytes: Buffer): Promise<string> {
  return bytes.subarray(0, 2).toString() === 'PK' ? JSON.stringify(await readXlsxFile(bytes)) : bytes.toString();
}

describe('S1: the streams', () => {
  it.each(posts)('S1 over the WebSocket: $post hears of its own centres, and of no other', async ({ post, companyWide, login }) => {
    const client = await api.as(login);
    const socket = await openedSocket(client);
    const { rows: [head] } = await api.database.pool.query<{ epoch: string }>('select epoch from journal_head');
    for (const name of ['boardEvents', 'overdueEvents']) {
      const first = await socket.ask(`subscription { ${name}(after: "x:0") { kind cursor } }`);
      expect(first.errors.some(({ extensions }) => extensions.code === 'FORBIDDEN'), name).toBe(!mayBy(name, post));
    }
    if (mayBy('boardEvents', post)) {
      const heard = async (centreId: string) => JSON.stringify((await socket.ask('subscription ($ids: [ID!], $after: String!) { boardEvents(centreIds: $ids, after: $after) { kind row { centreId matter } } }', { ids: [centreId], after: `${head!.epoch}:0` })).data);
      expect(await heard(own.centreId)).toContain(own.centreId);
      if (companyWide) expect(await heard(foreign.centreId)).toContain(foreign.centreId);
      else expect(await Promise.race([heard(foreign.centreId), new Promise((resolve) => setTimeout(resolve, 300, 'silence'))])).not.toContain(foreign.secret);
    }
    socket.close();
  });
});
