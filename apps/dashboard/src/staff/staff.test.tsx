// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDialogs, renderInHouse, speak, SUPERVISOR, type Server } from '../testing/house';
import { weekOf } from './roster-week';
import { Offices } from './offices';
import { People } from './people';
import { RosterGrid } from './roster-grid';

const words = (zh: string) => ({ zh, en: `${zh} (en)` });
const person = (id: string, name: string) => ({ id, name: words(name) });
const LI = person('p-li', '李四');
const WANG = person('p-wang', '王五');
const term = (who: ReturnType<typeof person>, changes: object = {}) => ({ id: `t-${who.id}`, person: who, from: '2025-01-01T00:00:00Z', until: null, acting: false, ...changes });
const centre = { id: 'yh', code: 'YH', zone: 'Asia/Shanghai', name: words('云河花园') };
const office = (key: string, name: string, changes: object = {}) => ({
  post: { key, name: words(name), reportsTo: null, companyWide: false, capabilities: [] }, centre, vacant: false, rostered: false, terms: [term(LI)], ...changes,
});
const ZONE = 'Asia/Shanghai';
const now = Date.now();

beforeEach(async () => {
  await speak('zh-CN');
  openDialogs();
});
afterEach(cleanup);

describe('terms of office', () => {
  const OFFICES = [office('RECEPTIONIST', '前台接待员'), office('GUARD', '护卫员', { vacant: true, terms: [term(WANG, { acting: true, from: '2999-01-01T00:00:00Z' })] })];
  const show = (manages: boolean, server: Server = () => undefined) => renderInHouse(<Offices manages={manages} />, (request) => (request.operation === 'Offices' ? OFFICES : server(request)));

  it('a vacant post says so, though somebody is to hold it; the filter shows only those', async () => {
    show(false);
    const row = await screen.findByRole('row', { name: /护卫员/ });
    expect(row.textContent).toMatch(/空缺：时限提醒转上级岗位.*王五.*代理.*将于 2999-01-01 08:00 上任/);
    await userEvent.click(screen.getByRole('checkbox', { name: /只看空缺岗位（1 个）/ }));
    expect(screen.queryByRole('row', { name: /前台接待员/ })).toBeNull();
  });

  it('who does not manage staff sees who holds what, and changes nothing', async () => {
    show(false);
    await screen.findByRole('row', { name: /前台接待员/ });
    expect(screen.queryByRole('button', { name: /任命|结束/ })).toBeNull();
  });

  it('appoints the chosen person, acting, and shows why not', async () => {
    const { asked } = show(true, ({ operation }) =>
      operation === 'Staff' ? [{ id: WANG.id, login: 'wang', spelling: 'ww wangwu', name: WANG.name, disabledAt: null }, { id: 'gone', login: 'gone', spelling: 'lz lizhi', name: words('离职'), disabledAt: '2026-01-01T00:00:00Z' }]
        : operation === 'AppointPerson' ? { office: null, refusal: { rule: null, clause: null, message: { zh: '已经担任此岗位。', en: 'Holds it already.' } } } : undefined);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /任命云河花园前台接待员/ }));
    const dialog = screen.getByRole('dialog');
    await within(dialog).findByRole('option', { name: /王五/ });
    expect(within(dialog).queryByRole('option', { name: /离职/ })).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: '任命' }));
    expect(dialog.textContent).toContain('请选择员工。');
    await user.selectOptions(within(dialog).getByRole('combobox', { name: /员工/ }), WANG.id);
    fireEvent.change(within(dialog).getByLabelText('上任时间'), { target: { value: '2999-05-01T08:00' } });
    await user.click(within(dialog).getByRole('checkbox', { name: /代理/ }));
    await user.click(within(dialog).getByRole('button', { name: /任命/ }));
    expect((await within(dialog).findByRole('alert')).textContent).toBe('已经担任此岗位。');
    expect(asked.find(({ operation }) => operation === 'AppointPerson')!.variables).toEqual({ input: { personId: WANG.id, post: 'RECEPTIONIST', centreId: 'yh', from: '2999-05-01T00:00:00.000Z', until: null, acting: true } });
  });
});

describe('the roll of staff', () => {
  it('is searched by name, sign-in name or pinyin; leads to its file for who enters set-up', async () => {
    const member = (id: string, login: string, spelling: string, name: string) => ({ id, login, spelling, name: words(name), disabledAt: null });
    renderInHouse(<People />, () => [member('1', 'w.fang', 'wf wangfang', '王芳'), member('2', '10086', 'zq zhaoqiang', '赵强')], {
      ...SUPERVISOR, capabilities: ['MANAGE_STAFF', 'MANAGE_PLACES'], holdings: [{ ...SUPERVISOR.holdings[0]!, centre: null }],
    });
    const search = await screen.findByRole('textbox', { name: /拼音/ });
    const found = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    await screen.findByRole('row', { name: /王芳/ });
    for (const [typed, names] of [['ZQ', ['赵强']], ['wangf', ['王芳']], ['10086', ['赵强']], ['', ['王芳', '赵强']]] as const) {
      fireEvent.change(search, { target: { value: typed } });
      expect(found(), typed).toEqual(names);
    }
    expect(screen.getByRole('link', { name: '从文件导入' }).getAttribute('href')).toBe('/set-up/import?kind=STAFF');
  });
});

describe('a week of the roster', () => {
  const week = weekOf(ZONE, now, 1);
  const grid = (plans: boolean, server: Server = () => undefined, shifts: Parameters<typeof RosterGrid>[0]['shifts'] = []) =>
    renderInHouse(<RosterGrid centre={centre} office={office('GUARD', '护卫员', { terms: [term(LI), term(WANG)] })} week={week} before={weekOf(ZONE, now)} plans={plans} shifts={shifts} />, server);
  const shift = (who: typeof LI, day: string, from: string, until: string) => ({ id: `${who.id}${day}`, person: who, from: `${day}T${from}:00+08:00`, until: `${day}T${until}:00+08:00` });

  it('is put together from early, late and night, saved whole, and says all that is wrong', async () => {
    const { asked } = grid(true, ({ operation }) => (operation === 'SetRoster' ? { shifts: [], problems: [{ zh: '李四：同一时间被排了两个班次。', en: 'twice' }, { zh: '王五：没有担任此岗位。', en: 'no post' }] } : undefined));
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole('combobox', { name: `安排李四 ${week[0]}` }), 'early');
    await user.selectOptions(screen.getByRole('combobox', { name: `安排王五 ${week[0]}` }), 'late');
    expect(screen.getByRole('row', { name: /王五/ }).textContent).toContain('16:00–24:00');
    await user.click(screen.getByRole('button', { name: '保存排班' }));
    expect((await screen.findByRole('alert')).textContent).toBe('李四：同一时间被排了两个班次。王五：没有担任此岗位。');
    const { input } = asked.find(({ operation }) => operation === 'SetRoster')!.variables as { input: { shifts: object[]; from: string; until: string } };
    expect(input.shifts).toEqual([
      { personId: LI.id, from: new Date(`${week[0]}T08:00+08:00`).toISOString(), until: new Date(`${week[0]}T16:00+08:00`).toISOString() },
      { personId: WANG.id, from: new Date(`${week[0]}T16:00+08:00`).toISOString(), until: new Date(Date.parse(`${week[0]}T16:00+08:00`) + 8 * 3_600_000).toISOString() },
    ]);
    expect(Date.parse(input.until) - Date.parse(input.from)).toBe(7 * 86_400_000);
  });

  it('the week before is copied day by day; a shift can be taken off; changes undone', async () => {
    const last = weekOf(ZONE, now);
    grid(true, ({ operation }) => (operation === 'Roster' ? [shift(LI, last[2]!, '08:00', '16:00'), shift(WANG, last[3]!, '00:00', '08:00')] : undefined));
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: '复制上周' }));
    await user.click(await screen.findByRole('button', { name: `取消李四 ${week[2]} 08:00–16:00` }));
    expect(screen.queryByRole('button', { name: /取消李四/ })).toBeNull();
    expect(screen.getByRole('button', { name: `取消王五 ${week[3]} 00:00–08:00` })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '撤销更改' }));
    expect(screen.queryByRole('button', { name: /取消王五/ })).toBeNull();
    expect(screen.getByRole('button', { name: /保存排班/ })).toHaveProperty('disabled', true);
  });

  it('who may not plan reads it', () => {
    grid(false, undefined, [shift(LI, week[1]!, '08:00', '16:00')]);
    expect(screen.getByRole('row', { name: /李四/ }).textContent).toContain('08:00–16:00');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});
