import { randomUUID } from 'node:crypto';
import type { Page, TestInfo } from '@playwright/test';
import { choose, expect, fitsWidth, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

test.use({ ownHouse: 'collective' });

const RECEIVE = 'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { number } } }';

/** The same complaint of six homes, one after the other. @returns their numbers, and the six homes as they are called */
async function sixComplaints(person: Person, matter: string): Promise<{ numbers: string[]; homes: string[] }> {
  const { serviceCentres } = await person.ask<{ serviceCentres: { id: string }[] }>('{ serviceCentres { id } }');
  const centreId = serviceCentres[0]!.id;
  const { places } = await person.ask<{ places: { id: string; kind: string; label: { zh: string } }[] }>('query ($centreId: ID!) { places(centreId: $centreId, search: "1") { id kind label { zh } } }', { centreId });
  const six = places.filter(({ kind }) => kind === 'UNIT').slice(0, 6);
  const numbers: string[] = [];
  for (const { id: unitId } of six) {
    const input = { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter, unitId, anonymous: true };
    numbers.push((await person.ask<{ receiveCase: { case: { number: string } } }>(RECEIVE, { input })).receiveCase.case.number);
  }
  return { numbers, homes: six.map(({ label }) => label.zh) };
}

async function send(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function reportUp(page: Page, posts: readonly RegExp[]): Promise<void> {
  const dialog = await choose(page, '上报');
  // The posts arrive after the dialog; the others stand open from the start where a report is owed.
  await expect(dialog.getByRole('checkbox').first()).toBeVisible();
  if (!(await dialog.locator('details').evaluate((others: HTMLDetailsElement) => others.open))) await dialog.getByText('其他岗位').click();
  for (const post of posts) await dialog.getByRole('checkbox', { name: post }).check();
  await dialog.getByLabel(/上报内容/).fill('六户反映同一部电梯，属集体投诉');
  await send(page, '确定上报');
}

async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
}

test('CP-23: a collective complaint of six households, from the proposal to the closing', async ({ signIn }, info) => {
  test.slow();
  const supervisor = await signIn('supervisor.1');
  const manager = await signIn('manager.1');
  const { page } = supervisor;
  const { numbers, homes } = await sixComplaints(supervisor, '二号电梯每天停运');
  const number = numbers[0]!;

  // Proposed by the system, confirmed by a person, who names the households.
  await page.goto(`/cases/${number}`);
  const proposal = page.getByRole('region', { name: '待人确认' });
  await expect(proposal).toContainText('有6户反映同类事项（X 四）');
  await proposal.getByRole('button', { name: '确认为集体投诉，并列明各户' }).click();
  const joining = page.getByRole('dialog');
  await expect(joining.getByRole('checkbox', { checked: true })).toHaveCount(5);
  expect(await violations(page)).toEqual([]);
  await look(page, info, 'joining');
  await joining.getByLabel(/为什么是同一事件/).fill('同一部电梯，同一天');
  await send(page, '确认为集体投诉');
  const households = page.getByRole('region', { name: '各户', exact: true });
  await expect(households.getByRole('listitem')).toHaveCount(6);
  await expect(households).toContainText('共 6 户，已答复 0 户');
  for (const home of homes) await expect(households).toContainText(home);

  // The other five have ended in it.
  await page.goto(`/cases/${numbers[3]}`);
  await expect(page.getByRole('main')).toContainText('已关闭');
  await page.getByRole('link', { name: number }).first().click();
  await expect(page.locator('.case-title')).toContainText(number);

  const classifying = await choose(page, '定性');
  await classifying.getByRole('radio', { name: '有效', exact: true }).check();
  await classifying.getByRole('radio', { name: '重要' }).check();
  await send(page, '确定定性');
  await reportUp(page, [/^管理处主任/]);

  // A plan by the supervisor, given back once, then approved by the manager; only then the work is done.
  const planning = await choose(page, '提出处理方案');
  await planning.getByLabel(/^查明的情况/).fill('门机磨损，每日停运两次');
  await planning.getByLabel(/^处理方案/).fill('三日内更换门机');
  await send(page, '报主任批复');
  await manager.page.goto(`/cases/${number}`);
  const returning = await choose(manager.page, '退回处理方案');
  await returning.getByLabel(/需要修改之处/).fill('停运期间怎样出行？');
  await send(manager.page, '退回');
  await expect(page.getByRole('region', { name: /^处理方案/ })).toContainText('停运期间怎样出行？');
  const again = await choose(page, '提出处理方案');
  await again.getByLabel(/^处理方案/).fill('三日内更换门机；其间开放货梯');
  await send(page, '报主任批复');
  await expect(manager.page.getByRole('region', { name: /^处理方案/ })).toContainText('其间开放货梯');
  await reportUp(manager.page, [/^主管副总经理/, /投诉处理中心/]);
  await choose(manager.page, '批复处理方案');
  await send(manager.page, '同意方案');
  const report = await choose(manager.page, '记录步骤');
  await report.getByLabel(/^步骤/).selectOption('SPECIAL_INCIDENT_REPORT');
  await report.getByLabel(/经过、原因和处理措施/).fill('门机磨损所致；已开放货梯，三日内更换');
  await send(manager.page, '记录');

  // Each household is answered by a visit; closing before says who is missing.
  await page.reload();
  for (const home of homes.slice(0, 4)) {
    await households.getByRole('button', { name: `上门答复：${home}` }).click();
    const answering = page.getByRole('dialog');
    await answering.getByLabel(/^回复内容/).fill('门机已更换');
    await answering.getByLabel(/签名的人/).fill('业主');
    await send(page, '记录答复');
  }
  await expect(households).toContainText('已答复 4 户');
  await manager.page.reload();
  await manager.page.getByRole('button', { name: '其他操作' }).click();
  await expect(manager.page.getByRole('menuitem', { name: '关闭', exact: true })).toHaveAttribute('title', /每一户都上门答复后才能关闭/);
  await manager.page.keyboard.press('Escape');
  const { case: now } = await manager.ask<{ case: { id: string; version: number } }>('query ($number: String!) { case(number: $number) { id version } }', { number });
  const { closeCase } = await manager.ask<{ closeCase: { refusal: { rule: string; message: { zh: string } } } }>('mutation ($input: CloseCaseInput!) { closeCase(input: $input) { refusal { rule message { zh } } } }', {
    input: { clientKey: randomUUID(), caseId: now.id, version: now.version, reason: '已处理' },
  });
  expect(closeCase.refusal.rule).toBe('CP-23.close');
  expect(closeCase.refusal.message.zh).toContain(`尚未答复：${homes[4]}、${homes[5]}。`);
  for (const home of homes.slice(4)) {
    await households.getByRole('button', { name: `上门答复：${home}` }).click();
    await page.getByRole('dialog').getByLabel(/^回复内容/).fill('门机已更换');
    await send(page, '记录答复');
  }

  // The manager's page follows; whoever settles what they have not seen yet is asked to look again.
  await expect(manager.page.getByRole('region', { name: '各户', exact: true })).toContainText('已答复 6 户');
  const settling = await choose(manager.page, '办结');
  await settling.getByLabel(/办理结果/).fill('已更换门机');
  await send(manager.page, '确定办结');

  // Each is asked for itself; who is not content is visited again.
  await page.reload();
  await confirm(page, homes[0]!, '满意');
  await confirm(page, homes[1]!, '不满意');
  await expect(households).toContainText('不满意，待重新答复');
  await households.getByRole('button', { name: `上门答复：${homes[1]}` }).click();
  await page.getByRole('dialog').getByLabel(/^回复内容/).fill('已再次调试');
  await send(page, '记录答复');
  await manager.page.reload();
  const settlingAgain = await choose(manager.page, '办结');
  await settlingAgain.getByLabel(/办理结果/).fill('已再次调试');
  await send(manager.page, '确定办结');
  await page.reload();
  for (const home of homes.slice(1)) await confirm(page, home, '满意');
  await expect(households).toContainText('共 6 户，已答复 6 户，已确认满意 6 户。');
  await expect(page.locator('.case-title')).toContainText('已关闭');

  // The forms, filled from the record.
  await page.evaluate(() => (window.print = () => undefined));
  for (const [form, words] of [['工作传签单', '六户反映同一部电梯'], ['特别事故报告', '门机磨损所致'], ['业户访问记录', homes[5]!]] as const) {
    await page.getByRole('button', { name: '打印其他表单' }).click();
    await page.getByRole('menuitem', { name: form }).click();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.paper')).toBeVisible();
    await expect(page.locator('.paper h1')).toHaveText(form);
    await expect(page.locator('.paper')).toContainText(words);
    await look(page, info, form);
    await page.emulateMedia({ media: 'screen' });
  }

  for (const [theme, language] of LOOKS) {
    const reader = await signIn('supervisor.1', { theme, language });
    await reader.page.goto(`/cases/${number}`);
    await expect(reader.page.getByRole('region', { name: language === 'zh-CN' ? '各户' : 'Households', exact: true })).toBeVisible();
    for (const width of [1366, 360]) {
      await reader.page.setViewportSize({ width, height: 800 });
      await fitsWidth(reader.page, String(width));
      expect(await violations(reader.page)).toEqual([]);
      await look(reader.page, info, `case ${language} ${theme} ${width}`);
    }
  }
});

async function confirm(page: Page, home: string, outcome: string): Promise<void> {
  await page.getByRole('region', { name: '各户', exact: true }).getByRole('button', { name: `与该户确认：${home}` }).click();
  await page.getByRole('dialog').getByRole('radio', { name: outcome, exact: true }).check();
  await send(page, '记录确认结果');
}
