import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillOutbox } from './fill-outbox.js';
import { allSent, NoticeHouse, overdue } from './testing/notice-house.js';

let at: NoticeHouse;
beforeEach(async () => {
  at = await NoticeHouse.open();
});
afterEach(() => at.close());

describe('One message for a burst', () => {
  it('more than three at once to one recipient are one message that lists them', async () => {
    const desk = await at.receiver();
    await at.channel(desk.url);
    for (let n = 0; n < 5; n++) await at.house.owe(await at.house.openCase(), [overdue()]);
    await at.sweepAndSeal();
    at.notifier();
    const stored = await at.until(allSent(5));
    expect(desk.arrived).toHaveLength(1);
    expect(desk.arrived[0]!.json.notices).toHaveLength(5);
    expect(desk.arrived[0]!.json.text).toContain('已超时');
    expect(new Set(stored.map(({ message_id }) => message_id)).size).toBe(1);
  });

  it('three go one by one at once; what follows within the window gathers and goes as one', async () => {
    const desk = await at.receiver();
    await at.channel(desk.url);
    at.notifier({ burst: { size: 3, withinMs: 2_500 } });
    for (let n = 0; n < 3; n++) {
      await at.ring(overdue());
      await at.until(allSent(n + 1));
    }
    for (let n = 0; n < 4; n++) await at.ring(overdue());
    await at.until(allSent(7));
    expect(desk.arrived.map(({ json }) => json.notices.length)).toEqual([1, 1, 1, 4]);
  });

  it('a burst that failed comes again as the same message', async () => {
    const desk = await at.receiver((_message, before) => (before === 0 ? { status: 500 } : {}));
    await at.channel(desk.url);
    for (let n = 0; n < 5; n++) await at.house.owe(await at.house.openCase(), [overdue()]);
    await at.sweepAndSeal();
    at.notifier();
    await at.until((all) => all.length === 5 && all.every(({ status }) => status === 'FAILED'));
    await at.retryNow();
    await at.until(allSent(5));
    expect(desk.arrived.map(({ headers }) => headers['x-guanjia-delivery'])).toEqual([desk.arrived[0]!.headers['x-guanjia-delivery'], desk.arrived[0]!.headers['x-guanjia-delivery']]);
    expect(desk.arrived[1]!.json.notices).toHaveLength(5);
  });
});

describe('Quiet hours', () => {
  /** Business time in the centre's zone as a time of day, so many hours away. */
  const around = async (hours: number) => (await at.rows<{ time: string }>(`select to_char((app_now() at time zone 'Asia/Shanghai') + $1 * interval '1 hour', 'HH24:MI') as time`, [hours]))[0]!.time;

  it('a wish (SHOULD) waits for their end, an order (MUST) never does', async () => {
    const desk = await at.receiver();
    const quiet: [string, string] = [await around(-2), await around(3)];
    await at.channel(desk.url, { quiet });
    const [must, should] = [await at.house.openCase(), await at.house.openCase()];
    await at.house.owe(must, [overdue()], { rule: 'MUST-1' });
    await at.house.owe(should, [overdue()], { rule: 'SHOULD-1' });
    await at.rows(`update obligation set strength = 'SHOULD' where rule_key = 'SHOULD-1'`);
    await at.sweepAndSeal();
    at.notifier();
    await at.until((all) => all.filter(({ status }) => status === 'SENT').length === 1);
    expect(desk.arrived.map(({ json }) => json.notices[0].rule)).toEqual(['MUST-1']);
    const waiting = (await at.notices()).find(({ status }) => status === 'WAITING')!;
    const [{ end }] = (await at.rows<{ end: string }>(`select to_char($1::timestamptz at time zone 'Asia/Shanghai', 'HH24:MI') as end`, [waiting.not_before])) as [{ end: string }];
    expect(end).toBe(quiet[1]);
    await at.rows(`select adjust_clock('3 hours')`);
    await at.until(allSent(2));
  });

  it("the company's hold where the channel has none, and outside them nothing waits", async () => {
    await at.rows(`insert into company (name_zh, name_en, settings) values ('甲', 'A', jsonb_build_object('quietHours', jsonb_build_object('from', $1::text, 'until', $2::text)))`, [await around(-1), await around(1)]);
    await at.channel('http://127.0.0.1:9/a');
    await at.channel('http://127.0.0.1:9/b', { quiet: [await around(1), await around(2)] });
    await at.house.owe(await at.house.openCase(), [overdue()]);
    await at.rows(`update obligation set strength = 'SHOULD'`);
    await at.sweepAndSeal();
    await fillOutbox(at.database.pool);
    const waits = await at.rows<{ address: string; waits: boolean }>(`select c.address, n.not_before > app_now() as waits from notification n join notification_channel c on c.id = n.channel_id order by 1`);
    expect(waits.map(({ waits: later }) => later)).toEqual([true, false]);
  });

  it('a setting that is no time of day counts as none, and stops nothing', async () => {
    await at.rows(`insert into company (name_zh, name_en, settings) values ('甲', 'A', '{"quietHours": {"from": "ten", "until": "25:99"}}')`);
    await at.channel('http://127.0.0.1:9/a');
    await at.ring(overdue());
    expect(await fillOutbox(at.database.pool)).toBe(1);
  });
});
