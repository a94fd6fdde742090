// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDialogs, renderInHouse, speak, type Request } from '../testing/house';
import { Component } from './duties-page';
import { dutyView } from './testing/duties';

beforeAll(() => speak('zh-CN'));
beforeEach(openDialogs);
afterEach(cleanup);

const HEARD = { cursor: 'e:1', kind: 'HEARTBEAT', serverNow: '2026-11-20T04:00:00.000Z', caseId: null, row: null, dutyId: null, duty: null };
const page = (...nodes: ReturnType<typeof dutyView>[]) => ({ totalCount: nodes.length, rules: [{ rule: 'FD-03', name: { zh: '每天审核', en: 'x' } }, { rule: 'FD-09', name: { zh: '每周评审', en: 'y' } }], pageInfo: { hasNextPage: false, endCursor: null }, edges: nodes.map((node) => ({ cursor: node.id, node })) });
const show = (duties: (request: Request) => unknown) => renderInHouse(<Component />, (request) => (request.operation === 'CaseEvents' ? HEARD : request.operation === 'Duties' ? duties(request) : undefined));

const report = dutyView({ id: 'd-2', rule: 'CP-28', name: { zh: '投诉工作月报', en: 'Report' }, verb: 'sendReport', records: null, periodStart: '2026-09-30T16:00:00.000Z', periodEnd: '2026-10-31T16:00:00.000Z', obligation: { ...dutyView().obligation, id: 'o-2', rule: 'CP-28', dueAt: '2026-11-05T16:00:00.000Z', level: 1, late: true }, availableActions: [{ verb: 'sendReport', allowed: false, primary: true, why: { zh: '您现任岗位没有此权限。', en: 'no' } }] });

it('shows what is owed, what is due first, first: period, clock, clause, and why then', async () => {
  show(() => page(dutyView(), report));
  const [, first, second] = await screen.findAllByRole('row');
  expect(first!.textContent).toContain('2026-10');
  expect(within(first!).getByText('已超时')).toBeTruthy();
  expect(within(first!).getByRole('button', { name: /^查看 / })).toBeTruthy();
  expect(second!.textContent).toContain('2026-11-202 条记录');
  expect(within(second!).getByRole('button', { name: /^办理 / })).toBeTruthy();
  expect(within(second!).getByRole('link', { name: 'FD-03' })).toBeTruthy();
  expect(within(second!).getByRole('button', { name: /^为什么是这个时间/ })).toBeTruthy();
});

it('asks for what is done when that is chosen, and for one rule', async () => {
  const { asked } = show(({ variables }) => (variables['filter'] as { status: string }).status === 'DONE' ? page(dutyView({ status: 'DONE', finding: '齐全', fulfilledAt: '2026-11-20T10:00:00.000Z', fulfilledBy: { id: 'p', name: { zh: '黄宇航', en: 'H' } } })) : page());
  expect(await screen.findByText(/没有待办的职责/)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '已完成' }));
  expect(await screen.findByText('齐全')).toBeTruthy();
  expect([...(screen.getByRole('combobox', { name: '依据' }) as HTMLSelectElement).options].map(({ text }) => text)).toEqual(['全部职责', 'FD-03 每天审核', 'FD-09 每周评审']);
  fireEvent.change(screen.getByRole('combobox', { name: '依据' }), { target: { value: 'FD-09' } });
  await waitFor(() => expect(asked.filter(({ operation }) => operation === 'Duties').map(({ variables }) => variables['filter'])).toEqual([{ status: 'OPEN' }, { status: 'DONE' }, { status: 'DONE', rule: 'FD-09' }]));
});

it('says what failed, and reads again when asked', async () => {
  let away = true;
  show(() => { if (away) throw new Error('database away'); return page(dutyView()); });
  expect(await screen.findByText('职责没能读取。')).toBeTruthy();
  away = false;
  fireEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findByRole('button', { name: /^办理 / })).toBeTruthy();
});
