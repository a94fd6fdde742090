import { expect, receive, test } from './desk.js';
import { LOOKS, violations } from './wcag.js';

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: every page and its states`, async ({ signIn, browser, house }) => {
    const context = await browser.newContext({ baseURL: house.url });
    await context.addInitScript(([l, t]) => (localStorage.setItem('guanjia.language', l!), localStorage.setItem('guanjia.theme', t!)), [language, theme]);
    const door = await context.newPage();
    await door.goto('/sign-in');
    await expect(door.getByRole('button', { name: language === 'en' ? 'Sign in' : '登录' })).toBeVisible();
    expect(await violations(door), 'sign-in').toEqual([]);
    await context.close();

    const person = await signIn('supervisor.3', { theme, language });
    const { page } = person;
    expect(await violations(page), 'board, as it opens').toEqual([]);
    const { id, number, version } = await receive(person, '无障碍检查：电梯异响');
    await person.ask('mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { case { id } } }', {
      input: { clientKey: `${theme}${language}${id}`, caseId: id, version, kind: 'COMPLAINT', validity: 'VALID', severity: 'MAJOR', basis: 'CORRECTION', reason: '登记时已如此' },
    });
    await receive(person, '无障碍检查：未定性', 'REPAIR');
    await person.ask('mutation { adjustClock(minutes: 1500) }');
    await receive(person, '无障碍检查：新登记', 'REPAIR');
    await page.goto('/board');
    await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    expect(await violations(page), 'board with a breach').toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible();
    expect(await violations(page), 'board with the drawer').toEqual([]);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page), 'help').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('combobox')).toBeFocused();
    expect(await violations(page), 'palette').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /拨钟|Move clock/ }).click();
    await expect(page.getByRole('spinbutton')).toBeVisible();
    expect(await violations(page), 'clock').toEqual([]);

    await page.goto('/cases');
    await expect(page.getByRole('link', { name: number })).toBeVisible();
    expect(await violations(page), 'cases').toEqual([]);
    await page.goto(`/cases/${number}`);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    await expect(page.getByText('CP-05').first()).toBeVisible();
    expect(await violations(page), 'case').toEqual([]);
    await page.getByRole('button', { name: /其他操作|More actions/ }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    expect(await violations(page), 'case with its menu').toEqual([]);
    await page.getByRole('menuitem', { name: /^(定性|Classify)/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page), 'classify').toEqual([]);
    await page.goto('/new');
    await expect(page.getByRole('combobox').first()).toBeVisible();
    expect(await violations(page), 'registration').toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
    expect(await violations(page), 'registration with what is missing').toEqual([]);
  });

  test(`WCAG 2.2 AA, ${theme}, ${language}: procedures and settings`, async ({ signIn }) => {
    const person = await signIn('gm', { theme, language });
    const { page } = person;
    await page.goto('/policies');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('main').getByRole('table').nth(1)).toBeVisible();
    expect(await violations(page), 'procedures').toEqual([]);
    await page.getByRole('button', { name: /^(采用规程|Adopt)$/ }).click();
    await page.getByRole('radio', { name: /以后某时|A later time/ }).check();
    await page.getByRole('dialog').getByRole('button', { name: /^(采用|Adopt)$/ }).click();
    await expect(page.locator('[aria-invalid=true]')).toBeVisible();
    expect(await violations(page), 'adopting, with what is missing').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^(上传规程包|Upload a pack)$/ }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('{"key":"acme/x","area":"X","name":{"zh":"甲"},"rows":[{}]}');
    await page.getByRole('dialog').getByRole('button', { name: /^(检查|Check)$/ }).click();
    await expect(page.getByRole('dialog').getByRole('alert').getByRole('row').nth(2)).toBeVisible();
    expect(await violations(page), 'a pack with its mistakes').toEqual([]);
    await page.goto('/policies?rule=FD-06');
    await expect(page.getByRole('article', { name: /FD-06/ })).toBeFocused();
    await expect(page).toHaveURL(/\/policies\/reception\/p#FD-06$/);
    expect(await violations(page), 'a procedure, at a rule').toEqual([]);
    await page.goto('/policies/none/such');
    await expect(page.getByRole('main').getByRole('link').nth(1)).toBeVisible();
    expect(await violations(page), 'no such procedure').toEqual([]);
    await page.goto('/settings');
    await page.getByRole('button', { name: /^(更改|Change)$/ }).click();
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
    expect(await violations(page), 'settings, with what is missing').toEqual([]);
  });
}
