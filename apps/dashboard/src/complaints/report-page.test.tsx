// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDialogs, renderInHouse, speak, SUPERVISOR } from '../testing/house';
import { Component as ReportPage } from './report-page';

const NONE = { open: 0, settled: 0, closedUnsettled: 0, cancelled: 0, merged: 0, answeredByVisit: 0, answeredByTelephone: 0, answeredInWriting: 0, answeredOrally: 0, unanswered: 0, withinLimits: 0, limitsRunning: 0, late: 0, satisfied: 0, dissatisfied: 0, notAsked: 0, repeat: 0, collective: 0, otherKind: 0 };
const tally = (total: number, hidden = 0) => ({
  hidden,
  figures: { ...NONE, total, open: total, cells: [{ category: null, validity: 'VALID', severity: 'MAJOR', count: total }] },
  lines: [{ case: { id: 'c-1', number: 'YH-20261005-0001', matter: '电梯停运', receivedAt: '2026-10-05T01:00:00Z' }, category: null, validity: 'VALID', severity: 'MAJOR', outcome: 'OPEN', answer: null, limits: 'LATE', opinion: null, repeat: true, collective: false }],
});
const person = { id: 'p-1', name: { zh: '黄宇航', en: 'Yuhang Huang' } };
const version = (n: number, changes: object = {}) => ({
  id: `r-${n}`, version: n, status: 'SENT', comment: `第${n}次说明`, reason: n > 1 ? '漏记一件' : null, throughSeq: 40 + n, filledAt: '2026-11-02T02:00:00Z', filledBy: person, readAt: '2026-11-02T03:00:00Z', readBy: person, sentAt: '2026-11-02T04:00:00Z', sentBy: person, tally: tally(n), ...changes,
});
const may = (...verbs: string[]) => ['fillComplaintReport', 'reviewComplaintReport', 'sendComplaintReport'].map((verb) => ({ verb, allowed: verbs.includes(verb), primary: verb === verbs[0], why: verbs.includes(verb) ? null : { zh: `不能${verb}。`, en: 'no' } }));
const month = (changes: object = {}) => ({ month: '2026-10', centreId: 'yh', start: '2026-09-30T16:00:00Z', end: '2026-10-31T16:00:00Z', status: 'TO_FILL', duty: null, now: tally(3, 2), changes: null, availableActions: may('fillComplaintReport'), versions: [], ...changes });

afterEach(cleanup);
beforeEach(async () => {
  await speak('zh-CN');
  openDialogs();
  if (!SUPERVISOR.capabilities.includes('VIEW_COMPLAINT_REPORTS')) (SUPERVISOR.capabilities as string[]).push('VIEW_COMPLAINT_REPORTS');
});

it('HR-19: what is counted and not shown is told by number; what may not be done says why', async () => {
  renderInHouse(<ReportPage />, () => month());
  expect(await screen.findByText('另有2件已计入而不向您公开。')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'YH-20261005-0001' }).closest('tr')!.textContent).toContain('超时');
  const read = screen.getByRole<HTMLButtonElement>('button', { name: '确认已审阅' });
  expect([read.disabled, document.getElementById(read.getAttribute('aria-describedby')!)!.textContent]).toEqual([true, '不能reviewComplaintReport。']);
});

it('CP-28: filled in with a word on the month, never without; a refusal stands with its rule and what was written stays', async () => {
  const user = userEvent.setup();
  const refusal = { rule: 'CP-40', clause: { source: 'X', section: '十六.1', words: { zh: '所有受理的客户投诉', en: 'all complaints accepted' } }, message: { zh: '当月尚未结束。', en: 'The month is not over.' } };
  const { asked } = renderInHouse(<ReportPage />, ({ operation }) => (operation === 'ComplaintMonth' ? month() : { month: null, refusal }));
  await user.click(await screen.findByRole('button', { name: '填报月报' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: '填报月报' }));
  expect(dialog.getByText('请填写分析说明。')).toBeTruthy();
  await user.type(dialog.getByRole('textbox', { name: /分析说明/ }), '电梯居多');
  await user.click(dialog.getByRole('button', { name: '填报月报' }));
  expect((await dialog.findByRole('alert')).textContent).toMatch(/当月尚未结束。.*CP-40/);
  expect(dialog.getByRole<HTMLTextAreaElement>('textbox', { name: /分析说明/ }).value).toBe('电梯居多');
  expect(asked.filter(({ operation }) => operation === 'FillComplaintReport').map(({ variables }) => variables['input'])).toMatchObject([{ centreId: 'yh', month: '2026-10', comment: '电梯居多' }]);
});

it('the newest version is shown, each older one as it was sent; what changed since asks for a correction with its reason', async () => {
  const user = userEvent.setup();
  renderInHouse(<ReportPage />, () => month({ status: 'SENT', versions: [version(2), version(1)], changes: { joined: 1, left: 0, reclassified: 0 } }));
  expect(await screen.findByText('第2次说明')).toBeTruthy();
  expect(screen.getByText(/报送之后当月记录有变化：新增1件/)).toBeTruthy();
  await user.selectOptions(screen.getByRole('combobox', { name: '版本' }), '1');
  expect(screen.getByText('第1次说明')).toBeTruthy();
  expect(screen.queryByText('第2次说明')).toBeNull();
  await user.click(screen.getByRole('button', { name: '更正月报' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '更正月报' }));
  expect(screen.getByText('请填写更正原因。')).toBeTruthy();
});
