import type { Browser, Page } from '@playwright/test';
import { expect, receive, test, type Person } from '../desk.js';
import { figure, percentile } from './figures.js';
import { wallAddress } from './wall-address.js';

/** Visits of each kind. */
const VISITS = 4;

interface Vitals {
  /** The slowest interaction of the visit, ms; 16 when all were faster than is reported. */
  inp: number;
  lcp: number;
  cls: number;
}

/** As the field measures it: event timing by interaction, the largest contentful paint, layout shifts in windows of a second apart and five in all. */
function observe(): void {
  const vitals: Vitals = { inp: 16, lcp: 0, cls: 0 };
  Object.assign(window, { vitals });
  const watch = (type: string, see: (entry: PerformanceEntry) => void, options = {}) => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true, ...options });
  watch('event', (entry) => {
    const { interactionId, duration } = entry as PerformanceEventTiming & { interactionId: number };
    if (interactionId) vitals.inp = Math.max(vitals.inp, duration);
  }, { durationThreshold: 16 });
  watch('largest-contentful-paint', ({ startTime }) => (vitals.lcp = startTime));
  let shifts: { value: number; first: number; last: number } | null = null;
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput, startTime } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (hadRecentInput) return;
    if (!shifts || startTime - shifts.last > 1_000 || startTime - shifts.first > 5_000) shifts = { value: 0, first: startTime, last: startTime };
    shifts.value += value;
    shifts.last = startTime;
    vitals.cls = Math.max(vitals.cls, shifts.value);
  });
}

const read = async (page: Page) => {
  // Two frames on, the last interaction has been reported.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)))));
  return page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
};

/** Another browser of the same person, with nothing kept in it. */
async function visit(browser: Browser, house: string, { context }: Person, path: string, use: (page: Page) => Promise<void>): Promise<Vitals> {
  const fresh = await browser.newContext({ baseURL: house, storageState: await context.storageState() });
  await fresh.addInitScript(observe);
  const page = await fresh.newPage();
  await page.goto(path);
  await use(page);
  const vitals = await read(page);
  await fresh.close();
  return vitals;
}

async function register(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '电话、房号或姓名' }).focus();
  await page.keyboard.type('ljg', { delay: 120 });
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^事项/ })).toBeFocused();
  await page.keyboard.type('厨房水管漏水，地面积水', { delay: 120 });
  for (const chord of ['Alt+1', 'Alt+3', 'Control+Enter']) await page.keyboard.press(chord);
  await expect(page.locator('.saved-number')).toBeVisible();
}

async function workTheBoard(page: Page): Promise<void> {
  await expect(page.getByRole('grid').getByRole('row').nth(2)).toBeVisible();
  for (const key of ['j', 'j', 'k', 'Enter', 'j', 'Escape', 'f', 'f']) await page.keyboard.press(key, { delay: 40 });
  await expect(page.getByRole('complementary')).toHaveCount(0);
  for (const filter of [/今日接待/, /已超时/, /未关闭/]) await page.getByRole('button', { name: filter }).first().click();
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('请今天答复', { delay: 60 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function workTheCase(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: /其他操作/ });
  for (const verb of ['催办', '补充记录', '暂停计时']) {
    await more.click();
    const item = page.getByRole('menuitem', { name: verb, exact: true });
    if ((await item.count()) === 0) {
      await page.keyboard.press('Escape');
      continue;
    }
    await item.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByRole('dialog').getByRole('textbox').first().click();
    await page.keyboard.type('请今天答复', { delay: 60 });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
}

test.describe('What a person at the screen feels', () => {
  test(`interactions, ${VISITS} visits of each kind`, async ({ signIn, browser, house }) => {
    const desk = await signIn('reception.1');
    const supervisor = await signIn('supervisor.1');
    const { number } = await receive(desk, '单元门禁失灵');
    const visits: { name: string; person: Person; path: string; atMost: number; use: (page: Page) => Promise<void> }[] = [
      { name: 'registration', person: desk, path: '/new', atMost: 100, use: register },
      { name: 'board: keys, filters, dialog', person: supervisor, path: '/board', atMost: 200, use: workTheBoard },
      { name: 'case: menu and dialogs', person: supervisor, path: `/cases/${number}`, atMost: 200, use: workTheCase },
    ];
    for (const { name, person, path, atMost, use } of visits) {
      const slowest: number[] = [];
      for (let n = 0; n < VISITS; n++) slowest.push((await visit(browser, house.url, person, path, use)).inp);
      figure(`INP p75, ${name}`, percentile(slowest, 0.75), 'ms', { atMost }, `visits ${slowest.map((ms) => ms.toFixed(0)).join(', ')}`);
    }
  });

  test('largest contentful paint and shifts of each page, in a browser that has nothing yet', async ({ signIn, browser, house }) => {
    const person = await signIn('manager.1');
    const { number } = await receive(person, '单元门禁失灵');
    const paths = ['/sign-in', await wallAddress(person), '/board', '/my', '/cases', `/cases/${number}`, '/new', '/duties', '/handover', '/policies'];
    const seen: { path: string; lcp: number; cls: number }[] = [];
    for (const path of paths) {
      const { lcp, cls } = await visit(browser, house.url, person, path, async (page) => {
        await expect(page.getByRole('main').or(page.getByRole('table')).first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        // What arrives late must not push what is there.
        await page.waitForTimeout(1_000);
      });
      seen.push({ path: path.includes('/wall') ? '/wall' : path.replace(number, ':number'), lcp, cls });
    }
    const worst = (of: 'lcp' | 'cls') => seen.reduce((one, other) => (other[of] > one[of] ? other : one));
    figure(`LCP, the slowest of ${paths.length} pages`, worst('lcp').lcp / 1_000, 's', { atMost: 2 }, worst('lcp').path);
    figure('LCP, board', seen.find(({ path }) => path === '/board')!.lcp / 1_000, 's', { atMost: 2 });
    figure(`CLS, the worst of ${paths.length} pages`, worst('cls').cls, '', { atMost: 0.05 }, seen.filter(({ cls }) => cls >= 0.01).map(({ path, cls }) => `${path} ${cls.toFixed(3)}`).join(', ') || 'none above 0.01');
  });
});
