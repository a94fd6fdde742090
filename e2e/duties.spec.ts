import type { Locator, Page } from '@playwright/test';
import { enter, expect, receive, test } from './desk.js';
import { LOOKS, violations } from './wcag.js';

/** Alarms of this house are counted here: nobody else's matters may ring in between. */
test.use({ ownHouse: 'duties' });

const DAY = 24 * 60;
const AUDIT = '客服主管每天审核接待记录';
const band = (page: Page) => page.getByRole('region', { name: /^职责/ });
const auditsOf = (page: Page) => band(page).getByRole('listitem').filter({ hasText: AUDIT });
const dayOf = (text: string | null): string => /\d{4}-\d\d-\d\d/.exec(text ?? '')![0];
/** Few lines are shown, what is due first; by the day of the week and the month another stands before the one that is looked for. */
async function unfolded(region: Locator, lines: Locator): Promise<void> {
  const unfold = region.locator('button[aria-expanded=false]');
  await expect(async () => {
    if (await unfold.isVisible()) await unfold.click({ timeout: 5_000 });
    await expect(lines.first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

interface Owed {
  readonly duties: { readonly edges: readonly { readonly node: { readonly id: string; readonly rule: string } }[] };
}
const OWED = '{ duties(filter: { status: OPEN, rule: "FD-03" }) { edges { node { id rule } } } }';

test('FD-03: a duty stands on the board; done by the supervisor, it leaves another person’s board at once', async ({ signIn }) => {
  const supervisor = await signIn('supervisor.1');
  const manager = await signIn('manager.1');
  await supervisor.ask(`mutation { adjustClock(minutes: ${DAY}) }`);
  await expect.poll(async () => (await supervisor.ask<Owed>(OWED)).duties.edges.length, { timeout: 60_000 }).toBeGreaterThan(0);
  const { number } = await receive(supervisor, '职责检查：楼道灯不亮', 'REPAIR');
  for (const page of [supervisor.page, manager.page]) await unfolded(band(page), auditsOf(page));
  // Another day's may come while this one is done.
  const day = dayOf(await auditsOf(supervisor.page).first().textContent());
  const audit = (page: Page) => auditsOf(page).filter({ hasText: day });
  await expect(audit(manager.page)).toContainText('FD-03');

  await audit(supervisor.page).getByRole('button', { name: AUDIT }).click();
  const dialog = supervisor.page.getByRole('dialog', { name: new RegExp(AUDIT) });
  await expect(dialog.getByRole('link', { name: number })).toHaveAttribute('href', new RegExp(`/cases/${number}`));
  await dialog.getByRole('button', { name: '完成审核' }).click();
  await expect(dialog.getByText('请写明结果。')).toBeVisible();
  await dialog.getByRole('textbox', { name: /审核发现/ }).fill('记录齐全，楼道灯一条已派工程维护');
  await dialog.getByRole('button', { name: '完成审核' }).click();
  await expect(dialog).toBeHidden();
  await expect(audit(manager.page)).toHaveCount(0);

  await enter(manager.page, '职责');
  await manager.page.getByRole('radio', { name: '已完成' }).click();
  await expect(manager.page).toHaveURL(/status=DONE/);
  const row = manager.page.getByRole('row').filter({ hasText: AUDIT }).filter({ hasText: '记录齐全，楼道灯一条已派工程维护' }).first();
  await expect(row).toContainText('黄宇航');
  await expect(row).toContainText(/(按时|超时)完成/);
  await row.getByRole('button', { name: AUDIT, exact: true }).click();
  await expect(manager.page.getByRole('dialog').getByRole('link', { name: number })).toBeVisible();
});

test('an overdue duty rings: in the strip, to a screen reader, and by a sound; acknowledged, it stays owed', async ({ signIn }) => {
  const supervisor = await signIn('supervisor.2');
  const { page } = supervisor;
  await page.addInitScript(() => {
    const heard = { tones: 0, said: [] as string[] };
    Object.assign(globalThis, { heard });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      heard.tones++;
      start.apply(this, when);
    };
    new MutationObserver(() => {
      const said = document.querySelector('[role=alert]')?.textContent;
      if (said && heard.said.at(-1) !== said) heard.said.push(said);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: { tones: number; said: string[] } }).heard);
  await supervisor.ask(`mutation { adjustClock(minutes: ${DAY}) }`);
  await expect.poll(async () => (await supervisor.ask<Owed>(OWED)).duties.edges.length, { timeout: 60_000 }).toBeGreaterThan(0);
  await page.goto('/board');
  await unfolded(band(page), auditsOf(page));
  await page.getByRole('button', { name: '提示音：关' }).click();
  await expect(page.getByRole('button', { name: '提示音：开' })).toBeVisible();
  const tones = (await heard()).tones;
  await supervisor.ask(`mutation { adjustClock(minutes: ${DAY}) }`);

  // A day passes in one moment, and what rings in one moment is said together, three of it by name: which three, the sweeper's batches decide.
  await expect.poll(async () => (await heard()).said.filter((said) => said.startsWith('新超时')).length, { timeout: 60_000 }).toBeGreaterThan(0);
  await expect.poll(async () => (await heard()).tones, { timeout: 60_000 }).toBeGreaterThan(tones);
  const strip = page.getByRole('region', { name: '未确认的超时' });
  const ringing = strip.getByRole('listitem').filter({ has: page.getByRole('button', { name: `确认 ${AUDIT} 的超时` }) });
  await unfolded(strip, ringing);
  // More may ring while one is acknowledged: it is told apart by its day.
  const day = dayOf(await ringing.first().textContent());
  await ringing.filter({ hasText: day }).getByRole('button', { name: /^确认/ }).click();
  await expect(ringing.filter({ hasText: day })).toHaveCount(0);
  const owed = auditsOf(page).filter({ hasText: day });
  await unfolded(band(page), owed);
  await expect(owed).toContainText('已超时');
});

test('who may not do a duty reads why; the address keeps the filter; “why then?” shows the clause', async ({ signIn }) => {
  const supervisor = await signIn('supervisor.3');
  await supervisor.ask(`mutation { adjustClock(minutes: ${DAY}) }`);
  await expect.poll(async () => (await supervisor.ask<Owed>(OWED)).duties.edges.length, { timeout: 60_000 }).toBeGreaterThan(0);
  const { page } = await signIn('reception.3');
  await page.goto('/duties?rule=FD-03');
  await expect(page.getByRole('combobox', { name: '依据' })).toHaveValue('FD-03');
  const row = page.getByRole('row').filter({ hasText: AUDIT }).first();
  await row.getByRole('button', { name: /^为什么是这个时间/ }).click();
  await expect(page.getByRole('dialog')).toContainText('P 4.3');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await row.getByRole('button', { name: /^查看/ }).click();
  await expect(page.getByRole('dialog')).toContainText('此项职责不属于您的岗位。');
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveCount(0);
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: the band, the duties and their form`, async ({ signIn }) => {
    const person = await signIn('supervisor.3', { theme, language });
    const { page } = person;
    await person.ask(`mutation { adjustClock(minutes: ${DAY}) }`);
    await expect.poll(async () => (await person.ask<Owed>(OWED)).duties.edges.length, { timeout: 60_000 }).toBeGreaterThan(0);
    await receive(person, '无障碍检查：待审核的记录', 'REPAIR');
    await page.goto('/board');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('region', { name: /^(职责|Duties)/ })).toBeVisible();
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
    expect(await violations(page), 'board with duties').toEqual([]);
    await page.goto('/duties');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    expect(await violations(page), 'owed now').toEqual([]);
    // Of a Monday, or of a month's first, other duties stand before the audits.
    await page.goto('/duties?rule=FD-03');
    await expect(page.getByRole('combobox', { name: /^(依据|Rule)/ })).toHaveValue('FD-03');
    await page.getByRole('button', { name: /^(办理|Do) / }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('link', { name: /^HT-/ }).first()).toBeVisible();
    await dialog.getByRole('button', { name: /^(完成审核|Audit done)$/ }).click();
    await expect(dialog.locator('[aria-invalid=true]')).toBeVisible();
    expect(await violations(page), 'the form, with what is missing').toEqual([]);
    await dialog.getByRole('textbox').fill('齐全 complete');
    await dialog.getByRole('button', { name: /^(完成审核|Audit done)$/ }).click();
    await expect(dialog).toBeHidden();
    await page.goto('/duties?status=DONE');
    await expect(page.getByRole('row').filter({ hasText: '齐全 complete' }).first()).toBeVisible();
    expect(await violations(page), 'done').toEqual([]);
  });
}
