// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDialogs, renderInHouse, speak, SUPERVISOR, type Request } from '../testing/house';
import { Component as OverviewPage } from './overview-page';
import { figuresServer, MANAGER, type Counts } from './testing/figures-server';

const ofCentre: Counts = ({ key, by }) => {
  if (by?.includes('WEEKDAY')) return [[4, 4, '5', '9'], [2, 2, '1', '16']];
  if (by?.includes('OUTCOME')) return [[3, 3, 'MUST', 'OVERDUE'], [7, 7, 'SHOULD', 'OWED']];
  if (by?.includes('STRENGTH')) return [[19, 20, 'MUST'], [1, 3, 'SHOULD']];
  if (by?.includes('LEVEL')) return [[2, 2, '2']];
  return key === 'HOME_VISIT_SHARE' ? [[3, 25]] : key === 'CALLBACK_RATE' ? [[6, 6]] : [[9, 12]];
};
const screens = (asked: readonly Request[]) => asked.map(({ operation }) => operation).filter((operation) => operation !== 'CaseEvents');
// Cards and charts before their tables, which scroll under the same name.
const tile = (name: string) => screen.getAllByRole('region', { name })[0]!;
const opened = (element: HTMLElement) => within(element).getAllByRole('link').map((link) => decodeURIComponent(link.getAttribute('href')!.split('of=')[1] ?? ''));

beforeEach(async () => {
  await speak('zh-CN');
  openDialogs();
});
afterEach(cleanup);

it('a centre: each rate with its target, what is missing in households, last year; what is not counted yet is said; all in one request', async () => {
  const { asked } = renderInHouse(<OverviewPage />, figuresServer(ofCentre), MANAGER);
  expect((await screen.findByText('还有 3 条流水尚未计入', { exact: false })).textContent).toContain('还有 3 条');
  expect(tile('HOME_VISIT_SHARE').textContent).toBe('HOME_VISIT_SHARE12%目标 20%3/25▲ 再上门2户达标去年同期 50% 1/2 · −38个百分点');
  expect(tile('CALLBACK_RATE').textContent).toContain('✓ 已达标');
  expect(tile('必须遵守的时限').textContent).toContain('95%19/20');
  expect(tile('应当遵守的时限').textContent).toContain('33%1/3');
  expect(opened(tile('HOME_VISIT_SHARE'))).toEqual(['now HOME_VISIT_SHARE', 'a year before HOME_VISIT_SHARE']);
  const complaints = screen.getByRole('row', { name: /^COMPLAINTS/ });
  expect(within(complaints).getByRole('link', { name: '去年同期 1' }).getAttribute('title')).toBe('去年同期 COMPLAINTS：打开计入的记录');
  expect(opened(complaints)).toEqual(['now COMPLAINTS', 'now COMPLAINTS', 'a year before COMPLAINTS']);
  expect(screen.getByText('最忙的时段是周五9时，受理4件。')).toBeTruthy();
  expect(opened(tile('尚未完成的时限'))).toEqual(['now TIME_LIMITS MUST OVERDUE', 'now TIME_LIMITS SHOULD OWED']);
  expect(opened(tile('需要留意'))).toEqual(['of-alert']);
  expect(screens(asked)).toEqual(['CentreFigures']);
  // A month that runs is not frozen.
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '锁定2026-11' }).disabled).toBe(true);
});

it('a frozen version says that it is one, and what is counted otherwise now; its numbers open its own records', async () => {
  const user = userEvent.setup();
  renderInHouse(<OverviewPage />, figuresServer((request, input) => (request.key === 'COMPLAINTS' && !input.versionId ? [[10, 10]] : ofCentre(request, input))), MANAGER);
  await user.click(await screen.findByRole('link', { name: '第1版' }));
  expect(await screen.findByText(/锁定的统计：2026-10第1版，不是现在的数字。/)).toBeTruthy();
  const [differences] = (await screen.findAllByRole('region', { name: '与现在的差异' })) as [HTMLElement];
  expect(within(differences).getAllByRole('row').map((row) => [...row.children].map(({ textContent }) => textContent?.trim()))).toEqual([['项目', '锁定时', '现在'], ['COMPLAINTS', '9', '10']]);
  expect(opened(differences)).toEqual(['v-1 COMPLAINTS&version=v-1', 'now COMPLAINTS']);
  expect(opened(tile('CALLBACK_RATE'))).toEqual(['v-1 CALLBACK_RATE&version=v-1']);
  await user.click(screen.getByRole('link', { name: '查看现在的统计' }));
  expect(await screen.findByRole('heading', { name: '受理与办结' })).toBeTruthy();
});

const COMPANY = {
  ...MANAGER, holdings: [],
  centres: [...MANAGER.centres, { id: 'cx', code: 'CX', name: { zh: '翠溪苑', en: 'Cuixi' }, zone: 'Asia/Shanghai' }],
} as typeof MANAGER;
const ofCompany: Counts = ({ key, by }) => (by?.includes('CENTRE') ? (key === 'CALLBACK_RATE' ? [[3, 4, 'yh'], [9, 10, 'cx']] : [[5, 5, 'yh']]) : [[12, 14]]);

it('several centres: one table, sorted by a column from its address, the best and the worst with their numbers', async () => {
  const user = userEvent.setup();
  const { asked } = renderInHouse(<OverviewPage />, figuresServer(ofCompany), COMPANY);
  const table = within((await screen.findAllByRole('region', { name: '各中心对比' }))[0]!).getByRole('table');
  const first = () => [...table.querySelectorAll('tbody th, tfoot th')].map(({ textContent }) => textContent);
  expect(first()).toEqual(['云河花园服务中心', '翠溪苑', '合计']);
  await user.click(within(table).getByRole('button', { name: /^回访率/ }));
  expect(first()).toEqual(['翠溪苑', '云河花园服务中心', '合计']);
  expect(within(table).getByRole('columnheader', { name: /^回访率/ }).getAttribute('aria-sort')).toBe('descending');
  // 90 % beside 50 % of a year before.
  expect(opened(within(table).getAllByRole('cell').find(({ textContent }) => textContent?.startsWith('90%'))!)).toEqual(['now CALLBACK_RATE cx', 'a year before CALLBACK_RATE cx']);
  expect(within(table).getAllByRole('link', { name: '同比+40个百分点' })[0]!.title).toBe('去年同期 翠溪苑 回访率：打开计入的记录');
  expect(screen.getByRole('region', { name: '最好与最差' }).textContent).toContain('▲ 最好： 翠溪苑 90% 9/10▼ 最差： 云河花园服务中心 75% 3/4');
  expect(screens(asked)).toEqual(['CompanyFigures']);
});

it('who may not see figures is told so, and nothing is asked', async () => {
  const { asked } = renderInHouse(<OverviewPage />, figuresServer(ofCentre), SUPERVISOR);
  expect(await screen.findByText(/您的岗位不能查看统计/)).toBeTruthy();
  expect(asked).toEqual([]);
});
