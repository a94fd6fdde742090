import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS } from './back-off.js';
import { notificationWarnings } from './notification-warnings.js';
import { Sender } from './send-message.js';
import { allSent, NoticeHouse, overdue } from './testing/notice-house.js';
import { startReceiver } from './testing/receivers.js';

let at: NoticeHouse;
beforeEach(async () => {
  at = await NoticeHouse.open();
});
afterEach(() => at.close());

describe('What fails is tried again', () => {
  it('later each time, with the same delivery id, and given up aloud after 8 attempts', async () => {
    const desk = await at.receiver(() => ({ status: 503 }));
    await at.channel(desk.url);
    await at.ring(overdue());
    at.notifier();
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      await at.until(([first]) => first?.attempts === attempt && first.claimed_until === null);
      await at.retryNow();
    }
    const [stored] = await at.until(([first]) => first?.status === 'GIVEN_UP');
    expect(stored).toMatchObject({ attempts: MOST_ATTEMPTS, last_error: 'HTTP 503' });
    expect(new Set(desk.arrived.map(({ headers }) => headers['x-guanjia-delivery'])).size).toBe(1);
    expect(desk.arrived.map(({ headers }) => headers['x-guanjia-attempt'])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(desk.arrived.every(({ json }) => json.possiblyDoubled === false)).toBe(true);
    expect((await notificationWarnings(at.database.pool)).map(({ en }) => en).join()).toContain('1 notices of the last 7 days were given up');
  });

  it('waits in between: 10 s after the first failure, a quarter more or less; a minute when the robot says "too many"', async () => {
    const desk = await at.receiver(() => ({ status: 500 }));
    const robot = await at.receiver(() => ({ body: '{"errcode":45009,"errmsg":"api freq out of limit"}' }));
    const plain = await at.channel(desk.url);
    await at.channel(robot.url, { kind: 'WECOM_ROBOT' });
    await at.ring(overdue());
    at.notifier();
    await at.until((all) => all.length === 2 && all.every(({ status }) => status === 'FAILED'));
    const waits = await at.rows<{ channel_id: string; wait: number }>(`select channel_id, extract(epoch from next_attempt_at - claimed_at)::float8 as wait from notification`);
    for (const { channel_id, wait } of waits) {
      expect(wait).toBeGreaterThan(channel_id === plain ? 7.4 : 59);
      expect(wait).toBeLessThan(channel_id === plain ? 16 : 65);
    }
  });

  it('a receiver that took it and never answered may have it: the next text says so', async () => {
    const desk = await at.receiver((_message, before) => (before === 0 ? { cut: true } : {}));
    await at.channel(desk.url);
    await at.ring(overdue());
    at.notifier();
    await at.until(([first]) => first?.status === 'FAILED');
    await at.retryNow();
    const [stored] = await at.until(allSent(1));
    expect(stored).toMatchObject({ attempts: 2, first_sent_uncertain: true });
    expect(desk.arrived.map(({ json }) => json.possiblyDoubled)).toEqual([false, true]);
    expect(desk.arrived[1]!.json.text).toContain('可能重复');
  });

  it('one that was never reached surely has not', async () => {
    const gone = await startReceiver();
    await gone.close();
    await at.channel(gone.url);
    await at.ring(overdue());
    at.notifier();
    const [stored] = await at.until(([first]) => first?.status === 'FAILED');
    expect(stored).toMatchObject({ last_error: 'ECONNREFUSED', first_sent_uncertain: false });
  });

  it('slow and dead receivers hold up nobody else', async () => {
    const slow = await at.receiver(() => ({ afterMs: 1_500 }));
    const quick = await at.receiver();
    for (let n = 0; n < 12; n++) await at.channel(`${slow.url}/${n}`, { post: 'CS_SUPERVISOR' });
    await at.channel(quick.url);
    const begun = performance.now();
    await at.ring(overdue());
    at.notifier({}, 1_000);
    await at.until((all) => all.some(({ status }) => status === 'SENT'));
    expect(quick.arrived).toHaveLength(1);
    const stored = await at.until((all) => all.filter(({ status }) => status === 'FAILED').length === 12);
    expect(slow.arrived).toHaveLength(12);
    expect(stored.filter(({ last_error }) => last_error === 'no answer within 1 s')).toHaveLength(12);
    expect(performance.now() - begun).toBeLessThan(8_000);
  });

  it('without an allowed http a stored http address is refused at sending too, and a name that leads home', async () => {
    const desk = await at.receiver();
    const port = new URL(desk.url).port;
    await at.channel(desk.url);
    await at.channel(`https://localhost:${port}/`, { post: 'CS_SUPERVISOR' });
    await at.ring(overdue());
    at.notifier({ sender: new Sender({ allowHttp: false, mail: null, withinMs: 2_000 }) });
    const stored = await at.until((all) => all.length === 2 && all.every(({ status }) => status === 'FAILED'));
    expect(stored.map(({ last_error }) => last_error).sort()).toEqual(['PrivateAddress', 'not https']);
    expect(desk.arrived).toEqual([]);
  });
});
