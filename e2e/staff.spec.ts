import { expect, test } from './desk.js';
import { LOOKS, violations } from './wcag.js';

// Another walk may have set a shared house's clock to the last minute of a shift.
test.use({ ownHouse: 'staff' });

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: staff, rosters, absences, people, posts and their dialogs`, async ({ signIn }) => {
    test.setTimeout(300_000);
    const admin = await signIn('admin', { theme, language });
    const { page } = admin;
    await page.goto('/staff');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('table').nth(3)).toBeVisible();
    expect(await violations(page), 'terms of office').toEqual([]);
    await page.getByRole('button', { name: /任命|Appoint/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: /^(任命|Appoint)$/ }).click();
    await expect(page.locator('[aria-invalid=true]')).toBeVisible();
    expect(await violations(page), 'appointing, with what is missing').toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto('/staff?tab=roster');
    await expect(page.getByRole('table').getByRole('row').nth(2)).toBeVisible();
    expect(await violations(page), 'a roster').toEqual([]);
    await page.goto('/staff?tab=absences');
    await expect(page.getByRole('combobox')).toBeVisible();
    expect(await violations(page), 'absences').toEqual([]);
    await page.goto('/staff?tab=people');
    await expect(page.getByRole('table').getByRole('row').nth(5)).toBeVisible();
    expect(await violations(page), 'people').toEqual([]);
    await page.goto('/staff?tab=posts');
    await page.getByRole('button', { name: /^(新增岗位|Add a post)$/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^(保存|Save)$/ }).click();
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
    expect(await violations(page), 'a new post, with what is missing').toEqual([]);
  });
}

test('law 9: who is taken off duty and whom a step reaches change together', async ({ signIn }) => {
  const supervisor = await signIn('supervisor.3');
  const { page } = supervisor;
  await page.goto('/staff?tab=roster');
  const running = page.locator('.roster-now');
  await expect(running).toHaveCount(1);
  const name = (await page.getByRole('row').filter({ has: running }).getByRole('rowheader').textContent())!;
  await running.getByRole('button').click();
  const save = page.getByRole('button', { name: '保存排班' });
  await save.click();
  await expect(save).toBeDisabled();
  await expect(running).toHaveCount(0);
  await page.goto('/handover');
  const desk = page.getByRole('region', { name: '当班人员' }).getByRole('row', { name: /前台接待员/ });
  await expect(desk).toContainText('无人在岗');
  await expect(desk.getByRole('cell').first()).not.toContainText(name);
});
