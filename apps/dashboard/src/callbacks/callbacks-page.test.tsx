// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDialogs, renderInHouse, speak, type Request } from '../testing/house';
import { Component } from './callbacks-page';
import { callbackView, pageOf, PLANNER, quiet, visited, ZHOU } from './testing/callbacks';

beforeAll(() => speak('zh-CN'));
beforeEach(openDialogs);
afterEach(cleanup);

const tried = callbackView({
  id: 'cb-2', group: 'COMPLAINT', origin: 'OWED', important: true, case: null, occasion: null, unit: null, plannedFor: '2026-11-21T01:00:00.000Z', plannedCallers: [ZHOU], nextTryAt: '2026-11-21T02:30:00.000Z',
  attempts: [{ id: 'a-1', at: '2026-11-20T01:00:00.000Z', by: ZHOU, form: 'TELEPHONE', outcome: 'NO_ANSWER', note: null, nextTryAt: '2026-11-21T02:30:00.000Z' }],
});
const show = (server: (request: Request) => unknown) => renderInHouse(<Component />, (request) => server(request) ?? quiet(request.operation), PLANNER);

it('shows what is owed: the limit, whom, about what, how often tried, what is arranged', async () => {
  show(({ operation }) => (operation === 'Callbacks' ? pageOf(callbackView(), tried) : undefined));
  const [, first, second] = await screen.findAllByRole('row');
  for (const text of ['1栋 101', '陈晓梅', 'YH-20261119-0003', '厨房水管漏水', '维修', '抽中', '电话 / 家访', '还剩']) expect(first!.textContent, text).toContain(text);
  for (const text of ['未登记房号', '受限事项', '投诉', '重要', '已联系 1 次', '无人接听', '2026-11-21 10:30', '2026-11-21 09:00', '周玲']) expect(second!.textContent, text).toContain(text);
  expect(first!.textContent).not.toContain('必访');
});

it('says each figure with what it is made of, and what is missing in cases', async () => {
  show(({ operation }) => (operation === 'Callbacks' ? pageOf() : undefined));
  const card = (name: string) => screen.findByRole('region', { name });
  expect((await card('回访率')).textContent).toBe('回访率62%目标 100%已回访 5 户，应回访 8 户。 还差 3 户。');
  expect((await card('家访率')).textContent).toBe('家访率0%目标 20%家访 0 户，共回访 5 户。 还差家访 2 户。');
  expect((await card('满意率')).textContent, 'no text asks for a share').toBe('满意率80%满意 4 户，有评价 5 户。');
});

it('asks for another part of the list when it is chosen, with its number; and for one kind, and mine', async () => {
  const { asked } = show(({ operation }) => (operation === 'Callbacks' ? pageOf() : undefined));
  expect(await screen.findByText(/没有待办的回访/)).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: '已超时 1' }));
  expect(await screen.findByText('没有超时的回访。')).toBeTruthy();
  fireEvent.change(screen.getByRole('combobox', { name: '类别' }), { target: { value: 'REPAIR' } });
  fireEvent.click(screen.getByRole('checkbox', { name: '只看我的' }));
  await waitFor(() =>
    expect(asked.filter(({ operation }) => operation === 'Callbacks').map(({ variables }) => variables['filter'])).toEqual([{ queue: 'OPEN' }, { queue: 'OVERDUE' }, { queue: 'OVERDUE', group: 'REPAIR' }, { queue: 'OVERDUE', group: 'REPAIR', mine: true }]),
  );
});

it('goes from row to row by j and k', async () => {
  show(({ operation }) => (operation === 'Callbacks' ? pageOf(callbackView(), tried) : undefined));
  const ways = await screen.findAllByRole('button', { name: /^回访 / });
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(document.activeElement).toBe(ways[0]);
  fireEvent.keyDown(ways[0]!, { key: 'j' });
  fireEvent.keyDown(ways[1]!, { key: 'j' });
  expect(document.activeElement).toBe(ways[1]);
  fireEvent.keyDown(ways[1]!, { key: 'k' });
  expect(document.activeElement).toBe(ways[0]);
});

it('shows who was visited, by whom, and what waits for review', async () => {
  show(({ operation }) => (operation === 'Callbacks' ? pageOf(visited({ qualified: false })) : undefined));
  fireEvent.click(await screen.findByRole('button', { name: '已回访' }));
  const headers = await screen.findByRole('columnheader', { name: '满意度' });
  const row = within(headers.closest('table')!).getAllByRole('row')[1]!;
  for (const text of ['2026-11-20 10:00', '电话', '周玲', '4 / 5', '待审核']) expect(row.textContent, text).toContain(text);
  expect(within(row).getByRole('button', { name: /^查看 / })).toBeTruthy();
});

it('says what failed, and reads again when asked', async () => {
  let away = true;
  show(({ operation }) => {
    if (operation !== 'Callbacks') return undefined;
    if (away) throw new Error('database away');
    return pageOf(callbackView());
  });
  expect(await screen.findByText('回访没能读取。')).toBeTruthy();
  away = false;
  fireEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findByRole('button', { name: /^回访 / })).toBeTruthy();
});

it('tells how many records wait for review', async () => {
  show(({ operation }) => (operation === 'Callbacks' ? pageOf() : undefined));
  expect(await screen.findByRole('link', { name: '待审核3' })).toHaveProperty('pathname', '/callbacks/review');
});
