// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDialogs, renderInHouse, speak, type Request } from '../testing/house';
import { CallCard } from './call-card';
import type { CallbackView } from './callback-verbs';
import { callbackView, PLANNER, quiet, visited, ZHOU } from './testing/callbacks';

beforeAll(() => speak('zh-CN'));
beforeEach(openDialogs);
afterEach(cleanup);

const VERBS = /^(Record|Attempt|Review|Decide|Plan|Replace|AskSecond)/;
function show(callback: CallbackView = callbackView(), act: (request: Request) => unknown = () => ({ callback, refusal: null })) {
  const props = { onClose: vi.fn(), onChanged: vi.fn(), onPrint: vi.fn() };
  const { asked } = renderInHouse(<CallCard id={callback.id} {...props} />, (request) => (request.operation === 'CallbackById' ? callback : VERBS.test(request.operation) || request.operation.startsWith('Reveal') ? act(request) : quiet(request.operation)), PLANNER);
  return { ...props, sent: () => asked.filter(({ operation }) => VERBS.test(operation)).map(({ operation, variables }) => [operation, variables['input'] as Record<string, unknown>] as const) };
}
/** By texts: a search by roles through the whole card takes a busy machine seconds. */
const choose = (legend: RegExp, option: RegExp | string) => fireEvent.click(within(screen.getByText(legend, { selector: 'legend' }).closest('fieldset')!).getByText(option, { selector: 'label' }));
const press = (name: string) => fireEvent.click(screen.queryByLabelText(name) ?? screen.getByText(name, { selector: 'button, button *' }));
const write = (name: RegExp, value: string) => fireEvent.change(screen.getByLabelText(name, { selector: 'textarea, input' }), { target: { value } });

it('says whom to ask for, what to say, and by which clause a form is not for this visit (CB-13)', async () => {
  show();
  const about = await screen.findByRole('region', { name: '回访对象和事由' });
  for (const text of ['1栋 101', '陈晓梅', '138****1037', '厨房水管漏水', '您好，陈晓梅！这里是云河花园服务中心，我是黄宇航。', '维修不用信访（Q 4.1.6b）。']) expect(about.textContent, text).toContain(text);
  expect(within(screen.getByRole('group', { name: /^回访形式/ })).getAllByRole('radio')).toHaveLength(2);
  expect(screen.getByRole('link', { name: 'CB-02' })).toBeTruthy();
});

it('greets somebody whose name is not known without a gap', async () => {
  show({ ...callbackView(), residentName: null });
  expect((await screen.findByRole('region', { name: '回访对象和事由' })).textContent).toContain('您好！这里是云河花园服务中心');
});

describe('CB-14: the five contents', () => {
  it('are all owed: without one nothing is sent, and each field says so', async () => {
    const { sent } = show();
    await screen.findByRole('region', { name: '回访对象和事由' });
    press('记录回访');
    await waitFor(() => expect(screen.getAllByText('请选择 1 至 5 分。')).toHaveLength(3));
    expect(screen.getAllByText('请写明住户的回答，没有就写“无”。')).toHaveLength(2);
    expect(screen.getByText('请选择回访形式。')).toBeTruthy();
    expect(sent()).toEqual([]);
  });

  it('are sent once, and the card closes', async () => {
    const { sent, onClose, onChanged } = show();
    await screen.findByRole('region', { name: '回访对象和事由' });
    choose(/^回访形式/, '电话');
    choose(/^质量评价/, /^4/);
    choose(/^服务效果/, /^5/);
    choose(/^满意程度/, /^3/);
    write(/^缺点与不足/, '来得晚');
    press('住户建议 无');
    choose(/^回访人判断/, '合格');
    write(/^回访人意见/, '已修好，住户基本满意');
    await screen.findByText(/^周玲/, { selector: 'option' });
    fireEvent.change(screen.getByLabelText(/^同行人/), { target: { value: 'p-2' } });
    press('记录回访');
    press('记录回访');
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(onChanged).toHaveBeenCalledTimes(1);
    expect(sent()).toEqual([
      ['RecordCallback', { clientKey: expect.any(String), callbackId: 'cb-1', form: 'TELEPHONE', secondCallerId: 'p-2', quality: 4, effect: 5, satisfaction: 3, shortcomings: '来得晚', suggestions: '无', visitedAt: null, signedBy: null, qualified: true, opinion: '已修好，住户基本满意' }],
    ]);
  });

  it('keep what was written when a rule says no, with its clause; the corrected form is another submission', async () => {
    const refusal = { rule: 'CB-11', clause: { source: 'Q', section: '4.1.3b', words: { zh: '共同进行', en: 'together' } }, message: { zh: '须两人回访。', en: 'Two visit.' } };
    const { sent, onClose } = show(callbackView(), () => ({ callback: null, refusal }));
    await screen.findByRole('region', { name: '回访对象和事由' });
    choose(/^回访形式/, '家访');
    for (const name of [/^质量评价/, /^服务效果/, /^满意程度/]) choose(name, /^4/);
    press('缺点与不足 无');
    press('住户建议 无');
    choose(/^回访人判断/, '合格');
    write(/^回访人意见/, '好');
    press('记录回访');
    expect((await screen.findByText('须两人回访。')).closest('[role=alert]')!.textContent).toContain('CB-11 · Q 4.1.3b');
    // The refusal is there a moment before the button takes another press.
    await waitFor(() => expect(document.querySelector('.ant-btn-loading')).toBeNull());
    press('记录回访');
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()[0]![1]['clientKey']).not.toBe(sent()[1]![1]['clientKey']);
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByRole('textbox', { name: /^回访人意见/ })).toHaveProperty('value', '好');
  });

  it('CB-15: an important one is not recorded without a signature', async () => {
    const { sent } = show(callbackView({ important: true }));
    await screen.findByRole('region', { name: '回访对象和事由' });
    press('记录回访');
    expect(await screen.findByText('重要事件须有住户签名。')).toBeTruthy();
    expect(sent()).toEqual([]);
  });
});

it('who was not reached is recorded as a try; another time needs its time', async () => {
  const { sent, onClose } = show();
  await screen.findByRole('region', { name: '回访对象和事由' });
  choose(/^结果/, '没有联系上');
  choose(/^回访形式/, '电话');
  choose(/^没有联系上的原因/, '另约时间');
  press('记录这次联系');
  expect(await screen.findByText('请填写另约的时间。')).toBeTruthy();
  expect(sent()).toEqual([]);
  choose(/^没有联系上的原因/, '无人接听');
  press('记录这次联系');
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  expect(sent()).toEqual([['AttemptCallback', { clientKey: expect.any(String), callbackId: 'cb-1', form: 'TELEPHONE', outcome: 'NO_ANSWER', note: null, nextTryAt: null }]]);
});

describe('CB-16: the review', () => {
  it('shows what was said, and what is not in order needs a remedy', async () => {
    const { sent } = show(visited());
    const record = await screen.findByRole('region', { name: '回访记录' });
    for (const text of ['电话', '周玲', '4 / 5 较好', '5 / 5 很好', '4 / 5 满意', '来得有点晚']) expect(record.textContent, text).toContain(text);
    choose(/^审核结论/, '不合格');
    write(/^审核意见/, '住户反映又漏了');
    press('提交审核');
    expect(await screen.findByText('不合格的须写明处理意见。')).toBeTruthy();
    write(/^处理意见/, '工程维护重修');
    press('提交审核');
    await waitFor(() => expect(sent()).toEqual([['ReviewCallback', { clientKey: expect.any(String), callbackId: 'cb-1', verdict: 'UNQUALIFIED', comment: '住户反映又漏了', remedy: '工程维护重修' }]]));
  });

  it('is not for who visited: the card says why', async () => {
    show(visited({ availableActions: [{ verb: 'reviewCallback', allowed: false, primary: false, why: { zh: '回访人不能审核自己的记录。', en: 'Not your own.' } }] }));
    expect(await screen.findByText('回访人不能审核自己的记录。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '提交审核' })).toBeNull();
  });

  it('shows the verdict, the remedy and the complaint that it opened', async () => {
    show(visited({ status: 'REVIEWED', verdict: 'UNQUALIFIED', reviewedAt: '2026-11-20T03:00:00.000Z', reviewedBy: ZHOU, comment: '又漏了', remedy: '重修', complaint: { id: 'c-9', number: 'YH-20261120-0009', matter: '再漏', status: 'RECEIVED' }, availableActions: [] }));
    expect((await screen.findByText('审核结论：不合格')).closest('div')!.textContent).toContain('重修');
    expect(screen.getByRole('link', { name: 'YH-20261120-0009' }).getAttribute('href')).toBe('/cases/YH-20261120-0009');
  });
});

it('the number is shown for a reason, and then it is one tap', async () => {
  show(callbackView(), ({ variables }) => (variables['reason'] === '电话回访' ? { telephone: '13800131037', refusal: null } : undefined));
  fireEvent.click(await screen.findByRole('button', { name: '显示号码' }));
  press('显示');
  expect((await screen.findByRole('link', { name: /13800131037/ })).getAttribute('href')).toBe('tel:13800131037');
});

it('a verb that may not be used now says why; the rest opens in place', async () => {
  const { sent } = show(callbackView({ availableActions: [{ verb: 'planCallback', allowed: true, primary: false, why: null }, { verb: 'replaceCallback', allowed: false, primary: false, why: { zh: '须在两天里联系三次。', en: 'Three tries.' } }, { verb: 'recordCallback', allowed: false, primary: true, why: { zh: '经办人不能回访。', en: 'Not by the handler.' } }] }));
  expect(await screen.findByText('经办人不能回访。')).toBeTruthy();
  expect(screen.getByRole('button', { name: '换一户' }).title).toBe('须在两天里联系三次。');
  fireEvent.click(screen.getByRole('button', { name: '安排' }));
  fireEvent.change(await screen.findByLabelText(/^安排在/), { target: { value: '2026-11-23T10:00' } });
  await screen.findAllByText(/^周玲/, { selector: 'option' });
  fireEvent.change(screen.getByLabelText(/^回访人/), { target: { value: 'p-2' } });
  press('保存安排');
  await waitFor(() => expect(sent()).toEqual([['PlanCallback', { clientKey: expect.any(String), callbackId: 'cb-1', callerIds: ['p-2'], plannedFor: '2026-11-23T02:00:00.000Z', important: false }]]));
});

it('prints the record, and for a visit at home the visit record', async () => {
  const { onPrint } = show(visited({ form: 'HOME_VISIT' }));
  fireEvent.click(await screen.findByRole('button', { name: /打印《回访记录表》/ }));
  fireEvent.click(screen.getByRole('button', { name: /打印《业户访问记录》/ }));
  expect(onPrint.mock.calls.map(([{ form }]) => form)).toEqual(['RECORD', 'VISIT']);
});
