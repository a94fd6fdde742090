import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { expect, pressPlace, receive, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

// Moves the clock over a month's end, and counts what is drawn: nobody else's matters should be among it.
test.use({ ownHouse: 'callbacks' });

const HOUR = 60;
const DAY = 24 * HOUR;
/** So many that the lot must take some of them, whatever the demo company has of its own. */
const REPAIRS = 31;

const must = <T>(result: { refusal: { message: { en: string } } | null } & T): T => {
  if (result.refusal) throw new Error(result.refusal.message.en);
  return result;
};

/** Settles a matter past the form: what comes after it is what is looked at here. */
async function settled(person: Person, matter: string, kind = 'REPAIR'): Promise<string> {
  const received = await receive(person, matter, kind);
  const { id, number } = received;
  let { version } = received;
  if (kind === 'COMPLAINT') {
    const { classifyCase } = await person.ask<{ classifyCase: { case: { version: number }; refusal: null } }>('mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { case { version } refusal { message { en } } } }', {
      input: { clientKey: randomUUID(), caseId: id, version, kind, validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION', reason: '登记时已如此' },
    });
    ({ version } = must(classifyCase).case);
  }
  const { settleCase } = await person.ask<{ settleCase: { case: { id: string }; refusal: null } }>('mutation ($input: SettleCaseInput!) { settleCase(input: $input) { case { id } refusal { message { en } } } }', {
    input: { clientKey: randomUUID(), caseId: id, version, result: '已处理完毕' },
  });
  must(settleCase);
  return number;
}

interface Visit {
  readonly case: { readonly number: string } | null;
  readonly group: string;
  readonly month: string;
}
const owed = async (person: Person) => (await person.ask<{ callbacks: { edges: { node: Visit }[] } }>('{ callbacks(filter: { queue: OPEN }, first: 200) { edges { node { group month case { number } } } } }')).callbacks.edges.map(({ node }) => node);
/** The centre's wall clock, as if it were UTC. */
const nowAt = async (person: Person) => new Date(Date.parse((await person.ask<{ me: { serverNow: string } }>('{ me { serverNow } }')).me.serverNow) + 8 * 3_600_000);
/** To the next midnight, or to that on which the month after begins. */
const minutesUntil = (now: Date, months: 0 | 1) => Math.ceil((Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, months === 1 ? 1 : now.getUTCDate() + 1) - now.getTime()) / 60_000);
const moveClock = (person: Person, minutes: number) => person.ask('mutation ($minutes: Int!) { adjustClock(minutes: $minutes) }', { minutes });
const rowOf = (page: Page, number: string) => page.getByRole('row').filter({ hasText: number });
const card = (page: Page, number: string) => page.getByRole('dialog', { name: new RegExp(number) });
const mark = (within: Locator, question: RegExp, answer: RegExp | string) => within.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: typeof answer === 'string' }).check();

/** Fills in 《回访记录表》 on the card. */
async function fillIn(within: Locator, { form, good }: { form: string; good: boolean }): Promise<void> {
  await mark(within, /^回访形式/, form);
  for (const question of [/^质量评价/, /^服务效果/, /^满意程度/]) await mark(within, question, good ? /^5/ : /^2/);
  if (good) await within.getByRole('button', { name: '缺点与不足 无' }).click();
  else await within.getByRole('textbox', { name: /^缺点与不足/ }).fill('修过两次又漏');
  await within.getByRole('button', { name: '住户建议 无' }).click();
  await mark(within, /^回访人判断/, good ? '合格' : '不合格');
  await within.getByRole('textbox', { name: /^回访人意见/ }).fill(good ? '住户满意' : '住户不满意，要求重修');
}

async function review(person: Person, number: string, verdict: '合格' | '不合格'): Promise<void> {
  const { page } = person;
  await page.goto('/callbacks/review');
  await rowOf(page, number).getByRole('button', { name: /^查看/ }).click();
  const dialog = card(page, number);
  await mark(dialog, /^审核结论/, verdict);
  await dialog.getByRole('textbox', { name: /^审核意见/ }).fill(verdict === '合格' ? '记录齐全' : '须重修');
  if (verdict === '不合格') await dialog.getByRole('textbox', { name: /^处理意见/ }).fill('工程维护三天内重修');
  await dialog.getByRole('button', { name: '提交审核' }).click();
  await expect(dialog.getByText(`审核结论：${verdict}`)).toBeVisible();
}

test('CB-01 to CB-17: a month of a centre, from the receipt to the archived month that anybody can draw again', async ({ signIn }, info) => {
  test.setTimeout(360_000);
  const reception = await signIn('reception.1');
  const supervisor = await signIn('supervisor.1');
  const manager = await signIn('manager.1');
  const { page } = supervisor;

  // Settled at the desk. All complaints are owed, of repairs a tenth at least, rounded up; who handled them has no way to see which.
  const complaint = await settled(reception, '回访检查：噪声扰民', 'COMPLAINT');
  const repairs: string[] = [];
  for (let n = 0; n < REPAIRS; n++) repairs.push(await settled(reception, `回访检查：水管漏水 ${n}`));
  const drawnOf = (visits: readonly Visit[]) => repairs.filter((number) => visits.some((visit) => visit.case?.number === number));
  await expect.poll(async () => (await owed(supervisor)).some((visit) => visit.case?.number === complaint), { timeout: 120_000 }).toBe(true);
  // Whom the lot left out at first is added at midnight, until the share is reached.
  await moveClock(supervisor, minutesUntil(await nowAt(supervisor), 0) + 5);
  await expect.poll(async () => drawnOf(await owed(supervisor)).length, { timeout: 120_000 }).toBeGreaterThanOrEqual(2);
  const visits = await owed(supervisor);
  const [repair, second] = drawnOf(visits) as [string, string];
  const { month } = visits.find((visit) => visit.case?.number === repair)!;
  await expect(reception.page.getByRole('link', { name: '回访', exact: true })).toHaveCount(0);

  // The supervisor goes there by two keys; a complaint is no matter for the telephone (CB-13).
  await pressPlace(page, ['g', 'h'], /\/callbacks$/);
  await expect(page.getByRole('region', { name: '回访率' })).toContainText(/还差 \d+ 户/);
  await rowOf(page, complaint).getByRole('button', { name: /^回访/ }).click();
  const atHome = card(page, complaint);
  await expect(atHome.getByRole('group', { name: /^回访形式/ }).getByRole('radio')).toHaveCount(2);
  await expect(atHome.getByRole('list', { name: '可用的回访形式' })).toContainText(/✕ 电话.*Q 4\.1\.6/);
  await atHome.getByRole('button', { name: '记录回访' }).click();
  await expect(atHome.getByText('请选择 1 至 5 分。')).toHaveCount(3);
  await fillIn(atHome, { form: '家访', good: true });
  // One name alone is refused, with the clause; nothing that was written is lost (CB-11).
  await atHome.getByRole('button', { name: '记录回访' }).click();
  await expect(atHome.getByRole('alert')).toContainText(/CB-11.*Q 4\.1\.3/);
  await atHome.getByRole('combobox', { name: /^同行人/ }).selectOption({ label: await atHome.getByRole('option', { name: /客户助理/ }).first().innerText() });
  await atHome.getByRole('button', { name: '记录回访' }).click();
  await expect(atHome).toBeHidden();

  // Nobody answered: recorded, and not counted as a visit. Then somebody does.
  await rowOf(page, repair).getByRole('button', { name: /^回访/ }).click();
  const byTelephone = card(page, repair);
  await mark(byTelephone, /^结果/, '没有联系上');
  await mark(byTelephone, /^回访形式/, '电话');
  await mark(byTelephone, /^没有联系上的原因/, '无人接听');
  await byTelephone.getByRole('button', { name: '记录这次联系' }).click();
  await expect(byTelephone).toBeHidden();
  await page.getByRole('button', { name: /^未联系上/ }).click();
  await expect(rowOf(page, repair)).toContainText('已联系 1 次');
  await rowOf(page, repair).getByRole('button', { name: /^回访/ }).click();
  await expect(byTelephone.getByRole('region', { name: /没有联系上 1 次/ })).toContainText('无人接听');
  await fillIn(byTelephone, { form: '电话', good: false });
  await byTelephone.getByRole('button', { name: '记录回访' }).click();
  await expect(byTelephone).toBeHidden();

  // The other one is arranged for somebody, and stands in the plan (CB-19).
  await page.getByRole('link', { name: '计划' }).click();
  await page.getByRole('listitem').filter({ hasText: second }).getByRole('button', { name: /^安排/ }).click();
  const arranging = page.getByRole('dialog', { name: new RegExp(second) });
  await arranging.getByLabel(/^安排在/).fill(new Date((await nowAt(supervisor)).getTime() + DAY * 60_000).toISOString().slice(0, 16));
  const visitor = arranging.getByRole('combobox', { name: /^回访人/ });
  await visitor.selectOption({ label: await visitor.getByRole('option', { name: /客户助理/ }).first().innerText() });
  await arranging.getByRole('button', { name: '保存安排' }).click();
  await expect(arranging).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: second }).getByRole('button', { name: /^安排/ })).toHaveText('改期');

  // Not by who visited: the manager reviews. What is not in order opens a linked complaint (CB-16, CP-26).
  await page.getByRole('link', { name: /^待审核/ }).click();
  await rowOf(page, repair).getByRole('button', { name: /^查看/ }).click();
  await expect(card(page, repair).getByRole('button', { name: '提交审核' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await review(manager, complaint, '合格');
  await manager.page.keyboard.press('Escape');
  await review(manager, repair, '不合格');
  const opened = card(manager.page, repair).getByText('已开立关联投诉').getByRole('link');
  await expect(opened).toHaveText(/^YH-\d{8}-\d+$/);
  // After the visit the case tells of it.
  await page.goto(`/cases/${repair}`);
  await expect(page.getByRole('region', { name: '回访', exact: true })).toContainText(/电话/);

  // The month is over, and whatever could still be drawn of it is past its limit.
  await moveClock(supervisor, Math.max(minutesUntil(await nowAt(supervisor), 1) + HOUR, 9 * DAY));
  await page.goto('/callbacks/archive');
  const duty = page.getByRole('listitem').filter({ hasText: month });
  await expect(async () => {
    await page.reload();
    await expect(duty.getByRole('button', { name: /^办理/ })).toBeVisible();
  }).toPass({ timeout: 120_000 });
  await duty.getByRole('button', { name: /^办理/ }).click();
  const archiving = page.getByRole('dialog');
  await archiving.getByRole('textbox', { name: /^归档说明/ }).fill('记录齐全，已核对');
  await archiving.getByRole('button', { name: '归档', exact: true }).click();
  await expect(archiving).toBeHidden();
  const archived = page.getByRole('row').filter({ hasText: month });
  await expect(archived).toContainText('黄宇航');
  expect(await violations(page), 'the archive with a month').toEqual([]);
  await page.screenshot({ path: info.outputPath('archive.png') });

  // The secret is told, and this browser draws again.
  await archived.getByRole('link', { name: '查看抽样' }).click();
  await expect(page).toHaveURL(new RegExp(`/callbacks/sample\\?.*month=${month}`));
  await page.getByRole('button', { name: '在本浏览器中重算' }).click();
  const findings = page.getByRole('status').getByRole('listitem');
  await expect(findings).toHaveText([/秘密与事先记下的指纹相符/, /\d+ 个分值全部相符/, /都已抽中/, /不少于比例/]);
  for (const number of repairs) await expect(rowOf(page, number)).toContainText(drawnOf(visits).includes(number) ? '抽中' : /抽中|未抽中/);
  await expect(rowOf(page, repair)).toContainText('已审核');
  expect(await violations(page), 'the draw made again').toEqual([]);
  await page.screenshot({ path: info.outputPath('sample.png'), fullPage: true });
  await page.goto('/callbacks/figures');
  await expect(page.getByRole('figure', { name: /^回访率/ }).getByRole('row').filter({ hasText: month })).toContainText(/\d+%/);
  await page.screenshot({ path: info.outputPath('figures.png') });
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: the room of callbacks, its card and forms; on paper`, async ({ signIn }, info) => {
    const en = language === 'en';
    const reception = await signIn('reception.2');
    const person = await signIn('supervisor.2', { theme, language });
    const { page } = person;
    const number = await settled(reception, '无障碍检查：噪声', 'COMPLAINT');
    await expect.poll(async () => (await owed(person)).some((visit) => visit.case?.number === number), { timeout: 120_000 }).toBe(true);
    await page.goto('/callbacks');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await rowOf(page, number).getByRole('button', { name: en ? /^Visit/ : /^回访/ }).focus();
    expect(await violations(page), 'worklist').toEqual([]);
    await page.keyboard.press('Enter');
    const dialog = card(page, number);
    await dialog.getByRole('button', { name: en ? 'Record the visit' : '记录回访' }).click();
    await expect(dialog.locator('[aria-invalid=true]').first()).toBeVisible();
    expect(await violations(page), 'the card, with what is missing').toEqual([]);
    await page.screenshot({ path: info.outputPath('card.png') });

    // The paper forms, as they would leave the printer.
    await page.evaluate(() => (globalThis.print = () => undefined));
    for (const [button, title] of en ? ([['Print callback record', 'Callback record'], ['Print visit record', 'Visit record']] as const) : ([['打印《回访记录表》', '回访记录表'], ['打印《业户访问记录》', '业户访问记录']] as const)) {
      await dialog.getByRole('button', { name: button }).click();
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByText(title, { exact: true })).toBeVisible();
      await expect(page.locator('.callbacks-head')).toBeHidden();
      await expect(dialog).toBeHidden();
      await page.screenshot({ path: info.outputPath(`${title}.png`), fullPage: true });
      await page.emulateMedia({ media: 'screen' });
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    }

    for (const tab of ['review', 'plan', 'sample', 'occasions', 'archive', 'figures']) {
      await page.goto(`/callbacks/${tab}`);
      await expect(page.getByRole('navigation', { name: en ? 'Callbacks' : '回访' })).toBeVisible();
      await expect(page.locator('.callbacks :is(.callback-table, .state-panel, .plan-list, .chart)').first()).toBeVisible();
      expect(await violations(page), tab).toEqual([]);
      await page.screenshot({ path: info.outputPath(`${tab}.png`) });
    }
    await page.goto('/callbacks/occasions');
    await page.getByRole('button', { name: en ? 'Record a service or event' : '登记特约服务或活动' }).click();
    await page.getByRole('dialog').getByRole('button', { name: en ? 'Record' : '登记', exact: true }).click();
    await expect(page.getByRole('dialog').locator('[aria-invalid=true]').first()).toBeVisible();
    expect(await violations(page), 'an occasion, with what is missing').toEqual([]);
  });
}
