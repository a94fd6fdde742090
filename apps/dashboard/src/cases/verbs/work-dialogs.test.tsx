// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDialogs, renderInHouse, speak, type Request } from '../../testing/house';
import type { CaseView, Verb } from '../case-view';
import { caseView, obligation } from '../testing/views';
import { VERB_DIALOGS } from './verb-dialogs';

beforeAll(async () => {
  openDialogs();
  await speak('zh-CN');
});
afterEach(cleanup);

const person = { id: 'p-9', name: { zh: '李某', en: 'Li' } };
const POSTS = [{ key: 'GUARD', name: { zh: '护卫员', en: 'Guard' }, reportsTo: null, companyWide: false }];
const REASONS = [{ key: 'WAITING_FOR_RESIDENT', name: { zh: '等待住户', en: 'Waiting for the resident' } }];

/** Opens a verb's dialog over a server that takes everything. */
function open(verb: Verb, own: Partial<CaseView> = {}) {
  const onClose = vi.fn();
  const Dialog = VERB_DIALOGS[verb];
  const { asked } = renderInHouse(<Dialog work={caseView(own)} onClose={onClose} />, ({ operation, variables }: Request) => {
    if (operation === 'PostLine' || operation === 'OwnerPosts') return POSTS;
    if (operation === 'PauseReasons') return REASONS;
    if (operation === 'CaseToMergeInto') return variables['number'] === 'YH-20261120-0002' ? { ...caseView(), id: 'c-2' } : null;
    return { case: caseView({ version: 4 }) };
  });
  const sent = () => asked.filter(({ operation }) => operation.toLowerCase() === verb.toLowerCase()).map(({ variables }) => variables['input'] as Record<string, unknown>);
  return { onClose, sent };
}
const type = (name: RegExp, text: string) => userEvent.type(screen.getByRole('textbox', { name }), text);
const choose = async (name: RegExp, option: string) => {
  const field = screen.getByRole('combobox', { name });
  await waitFor(() => expect(field.textContent).toContain(option));
  await userEvent.selectOptions(field, option);
};
const submit = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));

describe('each verb sends what its form says, on the version that was seen', () => {
  const FORMS: readonly [Verb, () => Promise<void>, RegExp, Record<string, unknown>, Partial<CaseView>?][] = [
    ['dispatchCase', async () => (await choose(/派往的岗位/, '护卫员'), type(/交代事项/, '带担架')), /确定派员/, { post: 'GUARD', note: '带担架' }],
    ['referCase', async () => (await type(/部门或单位名称/, '工程部'), type(/理由/, '需更换管道')), /确定转介/, { party: 'DEPARTMENT', name: '工程部', ownerPost: null, inWriting: false, reason: '需更换管道' }],
    ['remindOwner', () => type(/催办内容/, '进展如何'), /确定催办/, { note: '进展如何' }],
    ['addNote', async () => (await choose(/记录内容/, '纠纷风险'), type(/^记录(?!内容)/, '有争执')), /写入记录/, { about: 'RISK', body: '有争执' }],
    ['pauseObligation', () => choose(/理由/, '等待住户'), /确定暂停/, { obligationId: 'o-1', reason: 'WAITING_FOR_RESIDENT', note: null }],
    ['cancelCase', () => type(/理由/, '重复登记'), /提交作废申请/, { reason: '重复登记' }],
    ['mergeCase', async () => (await type(/并入哪一件/, 'YH-20261120-0002'), type(/理由/, '同一漏水')), /提交合并申请/, { intoCaseId: 'c-2', reason: '同一漏水' }],
    ['markConfidential', () => type(/理由/, '涉及合同'), /确定保密/, { reason: '涉及合同' }],
    ['unmarkConfidential', () => type(/理由/, '已公开'), /确定取消保密/, { reason: '已公开' }, { confidential: true }],
    ['markUrgent', () => type(/理由/, '水正在流'), /^确\s*定$/, { urgent: true, reason: '水正在流' }],
    ['markUrgent', () => type(/理由/, '已关阀'), /^确\s*定$/, { urgent: false, reason: '已关阀' }, { urgent: true }],
    ['replyToResident', async () => (await choose(/回复方式/, '上门'), type(/回复内容/, '已说明')), /记录回复/, { reply: '已说明', form: 'VISIT', definite: false }],
    ['transferCase', async () => (await choose(/负责岗位/, '护卫员'), type(/责任部门/, '秩序部')), /确定转交/, { ownerPost: 'GUARD', department: '秩序部' }],
    [
      'classifyCase', async () => (await choose(/求助分类/, '急救病人'), await userEvent.click(screen.getByRole('checkbox', { name: /特别求助/ })), await userEvent.click(screen.getByRole('radio', { name: '更正：本来就是' }))), /确定定性/,
      { kind: 'HELP_REQUEST', category: 'FIRST_AID', special: true, collective: null }, { kind: 'HELP_REQUEST' },
    ],
    ['classifyCase', async () => (await userEvent.click(screen.getByRole('checkbox', { name: /集体投诉/ })), await userEvent.click(screen.getByRole('radio', { name: '更正：本来就是' }))), /确定定性/, { special: null, collective: true }],
    [
      'recordStep', () => type(/楼层/, '12楼'), /记录$/, { step: 'FA_PLACE', evidence: '12楼', statedAt: null },
      { checklists: [{ rule: 'FA-01', name: { zh: '询问', en: 'Asked' }, clauses: [], steps: [{ key: 'FA_PLACE', strength: 'MUST', choice: null, name: { zh: '问清楼层', en: 'Place asked' }, evidence: { zh: '楼层、房号', en: 'floor and room' }, recordedAt: null }] }] },
    ],
  ];
  it.each(FORMS)('%s', async (verb, fill, button, says, own) => {
    const { sent, onClose } = open(verb, own);
    await fill();
    submit(button);
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()).toEqual([expect.objectContaining({ version: 3, ...says })]);
  });
});

describe('more time (laws 5 and 10)', () => {
  it('is not asked for at a time that is no later than the present one', async () => {
    const { sent } = open('extendObligation');
    await type(/理由/, '等待配件');
    submit(/提交延期申请/);
    await screen.findByText('新时限须晚于现时限。');
    expect(sent()).toEqual([]);
  });

  it('is asked for in the centre’s own time', async () => {
    const { sent, onClose } = open('extendObligation');
    fireEvent.change(screen.getByLabelText(/新时限/), { target: { value: '2026-11-21T09:30' } });
    await type(/理由/, '等待配件');
    submit(/提交延期申请/);
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()).toEqual([expect.objectContaining({ obligationId: 'o-1', dueAt: '2026-11-21T01:30:00.000Z', reason: '等待配件' })]);
  });

  it('shows the approver who asks, why and until when, before it is approved', async () => {
    const request = { dueAt: '2026-11-21T01:30:00.000Z', reason: '等待配件', at: '2026-11-20T09:00:00.000Z', requestedBy: person };
    const { sent, onClose } = open('approveExtension', { obligations: [obligation({ extensionRequest: request })] });
    expect(screen.getByText(/李某申请延期：等待配件/).textContent).toContain('09:30');
    submit(/同意延期/);
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()).toEqual([expect.objectContaining({ obligationId: 'o-1', version: 3 })]);
  });
});

describe('what needs a second person', () => {
  it.each<[Verb, CaseView['pendingRequests'][number], RegExp, RegExp]>([
    ['approveCancellation', { kind: 'CANCEL', reason: '重复登记', at: '2026-11-20T09:00:00.000Z', intoNumber: null, requestedBy: person }, /李某申请作废：重复登记/, /同意作废/],
    ['approveMerge', { kind: 'MERGE', reason: '同一漏水', at: '2026-11-20T09:00:00.000Z', intoNumber: 'YH-20261120-0002', requestedBy: person }, /李某申请并入 YH-20261120-0002：同一漏水/, /同意合并/],
  ])('%s shows who asks and why', async (verb, request, says, button) => {
    const { sent, onClose } = open(verb, { pendingRequests: [request] });
    screen.getByText(says);
    submit(button);
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()).toHaveLength(1);
  });

  const mine = { id: 'p-1', name: { zh: '黄宇航', en: 'Huang' } };
  const asked = (requestedBy: typeof person) => ({ kind: 'CANCEL' as const, reason: '重复登记', at: '2026-11-20T09:00:00.000Z', intoNumber: null, requestedBy });
  it('is declined with a reason, and not without one', async () => {
    const { sent, onClose } = open('declineRequest', { pendingRequests: [asked(person), { ...asked(mine), kind: 'MERGE' }] });
    screen.getByText(/李某申请作废：重复登记/);
    submit(/^不同意$/);
    await screen.findByText('请写明理由。');
    expect(sent()).toEqual([]);
    await type(/理由/, '不是重复');
    submit(/^不同意$/);
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()).toEqual([expect.objectContaining({ kind: 'CANCEL', reason: '不是重复', version: 3 })]);
  });
  it('is withdrawn by who asked: only the own request is offered', async () => {
    const { sent, onClose } = open('withdrawRequest', { pendingRequests: [{ ...asked(person), kind: 'MERGE' }, asked(mine)] });
    screen.getByText(/黄宇航申请作废/);
    submit(/撤回申请/);
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()).toEqual([expect.objectContaining({ kind: 'CANCEL' })]);
  });
  it.each<[Verb, typeof person, RegExp, Record<string, unknown>]>([
    ['declineExtension', person, /^不同意$/, { obligationId: 'o-1', reason: '配件已到' }],
    ['withdrawExtension', mine, /撤回申请/, { obligationId: 'o-1' }],
  ])('%s', async (verb, requestedBy, button, says) => {
    const request = { dueAt: '2026-11-21T01:30:00.000Z', reason: '等待配件', at: '2026-11-20T09:00:00.000Z', requestedBy };
    const { sent, onClose } = open(verb, { obligations: [obligation({ extensionRequest: request })] });
    if (verb === 'declineExtension') await type(/理由/, '配件已到');
    submit(button);
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()).toEqual([expect.objectContaining({ version: 3, ...says })]);
  });

  it('a case to merge into that does not exist is said, and nothing is sent', async () => {
    const { sent } = open('mergeCase');
    await type(/并入哪一件/, 'YH-1');
    await type(/理由/, '同一漏水');
    submit(/提交合并申请/);
    expect((await screen.findByRole('alert')).textContent).toContain('YH-1');
    expect(sent()).toEqual([]);
  });
});
