import { expect, type Language, type Person } from '../desk.js';

/** A person opens a wall on the screen of walls, in Chinese; the wall itself speaks `language`. @returns its address, read-only and without a person */
export async function wallAddress({ page }: Person, language: Language = 'zh-CN'): Promise<string> {
  await page.goto('/walls');
  await page.getByRole('button', { name: '开通大屏' }).click();
  const form = page.getByRole('dialog', { name: '开通大屏' });
  await form.getByLabel('大屏位置').fill('客服中心');
  await form.getByLabel('显示语言').selectOption(language);
  await form.getByRole('button', { name: '开通', exact: true }).click();
  const address = page.getByRole('dialog', { name: '大屏已开通' }).getByLabel('大屏地址');
  await expect(address).not.toHaveValue('');
  return address.inputValue();
}
