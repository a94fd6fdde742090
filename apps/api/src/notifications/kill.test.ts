import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { Mortal } from '../journal/testing/killed-processes.js';
import { sweepBatch } from '../obligations/sweep.js';
import { buildSmallHouse } from '../obligations/testing/small-house.js';
import { compileNotifier } from './testing/killed-notifiers.js';
import { startReceiver, type Arrived, type Receiver } from './testing/receivers.js';

/** A longer run: KILL_ROUNDS=200 npx vitest run --project api src/notifications/kill */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 5);
const CHANNELS = 12;

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let program: ReturnType<typeof compileNotifier>;
let receiver: Receiver;
let onArrival: ((message: Arrived) => void) | null = null;
const notifiers: Mortal[] = [];

beforeAll(async () => {
  program = compileNotifier();
  test = await createTestDatabase();
  database = await openDatabase(test.url, { poolSize: 3 });
  receiver = await startReceiver((message) => {
    onArrival?.(message);
    return { afterMs: Math.random() * 60 };
  });
}, 60_000);
afterAll(async () => {
  await Promise.all(notifiers.map((one) => one.kill()));
  await receiver.close();
  await database.close();
  await test.drop();
  program.remove();
});

describe(`G9, F1: Under kill -9 between sending and recording (${ROUNDS} rounds, 2 processes)`, () => {
  it('every step reaches every recipient at least once, and what came twice says so and keeps its id', async () => {
    const house = await buildSmallHouse(database.pool);
    for (let n = 0; n < CHANNELS; n++) {
      await database.pool.query(`insert into notification_channel (kind, address, centre_id) values ('WEBHOOK', $1, $2)`, [`${receiver.url}/${n}`, house.centreId]);
    }
    for (const _ of [0, 1]) {
      const one = new Mortal(program.program, () => [test.url]);
      notifiers.push(one);
      one.start();
    }
    let steps = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (let n = 0; n < 3; n++, steps++) {
        await house.owe(await house.openCase(), [{ kind: 'OVERDUE', level: 1, inSeconds: -1, to: 'CS_SUPERVISOR' }]);
      }
      // The message has arrived and its answer is on its way: the sender dies before it can write that down.
      const arrival = new Promise<void>((arrived) => (onArrival = () => arrived()));
      await sweepBatch(async <R>(config: { text: string }) => (await database.pool.query(config)).rows as R[]);
      await database.pool.query('select seal()');
      await Promise.race([arrival, sleep(3_000)]);
      const victim = notifiers[round % 2]!;
      await victim.kill();
      victim.start();
    }
    onArrival = null;

    const left = async () => (await database.pool.query<{ left: number; total: number }>(`select (count(*) filter (where status <> 'SENT'))::int as left, count(*)::int as total from notification`)).rows[0]!;
    const end = performance.now() + 90_000;
    for (let now = await left(); now.left > 0 || now.total < steps * CHANNELS; now = await left()) {
      if (performance.now() > end) throw new Error(`not all came: ${JSON.stringify(now)}`);
      await database.pool.query(`update notification set next_attempt_at = clock_timestamp() where status = 'FAILED'`);
      await sleep(100);
    }

    const { rows: stored } = await database.pool.query<{ path: string; number: string; message_id: string }>(
      `select substr(ch.address, $1) as path, c.number, n.message_id from notification n join notification_channel ch on ch.id = n.channel_id join service_case c on c.id = n.case_id`,
      [receiver.url.length + 1],
    );
    expect(stored).toHaveLength(steps * CHANNELS);
    const arrivals = new Map<string, Arrived[]>();
    for (const message of receiver.arrived) {
      for (const notice of message.json.notices as { case: string }[]) {
        const key = `${message.path} ${notice.case}`;
        arrivals.set(key, [...(arrivals.get(key) ?? []), message]);
      }
    }
    let doubled = 0;
    for (const { path, number, message_id } of stored) {
      const messages = arrivals.get(`${path} ${number}`) ?? [];
      expect(messages.length, `${path} ${number} arrived`).toBeGreaterThanOrEqual(1);
      expect(new Set(messages.map(({ headers }) => headers['x-guanjia-delivery']))).toEqual(new Set([message_id]));
      for (const again of messages.slice(1)) {
        doubled++;
        expect(again.json.possiblyDoubled, `${path} ${number} came again unmarked`).toBe(true);
        expect(again.json.text).toContain('可能重复');
      }
    }
    console.log(`${steps} steps × ${CHANNELS} recipients, ${notifiers.reduce((kills, one) => kills + one.kills, 0)} kills: ${doubled} doubles, all marked; 0 lost`);
    expect(doubled).toBeGreaterThan(0);
  }, 240_000);
});
