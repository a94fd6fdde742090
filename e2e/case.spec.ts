import { randomUUID } from 'node:crypto';
import type { Page, TestInfo } from '@playwright/test';
import { choose, expect, fitsWidth, receive, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  const path = info.outputPath(`${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await info.attach(name, { path });
}

const classified = (person: Person, { id, version }: { id: string; version: number }, severity = 'MAJOR') =>
  person.ask('mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { case { id } refusal { message { en } } } }', {
    input: { clientKey: randomUUID(), caseId: id, version, kind: 'COMPLAINT', validity: 'VALID', severity, basis: 'CORRECTION', reason: '登记时已如此' },
  });

/** A picture as a camera would make one, drawn by the browser itself. */
const photoOf = (page: Page) =>
  page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#7a9';
    pen.fillRect(0, 0, 640, 480);
    pen.fillStyle = '#532';
    pen.fillRect(180, 120, 260, 200);
    const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!), 'image/jpeg'));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });

test('two people edit one case: the second sees both versions and goes on', async ({ signIn }) => {
  const one = await signIn('supervisor.1');
  const other = await signIn('reception.1');
  const { number } = await receive(one, '两人同改：电梯异响');
  await one.page.goto(`/cases/${number}`);
  await other.page.goto(`/cases/${number}`);
  const mine = await choose(other.page, '定性');
  await mine.getByRole('radio', { name: '有效', exact: true }).press('Space');
  await mine.getByRole('radio', { name: '轻微' }).press('Space');

  const theirs = await choose(one.page, '定性');
  await theirs.getByRole('radio', { name: '有效', exact: true }).press('Space');
  await theirs.getByRole('radio', { name: '重要' }).press('Space');
  await theirs.getByRole('button', { name: '确定定性' }).click();
  await expect(one.page.getByText('已定性。').first()).toBeVisible();

  await mine.getByRole('button', { name: '确定定性' }).click();
  const conflict = mine.getByRole('alert');
  await expect(conflict).toContainText('已被他人修改');
  const row = conflict.getByRole('row', { name: /等级/ });
  await expect(row).toContainText('重要');
  await expect(row).toContainText('轻微');
  expect(await violations(other.page)).toEqual([]);
  await mine.getByRole('button', { name: /以最新内容为准/ }).click();
  await expect(mine.getByRole('radio', { name: '轻微' })).toBeChecked();
  await mine.getByRole('button', { name: '确定定性' }).click();
  await expect(other.page.getByText('已定性。').first()).toBeVisible();
  // What each of them did stands on the record.
  await expect(one.page.getByRole('region', { name: '经过' }).getByText('轻微', { exact: true })).toBeVisible();
});

test('photos are dropped and chosen, shown small, and open whole; what is no photo is refused in words', async ({ signIn }, info) => {
  const { page, ...person } = await signIn('reception.1');
  const { number } = await receive({ page, ...person }, '照片：天花板渗水');
  await page.goto(`/cases/${number}`);
  const card = page.getByRole('region', { name: '照片' });
  const buffer = Buffer.from(await photoOf(page));
  await card.getByLabel('选择照片').setInputFiles([{ name: '../../天花板.jpg', mimeType: 'image/jpeg', buffer }]);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /照片说明/ }).fill('客厅天花板渗水');
  await dialog.getByRole('button', { name: /附\s*上$/ }).click();
  const thumbnail = card.getByRole('img', { name: '照片：客厅天花板渗水' });
  await expect(thumbnail).toBeVisible();
  await expect.poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  await expect(page.getByRole('region', { name: '经过' })).toContainText('附上照片');
  await expect(dialog).toHaveCount(0);
  const [whole] = await Promise.all([page.context().waitForEvent('page'), card.getByRole('link').click()]);
  expect((await page.request.get(whole.url())).headers()['content-type']).toBe('image/jpeg');
  await whole.close();

  await card.getByLabel('选择照片').setInputFiles([{ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>') }]);
  await page.getByRole('dialog').getByRole('button', { name: /附\s*上$/ }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('x.jpg：这不是照片');
  expect(await violations(page)).toEqual([]);
  await look(page, info, 'photos');
});

test('a case prints as the SOP’s own form, on one sheet of A4', async ({ signIn }, info) => {
  const { page, ...person } = await signIn('supervisor.1');
  const complaint = await receive({ page, ...person }, '打印：装修噪声');
  await classified({ page, ...person }, complaint);
  const repair = await receive({ page, ...person }, '打印：水管漏水', 'REPAIR');
  for (const [number, title] of [[complaint.number, '投诉登记处理记录'], [repair.number, '接待业主情况记录']] as const) {
    await page.goto(`/cases/${number}`);
    await expect(page.getByRole('button', { name: /其他操作/ })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(title, { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: /其他操作/ })).toBeHidden();
    await look(page, info, title);
    const sheets = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(sheets.toString('latin1').match(/\/Type\s*\/Page\b/g), title).toHaveLength(1);
    await page.emulateMedia({ media: 'screen' });
  }
});

test('requests end by a no or by being withdrawn; a complaint is followed by the next one (CP-26)', async ({ signIn }) => {
  const desk = await signIn('reception.1');
  const supervisor = await signIn('supervisor.1');
  const repair = await receive(desk, '作废：误登记', 'REPAIR');
  await desk.page.goto(`/cases/${repair.number}`);
  const cancel = await choose(desk.page, '申请作废');
  await cancel.getByRole('textbox', { name: /理由/ }).fill('误登记');
  await cancel.getByRole('button', { name: '提交作废申请' }).click();
  await expect(desk.page.getByText(/申请作废：误登记/).first()).toBeVisible();
  await supervisor.page.goto(`/cases/${repair.number}`);
  const decline = await choose(supervisor.page, '不同意作废 / 合并');
  await decline.getByRole('textbox', { name: /理由/ }).fill('确有其事');
  await decline.getByRole('button', { name: '不同意', exact: true }).click();
  await expect(supervisor.page.getByRole('region', { name: '经过' })).toContainText('不同意作废');
  // The other screen hears of it by itself.
  await expect(desk.page.getByRole('region', { name: '经过' })).toContainText('确有其事');

  const manager = await signIn('manager.1');
  const complaint = await receive(manager, '再次投诉：保洁');
  await manager.ask('mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { case { id } } }', { input: { clientKey: randomUUID(), caseId: complaint.id, version: complaint.version, kind: 'COMPLAINT', validity: 'INVALID', basis: 'CORRECTION' } });
  const { case: now } = await manager.ask<{ case: { version: number } }>('query ($id: ID!) { case(id: $id) { version } }', { id: complaint.id });
  await manager.ask('mutation ($input: CloseCaseInput!) { closeCase(input: $input) { case { id } } }', { input: { clientKey: randomUUID(), caseId: complaint.id, version: now.version, reason: '已向住户说明' } });
  await manager.page.goto(`/cases/${complaint.number}`);
  await manager.page.getByRole('button', { name: /登记再次投诉/ }).click();
  const again = manager.page.getByRole('dialog');
  await again.getByRole('textbox', { name: /哪里不满意/ }).fill('说明与事实不符');
  await again.getByRole('button', { name: '登记再次投诉' }).click();
  await expect(manager.page).not.toHaveURL(new RegExp(complaint.number));
  await manager.page.getByRole('region', { name: '关联事项' }).getByRole('link', { name: complaint.number }).click();
  await expect(manager.page).toHaveURL(new RegExp(complaint.number));
  await expect(manager.page.getByRole('region', { name: '关联事项' })).toContainText('再次投诉');
});

for (const [theme, language] of LOOKS) {
  test(`at a desk, on a tablet and a telephone: ${language}, ${theme}`, async ({ signIn }, info) => {
    const person = await signIn('supervisor.2', { theme, language });
    const { page } = person;
    const opened = await receive(person, '厨房水管爆裂，客厅积水，楼下住户反映天花板渗水');
    await classified(person, opened);
    for (const [width, height] of [[1366, 768], [820, 1180], [360, 740]] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(`/cases/${opened.number}`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('厨房水管爆裂');
      await expect(page.locator('.ant-btn-primary')).toHaveCount(1);
      await fitsWidth(page, String(width));
      await look(page, info, `case ${width}`);
      await page.getByRole('button', { name: /其他操作|More actions/ }).click();
      await expect(page.getByRole('menuitem').first()).toBeVisible();
      await look(page, info, `menu ${width}`);
      await page.keyboard.press('Escape');
    }
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: /为什么是这个时间|Why/ }).first().click();
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await look(page, info, 'explanation');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('r');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, info, 'reply');
    expect(await violations(page)).toEqual([]);
  });
}
