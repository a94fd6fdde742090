import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { enter, expect, receive, test } from './desk.js';
import { violations } from './wcag.js';

interface Told {
  readonly msgtype: string;
  readonly markdown: { readonly content: string };
}

/** A group robot on this machine, which answers as WeCom's does. */
async function openRobot(key: string): Promise<{ url: string; told: Told[]; close(): Promise<void> }> {
  const told: Told[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const known = new URL(request.url ?? '/', 'http://robot').searchParams.get('key') === key;
    if (known) told.push(JSON.parse(body) as Told);
    response.end(known ? '{"errcode":0,"errmsg":"ok"}' : '{"errcode":93000,"errmsg":"invalid webhook url"}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/webhook/send?key=`,
    told,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(() => closed()))),
  };
}

// A burst lists twenty notices and counts the rest; this walk looks for one.
test.use({ ownHouse: 'notifications' });

const KEY = '693a91f6-7aaa-4bc4-97a0-0ec2ab3c5aaa';

test('law 9: a manager with no browser open is told of a breach; who looks sees that it arrived', async ({ signIn }) => {
  const robot = await openRobot(KEY);
  const manager = await signIn('manager.2');
  const { page } = manager;

  await enter(page, '通知');
  await page.getByRole('link', { name: '通知渠道' }).click();
  await expect(page.getByText(/只能在屏幕上看到提醒/)).toBeVisible();
  await page.getByRole('button', { name: '添加渠道' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('对象').selectOption({ label: '岗位' });
  await dialog.getByLabel(/^岗位/).selectOption({ label: '客服主管' });
  await dialog.getByLabel(/Webhook 地址/).fill(`${robot.url}a-key-that-is-none`);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: /^试发 客服主管/ }).click();
  await expect(page.getByText(/没有送达：errcode 93000/)).toBeVisible();
  await page.getByRole('button', { name: /^修改 客服主管/ }).click();
  await dialog.getByLabel(/Webhook 地址/).fill(`${robot.url}${KEY}`);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(/…5aaa/)).toBeVisible();
  await page.getByRole('button', { name: /^试发 客服主管/ }).click();
  await expect(page.getByText('已送达。')).toBeVisible();
  await expect(page.getByText(KEY)).toHaveCount(0);
  expect(await violations(page), 'channels').toEqual([]);

  const desk = await signIn('reception.2');
  const { number } = await receive(desk, '通知检查：电梯异响');
  await desk.context.close();
  await page.goto('about:blank');
  await manager.ask('mutation { adjustClock(minutes: 4320) }');
  await expect.poll(() => robot.told.filter(({ markdown }) => markdown.content.includes(number)).length, { timeout: 60_000 }).toBeGreaterThan(0);
  expect(robot.told.every(({ msgtype, markdown }) => msgtype === 'markdown' && !markdown.content.includes('电梯异响'))).toBe(true);

  await page.goto(`/notifications?number=${number}&status=SENT`);
  const row = page.getByRole('row').filter({ hasText: number }).first();
  await expect(row).toContainText('已送达');
  await expect(row).toContainText('企业微信机器人');
  expect(await violations(page), 'notices').toEqual([]);
  await row.getByRole('button', { name: /^重发/ }).click();
  await expect.poll(() => robot.told.filter(({ markdown }) => markdown.content.includes('可能重复')).length, { timeout: 60_000 }).toBeGreaterThan(0);
  await robot.close();
});
