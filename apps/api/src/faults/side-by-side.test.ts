import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../database/testing/test-database.js';
import { startReceiver, type Receiver } from '../notifications/testing/receivers.js';
import { until } from './testing/chance.js';
import { FaultHouse, LONG, SEED } from './testing/fault-house.js';

const PROCESSES = LONG ? 3 : 2;
const DAYS = LONG ? 20 : 2;

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let house: FaultHouse;
let receiver: Receiver;
beforeAll(async () => {
  test = await createTestDatabase();
  receiver = await startReceiver();
  house = await FaultHouse.open({ processes: PROCESSES, databaseUrl: test.url, env: { NOTIFY_ALLOW_HTTP: 'on' } });
}, 120_000);
afterAll(async () => {
  await house.close();
  await receiver.close();
  await test.drop();
}, 60_000);

const count = async (sql: string) => (await house.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]!.n;

describe(`${PROCESSES} processes over one database, behind a balancer that remembers nobody (seed ${SEED})`, () => {
  it('G2, G3, G9, F7: steps, duties and notices once each, days passing under load and one process after the other replaced; no reader loses anything', async () => {
    await house.pool.query(`insert into notification_channel (kind, address, centre_id) values ('WEBHOOK', $1, $2)`, [`${receiver.url}/office`, (await house.centreIds())[0]]);
    await house.openForBusiness({ desks: 3 });
    await house.servedAgain(performance.now());
    const codes: (number | null)[] = [];
    for (let day = 0; day < DAYS; day++) {
      await house.adjustClock(12 * 60);
      await sleep(house.chance() * 200);
      await house.adjustClock(12 * 60);
      const place = day % PROCESSES;
      const leaving = house.apis[place]!;
      house.put(place, null);
      codes.push(await leaving.terminate());
      await house.startApi(place);
      await house.servedAgain(performance.now());
    }
    expect(codes, 'left in order').toEqual(codes.map(() => 0));
    const counted = await house.closeBusiness();

    const arisen = await count('duty');
    expect(arisen, 'duties arose').toBeGreaterThan(DAYS);
    expect(await count('(select from duty group by centre_id, rule_key, period_start having count(*) > 1) twice')).toBe(0);
    expect(await count(`journal where type = 'DutyArisen'`)).toBe(arisen);

    await until('all notices are sent', async () => (await count(`notification where status <> 'SENT'`)) === 0, 60_000);
    const { rows } = await house.pool.query<{ id: string; notices: number }>('select message_id as id, count(*)::int as notices from notification group by message_id');
    const arrived = receiver.arrived.map(({ headers }) => headers['x-guanjia-delivery'] as string);
    expect(rows.length, 'notices were sent').toBeGreaterThan(0);
    expect(arrived.toSorted(), 'each message once: nobody was killed').toEqual(rows.map(({ id }) => id).toSorted());
    expect(receiver.arrived.filter(({ json }) => json.possiblyDoubled), 'and none needs to say that it may be a double').toEqual([]);
    console.info(`${DAYS} days, ${codes.length} replacements: ${arisen} duties, ${rows.reduce((sum, { notices }) => sum + notices, 0)} notices in ${rows.length} messages;`, counted);
  }, 60_000 + DAYS * 30_000);
});
