import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimMessages } from './claim-messages.js';
import { fillOutbox } from './fill-outbox.js';
import { recordOutcome } from './record-outcome.js';
import { allSent, NoticeHouse, overdue } from './testing/notice-house.js';

let at: NoticeHouse;
beforeEach(async () => {
  at = await NoticeHouse.open();
});
afterEach(() => at.close());

describe('Two deliverers, one row', () => {
  it('each message is claimed by one of many that ask at once', async () => {
    for (let n = 0; n < 30; n++) await at.channel(`http://127.0.0.1:9/${n}`, { post: 'CS_SUPERVISOR' });
    await at.ring(overdue());
    expect(await fillOutbox(at.database.pool)).toBe(30);
    const options = { most: 10, leaseMs: 60_000, burst: { size: 3, withinMs: 30_000 } };
    const claimed = (await Promise.all(Array.from({ length: 6 }, () => claimMessages(at.database.pool, options)))).flat();
    while (claimed.length < 30) claimed.push(...(await claimMessages(at.database.pool, options)));
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(30);
    expect(await claimMessages(at.database.pool, options)).toEqual([]);
    expect((await at.notices()).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('two notifiers over one database send each once', async () => {
    const desk = await at.receiver(() => ({ afterMs: 20 }));
    for (let n = 0; n < 20; n++) await at.channel(`${desk.url}/${n}`, { post: 'CS_SUPERVISOR' });
    at.notifier();
    at.notifier();
    await at.ring(overdue());
    await at.until(allSent(20));
    expect(desk.arrived).toHaveLength(20);
  });

  it('many that fill at once put each step in once', async () => {
    await at.channel('http://127.0.0.1:9/');
    for (let n = 0; n < 5; n++) await at.ring(overdue());
    await Promise.all(Array.from({ length: 6 }, () => fillOutbox(at.database.pool)));
    expect(await at.notices()).toHaveLength(5);
  });

  it('a claim that ran out goes to another, marked; the first one, waking up late, undoes nothing', async () => {
    await at.channel('http://127.0.0.1:9/');
    await at.ring(overdue());
    await fillOutbox(at.database.pool);
    const options = { most: 1, leaseMs: 1, burst: { size: 3, withinMs: 30_000 } };
    const [first] = await claimMessages(at.database.pool, options);
    await sleep(20);
    const [second] = await claimMessages(at.database.pool, { ...options, leaseMs: 60_000 });
    expect(second).toEqual({ id: first!.id, attempt: 2 });
    await recordOutcome(at.database.pool, first!, { kind: 'refused', error: 'late' });
    expect(await at.notices()).toMatchObject([{ status: 'WAITING', first_sent_uncertain: true, last_error: null }]);
    await recordOutcome(at.database.pool, second!, { kind: 'delivered' });
    expect(await at.notices()).toMatchObject([{ status: 'SENT' }]);
  });
});
