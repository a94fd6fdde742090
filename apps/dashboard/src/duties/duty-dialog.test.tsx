// @vitest-environment jsdom
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openDialogs, renderInHouse, speak, type Request } from '../testing/house';
import { DutyDialog } from './duty-dialog';
import { dutyView } from './testing/duties';

beforeAll(() => speak('zh-CN'));
beforeEach(openDialogs);
afterEach(cleanup);

const RECORDS = { totalCount: 2, pageInfo: { hasNextPage: false, endCursor: null }, edges: ['0001', '0002'].map((n) => ({ node: { id: n, number: `YH-20261120-${n}`, matter: `漏水 ${n}`, kind: 'REPAIR', receivedAt: '2026-11-20T02:00:00.000Z' } })) };
const POSTS = [{ key: 'COMPLAINT_CENTRE', name: { zh: '客户投诉处理中心', en: 'Complaint centre' } }, { key: 'GENERAL_MANAGER', name: { zh: '总经理', en: 'General manager' } }];
const QUERIES = new Set(['DutyById', 'AuditedRecords', 'Posts']);

function show(duty = dutyView(), act: (request: Request) => unknown = () => ({ duty: { ...duty, status: 'DONE' }, refusal: null })) {
  const onClose = vi.fn();
  const { asked } = renderInHouse(<DutyDialog id={duty.id} onClose={onClose} onAcknowledge={null} />, (request) =>
    request.operation === 'DutyById' ? duty : request.operation === 'AuditedRecords' ? RECORDS : request.operation === 'Posts' ? POSTS : act(request),
  );
  return { onClose, sent: () => asked.filter(({ operation }) => !QUERIES.has(operation)).map(({ operation, variables }) => [operation, variables['input'] as Record<string, unknown>] as const) };
}
const submit = (name: string) => fireEvent.click(screen.getByRole('button', { name: new RegExp(`${name}$`) }));

it('FD-03: shows the records that the audit covers, each with the way to it, and the clock with its clause', async () => {
  show();
  expect(await screen.findByRole('dialog', { name: '客服主管每天审核接待记录 · 2026-11-20' })).toBeTruthy();
  expect((await screen.findByRole('link', { name: 'YH-20261120-0001' })).getAttribute('href')).toBe('/cases/YH-20261120-0001');
  expect(screen.getByText(/涵盖以下 2 条/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'FD-03' })).toBeTruthy();
  expect(screen.getByRole('button', { name: /为什么是这个时间/ })).toBeTruthy();
});

it('a finding is owed: without one nothing is sent, and the field says so', async () => {
  const { sent } = show();
  const field = await screen.findByRole('textbox', { name: /审核发现/ });
  fireEvent.change(field, { target: { value: '  \n' } });
  submit('完成审核');
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByText('请写明结果。')).toBeTruthy();
  expect(sent()).toEqual([]);
});

it('is sent once, with what was found, and closes', async () => {
  const { sent, onClose } = show();
  fireEvent.change(await screen.findByRole('textbox', { name: /审核发现/ }), { target: { value: ' 两条记录完整 ' } });
  submit('完成审核');
  submit('完成审核');
  await waitFor(() => expect(onClose).toHaveBeenCalledExactlyOnceWith(true));
  expect(sent()).toEqual([['AuditReception', { clientKey: expect.any(String), dutyId: 'd-1', finding: '两条记录完整' }]]);
});

it('CP-28 asks to whom the report was sent, and proposes the complaint centre (X 十五)', async () => {
  const { sent } = show(dutyView({ rule: 'CP-28', verb: 'sendReport', records: null, availableActions: [{ verb: 'sendReport', allowed: true, primary: true, why: null }] }));
  fireEvent.change(await screen.findByRole('textbox', { name: /报告要点/ }), { target: { value: '十月投诉十二件' } });
  const to = await screen.findByRole('combobox', { name: /报送给/ });
  await screen.findByRole('option', { name: '总经理' });
  expect((to as HTMLSelectElement).value).toBe('COMPLAINT_CENTRE');
  fireEvent.change(to, { target: { value: 'GENERAL_MANAGER' } });
  submit('确认已报送');
  await waitFor(() => expect(sent()).toMatchObject([['SendReport', { to: 'GENERAL_MANAGER', finding: '十月投诉十二件' }]]));
});

it('HR-27 asks on which occasion', async () => {
  const { sent } = show(dutyView({ rule: 'HR-27', verb: 'askHelpfulness', records: null, availableActions: [{ verb: 'askHelpfulness', allowed: true, primary: true, why: null }] }));
  fireEvent.change(await screen.findByRole('textbox', { name: /内容与反应/ }), { target: { value: '助人事例' } });
  submit('记录');
  expect(await screen.findByText('请选择场合。')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '员工培训' }));
  submit('记录');
  await waitFor(() => expect(sent()).toMatchObject([['AskHelpfulness', { occasion: 'TRAINING' }]]));
  expect(sent()[0]![1]).not.toHaveProperty('to');
});

it('a refusal is shown with its rule and clause, and what was written stays', async () => {
  const { onClose } = show(dutyView(), () => ({ duty: null, refusal: { rule: 'FD-03', clause: { source: 'P', section: '4.3', words: { zh: '客服主管每天审核', en: 'x' } }, message: { zh: '此项职责已完成。', en: 'Done already.' } } }));
  const field = await screen.findByRole('textbox', { name: /审核发现/ });
  fireEvent.change(field, { target: { value: '完整' } });
  submit('完成审核');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('此项职责已完成。');
  expect(alert.textContent).toContain('FD-03 · P 4.3');
  expect((field as HTMLTextAreaElement).value).toBe('完整');
  expect(onClose).not.toHaveBeenCalled();
});

it('where no answer came it may be sent again under the same key; what the door did not take is said in its words', async () => {
  let tries = 0;
  const { sent, onClose } = show(dutyView(), () => {
    tries++;
    if (tries === 1) throw new Error('line cut');
    if (tries === 2) throw new CombinedGraphQLErrors({ errors: [{ message: 'finding: 最多 5000 字。', extensions: { code: 'BAD_USER_INPUT', messages: { zh: 'finding: 最多 5000 字。', en: 'finding: 5,000 characters at most.' } } }] });
    return { duty: null, refusal: null };
  });
  fireEvent.change(await screen.findByRole('textbox', { name: /审核发现/ }), { target: { value: '完整' } });
  submit('完成审核');
  expect(await screen.findByText(/没有收到确认/)).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('textbox', { name: /审核发现/ }), { key: 'Enter', ctrlKey: true });
  expect(await screen.findByText('finding: 最多 5000 字。')).toBeTruthy();
  await waitFor(() => expect(screen.getByRole('button', { name: /完成审核$/ }).className).not.toContain('loading'));
  submit('完成审核');
  await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
  expect(new Set(sent().map(([, input]) => input['clientKey'])).size).toBe(1);
});

it('who may not do it reads why, and finds no form', async () => {
  show(dutyView({ availableActions: [{ verb: 'auditReception', allowed: false, primary: true, why: { zh: '您现任岗位没有此权限。', en: 'no' } }] }));
  expect(await screen.findByText('您现任岗位没有此权限。')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('one that is done says who did it, when, and what was found', async () => {
  show(dutyView({ status: 'DONE', finding: '两条记录完整', fulfilledAt: '2026-11-20T10:00:00.000Z', fulfilledBy: { id: 'p-1', name: { zh: '黄宇航', en: 'Yuhang Huang' } }, obligation: { ...dutyView().obligation, status: 'MET', verdict: 'ON_TIME', metAt: '2026-11-20T10:00:00.000Z' } }));
  const found = await screen.findByRole('region', { name: '结果' });
  expect(found.textContent).toContain('黄宇航 2026-11-20 18:00');
  expect(found.textContent).toContain('两条记录完整');
  expect(await screen.findByText('本次审核涵盖 2 条接待记录。')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('one that is not this person’s to see is said to be gone', async () => {
  renderInHouse(<DutyDialog id="d-9" onClose={vi.fn()} onAcknowledge={null} />, () => null);
  expect(await screen.findByText('这项职责已不在您的范围内。')).toBeTruthy();
});
