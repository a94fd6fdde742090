import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { enter, expect, receive, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

// A centre has one hand-over at a time: nobody else's should stand in the way.
test.use({ ownHouse: 'handover' });

test('CP-33: the leaving shift writes a note and hands over; the next shift signs in a browser of its own and sees what is open', async ({ signIn }) => {
  const leaving = await signIn('reception.1');
  const matter = await receive(leaving, '交接：三栋电梯困人');
  await leaving.page.getByRole('link', { name: '交接班' }).click();
  const log = leaving.page.getByRole('region', { name: '值班记录表' });
  await expect(log.getByRole('row', { name: new RegExp(matter.number) })).toContainText('受理');
  const duty = leaving.page.getByRole('region', { name: '当班人员' });
  // Of a shift that ends at midnight the day is said too.
  await expect(duty.getByRole('row', { name: /前台接待员/ })).toContainText(/至 (\d\d-\d\d )?\d\d:\d\d.*\d\d:\d\d 起/);

  await leaving.page.getByRole('textbox', { name: '给下一班的留言' }).fill('维保人员 22:00 再来复查，请开门。');
  await leaving.page.getByRole('button', { name: '记下' }).click();
  await expect(leaving.page.getByRole('region', { name: '交班留言' }).getByRole('listitem')).toContainText('22:00 再来复查');

  await leaving.page.getByRole('button', { name: '交班', exact: true }).click();
  await leaving.page.getByRole('dialog').getByRole('button', { name: '确认交班' }).click();
  await expect(leaving.page.getByRole('button', { name: '签收接班' })).toBeDisabled();
  await expect(leaving.page.getByText('交班人不能为自己签收')).toBeVisible();

  const next = await signIn('duty.1');
  await next.page.goto('/handover');
  await expect(next.page.getByRole('button', { name: '交班', exact: true })).toBeDisabled();
  await next.page.getByRole('button', { name: '查看并签收' }).click();
  await expect(next.page.getByRole('region', { name: '交班留言' })).toContainText('22:00 再来复查');
  const open = next.page.getByRole('region', { name: '未完结事项' }).getByRole('row', { name: new RegExp(matter.number) });
  await expect(open).toContainText(/20\d\d-\d\d-\d\d \d\d:\d\d/);
  await next.page.getByRole('button', { name: '签收接班' }).click();
  await expect(next.page.getByText(/✓ 接班人/)).toBeVisible();
  await expect(next.page.getByRole('button', { name: '签收接班' })).toHaveCount(0);

  // The new shift begins with an empty log, the open matters, and the signed hand-over in the list.
  await next.page.getByRole('button', { name: '回到本班' }).click();
  await expect(next.page.getByText('本班还没有受理或处理事项。')).toBeVisible();
  await expect(next.page.getByRole('region', { name: '未完结事项' }).getByRole('row', { name: new RegExp(matter.number) })).toBeVisible();
  await expect(next.page.getByRole('region', { name: '以往交接班' }).getByRole('listitem')).toHaveCount(1);
  await expect(next.page.getByRole('button', { name: '交班', exact: true })).toBeEnabled();

  // On paper: the form with both names, nothing to press.
  await next.page.getByRole('region', { name: '以往交接班' }).getByRole('button').first().click();
  await next.page.emulateMedia({ media: 'print' });
  await expect(next.page.getByRole('heading', { name: /服务中心 值班记录表/ })).toBeVisible();
  await expect(next.page.locator('.handover-signatures')).toContainText(/交班人.*20\d\d.*接班人.*20\d\d/);
  await expect(next.page.getByRole('button')).toHaveCount(0);
});

/** Settled past the form, so that a visit is owed. @returns its number */
async function settledComplaint(person: Person, matter: string): Promise<string> {
  const { id, number, version } = await receive(person, matter);
  const act = async (verb: string, input: string, fields: object) => {
    const { done } = await person.ask<{ done: { case: { version: number } } }>(`mutation ($input: ${input}!) { done: ${verb}(input: $input) { case { version } } }`, { input: { clientKey: randomUUID(), caseId: id, ...fields } });
    return done.case.version;
  };
  const classified = await act('classifyCase', 'ClassifyCaseInput', { version, kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION', reason: '登记时已如此' });
  await act('settleCase', 'SettleCaseInput', { version: classified, result: '已处理完毕' });
  return number;
}

/** Width by height of every sheet that would leave the printer, in millimetres. */
async function sheets(page: Page): Promise<string[]> {
  const boxes = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g);
  return [...boxes].map(([, ...sides]) => sides.map((points) => Math.round((Number(points) * 25.4) / 72)).join('×'));
}
const UPRIGHT = '210×297';
const ACROSS = '297×210';

test('each form prints as itself on its own sheet, whichever other room was entered before', async ({ signIn }) => {
  const manager = await signIn('manager.1');
  const { serviceCentres } = await manager.ask<{ serviceCentres: { id: string }[] }>('{ serviceCentres { id } }');
  await manager.ask('mutation ($input: SetComplaintChannelsInput!) { setComplaintChannels(input: $input) { refusal { message { en } } } }', {
    input: { centreId: serviceCentres[0]!.id, version: 0, dutyTelephone: '0571-8888 1234', roundTheClock: true },
  });
  const supervisor = await signIn('supervisor.1');
  const number = await settledComplaint(await signIn('reception.1'), '打印：噪声扰民');
  await expect.poll(async () => JSON.stringify(await supervisor.ask('{ callbacks(filter: { queue: OPEN }, first: 200) { edges { node { case { number } } } } }')), { timeout: 120_000 }).toContain(number);

  // From here on no address is opened anew: the styles of every room stay.
  const { page } = supervisor;
  await page.goto(`/cases/${number}`);
  const printsOn = async (sheet: string, form: string | RegExp) => {
    await page.emulateMedia({ media: 'print' });
    // What is on paper alone is hidden from who listens to the screen, so it is found by its words.
    await expect(page.locator('h1, h2').filter({ hasText: form, visible: true })).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    expect(new Set(await sheets(page)), String(form)).toEqual(new Set([sheet]));
    await page.emulateMedia({ media: 'screen' });
  };
  const rooms = async () => {
    await enter(page, '交接班');
    await expect(page.locator('.handover-log')).toBeVisible();
    await printsOn(ACROSS, /服务中心 值班记录表/);
    await enter(page, '投诉');
    await page.getByRole('link', { name: /^打开.*月报$/ }).first().click();
    await expect(page.locator('.report-sheet')).toBeVisible();
    await printsOn(UPRIGHT, '部门客户投诉工作月报');
    await page.getByRole('link', { name: '投诉渠道' }).click();
    await expect(page.getByRole('region', { name: '海报预览' })).toBeVisible();
    await printsOn(UPRIGHT, '投诉');
    await enter(page, '回访');
    await page.getByRole('row').filter({ hasText: number }).getByRole('button', { name: /^回访/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '打印《回访记录表》' }).click();
    await expect(page.locator('.callback-paper')).toBeAttached();
    await printsOn(UPRIGHT, '回访记录表');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await page.evaluate(() => (globalThis.print = () => undefined));
  await expect(page.locator('.paper')).toBeAttached();
  await rooms();
  await enter(page, '事项');
  await expect(page).toHaveURL(/\/cases/);
  await page.getByRole('link', { name: number }).click();
  await expect(page.locator('.paper')).toBeAttached();
  await printsOn(UPRIGHT, '投诉登记处理记录');
  // And once more with all of them there.
  await rooms();
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: hand-over`, async ({ signIn }) => {
    const person = await signIn('reception.2', { theme, language });
    const { page } = person;
    await receive(person, '交接：无障碍检查');
    await page.goto('/handover');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('table').nth(2)).toBeVisible();
    expect(await violations(person.page), 'the running shift').toEqual([]);
    const handOver = page.getByRole('button', { name: /^(交班|Hand over)$/ });
    if (await handOver.isEnabled()) {
      await handOver.click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(person.page), 'asked whether to hand over').toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: /确认交班|Hand over now/ }).click();
    } else {
      expect(await violations(person.page), 'with one that waits').toEqual([]);
      await page.getByRole('button', { name: /查看并签收|Look and sign/ }).click();
    }
    await expect(page.getByText(/交班人不能为自己签收|cannot sign/)).toBeVisible();
    expect(await violations(person.page), 'handed over, not signed').toEqual([]);
  });
}
