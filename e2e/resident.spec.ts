import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page, TestInfo } from '@playwright/test';
import { expect, fitsWidth, receive, test, type Person } from './desk.js';
import { violations } from './wcag.js';

test.use({ ownHouse: 'resident' });

const XSS = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>还在漏水';

async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  const path = info.outputPath(`${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await info.attach(name, { path });
}

async function act(person: Person, verb: string, caseId: string, more: object): Promise<void> {
  const { case: found } = await person.ask<{ case: { version: number } }>('query ($id: ID!) { case(id: $id) { version } }', { id: caseId });
  const answer = await person.ask<Record<string, { refusal: { message: { en: string } } | null }>>(`mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $input) { refusal { message { en } } } }`, {
    input: { clientKey: randomUUID(), caseId, version: found.version, ...more },
  });
  expect(answer[verb]!.refusal).toBeNull();
}
const settle = (person: Person, caseId: string) => act(person, 'settleCase', caseId, { result: '已更换接头' });

async function linkTo(person: Person, caseId: string): Promise<string> {
  const { createResidentLink } = await person.ask<{ createResidentLink: { token: string } }>('mutation ($caseId: ID!) { createResidentLink(caseId: $caseId) { token } }', { caseId });
  return createResidentLink.token;
}

/** A telephone or a computer at home: nobody is signed in, and what the browser complains of is kept. */
async function atHome(browser: Browser, address: string, { width = 360, height = 780, locale = 'zh-CN', dark = false } = {}): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', hasTouch: width < 500 });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, context, complaints };
}

test('a receipt: made at the case, shown once, printed in both languages with a code; ended on the screen', async ({ signIn, browser }, info) => {
  const person = await signIn('reception.1');
  const { page } = person;
  const { number } = await receive(person, '厨房水管漏水', 'REPAIR');
  await page.goto(`/cases/${number}`);
  const card = page.getByRole('region', { name: '住户链接与评价' });
  await expect(card).toContainText('还没有给住户链接。');
  await card.getByRole('button', { name: '打印回执（含二维码）' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '生成链接' }).click();
  const dialog = page.getByRole('dialog', { name: '回执已就绪' });
  const address = await dialog.getByLabel('住户链接').inputValue();
  expect(address).toMatch(/\/r\/[A-Za-z0-9_-]{43}$/);
  await expect(dialog.getByRole('img', { name: '打开本件的二维码' }).locator('path').last()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await look(page, info, 'receipt-dialog');

  await page.emulateMedia({ media: 'print' });
  const receipt = page.locator('body > .receipt');
  await expect(receipt).toBeVisible();
  await expect(receipt).toContainText(`受理回执 Receipt`);
  await expect(receipt).toContainText(number);
  await expect(receipt).toContainText('关闭后 90 天内有效');
  await expect(page.locator('.paper')).toBeHidden();
  await expect(page.locator('#root')).toBeHidden();
  await look(page, info, 'receipt-print');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(pdf).toMatch(/MediaBox \[0 0 (419|420)[\d.]* 59[45]/);
  await page.emulateMedia({ media: 'screen' });

  await dialog.getByRole('button', { name: '完成' }).click();
  await expect(page.locator('body > .receipt')).toHaveCount(0);
  // The case's own form is on A4 as before.
  await page.emulateMedia({ media: 'print' });
  expect((await page.pdf({ preferCSSPageSize: true })).toString('latin1')).toMatch(/MediaBox \[0 0 59[456][\d.]* 84[12]/);
  await page.emulateMedia({ media: 'screen' });
  await expect(card.getByRole('listitem')).toContainText('有效');
  const home = await atHome(browser, address);
  await expect(home.page.getByRole('heading', { name: '厨房水管漏水' })).toBeVisible();
  await card.getByRole('button', { name: /^停\s*用$/ }).click();
  await page.getByRole('tooltip').getByRole('button', { name: /^停\s*用$/ }).click();
  await expect(card.getByRole('listitem')).toContainText('已停用');
  await home.page.reload();
  await expect(home.page.getByText('此链接打不开任何事项')).toBeVisible();
  await home.context.close();
});

test('a resident at home: sees how far it is, says that it is not solved, rates it; the desk hears both, and no word of it is run', async ({ signIn, browser, house }, info) => {
  test.slow();
  const person = await signIn('supervisor.1');
  const { id, number } = await receive(person, '厨房水管漏水', 'REPAIR');
  const address = `${house.url}/r/${await linkTo(person, id)}`;
  const { page, context, complaints } = await atHome(browser, address);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('厨房水管漏水');
  await expect(page.getByText(`受理编号 ${number}`)).toBeVisible();
  await expect(page.locator('[aria-current=step]')).toContainText('已受理');
  await expect(page.getByText('目前没有与您约定时间。')).toBeVisible();
  await look(page, info, 'received-360-zh');

  const promised = new Date(Date.now() + 6 * 3_600_000).toISOString();
  await act(person, 'agreeReplyTime', id, { agreedReplyAt: promised });
  await page.reload();
  await expect(page.getByText('最迟答复您')).toBeVisible();
  await expect(page.locator(`time[datetime="${promised}"]`)).toBeVisible();
  await settle(person, id);
  await page.reload();
  await expect(page.locator('[aria-current=step]')).toContainText('已处理完毕');
  await fitsWidth(page, 'settled');
  expect(await violations(page)).toEqual([]);
  await look(page, info, 'settled-360-zh');

  // Fingers: everything that is pressed is at least 44 px high and wide.
  for (const target of await page.locator('button, label:has([type=radio]), textarea').all()) {
    const box = (await target.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  }
  // Nothing written: said, and the focus goes where it is to be written.
  await page.getByRole('button', { name: '告知未解决' }).click();
  await expect(page.getByText('请先写下未解决之处。')).toBeVisible();
  await expect(page.getByLabel('未解决之处')).toBeFocused();
  await page.getByLabel('未解决之处').fill(XSS);
  // In the other language what was typed is still there.
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByLabel('What is not solved')).toHaveValue(XSS);
  await page.getByRole('button', { name: 'Say that it is not solved' }).click();
  await expect(page.getByText('You told us on')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Say that it is not solved' })).toHaveCount(0);

  // By keyboard alone.
  await page.getByLabel('1').focus();
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '4 Satisfied' })).toBeChecked();
  await page.getByLabel('Anything else (optional)').fill(XSS);
  await page.getByRole('button', { name: 'Send the rating' }).press('Enter');
  await expect(page.getByText('Your rating: 4 (Satisfied).')).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('Sent, thank you.');
  await look(page, info, 'rated-360-en');
  expect(await page.evaluate(() => (window as { hurt?: number }).hurt)).toBeUndefined();
  expect(complaints).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await context.close();

  await person.page.goto(`/cases/${number}`);
  const card = person.page.getByRole('region', { name: '住户链接与评价' });
  await expect(card).toContainText('住户反映未解决，须由客服主管在一天内答复。');
  await expect(card).toContainText('住户评分 4 分');
  await expect(person.page.getByText('住户反映未解决', { exact: true }).first()).toBeVisible();
  await expect(person.page.locator('.entry', { hasText: '住户（通过链接）' }).filter({ hasText: XSS })).toHaveCount(2);
  expect(await person.page.evaluate(() => (window as { hurt?: number }).hurt)).toBeUndefined();
  expect(await violations(person.page)).toEqual([]);
  await look(person.page, info, 'case-page');
});

test('a computer at home, dark and in English; a link that opens nothing; a line that is cut', async ({ signIn, browser, house }, info) => {
  const person = await signIn('reception.1');
  const { id } = await receive(person, '楼道灯不亮', 'REPAIR');
  const address = `${house.url}/r/${await linkTo(person, id)}`;
  await settle(person, id);
  const { page, context } = await atHome(browser, address, { width: 1366, height: 768, locale: 'en-GB', dark: true });
  await expect(page.getByText('Our work is done.')).toBeVisible();
  expect(await page.evaluate(() => [document.documentElement.lang, document.title.startsWith('My matter')])).toEqual(['en', true]);
  expect(await violations(page)).toEqual([]);
  await look(page, info, 'settled-desktop-en-dark');

  // What was written survives a line that is cut.
  await context.setOffline(true);
  await page.getByLabel('What is not solved').fill('The light is still off.');
  await page.getByRole('button', { name: 'Say that it is not solved' }).click();
  await expect(page.getByText('It was not sent; what you wrote is still here.')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Say that it is not solved' }).click();
  await expect(page.getByText('You told us on')).toBeVisible();

  await page.goto(`${house.url}/r/${'x'.repeat(43)}`);
  await expect(page.getByText('This link opens nothing')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await look(page, info, 'nothing-desktop-en');
  await page.goto(`${house.url}/r/`);
  await expect(page.getByText('The link is incomplete.')).toBeVisible();
  await context.close();
});

test('the page tells its address to nobody, keeps nothing, and is light', async ({ signIn, browser, house }) => {
  const person = await signIn('reception.1');
  const { id } = await receive(person, '楼道灯不亮', 'REPAIR');
  const token = await linkTo(person, id);
  const context = await browser.newContext();
  const page = await context.newPage();
  const told: string[] = [];
  const weights: Promise<number>[] = [];
  page.on('request', (request) => void request.allHeaders().then(({ referer }) => told.push(`${request.url()} ${referer ?? ''}`)));
  page.on('response', (response) => weights.push(response.body().then((body) => gzipSync(body).length, () => 0)));
  const answer = (await page.goto(`${house.url}/r/${token}`, { waitUntil: 'networkidle' }))!;
  const headers = answer.headers();
  expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  // The one request that names the token in its address is the page itself.
  await expect.poll(() => told.filter((line) => line.includes(token))).toHaveLength(1);
  expect(told.every((line) => line.startsWith(house.url))).toBe(true);
  const kilobytes = (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0) / 1000;
  expect(kilobytes).toBeGreaterThan(5);
  expect(kilobytes).toBeLessThanOrEqual(60);
  await context.close();
});
