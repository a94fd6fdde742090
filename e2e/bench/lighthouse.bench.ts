import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import lighthouse, { desktopConfig, type Config } from 'lighthouse';
import { expect, PASSWORD, receive, test } from '../desk.js';
import { figure } from './figures.js';
import { wallAddress } from './wall-address.js';

/** A tablet in an inspector's hand: Lighthouse's telephone, its slow line and slow processor, with a larger screen. */
const TABLET: Config = {
  extends: 'lighthouse:default',
  settings: { formFactor: 'mobile', screenEmulation: { mobile: true, width: 820, height: 1180, deviceScaleFactor: 2, disabled: false } },
};
/** What the worker of my work fetches for later would be put down to the page, and its page is found without a line. */
const WORKER = '*/my-worker.js';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
type Scores = Record<(typeof CATEGORIES)[number], number> & { readonly findings: readonly string[] };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function score(address: string, port: number, config: Config): Promise<Scores> {
  // What the browser keeps is the session: it is not emptied; the cache is passed over anyway.
  const run = () => lighthouse(address, { port, logLevel: 'error', onlyCategories: [...CATEGORIES], disableStorageReset: true, blockedUrlPatterns: [WORKER] }, config);
  let ran = await run();
  // On a busy machine its trace fails now and then.
  if (ran?.lhr.runtimeError) ran = await run();
  if (!ran || ran.lhr.runtimeError) throw new Error(`${address}: ${ran?.lhr.runtimeError?.message ?? 'Lighthouse said nothing'}`);
  const { categories, audits } = ran.lhr;
  const findings = CATEGORIES.slice(1).flatMap((name) => categories[name]!.auditRefs.filter(({ id, weight }) => weight > 0 && audits[id]!.score !== null && audits[id]!.score! < 1).map(({ id }) => id));
  if (process.env['BENCH_TALK']) console.log(address, Object.fromEntries(CATEGORIES.map((name) => [name, categories[name]!.score])), findings, Object.values(audits).filter(({ score: one, metricSavings }) => one !== null && one < 0.9 && metricSavings).map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`), ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'].map((id) => `${id} ${audits[id]!.displayValue}`).join('; '));
  return { ...(Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(categories[name]!.score! * 100)])) as Record<(typeof CATEGORIES)[number], number>), findings };
}

test.describe('Lighthouse, on the running product, signed in', () => {
  let profile: string;
  let context: BrowserContext;
  let port: number;
  test.beforeAll(async ({ contextOptions, launchOptions }) => {
    profile = await mkdtemp(join(tmpdir(), 'guanjia-lighthouse-'));
    port = await freePort();
    context = await chromium.launchPersistentContext(profile, { ...contextOptions, ...launchOptions, args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`], locale: 'zh-CN' });
  });
  test.afterAll(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });

  test('ten pages at a desk, five on a tablet', async ({ house, signIn }) => {
    const manager = await signIn('manager.1');
    const { number } = await receive(manager, '单元门禁失灵');
    const wall = await wallAddress(manager);
    const pages = new Map<string, { readonly desk: Scores; readonly tablet: Scores | null }>();
    const look = async (name: string, path: string, tablet: boolean) => {
      const address = new URL(path, house.url).href;
      pages.set(name, { desk: await score(address, port, desktopConfig), tablet: tablet ? await score(address, port, TABLET) : null });
    };
    await look('sign-in', '/sign-in', false);
    await look('wall', wall, false);
    const page = await context.newPage();
    await page.goto(`${house.url}/sign-in`);
    await page.getByLabel('账号').fill('manager.1');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page).toHaveURL(/\/board/);
    await page.close();
    for (const path of ['board', 'my', 'cases', 'case', 'new']) await look(path, path === 'case' ? `/cases/${number}` : `/${path}`, true);
    for (const path of ['duties', 'handover', 'policies']) await look(path, `/${path}`, false);

    const all = (of: (scores: Scores) => number | string, which: 'desk' | 'tablet' = 'desk') => [...pages].flatMap(([name, scores]) => (scores[which] ? [`${name} ${of(scores[which])}`] : [])).join(', ');
    const least = (of: (typeof CATEGORIES)[number], which: 'desk' | 'tablet' = 'desk') => Math.min(...[...pages.values()].flatMap((scores) => scores[which]?.[of] ?? []));
    const why = [...new Set([...pages.values()].flatMap(({ desk, tablet }) => [...desk.findings, ...(tablet?.findings ?? [])]))].join(', ');
    figure('desk, performance, the least', least('performance'), '', { atLeast: 90 }, all(({ performance }) => performance));
    figure('desk, accessibility, the least', least('accessibility'), '', { atLeast: 100 }, why || 'nothing found');
    figure('desk, best practice, the least', least('best-practices'), '', { atLeast: 95 });
    figure('tablet, performance, the least', least('performance', 'tablet'), '', { atLeast: 75 }, all(({ performance }) => performance, 'tablet'));
    figure('tablet, accessibility, the least', least('accessibility', 'tablet'), '', { atLeast: 100 });
  });
});
