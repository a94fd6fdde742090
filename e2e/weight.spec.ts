import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './desk.js';

/** Kilobytes of script, gzipped, that a page makes the browser fetch. */
function scale(page: Page): () => Promise<number> {
  const weights: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) weights.push(response.body().then((body) => gzipSync(body).length));
  });
  return async () => (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0) / 1000;
}

test.describe('a weak line', () => {
  test('carries the sign-in page in 150 kB of script', async ({ page, house }) => {
    const weigh = scale(page);
    await page.goto(`${house.url}/sign-in`, { waitUntil: 'networkidle' });
    const kilobytes = await weigh();
    expect(kilobytes).toBeGreaterThan(20);
    expect(kilobytes).toBeLessThanOrEqual(150);
  });

  test('carries the board, as the first page of the day, in 420 kB', async ({ signIn, browser, house }) => {
    const { context } = await signIn('supervisor.1');
    const fresh = await browser.newContext({ storageState: await context.storageState() });
    const page = await fresh.newPage();
    const weigh = scale(page);
    await page.goto(`${house.url}/board`);
    await expect(page.getByRole('grid')).toBeVisible();
    const kilobytes = await weigh();
    await fresh.close();
    expect(kilobytes).toBeGreaterThan(100);
    expect(kilobytes).toBeLessThanOrEqual(420);
  });

  test('carries the pages with charts in 550 kB, entered first', async ({ signIn, browser, house }) => {
    const { context } = await signIn('supervisor.1');
    for (const address of ['/callbacks/figures', '/complaints/figures?period=last-12', '/figures']) {
      const fresh = await browser.newContext({ storageState: await context.storageState() });
      const page = await fresh.newPage();
      const weigh = scale(page);
      await page.goto(`${house.url}${address}`);
      await expect(page.locator('figure svg [data-series]')).not.toHaveCount(0);
      const kilobytes = await weigh();
      await fresh.close();
      expect(kilobytes, address).toBeGreaterThan(200);
      expect(kilobytes, address).toBeLessThanOrEqual(550);
    }
  });
});
