import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, fitsWidth, receive, test, type Language, type Person, type Theme } from './desk.js';

const TELEPHONE = { width: 360, height: 740 };
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const card = (page: Page, number: string) => page.getByRole('listitem', { name: new RegExp(`^${number}`) });
const waits = (page: Page) => page.getByRole('status').filter({ hasText: /等待发送|正在发送|wait|Sending/ });

interface Entry {
  readonly type: string;
  readonly statedAt: string | null;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
}
/** What the journal holds of a handler's acts on a case, oldest first: `WorkStageRecorded ARRIVED`. */
async function acts(person: Person, number: string): Promise<string[]> {
  const { case: work } = await person.ask<{ case: { timeline: Entry[] } }>('query ($number: String!) { case(number: $number) { timeline { type statedAt facts { key value } } } }', { number });
  return work.timeline
    .toReversed()
    .filter(({ type }) => ['WorkStageRecorded', 'StepRecorded', 'CaseSettled', 'FileAttached', 'CaseReportedUp'].includes(type))
    .map(({ type, facts }) => [type, facts.find(({ key }) => key === (type === 'StepRecorded' ? 'step' : 'stage'))?.value].filter(Boolean).join(' '));
}
/** A matter that is given to maintenance. */
async function given(desk: Person, matter: string, kind = 'REPAIR', category?: string): Promise<{ id: string; number: string; version: number }> {
  let work = await receive(desk, matter, kind);
  if (category) {
    const { classifyCase } = await desk.ask<{ classifyCase: { case: typeof work } }>('mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { case { id number version } } }', {
      input: { clientKey: randomUUID(), caseId: work.id, version: work.version, kind, category, basis: 'CORRECTION', urgent: false },
    });
    work = classifyCase.case;
  }
  const { transferCase } = await desk.ask<{ transferCase: { case: { version: number } } }>('mutation ($input: TransferCaseInput!) { transferCase(input: $input) { case { version } } }', {
    input: { clientKey: randomUUID(), caseId: work.id, version: work.version, department: '工程部', ownerPost: 'MAINTENANCE' },
  });
  return { ...work, version: transferCase.case.version };
}
/** A photo of the given size, as a camera would hand it over. */
async function photo(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(async ([w, h]) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
    canvas.getContext('2d')!.fillRect(10, 10, 500, 500);
    return canvas.toDataURL('image/jpeg').split(',')[1]!;
  }, [width, height] as const);
  return Buffer.from(base64, 'base64');
}

test('without a line: taken, on the way, there, photo and done are kept, survive the closed tab, and are each recorded once', async ({ signIn }) => {
  const desk = await signIn('reception.1');
  const handler = await signIn('maintenance.1');
  const { number } = await given(desk, '三楼走廊灯不亮');
  await handler.page.setViewportSize(TELEPHONE);
  await handler.page.goto('/my');
  const mine = card(handler.page, number);
  await expect(mine).toContainText('三楼走廊灯不亮');
  await expect(mine.locator('.rule-chip').first()).toBeVisible();

  const lamp = await photo(handler.page, 3000, 2000);
  await handler.context.setOffline(true);
  await mine.getByRole('button', { name: '接单' }).click();
  await expect(mine.getByRole('button', { name: /接单.*待发送/ })).toBeVisible();
  await mine.getByRole('button', { name: '出发' }).click();
  await mine.getByRole('button', { name: '到场' }).click();
  await mine.locator('input[type=file]').setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: lamp });
  await expect(mine.getByRole('listitem').filter({ hasText: '照片' })).toContainText('等待发送');
  await mine.getByRole('button', { name: '办结' }).click();
  const dialog = handler.page.getByRole('dialog', { name: /办结/ });
  await dialog.getByRole('textbox', { name: /办理结果/ }).fill('已换灯管');
  await dialog.getByRole('button', { name: /确\s*定/ }).click();
  await expect(waits(handler.page)).toContainText('5 项等待发送');
  await handler.page.screenshot({ path: test.info().outputPath('offline-zh.png'), fullPage: true });
  expect(await acts(desk, number)).toEqual([]);

  await handler.page.close();
  await handler.context.setOffline(false);
  const again = await handler.context.newPage();
  await again.setViewportSize(TELEPHONE);
  // Whatever screen is opened: what waits is sent.
  await again.goto('/board');
  const all = ['WorkStageRecorded ACCEPTED', 'WorkStageRecorded ON_THE_WAY', 'WorkStageRecorded ARRIVED', 'FileAttached', 'CaseSettled'];
  await expect.poll(() => acts(desk, number), { timeout: 90_000 }).toEqual(all);
  await again.goto('/my');
  await expect(again.getByRole('heading', { name: '我的工作' })).toBeVisible();
  await expect(waits(again)).toHaveCount(0);
  expect(await acts(desk, number)).toEqual(all);
  const { case: work } = await desk.ask<{ case: { status: string; attachments: { width: number; height: number }[] } }>('query ($number: String!) { case(number: $number) { status attachments { width height } } }', { number });
  expect(work).toMatchObject({ status: 'SETTLED', attachments: [{ width: 1600, height: 1067 }] });
});

test('opened without a line: the page and the last list come from the telephone, masked; what is done waits through a killed tab; gone with who signs out', async ({ signIn, line }) => {
  const desk = await signIn('reception.1');
  const handler = await signIn('maintenance.1', { url: line.url });
  const { number } = await given(desk, '单元门锁坏了');
  const open = async () => {
    const page = await handler.context.newPage();
    await page.setViewportSize(TELEPHONE);
    await page.goto('/my');
    return page;
  };
  const first = await open();
  await expect(card(first, number)).toBeVisible();
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await handler.page.close();
  await first.close();
  line.cut();
  const second = await open();
  await expect(card(second, number)).toContainText('单元门锁坏了');
  await expect(second.getByText(/^没有线路：这是 .* 的清单/)).toBeVisible();
  await card(second, number).getByRole('button', { name: '接单' }).click();
  await expect(waits(second)).toContainText('1 项等待发送');
  await second.close();
  const third = await open();
  await expect(card(third, number).getByRole('button', { name: /接单.*待发送/ })).toBeVisible();
  await card(third, number).getByRole('button', { name: '到场' }).click();
  await expect(waits(third)).toContainText('2 项等待发送');
  await third.screenshot({ path: test.info().outputPath('opened-offline-zh.png') });
  expect(await acts(desk, number)).toEqual([]);
  const kept = await third.evaluate(async () => ({ list: localStorage.getItem('guanjia.my')!, cached: (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat() }));
  expect(kept.list.match(/(?<![\w-])1\d{10}(?!\d)/g), 'whole telephone numbers').toBeNull();
  expect(kept.list).toContain('138****');
  expect(kept.cached.filter((path) => path !== '/my' && path !== '/icon.svg' && !path.startsWith('/assets/'))).toEqual([]);
  expect(kept.cached).toContain('/my');

  line.mend();
  await expect.poll(() => acts(desk, number), { timeout: 90_000 }).toEqual(['WorkStageRecorded ACCEPTED', 'WorkStageRecorded ARRIVED']);
  await expect(third.getByText(/^没有线路：这是/)).toHaveCount(0, { timeout: 90_000 });
  await third.locator('.header-person').click();
  await third.getByRole('menuitem', { name: '退出登录' }).click();
  // The session's end leads to the door by itself; a whole new page is opened once nothing is kept any more.
  await expect(third).toHaveURL(/\/sign-in$/);
  expect(await third.evaluate(() => localStorage.getItem('guanjia.my'))).toBeNull();
  line.cut();
  await third.goto('/my');
  await expect(third.getByText('单元门锁坏了')).toHaveCount(0);
  await expect(third.getByText(/^页面没能打开/)).toBeVisible();
});

test('a cut in the middle of sending: each act once; a step of first aid, and cannot, reported up', async ({ signIn, line }) => {
  const desk = await signIn('reception.2');
  const handler = await signIn('maintenance.2', { url: line.url });
  const aid = await given(desk, '老人摔倒', 'HELP_REQUEST', 'FIRST_AID');
  const other = await given(desk, '门禁坏了');
  await handler.page.setViewportSize(TELEPHONE);
  await handler.page.goto('/my');
  await expect(card(handler.page, aid.number)).toBeVisible();
  line.cut();
  await card(handler.page, aid.number).getByRole('button', { name: '接单' }).click();
  await card(handler.page, aid.number).getByRole('button', { name: '到场' }).click();
  await card(handler.page, aid.number).getByText(/^步骤（0/).click();
  await card(handler.page, aid.number).getByRole('button', { name: /需要打120急救电话/ }).click();
  await card(handler.page, other.number).getByRole('button', { name: '办不了' }).click();
  const dialog = handler.page.getByRole('dialog', { name: /办不了/ });
  await dialog.getByRole('textbox', { name: /原因/ }).fill('缺配件');
  await dialog.getByRole('button', { name: /确\s*定/ }).click();
  await expect(waits(handler.page)).toContainText('4 项');
  for (let n = 0; n < 3; n++) {
    line.mend();
    await handler.page.waitForTimeout(150);
    line.cut();
  }
  line.mend();
  await expect.poll(() => acts(desk, aid.number), { timeout: 90_000 }).toEqual(['WorkStageRecorded ACCEPTED', 'WorkStageRecorded ARRIVED', 'StepRecorded FA_WANTS_120']);
  await expect.poll(() => acts(desk, other.number), { timeout: 90_000 }).toEqual(['CaseReportedUp']);
  await expect(waits(handler.page)).toHaveCount(0, { timeout: 90_000 });
});

test('somebody else changed it meanwhile: said at the matter, sent again by the person', async ({ signIn }) => {
  const desk = await signIn('reception.3');
  const handler = await signIn('maintenance.3');
  const work = await given(desk, '水龙头滴水');
  await handler.page.setViewportSize(TELEPHONE);
  await handler.page.goto('/my');
  const mine = card(handler.page, work.number);
  await expect(mine).toBeVisible();
  await handler.context.setOffline(true);
  await mine.getByRole('button', { name: '接单' }).click();
  await expect(mine.getByRole('button', { name: /接单.*待发送/ })).toBeVisible();
  await desk.ask('mutation ($input: AddNoteInput!) { addNote(input: $input) { case { id } } }', { input: { clientKey: randomUUID(), caseId: work.id, version: work.version, body: '住户改到下午在家' } });
  await handler.context.setOffline(false);
  await expect(mine.getByRole('alert')).toContainText('别人更改了此事项', { timeout: 90_000 });
  expect(await acts(desk, work.number)).toEqual([]);
  await mine.getByRole('button', { name: '重新发送' }).click();
  await expect.poll(() => acts(desk, work.number), { timeout: 90_000 }).toEqual(['WorkStageRecorded ACCEPTED']);
  await expect(mine.getByRole('alert')).toHaveCount(0);
  await expect(mine).toContainText('在我手上');
});

for (const theme of ['light', 'dark'] satisfies Theme[]) {
  for (const language of ['zh-CN', 'en'] satisfies Language[]) {
    test(`WCAG 2.2 AA, ${theme}, ${language}: the list, the steps, the forms; targets for a thumb; nothing runs out of 360 px`, async ({ signIn }) => {
      const desk = await signIn('supervisor.1', { theme });
      const handler = await signIn('maintenance.1', { theme });
      const { page } = handler;
      await handler.ask('mutation ($language: String!) { setLanguage(language: $language) { id } }', { language });
      const { number } = await given(desk, '电梯异响，门口积水，请尽快来看', 'HELP_REQUEST');
      const violations = async () => (await new AxeBuilder({ page }).withTags(WCAG).analyze()).violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
      for (const size of [TELEPHONE, { width: 820, height: 1180 }, { width: 1366, height: 768 }]) {
        await page.setViewportSize(size);
        await page.goto('/my');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(card(page, number)).toBeVisible();
        await fitsWidth(page, String(size.width));
        const small = await page.locator('.my-act, .my-acts .file-picker, .my-step, .my-steps summary').evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44).map((one) => one.textContent));
        expect(small).toEqual([]);
        expect(await violations(), `the list at ${size.width}`).toEqual([]);
        await page.screenshot({ path: test.info().outputPath(`my-${size.width}-${theme}-${language}.png`) });
      }
      await page.setViewportSize(TELEPHONE);
      const mine = card(page, number);
      await mine.getByRole('button', { name: /^(办不了|Cannot)$/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^(确\s*定|Confirm)$/ }).click();
      await expect(dialog.locator('[aria-invalid=true]').first()).toBeVisible();
      expect(await violations(), 'the form, with what is missing').toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`cannot-${theme}-${language}.png`) });
      await page.keyboard.press('Escape');
      await handler.context.setOffline(true);
      await mine.getByRole('button', { name: /^(接单|Accept)$/ }).click();
      await expect(waits(page)).toBeVisible();
      expect(await violations(), 'what waits').toEqual([]);
      await handler.context.setOffline(false);
      await expect(waits(page)).toHaveCount(0, { timeout: 90_000 });
    });
  }
}
