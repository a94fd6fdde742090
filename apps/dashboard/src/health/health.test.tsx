// @vitest-environment jsdom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderInHouse, speak } from '../testing/house';
import { Component as HealthPage } from './health-page';

const none = { count: 0, p50: null, p95: null, p99: null, longest: null };
const health = (changes: object = {}) => ({
  ready: true, database: true, causes: [], warnings: [], sealLagSeconds: 0, sweepLagSeconds: 0, sweeperQuietSeconds: 0.4, figureLagSeconds: 0, openObligations: 12, subscriptions: 3, sockets: 2,
  notices: { waiting: 1, failing: 0, givenUp: 0, unreadEvents: 0 },
  store: { version: '18.4', migration: 'OwnAccount1700000000010', sizeBytes: 12 * 1024 * 1024, connections: 9, mostConnections: 100 },
  lastBackup: null,
  delivery: { sealed: { count: 40, p50: 8, p95: 22.4, p99: 31, longest: 33 }, pushed: { count: 40, p50: 30, p95: 260, p99: 300, longest: 310 }, painted: none },
  secureCookie: false, nodeVersion: '20.19.0', startedAt: '2026-11-20T00:00:00.000Z', version: '0.1.0', serverNow: '2026-11-20T01:30:00.000Z', ...changes,
});

beforeEach(() => speak('zh-CN'));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('system health', () => {
  it('says by word that all is well, with every figure in a table that can be read aloud', async () => {
    renderInHouse(<HealthPage />, () => health());
    expect((await screen.findByRole('heading', { name: /系统正常/ })).closest('[role=status]')).not.toBeNull();
    const row = (name: string) => within(screen.getByRole('rowheader', { name }).closest('tr')!);
    row('写入流水并编号').getByText('22 毫秒');
    row('写入流水并编号').getByText('✓ 达到');
    row('推送给连接').getByText('✕ 未达到');
    row('显示在看板上').getByText('暂无数据');
    row('连接数 / 上限').getByText('9 / 100');
    row('会话凭证').getByText('需处理');
    row('最近一次备份').getByText('还没有备份');
    screen.getByText('没有需要留意的事项。');
  });

  it('red: an alert with each cause and what to do', async () => {
    renderInHouse(<HealthPage />, () => health({ ready: false, sweepLagSeconds: 29, causes: [{ zh: '到期步骤已有 29 秒未执行。', en: 'Steps wait.' }], warnings: [{ zh: '3 条通知发送失败。', en: '3 notices failed.' }], lastBackup: { snapshotAt: '2026-11-19T18:00:00.000Z', bytes: 3 * 1024 * 1024 } }));
    const alert = await screen.findByRole('alert');
    within(alert).getByRole('heading', { name: /系统异常/ });
    within(alert).getByText('到期步骤已有 29 秒未执行。');
    screen.getByText('3 条通知发送失败。');
    within(screen.getByRole('rowheader', { name: '最近一次备份' }).closest('tr')!).getByText(/02:00 · 3\.0 MB/);
    within(screen.getByRole('rowheader', { name: '最早未执行的到期步骤已等待' }).closest('tr')!).getByText('需处理');
  });

  it('a server that does not answer is never green: the last figures stay and say so', async () => {
    let away = false;
    vi.useFakeTimers({ shouldAdvanceTime: true });
    renderInHouse(<HealthPage />, () => (away ? Promise.reject(new Error('away')) : health()));
    await screen.findByRole('heading', { name: /系统正常/ });
    away = true;
    await act(() => vi.advanceTimersByTimeAsync(5_500));
    await screen.findByRole('heading', { name: /状态不明/ });
    screen.getByText('没有读到最新状态，下面是上一次的数据，可能已经过时。');
    screen.getByText('9 / 100');
  });

  it('nothing at all could be read: says so and offers to try again', async () => {
    renderInHouse(<HealthPage />, () => Promise.reject(new Error('away')));
    within(await screen.findByRole('alert')).getByRole('button', { name: '重试' });
  });
});
