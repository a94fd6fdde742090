import { expect, receive, test } from '../desk.js';
import { figure, percentile } from './figures.js';

const CUTS = 50;
/** Longer than this one is not waited for. */
const GIVEN_UP_MS = 20_000;

test.describe(`The board's line cut ${CUTS} times, a case opened while it is cut`, () => {
  test('what is lost, what is doubled, and how long it takes to catch up', async ({ signIn, line }) => {
    const reception = await signIn('reception.2');
    const { page } = await signIn('supervisor.2', { url: line.url });
    await expect(page.getByText(/^实时 ·/)).toBeVisible();
    const numbers: string[] = [];
    const caughtUp: number[] = [];
    const grid = page.getByRole('grid');
    const rowCount = async () => Number(await grid.getAttribute('aria-rowcount')) - 1;
    for (let n = 0; n < CUTS; n++) {
      const before = await rowCount();
      line.cut();
      numbers.push((await receive(reception, `断线时登记 ${n}`)).number);
      const mended = Date.now();
      line.mend();
      await page.waitForFunction((wanted) => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) - 1 >= wanted, before + 1, { timeout: GIVEN_UP_MS, polling: 'raf' }).catch(() => undefined);
      caughtUp.push(Date.now() - mended);
    }
    const { board } = await reception.ask<{ board: { rows: { number: string }[] } }>('{ board { rows { number } } }');
    const there = new Set(board.rows.map(({ number }) => number));
    expect(numbers.filter((number) => !there.has(number)), 'the server has them all').toEqual([]);
    const drawn = await everyRow(page);
    figure('rows lost', board.rows.filter(({ number }) => !drawn.includes(number)).length, '', { atMost: 0 }, `of ${board.rows.length}`);
    figure('rows doubled or too many', drawn.length - new Set(drawn.filter((number) => there.has(number))).size, '', { atMost: 0 });
    figure('caught up after the line is back, longest', Math.max(...caughtUp) / 1_000, 's', { atMost: 2 }, `p50 ${(percentile(caughtUp, 0.5) / 1_000).toFixed(2)} s, p95 ${(percentile(caughtUp, 0.95) / 1_000).toFixed(2)} s`);
  });
});

/** Only the rows in sight are in the page: walks down the grid and reads each row by its place. */
async function everyRow(page: import('@playwright/test').Page): Promise<string[]> {
  const byPlace = new Map<number, string>();
  const grid = page.getByRole('grid');
  const count = Number(await grid.getAttribute('aria-rowcount')) - 1;
  for (let top = 0; byPlace.size < count && top < count * 200; top += 200) {
    await grid.evaluate((element, to) => element.scrollTo(0, to), top);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const rows = await page.locator('.board-line[data-id]').evaluateAll((lines) => lines.map((line) => [Number(line.getAttribute('aria-rowindex')), line.querySelector('a')?.textContent ?? ''] as const));
    for (const [place, number] of rows) byPlace.set(place, number);
  }
  return [...byPlace.values()];
}
