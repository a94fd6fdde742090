import { randomUUID } from 'node:crypto';
import readXlsxFile from 'read-excel-file/node';
import { expect, fitsWidth, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

/** Registers a matter of a resident on record, found by what a desk would type. @returns its number */
async function received(person: Person, matter: string, search = '101'): Promise<string> {
  const { serviceCentres } = await person.ask<{ serviceCentres: { id: string }[] }>('{ serviceCentres { id } }');
  const centreId = serviceCentres[0]!.id;
  const { places } = await person.ask<{ places: { id: string; residents: { id: string; name: string }[] }[] }>(
    'query ($centreId: ID!, $search: String!) { places(centreId: $centreId, search: $search) { id residents { id name } } }', { centreId, search },
  );
  const place = places[0]!;
  const { receiveCase } = await person.ask<{ receiveCase: { case: { number: string } } }>('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { number } } }', {
    input: { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter, unitId: place.id, residentId: place.residents[0]!.id },
  });
  return receiveCase.case.number;
}

test('found by pinyin, kept as a filter, exported and read back', async ({ signIn }) => {
  const person = await signIn('supervisor.1');
  const { page } = person;
  const number = await received(person, '=1+1 楼道灯不亮', 'ljg');
  await page.goto('/cases');
  await page.getByRole('searchbox').fill('ljg');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=ljg/);
  const row = page.getByRole('row', { name: new RegExp(number) });
  await expect(row).toContainText(/林建国 138\*\*\*\*\d{4}/);

  await page.getByLabel('类别').selectOption('COMPLAINT');
  await page.getByRole('button', { name: '保存当前筛选' }).click();
  await page.getByRole('textbox', { name: /^名称/ }).fill('林先生的投诉');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goto('/cases');
  await page.getByRole('link', { name: '林先生的投诉' }).click();
  await expect(page).toHaveURL(/q=ljg&kind=COMPLAINT/);
  await expect(row).toBeVisible();

  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const sheets = await readXlsxFile(await (await arriving).path());
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['事项 (演示数据)', '说明']);
  const [head, ...lines] = sheets[0]!.data;
  const line = Object.fromEntries(head!.map((name, at) => [String(name), lines.find(([first]) => first === number)?.[at]]));
  expect(line).toMatchObject({ 编号: number, 类别: '投诉', '来访（来电）人': '林建国', 事项: '=1+1 楼道灯不亮' });
  expect(line['电话（部分隐藏）']).toMatch(/^138\*\*\*\*\d{4}$/);

  const admin = await signIn('admin');
  const { accessLog } = await admin.ask<{ accessLog: { edges: { node: { reason: string; login: string } }[] } }>('{ accessLog(filter: { acts: [EXPORT] }) { edges { node { reason login } } } }');
  expect(accessLog.edges[0]!.node).toMatchObject({ login: 'supervisor.1', reason: expect.stringContaining('"text":"ljg"') });

  await page.getByRole('button', { name: '管理', exact: true }).click();
  await page.getByRole('button', { name: '删除：林先生的投诉' }).click();
  await expect(page.getByText('还没有保存的筛选。')).toBeVisible();
});

test('a room, a telephone and days narrow the list; the receptionist is offered no export', async ({ signIn }) => {
  const person = await signIn('reception.2');
  const { page } = person;
  const number = await received(person, '门禁失灵');
  const { case: one } = await person.ask<{ case: { receivedAt: string; place: { label: { zh: string } } } }>('query ($number: String!) { case(number: $number) { receivedAt place { label { zh } } } }', { number });
  for (const typed of [one.place.label.zh.replace('栋 ', '-'), number.slice(-9)]) {
    await page.goto(`/cases?q=${encodeURIComponent(typed)}`);
    await expect(page.getByRole('link', { name: number })).toBeVisible();
  }
  await page.goto('/cases?until=2020-01-01');
  await expect(page.getByText('没有符合条件的事项。')).toBeVisible();
  await page.getByRole('button', { name: '清除条件' }).click();
  await expect(page.getByRole('link', { name: number })).toBeVisible();
  await expect(page.getByRole('button', { name: '导出 Excel' })).toHaveCount(0);
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: the list with its filters, at three widths`, async ({ signIn }) => {
    const person = await signIn('manager.3', { theme });
    const { page } = person;
    await person.ask('mutation ($language: String!) { setLanguage(language: $language) { id } }', { language });
    await person.ask('mutation { saveFilter(name: "Overdue 已超时", search: "overdue=1") { id } }');
    await received(person, '检查无障碍');
    await page.goto('/cases?kind=COMPLAINT&verdict=&from=2026-01-01');
    await expect(page.getByRole('table')).toBeVisible();
    await page.getByText(/^(更多条件|More filters)/).click();
    await expect(page.getByLabel(/^(时限结果|Time limit ended)$/)).toBeVisible();
    for (const [width, height] of [[1366, 768], [820, 1180], [360, 740]] as const) {
      await page.setViewportSize({ width, height });
      await fitsWidth(page, `${width} px`);
      expect(await violations(page), `${width} px`).toEqual([]);
    }
    await page.getByRole('button', { name: language === 'en' ? 'Manage' : '管理', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page), 'manage').toEqual([]);
  });
}
