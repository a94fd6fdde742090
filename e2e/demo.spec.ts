import { expect, test } from './desk.js';
import { openHouse } from './house.js';
import { violations } from './wcag.js';

test('the demo’s history is told while the desk works: everybody sees how far it is, and then no more of it', async ({ signIn }) => {
  // Forty days are told; how fast, the machine decides.
  test.setTimeout(600_000);
  const house = await openHouse({ history: 40 });
  try {
    const { page, ask } = await signIn('reception.1', { url: house.url });
    const notice = page.getByRole('region', { name: '演示历史' });
    await expect(notice).toContainText(/演示历史载入中：\d+%/);
    await expect(page.getByRole('banner').getByText('演示', { exact: true })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    // The desk works meanwhile, and nobody sees a matter of last month come and go.
    const board = () => ask<{ board: { counters: { open: number } } }>('{ board { counters { open } } }').then(({ board: { counters } }) => counters.open);
    const open = await board();
    await page.goto('/my');
    await expect(notice).toBeVisible();
    await expect(notice).toBeHidden({ timeout: 480_000 });
    expect(await board()).toBe(open);
    // On paper too it says what it is.
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main').evaluate((main) => getComputedStyle(main, '::before').content)).toBe('"演示数据"');
    await page.emulateMedia({ media: 'screen' });
    const { cases } = await ask<{ cases: { totalCount: number } }>('{ cases(first: 1) { totalCount } }');
    expect(cases.totalCount).toBeGreaterThan(100);
  } finally {
    await house.stop();
  }
});
