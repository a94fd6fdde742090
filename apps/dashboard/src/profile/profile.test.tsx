// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderInHouse, speak, type Request } from '../testing/house';
import { readPreference } from '../ui/preferences';
import { Component as ProfilePage } from './profile-page';

const SESSIONS = [
  { id: 's-1', device: 'Chrome · Windows', startedAt: '2026-11-20T00:00:00.000Z', lastSeenAt: '2026-11-20T01:00:00.000Z', current: true },
  { id: 's-2', device: '微信 WeChat · Android', startedAt: '2026-11-18T00:00:00.000Z', lastSeenAt: '2026-11-19T01:00:00.000Z', current: false },
];
const me = {
  id: 'p-1', login: 'supervisor.1', name: { zh: '黄宇航', en: 'Yuhang Huang' },
  holdings: [{ post: { key: 'CS_SUPERVISOR', name: { zh: '客服主管', en: 'Customer-service supervisor' } }, centre: { id: 'yh', name: { zh: '云河花园服务中心', en: 'Yunhe Garden' } }, from: '2026-01-01T00:00:00.000Z', until: null, acting: false }],
};
let sessions = SESSIONS;
let refusal: { zh: string; en: string } | null = null;
const server = ({ operation }: Request) => {
  if (operation === 'MySessions') return sessions;
  if (operation === 'OwnAccount') return me;
  if (operation === 'ChangePassword') return { changed: refusal === null, message: refusal };
  if (operation === 'RevokeMySession') return (sessions = SESSIONS.slice(0, 1)) && true;
  throw new Error(operation);
};

beforeEach(async () => {
  await speak('zh-CN');
  localStorage.clear();
  [sessions, refusal] = [SESSIONS, null];
});
afterEach(cleanup);

describe('the own account', () => {
  it('shows the posts with their terms of office', async () => {
    renderInHouse(<ProfilePage />, server);
    await screen.findByText('自 2026-01-01 起');
    screen.getByText('客服主管');
  });

  it('sound, keys and colours hold at once', async () => {
    renderInHouse(<ProfilePage />, server);
    fireEvent.click(screen.getByRole('checkbox', { name: /超时声音提醒/ }));
    fireEvent.click(screen.getByRole('checkbox', { name: /单字母快捷键/ }));
    fireEvent.change(screen.getByRole('combobox', { name: '主题' }), { target: { value: 'dark' } });
    expect([readPreference('sound'), readPreference('single-keys'), readPreference('theme')]).toEqual(['on', 'off', 'dark']);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /超时声音提醒/ }).checked).toBe(true);
  });

  it('a password is asked for twice before the server is asked; a refusal is said as it comes, and what was typed stays', async () => {
    const { asked } = renderInHouse(<ProfilePage />, server);
    const [now, next, again] = [screen.getByLabelText(/当前密码/), screen.getByLabelText(/^新密码/), screen.getByLabelText(/再输一次/)];
    const changes = () => asked.filter(({ operation }) => operation === 'ChangePassword');
    const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
    const submit = async () => fireEvent.click(await screen.findByRole('button', { name: /修改密码$/ }));
    type(now, 'guanjia');
    type(next, 'a long new one');
    type(again, 'a long new on');
    await submit();
    await screen.findByText('两次输入的新密码不一致。');
    expect(changes()).toEqual([]);
    refusal = { zh: '当前密码不正确。', en: 'The current password is not right.' };
    type(again, 'a long new one');
    await submit();
    await screen.findByText('当前密码不正确。');
    expect((next as HTMLInputElement).value).toBe('a long new one');
    refusal = null;
    await submit();
    await waitFor(() => expect((next as HTMLInputElement).value).toBe(''));
    expect(changes().at(-1)!.variables).toEqual({ currentPassword: 'guanjia', newPassword: 'a long new one' });
  });

  it('another device is signed out from here; the own one is not offered', async () => {
    const { asked } = renderInHouse(<ProfilePage />, server);
    fireEvent.click(await screen.findByRole('button', { name: /^结束 微信/ }));
    await waitFor(() => expect(screen.queryByText(/微信/)).toBeNull());
    expect(asked.find(({ operation }) => operation === 'RevokeMySession')!.variables).toEqual({ id: 's-2' });
    expect(screen.queryByRole('button', { name: /^结束/ })).toBeNull();
  });
});
