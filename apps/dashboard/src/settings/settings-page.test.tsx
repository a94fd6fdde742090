// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ViewerContext } from '../access/viewer';
import type { SettingUnit } from '../gql/graphql';
import { renderInHouse, speak, SUPERVISOR } from '../testing/house';
import { Component as SettingsPage } from './settings-page';

beforeEach(() => speak('zh-CN'));
afterEach(cleanup);

const words = (zh: string, en: string) => ({ zh, en });
const limit = (key: string, unit: SettingUnit, ladder: boolean, value: number, least: number, most: number) => ({ key, unit, ladder, value, standard: value, least, most, name: words(`设置${key}`, key), about: words('说明。', 'About.') });
const settings = (quietHours: { from: string; until: string } | null = null) => ({
  quietHours,
  limits: [limit('immediateLimit', 'MINUTES', false, 5, 1, 60), limit('collectiveWindow', 'HOURS', false, 72, 1, 336), limit('repeatsForMajor', 'COUNT', false, 2, 1, 10), limit('warnShare', 'PERCENT', true, 20, 5, 50)],
  changes: [{ from: '2026-11-20T01:30:00.000Z', future: false, reason: '夜班', recordedBy: '黄宇航', limits: [{ key: 'warnShare', unit: 'PERCENT', value: 20, name: words('提醒', 'Warned') }] }],
});
const MANAGER: typeof SUPERVISOR = { ...SUPERVISOR, capabilities: [...SUPERVISOR.capabilities, 'MANAGE_POLICIES'] };
const open = (quiet: { from: string; until: string } | null = null, viewer: typeof SUPERVISOR = MANAGER) =>
  renderInHouse(
    <ViewerContext value={viewer}>
      <SettingsPage />
    </ViewerContext>,
    ({ operation }) => (operation === 'CompanySettings' ? settings(quiet) : { problems: [], settings: settings(quiet) }),
  );
const field = (name: RegExp | string) => screen.findByLabelText<HTMLInputElement>(name);

describe('settings of the company', () => {
  it('limits and ladder stand apart, each with its unit and bounds; the record tells units too', async () => {
    open();
    expect((await field(/设置immediateLimit（分钟）/)).value).toBe('5');
    const limits = screen.getByRole('group', { name: '条款没有写明的时限和次数' });
    expect(within(limits).getByLabelText<HTMLInputElement>(/设置collectiveWindow（小时）/).value).toBe('72');
    expect(within(limits).getByLabelText<HTMLInputElement>(/设置repeatsForMajor（次）/).value).toBe('2');
    const ladder = screen.getByRole('group', { name: '默认督办' });
    expect(within(ladder).getByLabelText(/设置warnShare（%）/)).toBeTruthy();
    expect(within(ladder).getByText(/可设 5 至 50/)).toBeTruthy();
    expect(screen.getByText('提醒：20 %')).toBeTruthy();
  });

  it('sends only what changed, with its reason', async () => {
    const { asked } = open();
    fireEvent.change(await field(/设置warnShare/), { target: { value: '30' } });
    const form = screen.getByRole('form', { name: '更改时限和默认督办' });
    fireEvent.change(within(form).getByLabelText(/理由/), { target: { value: '夜班只有一人' } });
    fireEvent.submit(form);
    await expect.poll(() => asked.find(({ operation }) => operation === 'ChangeCompanySettings')?.variables).toMatchObject({ input: { limits: [{ key: 'warnShare', value: 30 }], reason: '夜班只有一人' } });
  });

  it('out of bounds is said at the field, and nothing is sent', async () => {
    const { asked } = open();
    fireEvent.change(await field(/设置warnShare/), { target: { value: '51' } });
    fireEvent.submit(screen.getByRole('form', { name: '更改时限和默认督办' }));
    expect(await screen.findByText('须为 5 至 50 的整数。')).toBeTruthy();
    expect(asked.some(({ operation }) => operation === 'ChangeCompanySettings')).toBe(false);
  });

  it('quiet hours say that what must be done never waits; set with a reason, taken away with one', async () => {
    const { asked } = open({ from: '22:00', until: '07:00' });
    expect(await screen.findByText(/“必须”的提醒任何时候都立即发出/)).toBeTruthy();
    expect(screen.getByText('每天 22:00 至次日 07:00（按各中心当地时间）')).toBeTruthy();
    const form = screen.getByRole('form', { name: '免打扰时段' });
    fireEvent.submit(form);
    expect(await within(form).findByText('请写明理由。')).toBeTruthy();
    expect(asked.some(({ operation }) => operation === 'SetQuietHours')).toBe(false);
    fireEvent.change(within(form).getByLabelText(/理由/), { target: { value: '不再需要' } });
    fireEvent.click(within(form).getByRole('button', { name: '取消免打扰时段' }));
    await expect.poll(() => asked.find(({ operation }) => operation === 'SetQuietHours')?.variables).toEqual({ hours: null, reason: '不再需要' });
  });

  it('begin and end the same is refused at the field', async () => {
    open();
    fireEvent.change(await field(/^结束/), { target: { value: '22:00' } });
    const form = screen.getByRole('form', { name: '免打扰时段' });
    fireEvent.submit(form);
    expect(await within(form).findByText('开始与结束不能相同。')).toBeTruthy();
  });

  it('who may not change them sees them', async () => {
    open(null, SUPERVISOR);
    expect((await field(/设置immediateLimit/)).disabled).toBe(true);
    expect(screen.queryByRole('form', { name: '免打扰时段' })).toBeNull();
    expect(screen.getByText('没有设置，提醒随时发出。')).toBeTruthy();
  });
});
