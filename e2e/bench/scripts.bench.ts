import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, receive, test } from '../desk.js';
import { figure } from './figures.js';
import { wallAddress } from './wall-address.js';

/** Kilobytes of script that a page makes a browser fetch that has nothing yet: gzipped, whatever the server's own packing. */
async function weigh(page: Page, address: string): Promise<number> {
  const weights: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('.js')) weights.push(request.response().then(async (response) => gzipSync(await response!.body()).length));
  });
  await page.goto(address);
  await expect(page.getByRole('main').or(page.getByRole('table')).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  return (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0) / 1000;
}

test.describe('Script that a page takes', () => {
  test('each page in a browser that has nothing yet', async ({ signIn, browser, house }) => {
    const person = await signIn('manager.1');
    const { number } = await receive(person, '称一称页面');
    const wall = await wallAddress(person);
    const storageState = await person.context.storageState();
    const fresh = async (path: string, known: boolean) => {
      // What a worker fetches for later is no weight of the page.
      const context = await browser.newContext({ serviceWorkers: 'block', ...(known && { storageState }) });
      const weight = await weigh(await context.newPage(), new URL(path, house.url).href);
      await context.close();
      expect(weight, path).toBeGreaterThan(5);
      return weight;
    };
    figure('wall', await fresh(wall, false), 'kB', { atMost: 180 });
    figure('sign-in', await fresh('/sign-in', false), 'kB', { atMost: 150 });
    figure('first page of the day: board', await fresh('/board', true), 'kB', { atMost: 420 });
    const others = ['/my', '/cases', `/cases/${number}`, '/new', '/duties', '/handover', '/policies', '/policies/complaints/s-k', '/staff', '/calendars', '/set-up/centres', '/notifications', '/walls', '/settings', '/profile'];
    const weights: { path: string; weight: number }[] = [];
    for (const path of others) weights.push({ path, weight: await fresh(path, true) });
    const heaviest = weights.reduce((one, other) => (other.weight > one.weight ? other : one));
    figure('any other page, the heaviest of them', heaviest.weight, 'kB', { atMost: 550 }, heaviest.path.replace(number, ':number'));
  });
});
