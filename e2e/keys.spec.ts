import { expect, pressPlace, test } from './desk.js';

test.describe('keys of the house', () => {
  test('? help, Ctrl+K palette, / search, g b, g c, n: each leads where the help says', async ({ signIn }) => {
    const { page } = await signIn('reception.1');
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    for (const keys of ['?', 'Ctrl+K', '/', 'n']) await expect(help.locator('kbd', { hasText: keys }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toHaveCount(0);

    await page.keyboard.press('Control+K');
    const palette = page.getByRole('combobox').and(page.locator('[aria-controls=palette-commands]'));
    await expect(palette).toBeFocused();
    await palette.fill('规程');
    await expect(page.getByRole('option')).toHaveText([/^规程/]);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/policies/);
    await page.keyboard.press('Control+K');
    await expect(palette).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(palette).toHaveCount(0);

    await page.keyboard.press('/');
    await expect(page).toHaveURL(/\/cases/);
    const search = page.getByRole('searchbox').first();
    await expect(search).toBeFocused();
    await page.keyboard.type('g b/n?');
    await expect(search, 'a letter belongs to the field').toHaveValue('g b/n?');
    await search.blur();
    await page.keyboard.press('/');
    await expect(search).toBeFocused();
    await search.blur();

    await pressPlace(page, ['g', 'b'], /\/board/);
    await pressPlace(page, ['g', 'c'], /\/cases/);
    await page.keyboard.press('n');
    await expect(page).toHaveURL(/\/new/);
    await expect(page.getByRole('combobox', { name: /^电话、房号或姓名/ })).toBeFocused();
  });

  test('keys of a single letter are switched off: nothing happens but ? and Ctrl+K, here and after a reload; and on again', async ({ signIn }) => {
    const { page } = await signIn('reception.2');
    const letters = page.getByRole('switch', { name: /^启用单键快捷键/ });
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('?');
    const kept = page.waitForResponse((response) => response.request().postData()?.includes('SetPreferences') ?? false);
    await letters.click();
    await expect(letters).not.toBeChecked();
    await kept;
    await page.keyboard.press('Escape');
    await expect(letters).toHaveCount(0);
    for (let round = 0; round < 2; round++) {
      for (const key of ['/', 'n', 'g', 'c']) await page.keyboard.press(key);
      await expect(page).toHaveURL(/\/board/);
      await page.reload();
      await expect(page.getByRole('grid')).toBeVisible();
    }
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('combobox').and(page.locator('[aria-controls=palette-commands]'))).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await letters.click();
    await expect(letters).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(letters).toHaveCount(0);
    await page.keyboard.press('n');
    await expect(page).toHaveURL(/\/new/);
  });
});
