import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { compileApi, type ApiProcess } from './testing/api-process.js';
import { TestClient } from './testing/test-api.js';

/** A longer run: KILL_ROUNDS=100 npx vitest run --project api src/server/kill */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 4);
const DESKS = 6;

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let program: ReturnType<typeof compileApi>;
let api: ApiProcess | null = null;
beforeAll(async () => {
  program = compileApi();
  test = await createTestDatabase();
  database = await openDatabase(test.url, { poolSize: 2 });
}, 60_000);
afterAll(async () => {
  await api?.kill();
  await database.close();
  await test.drop();
  program.remove();
}, 30_000);

interface Sent {
  readonly verb: 'receiveCase' | 'classifyCase' | 'settleCase';
  readonly input: Record<string, unknown> & { readonly clientKey: string };
}

const TYPES = { receiveCase: 'ReceiveCaseInput', classifyCase: 'ClassifyCaseInput', settleCase: 'SettleCaseInput' } as const;

/** The case as the verb left it; throws where no answer came. */
async function send(client: TestClient, { verb, input }: Sent): Promise<{ id: string; version: number }> {
  const { data, text } = await client.graphql(`mutation($input: ${TYPES[verb]}!) { ${verb}(input: $input) { case { id version } refusal { message { en } } conflict { yourVersion } } }`, { input });
  const done = data?.[verb]?.case;
  if (!done) throw new Error(text);
  return done;
}

const numberOf = async (sql: string, values: unknown[] = []) => (await database.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]!.n;

describe(`G1, F1: Under kill -9 of the API in the middle of its verbs (${ROUNDS} times)`, () => {
  it('what was acknowledged is stored, a verb is stored wholly or not at all, and the same submission afterwards is carried out once', async () => {
    const acknowledged: Sent[] = [];
    const open: Sent[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      api = await program.start(test.url);
      const client = new TestClient(api.url);
      await client.signIn('supervisor.1');
      const centreId = (await client.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id as string;
      // What got no answer before is sent once more under its key, as a client would.
      for (const sent of open.splice(0)) {
        await send(client, sent);
        acknowledged.push(sent);
      }
      if (round === ROUNDS) break;
      const carry = async (sent: Sent) => {
        open.push(sent);
        const done = await send(client, sent);
        open.splice(open.indexOf(sent), 1);
        acknowledged.push(sent);
        return done;
      };
      const sitAtDesk = async () => {
        for (;;) {
          const key = () => ({ clientKey: randomUUID() });
          const received = await carry({ verb: 'receiveCase', input: { ...key(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '电梯困人', placeText: '南门', anonymous: true } });
          const classified = await carry({ verb: 'classifyCase', input: { ...key(), caseId: received.id, version: received.version, kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION' } });
          await carry({ verb: 'settleCase', input: { ...key(), caseId: received.id, version: classified.version, result: '已放人' } });
        }
      };
      const desks = Promise.allSettled(Array.from({ length: DESKS }, sitAtDesk));
      await sleep(300 + Math.random() * 700);
      await api.kill();
      await desks;
    }
    expect(open).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * DESKS);

    // Every submission once, under its key; nothing beside them.
    const keys = acknowledged.map(({ input }) => input.clientKey);
    expect(await numberOf('idempotency where client_key = any($1)', [keys])).toBe(keys.length);
    const received = acknowledged.filter(({ verb }) => verb === 'receiveCase').length;
    expect(await numberOf(`service_case where matter = '电梯困人' and place_text = '南门'`)).toBe(received);
    // Case, obligations and journal tell the same story of each.
    const halves = await database.pool.query(
      `select c.number from service_case c
       cross join lateral (select count(*) filter (where type = 'CaseReceived') as received, count(*) filter (where type = 'CaseClassified') as classified,
           count(*) filter (where type = 'CaseSettled') as settled from journal where subject_id = c.id) j
       cross join lateral (select count(*) filter (where rule_key = 'CLASSIFY') as to_classify, count(*) filter (where rule_key = 'CP-10') as to_settle,
           count(*) filter (where status = 'MET') as met from obligation where subject_id = c.id) o
       where c.matter = '电梯困人' and c.place_text = '南门' and not (
         j.received = 1 and o.to_classify = 1
         and j.classified = (c.validity is not null)::int and o.to_settle = j.classified
         and j.settled = (c.status = 'SETTLED')::int and (select count(*) from case_note n where n.case_id = c.id) = j.settled
         and (c.status <> 'SETTLED' or o.met = 3)
         and (select count(*) from idempotency i where i.case_id = c.id) = j.received + j.classified + j.settled)`,
    );
    expect(halves.rows).toEqual([]);
    for (const verb of ['CaseClassified', 'CaseSettled'] as const) {
      const sent = acknowledged.filter((one) => one.verb === (verb === 'CaseSettled' ? 'settleCase' : 'classifyCase')).length;
      expect(await numberOf(`journal j join service_case c on c.id = j.subject_id where j.type = $1 and c.matter = '电梯困人' and c.place_text = '南门'`, [verb])).toBe(sent);
    }
  }, 120_000);
});
