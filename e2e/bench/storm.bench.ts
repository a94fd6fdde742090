import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StormAct, StormAnswer, StormOrder } from '../../apps/api/bench/src/storm.js';
import { expect, test } from '../desk.js';
import { figure, percentile } from './figures.js';
import { watchPaint, type Seen } from './paint-watch.js';

// Thousands of rows: a house of its own.
test.use({ ownHouse: 'storm' });

const STORM = fileURLToPath(new URL('../../apps/api/bench/dist/storm.js', import.meta.url));
const ROWS = 5_000;
const PER_SECOND = 100;
const SECONDS = 30;
/** What the board calls the two events. */
const WORDS: Record<StormAct['event'], string> = { NoteAdded: '记录', CaseReminded: '催办' };

async function answer<A extends StormAnswer>(other: ChildProcess, order?: StormOrder): Promise<A> {
  const [first] = await Promise.race([
    (order && other.send(order), once(other, 'message')),
    once(other, 'exit').then(() => Promise.reject(new Error('the process that makes the storm has ended'))),
  ]);
  return first as A;
}

test.describe(`The board with ${ROWS} rows, ${PER_SECOND} events a second from another process`, () => {
  test('frames, and from a verb to the pixel; then with a processor four times as slow', async ({ signIn, house }) => {
    const other = fork(STORM, [house.dataDir]);
    try {
      await answer(other);
      await answer(other, { open: ROWS });
      const { page, context } = await signIn('supervisor.1');
      await expect.poll(async () => Number(await page.getByRole('grid').getAttribute('aria-rowcount')), { timeout: 60_000 }).toBeGreaterThan(ROWS);
      const devtools = await context.newCDPSession(page);
      for (const { rate, frames, latency } of [{ rate: 1, frames: 58, latency: 200 }, { rate: 4, frames: 50, latency: 400 }]) {
        await devtools.send('Emulation.setCPUThrottlingRate', { rate });
        const watched = await page.locator('.board-line[data-id]').evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().bottom < innerHeight).map((row) => (row as HTMLElement).dataset['id']!));
        const stop = await watchPaint(page, '.board-line[data-id] > :last-child > span');
        const told = await answer<Extract<StormAnswer, { acts: unknown }>>(other, { seconds: SECONDS, perSecond: PER_SECOND, watched });
        await page.waitForTimeout(1_000);
        report(rate, frames, latency, told, await stop());
      }
    } finally {
      other.disconnect();
      await once(other, 'exit');
    }
  });
});

function report(rate: number, frames: number, latency: number, told: Extract<StormAnswer, { acts: unknown }>, seen: Seen): void {
  const slow = rate === 1 ? '' : `, processor ÷ ${rate}`;
  const seconds = seen.frames.reduce((sum, one) => sum + one, 0) / 1_000;
  figure(`frames a second${slow}`, seen.frames.length / seconds, '', { atLeast: frames });
  figure(`frame p95${slow}`, percentile(seen.frames, 0.95), 'ms', rate === 1 ? { atMost: 25 } : undefined);
  const delays = told.acts.flatMap((act) => {
    const drawn = seen.texts.find(({ key, text, at }) => key === act.caseId && at >= act.begun && text.includes(WORDS[act.event]));
    return drawn ? [{ fromCommit: drawn.at - act.committed, fromCall: drawn.at - act.begun }] : [];
  });
  const fromCommit = delays.map((delay) => delay.fromCommit);
  figure(`event committed → pixel p95${slow}`, percentile(fromCommit, 0.95), 'ms', { atMost: latency }, `p50 ${percentile(fromCommit, 0.5).toFixed(0)}, longest ${Math.max(...fromCommit).toFixed(0)}; of ${told.acts.length} in sight`);
  figure(`verb called → pixel p95${slow}`, percentile(delays.map(({ fromCall }) => fromCall), 0.95), 'ms');
  figure(`events in sight that were not drawn${slow}`, told.acts.length - delays.length, '', { atMost: 0 });
  figure(`long tasks${slow}`, seen.longTasks.length, '', undefined, `together ${seen.longTasks.reduce((sum, one) => sum + one, 0).toFixed(0)} ms of ${seconds.toFixed(0)} s; events sent ${((SECONDS * PER_SECOND) / told.seconds).toFixed(0)}/s, refused ${told.refused}`);
}
