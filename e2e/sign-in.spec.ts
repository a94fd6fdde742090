import { expect, PASSWORD, test } from './desk.js';

test.describe('signing in', () => {
  test('says the same to a wrong password and to an unknown name, and lets nobody in', async ({ page, house }) => {
    const answers: (string | null)[] = [];
    for (const login of ['reception.3', 'nobody.at.all']) {
      await page.goto(`${house.url}/sign-in`);
      await page.getByLabel('账号').fill(login);
      await page.getByLabel('密码').fill('wrong');
      await page.getByRole('button', { name: '登录' }).click();
      await expect(page.getByRole('alert')).not.toBeEmpty();
      answers.push(await page.getByRole('alert').textContent());
    }
    expect(answers[0]).toBe(answers[1]);
    await expect(page).toHaveURL(/sign-in/);
  });

  test('leads back to the address that was asked for', async ({ page, house }) => {
    await page.goto(`${house.url}/board?show=overdue`);
    await page.getByLabel('账号').fill('reception.3');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/board\?show=overdue$/);
  });

  test('ends with signing out: the next page asks again', async ({ signIn }) => {
    const { page } = await signIn('guard.1');
    await page.locator('.header-person').click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    // A whole new page: the session's end alone would name where it came from.
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goto('/board');
    await expect(page).toHaveURL(/sign-in/);
  });

  test('switches the language for good', async ({ signIn }) => {
    const { page } = await signIn('steward.1');
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await expect(page.getByRole('link', { name: 'Live board' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await expect(page.getByRole('link', { name: 'Live board' })).toBeVisible();
  });
});
