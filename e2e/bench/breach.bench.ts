import { expect, receive, test } from '../desk.js';
import { figure, percentile } from './figures.js';
import { watchPaint } from './paint-watch.js';

// Moves the clock: a house of its own.
test.use({ ownHouse: 'breach' });

const BREACHES = 120;
/** Between two of them, so that each is the newest for a moment. */
const APART_MS = 350;
const MINUTE_MS = 60_000;

interface Delivery {
  readonly count: number;
  readonly p50: number | null;
  readonly p95: number | null;
}

test.describe('From due time to the pixel', () => {
  test(`${BREACHES} breaches, one after the other, on an open board`, async ({ signIn }) => {
    const desk = await signIn('supervisor.2');
    const { page } = desk;
    const due = new Map<string, number>();
    for (let n = 0; n < BREACHES; n++) {
      const began = Date.now();
      const { id, number } = await receive(desk, `计时到像素 ${n}`, 'COMPLAINT');
      const { case: found } = await desk.ask<{ case: { obligations: { dueAt: string }[] } }>('query ($id: ID!) { case(id: $id) { obligations { dueAt } } }', { id });
      due.set(number, Math.min(...found.obligations.map(({ dueAt }) => Date.parse(dueAt))));
      await page.waitForTimeout(Math.max(0, APART_MS - (Date.now() - began)));
    }
    const dues = [...due.values()];
    const { me } = await desk.ask<{ me: { serverNow: string } }>('{ me { serverNow } }');
    const minutes = Math.floor((Math.min(...dues) - Date.parse(me.serverNow) - 5_000) / MINUTE_MS);
    expect(minutes, 'the cases were opened faster than their limit').toBeGreaterThan(0);
    await desk.ask('mutation ($minutes: Int!) { adjustClock(minutes: $minutes) }', { minutes });
    const stop = await watchPaint(page, '.overdue-strip .strip-number');
    const newest = [...due.keys()].at(-1)!;
    await expect(page.locator('.overdue-strip .strip-number')).toHaveText(newest, { timeout: 180_000 });
    const { texts } = await stop();
    const delays = [...due].flatMap(([number, dueAt]) => {
      const drawn = texts.find(({ text }) => text === number);
      // Business time runs ahead of the machine's by the minutes that it was moved.
      return drawn ? [drawn.at + minutes * MINUTE_MS - dueAt] : [];
    });
    figure('breach → pixel p95', percentile(delays, 0.95), 'ms', { atMost: 200 }, `p50 ${percentile(delays, 0.5).toFixed(0)}, longest ${Math.max(...delays).toFixed(0)}; ${delays.length} of ${BREACHES} seen`);
    await productsOwn(await signIn('admin'));
  });
});

/** What the health page says: each browser reports what it drew, half a minute at a time and fifty at most. */
async function productsOwn(admin: Awaited<ReturnType<Parameters<Parameters<typeof test>[2]>[0]['signIn']>>): Promise<void> {
  const read = async () => (await admin.ask<{ health: { delivery: Record<'sealed' | 'pushed' | 'painted', Delivery> } }>('{ health { delivery { sealed { count p50 p95 } pushed { count p50 p95 } painted { count p50 p95 } } } }')).health.delivery;
  await expect.poll(async () => (await read()).painted.count, { timeout: 60_000, intervals: [2_000] }).toBeGreaterThanOrEqual(50);
  const { sealed, pushed, painted } = await read();
  for (const [name, { p50, p95, count }] of Object.entries({ 'due → sealed': sealed, 'due → pushed': pushed, 'due → pixel': painted })) {
    figure(`${name} p95, as the health page says`, p95 ?? Number.NaN, 'ms', undefined, `p50 ${p50?.toFixed(0) ?? '–'}; ${count} steps`);
  }
}
