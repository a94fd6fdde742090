import { expect, test as base, type Page } from '@playwright/test';
import { openHouse, type House } from './house.js';
import { LOOKS, violations } from './wcag.js';

/** An installation in which nobody has been yet. */
const test = base.extend<object, { empty: House }>({
  empty: [
    async ({ browser: _ }, use) => {
      const house = await openHouse({ demo: false });
      await use(house);
      await house.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

const HOMES = 200;
const homes = ['楼栋,房号,交付日期', ...Array.from({ length: HOMES }, (_, n) => `${Math.floor(n / 50) + 1}栋,${Math.floor((n % 50) / 4) + 1}0${(n % 4) + 1},2021-03-${String((n % 28) + 1).padStart(2, '0')}`)].join('\n');
const residents = [
  '房号,姓名,手机号码,住户类型',
  ...Array.from({ length: HOMES }, (_, n) => `${Math.floor(n / 50) + 1}栋${Math.floor((n % 50) / 4) + 1}0${(n % 4) + 1},住户${n + 1},139000${String(10_000 + n)},${n % 5 === 0 ? '租户' : '业主'}`),
  '99栋101,没有家,13900099999,业主',
].join('\n');

async function seen(page: Page, what: string): Promise<void> {
  expect(await violations(page), what).toEqual([]);
}

async function bring(page: Page, kind: string, name: string, text: string, rows: number): Promise<void> {
  await page.getByLabel('内容').selectOption(kind);
  await page.getByLabel('文件', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '预演' }).click();
  await expect(page.getByText('还没有写入')).toBeVisible();
  await page.getByRole('button', { name: `导入 ${rows} 行` }).click();
  await expect(page.getByText(`已导入 ${rows} 行`)).toBeVisible();
}

test('a real company comes on board: from an empty installation to a case for a known household', async ({ empty, browser }, info) => {
  const context = await browser.newContext({ baseURL: empty.url });
  const page = await context.newPage();
  const begun = Date.now();

  await page.goto('/');
  await expect(page, 'the first visit leads to the set-up page').toHaveURL(/\/set-up\/start$/);
  await expect(page.getByLabel(/^建立凭证/)).toBeVisible();
  await page.goto(empty.setUpAddress!);
  await page.reload();
  await page.getByRole('button', { name: '建立公司' }).click();
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  await seen(page, 'set-up with what is missing');
  await page.getByLabel('公司名称').fill('和园物业');
  await page.getByLabel('服务中心名称').fill('和园服务中心');
  await page.getByLabel('服务中心代码').fill('hy');
  await page.getByLabel('时区').fill('Asia/Shanghai');
  await page.getByLabel(/^姓名/).fill('李明');
  await page.getByLabel('登录账号').fill('liming');
  await page.getByLabel(/^密码/).fill('correct horse battery');
  await page.getByLabel(/^再输一次密码/).fill('correct horse battery');
  await page.getByRole('button', { name: '建立公司' }).click();

  await expect(page).toHaveURL(/\/set-up\/import/);
  await bring(page, 'HOMES', '房屋.csv', homes, HOMES);
  await bring(page, 'RESIDENTS', '住户.csv', residents, HOMES);
  await expect(page.getByRole('region', { name: '没有导入的行' })).toContainText('没有找到房屋 "99栋101"');
  await seen(page, 'import with its result');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /下载逐行报告/ }).click();
  expect((await download).suggestedFilename()).toBe('住户-report.csv');

  await page.goto('/set-up/residents?q=3-201');
  await expect(page.getByRole('row').nth(1)).toContainText('3栋 201');
  await seen(page, 'residents');
  await expect(page.getByRole('row').nth(1)).toContainText('****');
  await page.getByRole('button', { name: /^显示号码/ }).click();
  await page.getByRole('dialog').getByLabel(/^查看原因/).fill('核对名册');
  await page.getByRole('dialog').getByRole('button', { name: '显示', exact: true }).click();
  await expect(page.getByRole('link', { name: /^139000\d{5}$/ })).toBeVisible();

  await page.goto('/new');
  await page.getByRole('combobox', { name: '电话、房号或姓名' }).fill('13900010104');
  await expect(page.getByRole('option').first()).toContainText('住户105');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^事项/ }).fill('厨房水管漏水');
  await page.getByRole('radio', { name: '报修' }).press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/HY-\d{8}-0001/).first()).toBeVisible();
  const seconds = (Date.now() - begun) / 1000;
  info.annotations.push({ type: 'on board in', description: `${seconds.toFixed(1)} s` });
  console.log(`From the empty installation to the first case of a known household: ${seconds.toFixed(1)} s, with ${HOMES} homes and residents.`);
  await context.close();

  const second = await browser.newContext({ baseURL: empty.url });
  const late = await second.newPage();
  await late.goto(empty.setUpAddress!);
  await expect(late.getByText('公司已经建立')).toBeVisible();
  await late.goto('/');
  await expect(late).toHaveURL(/\/sign-in/);
  await second.close();
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: set-up, list by list and at a tablet's width`, async ({ browser }) => {
    // Twelve looks of axe.
    test.setTimeout(300_000);
    const house = await openHouse();
    const context = await browser.newContext({ baseURL: house.url, viewport: { width: 820, height: 1180 } });
    await context.addInitScript(([l, t]) => (localStorage.setItem('guanjia.language', l!), localStorage.setItem('guanjia.theme', t!)), [language, theme]);
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByLabel(/^(账号|Account)$/).fill('admin');
    await page.getByLabel(/^(密码|Password)$/).fill('guanjia');
    await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    await context.request.post('/graphql', { data: { query: 'mutation ($language: String!) { setLanguage(language: $language) { id } }', variables: { language } } });
    for (const part of ['centres', 'buildings', 'homes', 'areas', 'residents']) {
      await page.goto(`/set-up/${part}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('row').nth(1)).toBeVisible();
      await seen(page, part);
      await page.getByRole('button', { name: /^(添加|Add)/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: /^(保存|Save)$/ }).click();
      await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
      await seen(page, `${part}: a form with what is missing`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${part} fits`).toBe(true);
    }
    await page.goto('/set-up/import?kind=RESIDENTS');
    await page.locator('input[type=file]').setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from('甲,房号,姓名,电话\n1,1-101,甲,x\n2,1-102,乙,13900001111\n') });
    await page.getByRole('button', { name: /^(预演|Try it)$/ }).click();
    await expect(page.getByRole('button', { name: /^(导入|Import) 1/ })).toBeVisible();
    await seen(page, 'import, tried');
    await context.close();
    await house.stop();
  });
}
