import { randomUUID } from 'node:crypto';
import { expect, fitsWidth, test } from './desk.js';
import { violations } from './wcag.js';

// It changes what a centre follows and its calendar: nobody else's matters should hang on that.
test.use({ ownHouse: 'calendars' });

/** A company's own pack: repairs are settled within three working days. */
const PACK = {
  key: 'anhe/working-days',
  area: 'ANHE_REPAIRS',
  name: { zh: '本公司维修时限', en: 'Our limits for repairs' },
  rows: [
    {
      kind: 'obligation', key: 'AH-01', name: { zh: '三个工作日内修好', en: 'Repaired within three working days' },
      clauses: [{ source: 'PRODUCT', section: '', words: { zh: '报修三个工作日内修好。', en: 'What is reported is repaired within three working days.' } }],
      because: { zh: '公司规定按工作日计算。', en: 'The company counts working days.' },
      subject: 'case', appliesTo: { kind: 'REPAIR' }, opensOn: { event: 'CaseReceived' }, clockFrom: 'receivedAt', term: { kind: 'workingDays', days: 3 },
      sets: 'SETTLEMENT', metBy: { event: 'CaseSettled' }, owedBy: ['CASE_OWNER'], strength: 'MUST',
    },
  ],
};

interface Owed {
  readonly id: string;
  readonly rule: string;
  readonly dueAt: string;
}

test('law 4: a holiday added to a centre’s calendar moves an open limit in working days, which explains itself with old and new', async ({ signIn }) => {
  // A year has 365 buttons, and each is looked at for its name and contrast.
  test.slow();
  const gm = await signIn('gm');
  const { page } = gm;
  const { serviceCentres } = await gm.ask<{ serviceCentres: { id: string; code: string }[] }>('{ serviceCentres { id code } }');
  const centre = serviceCentres[0]!;
  await gm.ask('mutation ($json: String!) { uploadPolicyPack(json: $json) { published problems { message { en } } } }', { json: JSON.stringify(PACK) });
  const adopted = await gm.ask<{ adoptPolicies: { problems: unknown[] } }>('mutation ($input: AdoptPoliciesInput!) { adoptPolicies(input: $input) { problems { message { en } } } }', { input: { centreId: centre.id, packKeys: [PACK.key] } });
  expect(adopted.adoptPolicies.problems).toEqual([]);

  // The week first: until then working time counts round the clock.
  await page.goto(`/calendars?centre=${centre.code}`);
  await expect(page.getByText(/没有设工作日历/)).toBeVisible();
  await page.getByRole('button', { name: '设置工作时间' }).click();
  await page.getByLabel('周一第 2 段结束').fill('25:00');
  await page.getByLabel(/^理由/).fill('管理处上班时间');
  await page.getByRole('button', { name: '保存并重算' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '至多 24:00' })).toBeVisible();
  await page.getByLabel('周一第 2 段结束').fill('17:30');
  await page.getByRole('button', { name: '保存并重算' }).click();
  await expect(page.getByRole('heading', { name: /^\d{4}年$/ })).toBeVisible();

  const { receiveCase } = await gm.ask<{ receiveCase: { case: { id: string; number: string; receivedAt: string } } }>(
    'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number receivedAt } } }',
    { input: { clientKey: randomUUID(), centreId: centre.id, kind: 'REPAIR', channel: 'TELEPHONE', matter: '日历检查：水管漏水', placeText: '南门', anonymous: true } },
  );
  const { id, number } = receiveCase.case;
  const owed = async () => (await gm.ask<{ case: { obligations: Owed[] } }>('query ($id: ID!) { case(id: $id) { obligations { id rule dueAt } } }', { id })).case.obligations.find(({ rule }) => rule === 'AH-01')!;
  const before = (await owed()).dueAt;

  // The first working day after that on which the matter came: whatever the walk's own day is.
  const holiday = nextWeekday(new Date(Date.parse(receiveCase.case.receivedAt) + 8 * 3_600_000).toISOString().slice(0, 10));
  await page.goto(`/calendars?centre=${centre.code}&year=${holiday.slice(0, 4)}`);
  const day = page.locator(`[data-day="${holiday}"]`);
  await expect(day).toHaveAttribute('aria-label', /工作日$/);
  await day.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(day).toBeFocused();
  await page.keyboard.press('Space');
  await expect(day).toHaveAttribute('aria-label', /节假日$/);
  await expect(page.getByText(/将重算 1 个/)).toBeVisible();
  expect(await violations(gm.page), 'a day turned over').toEqual([]);
  await page.getByRole('button', { name: '保存并重算' }).click();
  await expect(page.getByText('请写明理由。')).toBeVisible();
  await page.getByLabel(/^理由/).fill('台风停工');
  await page.getByRole('button', { name: '保存并重算' }).click();
  await expect(page.getByRole('row').filter({ hasText: '台风停工' })).toBeVisible();

  await expect.poll(async () => (await owed()).dueAt).not.toBe(before);
  expect(Date.parse((await owed()).dueAt)).toBeGreaterThan(Date.parse(before));
  const { calendar } = await gm.ask<{ calendar: { changes: { reason: string; moved: number }[] } }>('query ($id: ID!) { calendar(centreId: $id) { changes { reason moved } } }', { id: centre.id });
  expect(calendar.changes[0]).toEqual({ reason: '台风停工', moved: 1 });

  await page.goto(`/cases/${number}`);
  await page.getByRole('button', { name: '为什么是这个时间？三个工作日内修好' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText(`本管理处工作日历第2版；不计`);
  await expect(drawer).toContainText(holiday);
  await expect(drawer).toContainText('第2版：台风停工；原到期时间');
  expect(await violations(gm.page), 'the explanation').toEqual([]);
});

test('the announcement is proposed, and nothing of it counts before somebody accepts it; who may not change it only looks', async ({ signIn }) => {
  test.slow();
  const gm = await signIn('gm');
  const { serviceCentres } = await gm.ask<{ serviceCentres: { id: string; code: string }[] }>('{ serviceCentres { id code } }');
  const { id, code } = serviceCentres[1]!;
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: [{ from: '09:00', until: '17:00' }] }));
  await gm.ask('mutation ($input: SetWeeklyHoursInput!) { setWeeklyHours(input: $input) { problems { field } } }', { input: { centreId: id, version: 0, hours, reason: '上班时间' } });
  const { page } = gm;
  await page.goto(`/calendars?centre=${code}&year=2026`);
  await page.getByRole('button', { name: '采用国务院放假安排' }).click();
  await expect(page.getByRole('button', { name: '2026-10-01 周四 节假日（国庆节）' })).toBeVisible();
  await expect(page.getByRole('button', { name: '2026-10-10 周六 调休上班（国庆节）' })).toBeVisible();
  const stored = async () => (await gm.ask<{ calendar: { version: number; years: { holidays: unknown[]; makeUpDays: unknown[] }[] } }>('query ($id: ID!) { calendar(centreId: $id) { version years { holidays { day } makeUpDays { day } } } }', { id })).calendar;
  expect(await stored()).toMatchObject({ version: 1, years: [] });
  await page.getByLabel(/^理由/).fill('国务院办公厅关于2026年部分节假日安排的通知');
  await page.getByRole('button', { name: '保存并重算' }).click();
  await expect(page.getByText(/节假日 33 天，调休上班 6 天/)).toBeVisible();
  expect(await stored()).toMatchObject({ version: 2 });
  await page.getByRole('button', { name: /^下一年/ }).click();
  await page.goto(`/calendars?centre=${code}&year=2050`);
  await page.getByRole('button', { name: '采用国务院放假安排' }).click();
  await expect(page.getByText(/尚未公布/)).toBeVisible();

  for (const [theme, width] of [['dark', 360], ['light', 820]] as const) {
    const manager = await signIn('manager.2', { theme });
    await manager.page.emulateMedia({ colorScheme: theme });
    await manager.page.setViewportSize({ width, height: 800 });
    await manager.page.goto(`/calendars?year=2026`);
    await expect(manager.page.getByText('您可以查看日历')).toBeVisible();
    await expect(manager.page.locator('[data-day="2026-10-01"]')).toHaveAttribute('aria-disabled', 'true');
    await expect(manager.page.getByRole('button', { name: /采用国务院|修改工作时间/ })).toHaveCount(0);
    expect(await violations(manager.page), `${theme}, ${width}`).toEqual([]);
    await fitsWidth(manager.page, `${theme}, ${width}`);
  }
});

/** The first Monday to Friday after that day. */
function nextWeekday(day: string): string {
  let at = Date.parse(`${day}T00:00:00Z`);
  do at += 86_400_000;
  while ([0, 6].includes(new Date(at).getUTCDay()));
  return new Date(at).toISOString().slice(0, 10);
}
