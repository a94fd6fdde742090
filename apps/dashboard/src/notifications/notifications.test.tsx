// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDialogs, renderInHouse, speak, type Server } from '../testing/house';
import { ChannelDialog } from './channel-dialog';
import { Channels } from './channels';
import { Notices } from './notices';
import { noticeQueryOf, withPart } from './notice-query';

beforeAll(async () => {
  openDialogs();
  await speak('zh-CN');
});
afterEach(cleanup);

const words = (zh: string, en = zh) => ({ zh, en });
const centre = { id: 'yh', code: 'YH', name: words('云河花园服务中心'), zone: 'Asia/Shanghai' };
const notice = (changes: object = {}) => ({
  id: 'n-1', caseNumber: 'YH-1', centre, rule: 'FD-06', ruleName: words('两天内处理完毕'), clause: 'P 4.6', kind: 'OVERDUE', level: 1, channelKind: 'WECOM_ROBOT', addressMasked: 'qyapi.weixin.qq.com/…5aaa',
  person: null, post: { key: 'CENTRE_MANAGER', name: words('管理处主任') }, passedOver: [], status: 'SENT', attempts: 1, createdAt: '2026-11-20T09:00:00Z', nextAttemptAt: null,
  sentAt: '2026-11-20T09:00:01Z', possiblyDoubled: false, together: 1, error: null, ...changes,
});
const page = (...nodes: object[]) => ({ pageInfo: { hasNextPage: false, endCursor: null }, edges: nodes.map((node) => ({ node })) });
const channel = (changes: object = {}) => ({
  id: 'c-1', kind: 'WECOM_ROBOT', centre, person: null, post: null, addressMasked: 'qyapi.weixin.qq.com/…5aaa', hasSecret: false, language: 'zh-CN', quietFrom: null, quietUntil: null,
  lastSentAt: null, lastError: null, setAt: '2026-11-20T09:00:00Z', ...changes,
});

describe('notices', () => {
  it('say status, case, step with its clause, whom and by what; a failed one why and when again', async () => {
    renderInHouse(<Notices manages={false} />, () =>
      page(notice(), notice({ id: 'n-2', status: 'FAILED', error: 'HTTP 503', attempts: 3, sentAt: null, nextAttemptAt: '2026-11-20T10:00:00Z', passedOver: [{ key: 'CS_SUPERVISOR', name: words('客服主管') }] })),
    );
    const [sent, failed] = (await screen.findAllByRole('row')).slice(1) as [HTMLElement, HTMLElement];
    expect(sent.textContent).toMatch(/已送达.*YH-1.*超时.*FD-06.*P 4\.6.*管理处主任.*企业微信机器人.*…5aaa/);
    expect(failed.textContent).toMatch(/失败，重试中.*客服主管无人在岗，已顺延上级.*3.*下次.*HTTP 503/);
    expect(within(failed).queryByRole('button')).toBeNull();
  });

  it('who manages may send one again, but not one that is about to go', async () => {
    const { asked } = renderInHouse(<Notices manages />, ({ operation }) =>
      operation === 'ResendNotice' ? { notice: notice({ status: 'WAITING' }), refusal: null } : page(notice({ status: 'GIVEN_UP' }), notice({ id: 'n-2', status: 'WAITING', nextAttemptAt: '2000-01-01T00:00:00Z' })),
    );
    const buttons = await screen.findAllByRole('button', { name: /^重发/ });
    expect(buttons).toHaveLength(1);
    fireEvent.click(buttons[0]!);
    await waitFor(() => expect(asked.filter(({ operation }) => operation === 'ResendNotice').map(({ variables }) => variables)).toEqual([{ id: 'n-1' }]));
  });

  it('none yet: the reason; not readable: what failed, and again', async () => {
    renderInHouse(<Notices manages={false} />, () => page());
    await screen.findByText(/还没有通知/);
    cleanup();
    renderInHouse(<Notices manages={false} />, () => {
      throw new Error('network');
    });
    expect((await screen.findByRole('alert')).textContent).toContain('通知没能读取');
    screen.getByRole('button', { name: '重试' });
  });

  it('filters live in the address; what it does not know is passed over', () => {
    expect(noticeQueryOf(new URLSearchParams('status=GIVEN_UP&channel=MAIL&number=YH-1&after=x'))).toEqual({ filter: { status: 'GIVEN_UP', channelKind: 'MAIL', caseNumber: 'YH-1' }, after: 'x' });
    expect(noticeQueryOf(new URLSearchParams('status=LOST&channel=PIGEON'))).toEqual({ filter: {}, after: null });
    expect(withPart(new URLSearchParams('after=x&centres=YH'), 'status', 'SENT').toString()).toBe('centres=YH&status=SENT');
  });
});

describe('channels', () => {
  const server: Server = ({ operation }) => {
    if (operation === 'NotificationChannels') return [channel(), channel({ id: 'c-2', kind: 'MAIL', person: { id: 'p', name: words('赵静') }, lastError: 'SMTP 550' })];
    if (operation === 'NoticeRecipients') return [{ person: { id: 'p', name: words('赵静') }, posts: [{ key: 'CENTRE_MANAGER', name: words('管理处主任') }], reachable: true, settable: true }, { person: { id: 'q', name: words('黄宇航') }, posts: [{ key: 'CS_SUPERVISOR', name: words('客服主管') }], reachable: false, settable: true }];
    if (operation === 'TestNotificationChannel') return { delivered: false, error: 'errcode 93000' };
    return undefined;
  };

  it('law 9: who is told by a screen only is said aloud', async () => {
    renderInHouse(<Channels />, server);
    await screen.findByText(/2 人中有 1 人只能在屏幕上看到提醒/);
    expect(screen.getByText('黄宇航').closest('li')!.textContent).toContain('客服主管');
  });

  it('one that is tried says what became of it', async () => {
    renderInHouse(<Channels />, server);
    fireEvent.click(await screen.findByRole('button', { name: '试发 服务中心群 企业微信机器人' }));
    await screen.findByText('没有送达：errcode 93000');
  });

  it('a new one asks for its address first; a refused address says why and keeps what was written', async () => {
    const onClose = vi.fn();
    const { asked } = renderInHouse(<ChannelDialog channel={null} onClose={onClose} />, ({ operation }) => {
      if (operation !== 'SetNotificationChannel') return server({ operation, variables: {} }) ?? [];
      return { channel: null, refusal: { rule: null, clause: null, message: words('地址必须以 https:// 开头。') } };
    });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await screen.findByText('请填写地址。');
    expect(asked.some(({ operation }) => operation === 'SetNotificationChannel')).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: /Webhook 地址/ }), 'http://robot');
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await screen.findByText(/必须以 https/);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Webhook 地址/ }).value).toBe('http://robot');
    expect(asked.find(({ operation }) => operation === 'SetNotificationChannel')!.variables['input']).toEqual({
      kind: 'WECOM_ROBOT', language: 'zh-CN', quietFrom: null, quietUntil: null, address: 'http://robot', centreId: 'yh', personId: null, post: null,
    });
    expect(onClose).not.toHaveBeenCalled();
  });

  it('a change leaves address and key as they are unless they are written anew', async () => {
    const onClose = vi.fn();
    const { asked } = renderInHouse(<ChannelDialog channel={channel({ kind: 'DINGTALK_ROBOT', hasSecret: true }) as never} onClose={onClose} />, () => ({ channel: channel(), refusal: null }));
    screen.getByText('不填则保持原密钥。');
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(asked[0]!.variables['input']).toEqual({ id: 'c-1', kind: 'DINGTALK_ROBOT', language: 'zh-CN', quietFrom: null, quietUntil: null, address: null });
  });
});
