import { expect, test as base, type Page } from '@playwright/test';
import { fitsWidth } from './desk.js';
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
    { scope: 'worker', timeout: 180_000 },
  ],
});

const HOMES = 200;
const homes = ['楼栋,房号,交付日期', ...Array.from({ length: HOMES }, (_, n) => `${Math.floor(n / 50) + 1}栋,${Math.floor((n % 50) / 4) + 1}0${(n % 4) + 1},2021-03-${String((n % 28) + 1).padStart(2, '0')}`)].join('\n');
const residents = [
  '房号,姓名,手机号码,住户类型',
  ...Array.from({ length: HOMES }, (_, n) => `${Math.floor(n / 50) + 1}栋${Math.floor((n % 50) / 4) + 1}0${(n % 4) + 1},住户${n + 1},139000${String(10_000 + n)},${n % 5 === 0 ? '租户' : '业主'}`),
  '99栋101,没有家,13900099999,业主',
].join('\n');

const POSTS = '岗位,上级岗位,层级,权限同\n案场客服,案场主管,服务中心,前台接待员\n案场主管,管理处主任,服务中心,客服主管\n';
const STAFF = '姓名,登录账号,岗位,任期起\n王芳,wangfang,案场客服,2026-01-01\n赵强,zhaoqiang,案场主管,2026-01-01\n周周,zhouzhou,飞行员,2026-01-01\n';
const CALENDAR = ['日期或星期,类型,工作时间', ...['一', '二', '三', '四', '五'].map((day) => `周${day},,8:30-12:00 13:30-17:30`), '周六,,休息', '周日,,休息', '2027-01-01,节假日,', '2027-01-03,调休上班,'].join('\n');
const OWN_PASSWORD = 'a sentence of my own';

async function seen(page: Page, what: string): Promise<void> {
  expect(await violations(page), what).toEqual([]);
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/^(账号|Account)$/).fill(login);
  await page.getByLabel(/^(密码|Password)$/).fill(password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
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
  // Two companies' worth of files, three people, and four looks of axe.
  test.setTimeout(300_000);
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

  await page.goto('/set-up/import');
  await bring(page, 'POSTS', '岗位.csv', POSTS, 2);
  await bring(page, 'CALENDAR', '工作日历.csv', CALENDAR, 9);
  await bring(page, 'STAFF', '员工.csv', STAFF, 2);
  await expect(page.getByRole('region', { name: '没有导入的行' })).toContainText('没有这个岗位');
  const passwords = page.getByRole('region', { name: '初始密码', exact: true });
  await expect(passwords.getByRole('row')).toHaveCount(3);
  const given = await passwords.getByRole('row', { name: /王芳/ }).getByRole('cell').last().innerText();
  const kept = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载（CSV）' }).click();
  expect((await kept).suggestedFilename()).toBe('初始密码.csv');
  await page.getByRole('button', { name: '已保存，不再显示' }).click();
  await expect(passwords).toHaveCount(0);
  await context.close();

  const hers = await browser.newContext({ baseURL: empty.url });
  const desk = await hers.newPage();
  await signIn(desk, 'wangfang', given);
  await desk.goto('/cases');
  await expect(desk.getByRole('heading', { name: '请设置您自己的密码' }), 'wherever she goes').toBeVisible();
  await seen(desk, 'the password that was given');
  await desk.getByLabel(/^初始密码/).fill(given);
  await desk.getByLabel(/^新密码/).fill(OWN_PASSWORD);
  await desk.getByLabel(/^再输一次新密码/).fill(OWN_PASSWORD);
  await desk.getByRole('button', { name: '修改密码' }).click();
  await expect(desk.getByRole('heading', { name: '请设置您自己的密码' })).toHaveCount(0);
  await desk.goto('/new');
  await desk.getByRole('combobox', { name: '电话、房号或姓名' }).fill('13900010104');
  await expect(desk.getByRole('option').first()).toContainText('住户105');
  await desk.keyboard.press('Enter');
  await desk.getByRole('textbox', { name: /^事项/ }).fill('厨房水管漏水');
  await desk.getByRole('radio', { name: '报修' }).press('Space');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByText(/HY-\d{8}-0001/).first()).toBeVisible();
  const seconds = (Date.now() - begun) / 1000;
  info.annotations.push({ type: 'on board in', description: `${seconds.toFixed(1)} s` });
  console.log(`From the empty installation to the first case of a known household: ${seconds.toFixed(1)} s, with ${HOMES} homes and residents, posts, staff and calendar.`);
  await hers.close();

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
    try {
      const context = await browser.newContext({ baseURL: house.url, viewport: { width: 820, height: 1180 } });
      await context.addInitScript(([l, t]) => (localStorage.setItem('guanjia.language', l!), localStorage.setItem('guanjia.theme', t!)), [language, theme]);
      const page = await context.newPage();
      await signIn(page, 'admin', 'guanjia');
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
        await fitsWidth(page, part);
      }
      await page.goto('/set-up/import?kind=RESIDENTS');
      await page.locator('input[type=file]').setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from('甲,房号,姓名,电话\n1,1-101,甲,x\n2,1-102,乙,13900001111\n') });
      await page.getByRole('button', { name: /^(预演|Try it)$/ }).click();
      await expect(page.getByRole('button', { name: /^(导入|Import) 1/ })).toBeVisible();
      await seen(page, 'import, tried');
      await page.goto('/set-up/import?kind=STAFF');
      await page.locator('input[type=file]').setInputFiles({ name: 's.csv', mimeType: 'text/csv', buffer: Buffer.from(`姓名,登录账号,岗位,语言\n新人,newcomer,护卫员,${language === 'en' ? '英文' : '中文'}\n错,a b,,\n`) });
      await page.getByRole('button', { name: /^(预演|Try it)$/ }).click();
      await page.getByRole('button', { name: /^(导入|Import) 1/ }).click();
      const password = await page.locator('.import-passwords code').innerText();
      await seen(page, 'import, with first passwords');
      await fitsWidth(page, 'first passwords');
      page.on('dialog', (dialog) => void dialog.accept());
      for (const tab of ['people', 'posts']) {
        await page.goto(`/staff?tab=${tab}`);
        await expect(page.getByRole('row').nth(1)).toBeVisible();
        await expect(page.getByRole('link', { name: /^(从文件导入|Import from a file)$/ })).toBeVisible();
        await seen(page, tab);
      }
      const newcomer = await browser.newContext({ baseURL: house.url, viewport: { width: 820, height: 1180 } });
      await newcomer.addInitScript(([l, t]) => (localStorage.setItem('guanjia.language', l!), localStorage.setItem('guanjia.theme', t!)), [language, theme]);
      const door = await newcomer.newPage();
      await signIn(door, 'newcomer', password);
      await expect(door.locator('html')).toHaveAttribute('lang', language);
      await door.getByRole('button', { name: /^(修改密码|Change the password)$/ }).click();
      await expect(door.locator('[aria-invalid=true]').first()).toBeVisible();
      await seen(door, 'a given password, with what is missing');
      await newcomer.close();
      await context.close();
    } finally {
      await house.stop();
    }
  });
}
