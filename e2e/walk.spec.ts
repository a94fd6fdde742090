import { choose, expect, test, type Person } from './desk.js';

// Moves the clock by days and looks for a row near the top: nobody else's matters should stand before it.
test.use({ ownHouse: 'walk' });

interface Entry {
  readonly type: string;
  readonly rule: string | null;
}
interface CaseNow {
  readonly timeline: readonly Entry[];
  readonly obligations: readonly { readonly rule: string; readonly status: string; readonly verdict: string | null; readonly late: boolean }[];
}
const HOUR = 60;
const DAY = 24 * HOUR;

const caseNow = async (person: Person, number: string) =>
  (await person.ask<{ case: CaseNow }>('query ($number: String!) { case(number: $number) { timeline { type rule } obligations { rule status verdict late } } }', { number })).case;
const entries = async (person: Person, number: string, type: string, rule: string) =>
  (await caseNow(person, number)).timeline.filter((entry) => entry.type === type && entry.rule === rule).length;

/** Registers a complaint at the desk's form, without a mouse. @returns its number */
async function register({ page }: Person, matter: string): Promise<string> {
  await page.getByRole('link', { name: '接待登记' }).click();
  await page.getByRole('combobox', { name: '电话、房号或姓名' }).fill('101');
  await expect(page.getByRole('option').first()).toContainText('101');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^事项/ }).fill(matter);
  await page.getByRole('radio', { name: '投诉' }).press('Space');
  await page.keyboard.press('Control+Enter');
  const saved = page.getByRole('link', { name: /^YH-\d{8}-\d+/ }).first();
  await expect(page.getByText('已登记').first()).toBeVisible();
  return (await saved.textContent())!.match(/YH-\d{8}-\d+/)![0];
}

/** Puts the business clock forward as a person does: by the control in the header. */
async function putClockForward({ page }: Person, minutes: number): Promise<void> {
  const field = page.getByRole('spinbutton', { name: '往前拨的分钟数' });
  await expect(async () => {
    if (!(await field.isVisible())) await page.getByRole('button', { name: '拨钟' }).click({ timeout: 5_000 });
    await expect(field).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await field.fill(String(minutes));
  const day = (await page.locator('.business-clock time').textContent())!.slice(0, 13);
  await page.getByRole('button', { name: '往前拨', exact: true }).click();
  await expect(page.locator('.business-clock time')).not.toContainText(day);
}

test('from reception to an alarm on another person’s board: a late matter cannot hide', async ({ signIn, line }) => {
  test.setTimeout(300_000);
  const reception = await signIn('reception.1');
  const supervisor = await signIn('supervisor.1');
  // The manager's board hangs on a line that will be cut.
  const manager = await signIn('manager.1', { url: line.url });
  const board = manager.page;
  const matter = `楼上装修噪声扰民 ${Date.now() % 100_000}`;

  // Registered by the one, seen by the other.
  const number = await register(reception, matter);
  const row = board.getByRole('grid').getByRole('row', { name: new RegExp(number) });
  await expect(row).toContainText(matter);
  await expect(row).toContainText('投诉');

  // Classified major: the limits of a major complaint open.
  await reception.page.getByRole('link', { name: new RegExp(number) }).first().click();
  const classify = await choose(reception.page, '定性');
  await classify.getByRole('radio', { name: '有效', exact: true }).press('Space');
  await classify.getByRole('radio', { name: '重大' }).press('Space');
  await classify.getByRole('button', { name: '确定定性' }).click();
  await expect(row).toContainText('重大');
  await expect(row).toContainText('CP-05');
  await expect(row).toContainText('还剩');

  // CP-06, a definite answer within two days: warned; then, while the manager's line is cut, overdue and escalated.
  await putClockForward(supervisor, DAY + 16 * HOUR);
  await expect(row).toContainText('已超时');
  await expect.poll(() => entries(supervisor, number, 'ObligationWarned', 'CP-06'), { timeout: 60_000 }).toBe(1);
  line.cut();
  await putClockForward(supervisor, 9 * HOUR);
  await putClockForward(supervisor, DAY);
  await expect.poll(() => entries(supervisor, number, 'ObligationEscalated', 'CP-06'), { timeout: 60_000 }).toBe(1);
  line.mend();

  // The board catches up by itself and has lost nothing.
  await expect(row.getByRole('img', { name: '督办 2 级' })).toBeVisible({ timeout: 60_000 });
  await expect(board.getByRole('region', { name: '未确认的超时' })).toContainText('项超时未确认');
  for (const type of ['ObligationWarned', 'ObligationOverdue', 'ObligationEscalated']) expect(await entries(supervisor, number, type, 'CP-06'), type).toBe(1);

  // Which clause, to whom, when; and the breach is acknowledged where it is seen.
  await row.getByRole('gridcell').first().click();
  await board.keyboard.press('Enter');
  const drawer = board.getByRole('complementary', { name: `${number} 详情` });
  await expect(drawer).toContainText(/CP-06 · S 5\.2\.1/);
  await expect(drawer).toContainText('督办 → 总经理');
  await drawer.getByRole('button', { name: '确认超时' }).click();
  await expect(board.getByText(`已确认 ${number} 的超时。`).first()).toBeVisible();
  await expect(drawer).toContainText(/于 .* 确认/);
  await expect.poll(() => caseNow(supervisor, number).then(({ timeline }) => timeline.filter(({ type }) => type === 'OverdueAcknowledged').length)).toBe(1);

  // Settled late, and marked late for good.
  await supervisor.page.goto(`/cases/${number}`);
  // A major one is handled by a plan that the manager approved (CP-11).
  const plan = await choose(supervisor.page, '提出处理方案');
  await plan.getByLabel(/^查明的情况/).fill('装修单位周末施工');
  await plan.getByLabel(/^处理方案/).fill('约谈装修单位，周末不得施工');
  await plan.getByRole('button', { name: '报主任批复' }).click();
  await expect(plan).toBeHidden();
  await board.goto(`${line.url}/cases/${number}`);
  const approval = await choose(manager.page, '批复处理方案');
  await approval.getByRole('button', { name: '同意方案' }).click();
  await expect(approval).toBeHidden();
  await expect(supervisor.page.getByRole('region', { name: /^处理方案/ })).toContainText('已批复');
  const settle = await choose(supervisor.page, '办结');
  await settle.getByRole('textbox', { name: /^办理结果/ }).fill('已约谈装修单位，改为工作日白天施工。');
  await settle.getByRole('button', { name: '确定办结' }).click();
  await expect(supervisor.page.getByText('已办结').first()).toBeVisible();
  for (const look of ['at once', 'after a reload']) {
    await expect(supervisor.page.getByText('迟办').first(), look).toBeVisible();
    await supervisor.page.reload();
  }
  const late = (await caseNow(supervisor, number)).obligations.filter(({ rule }) => rule === 'CP-05' || rule === 'CP-06');
  expect(late.map(({ rule, late: isLate }) => [rule, isLate])).toEqual(expect.arrayContaining([['CP-06', true]]));
});
