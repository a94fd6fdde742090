import type { Page } from '@playwright/test';
import { expect, fitsWidth, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

/** A practised hand: five strokes a second. */
const STROKE_MS = 200;
/** A character through an input method: three letters of pinyin and the choice. */
const CHARACTER_MS = 4 * STROKE_MS;
/** Reading what came up, and reaching for a chord. */
const LOOK_MS = 500;
const searchOf = (page: Page) => page.getByRole('combobox', { name: /^(电话、房号或姓名|Telephone, room or name)/ });
const matterOf = (page: Page) => page.getByRole('textbox', { name: /^(事项|Matter)/ });

async function known(person: Person) {
  const { serviceCentres } = await person.ask<{ serviceCentres: { id: string }[] }>('{ serviceCentres { id } }');
  const { places } = await person.ask<{ places: { label: { zh: string }; residents: { name: string; telephoneMasked: string }[] }[] }>(
    'query ($centreId: ID!) { places(centreId: $centreId, search: "ljg") { label { zh } residents { name telephoneMasked } } }', { centreId: serviceCentres[0]!.id },
  );
  return { place: places[0]!.label.zh, resident: places[0]!.residents.find(({ name }) => name === '林建国')! };
}
const casesSaying = async (person: Person, text: string) =>
  (await person.ask<{ cases: { totalCount: number; edges: { node: { number: string; kind: string; resident: { name: string } | null } }[] } }>(
    'query ($text: String!) { cases(filter: { text: $text }) { totalCount edges { node { number kind resident { name } } } } }', { text })).cases;

test('a known household is registered by keyboard alone within 20 s, by the initials of a name', async ({ signIn }) => {
  const person = await signIn('reception.1');
  const { page } = person;
  const { resident } = await known(person);
  await page.keyboard.press('n');
  await expect(searchOf(page)).toBeFocused();
  const begun = Date.now();
  await page.keyboard.type('ljg', { delay: STROKE_MS });
  await page.waitForTimeout(LOOK_MS);
  await expect(page.getByRole('option').first()).toContainText(resident.name);
  await page.keyboard.press('Enter');
  await expect(matterOf(page)).toBeFocused();
  await page.keyboard.type('厨房水管漏水请尽快上门', { delay: CHARACTER_MS });
  for (const chord of ['Alt+3', 'Control+Enter']) {
    await page.waitForTimeout(LOOK_MS);
    await page.keyboard.press(chord);
  }
  await expect(page.locator('.saved-number')).toBeVisible();
  const seconds = (Date.now() - begun) / 1000;
  console.log(`known household registered in ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThanOrEqual(20);
  await expect(searchOf(page)).toBeFocused();
  const { totalCount, edges } = await casesSaying(person, '厨房水管漏水请尽快上门');
  expect(totalCount).toBe(1);
  expect(edges[0]!.node).toMatchObject({ kind: 'REPAIR', resident: { name: resident.name } });
});

test('the words propose, the engine foresees, the desk decides', async ({ signIn }) => {
  const { page } = await signIn('reception.2');
  await page.goto('/new');
  await matterOf(page).fill('地下车库起火冒烟');
  const proposal = page.getByRole('region', { name: '按所写文字的建议' });
  await expect(proposal).toContainText('求助');
  await expect(proposal).toContainText('因写有“起火”（F 4.1.1）');
  await page.keyboard.press('Alt+0');
  await expect(page.getByRole('radio', { name: '求助' })).toBeChecked();
  await expect(page.getByLabel('紧急')).toBeChecked();
  await expect(page.getByRole('region', { name: '保存后将开始的时限' }).getByRole('listitem').first()).toBeVisible();
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('region', { name: '保存后将开始的时限' })).toContainText('FD-06');
});

test('Enter of an input method saves nothing; the draft is there after a reload; two savings are one case', async ({ signIn }) => {
  const person = await signIn('reception.3');
  const { page, context } = person;
  await page.goto('/new');
  await searchOf(page).fill('大堂');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByLabel('匿名').check();
  await matterOf(page).focus();
  const keyboard = await context.newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'men jin', selectionStart: 7, selectionEnd: 7 });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, modifiers: 2 });
  await keyboard.send('Input.insertText', { text: '门禁失灵重复保存' });
  await expect(matterOf(page)).toBeFocused();
  await expect(matterOf(page)).toHaveValue('门禁失灵重复保存');
  await expect(page.locator('.saved-number')).toHaveCount(0);
  expect((await casesSaying(person, '门禁失灵重复保存')).totalCount).toBe(0);

  await page.keyboard.press('Alt+3');
  await page.reload();
  await expect(matterOf(page)).toHaveValue('门禁失灵重复保存');
  await expect(page.getByRole('radio', { name: '报修' })).toBeChecked();
  await expect(page.getByRole('group', { name: '地点与住户' })).toContainText('大堂');

  await page.evaluate(() => {
    for (let n = 0; n < 2; n++) document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('.saved-number')).toBeVisible();
  expect((await casesSaying(person, '门禁失灵重复保存')).totalCount).toBe(1);
  await page.reload();
  await expect(matterOf(page)).toHaveValue('');
});

test('Alt+1 to Alt+4 are the four classes of every desk, the rarer ones follow; each stands beside its class', async ({ signIn }) => {
  const { page } = await signIn('reception.1');
  await page.goto('/new');
  await matterOf(page).fill('类别按键');
  for (const [index, name] of ['咨询', '意见', '报修', '投诉', '求助', '便民', '房门未锁'].entries()) {
    await expect(page.getByRole('group', { name: /^类别/ }).locator('label', { hasText: name }).locator('kbd')).toHaveText(`Alt+${index + 1}`);
    await page.keyboard.press(`Alt+${index + 1}`);
    await expect(page.getByRole('radio', { name })).toBeChecked();
    await expect(matterOf(page)).toBeFocused();
  }
  await page.getByRole('button', { name: '清空' }).click();
});

test('a draft outlives its closed tab, is taken up by one form alone, and goes with who signs out', async ({ signIn }) => {
  const { page, context } = await signIn('duty.2');
  await page.goto('/new');
  await matterOf(page).fill('楼道堆放杂物');
  await page.close();
  const first = await context.newPage();
  await first.goto('/new');
  await expect(matterOf(first)).toHaveValue('楼道堆放杂物');
  const second = await context.newPage();
  await second.goto('/new');
  await matterOf(second).fill('另一件事');
  await expect(matterOf(first)).toHaveValue('楼道堆放杂物');
  await second.close();
  await first.reload();
  await expect(matterOf(first)).toHaveValue(/./);
  await first.locator('.header-person').click();
  await first.getByRole('menuitem', { name: '退出登录' }).click();
  // The session's end leads to the door by itself; a whole new page is opened once nothing is kept any more.
  await expect(first).toHaveURL(/\/sign-in$/);
  expect(await first.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('guanjia.draft')))).toEqual([]);
});

test('one screen at 1366 × 768: the save button and the whole form are in sight', async ({ signIn }) => {
  const { page } = await signIn('reception.1');
  await page.goto('/new');
  await matterOf(page).fill('主管爆管');
  await expect(page.getByRole('region', { name: '按所写文字的建议' })).toBeVisible();
  for (const control of [searchOf(page), matterOf(page), page.getByLabel('渠道'), page.getByLabel('由其他岗位接待后转来'), page.getByRole('button', { name: /保存并登记下一件/ })]) await expect(control).toBeInViewport({ ratio: 1 });
  await expect.poll(() => page.evaluate(() => document.querySelector('.registration')!.scrollHeight <= document.querySelector('.registration')!.clientHeight)).toBe(true);
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: the form with a proposal`, async ({ signIn }) => {
    const person = await signIn('duty.3', { theme });
    await person.ask('mutation ($language: String!) { setLanguage(language: $language) { id } }', { language });
    await person.page.goto('/new');
    await matterOf(person.page).fill('投诉主管爆管，多次投诉一直没解决');
    await expect(person.page.locator('.proposals li')).toHaveCount(3);
    expect(await violations(person.page)).toEqual([]);
    await person.page.setViewportSize({ width: 360, height: 740 });
    await fitsWidth(person.page, '360 px');
    expect(await violations(person.page), '360 px').toEqual([]);
  });
}
