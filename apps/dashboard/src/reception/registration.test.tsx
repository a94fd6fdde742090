// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderInHouse, speak, type Request } from '../testing/house';
import { newDraft } from './draft';
import { forgetDrafts } from './kept-draft';
import { Component as RegistrationPage } from './registration-page';

beforeAll(() => speak('zh-CN'));
beforeEach(() => localStorage.clear());
afterEach(cleanup);

const words = (zh: string, en = zh) => ({ zh, en });
const UNIT = {
  id: 'u-1201', kind: 'UNIT', label: words('3栋 1201'),
  residents: [{ id: 'r-1', name: '陈晓梅', telephoneMasked: '138****1037', owner: true }],
  openCases: [{ id: 'c-9', number: 'YH-20261119-0009', matter: '水管漏水', status: 'IN_PROGRESS', receivedAt: '2026-11-19T08:00:00.000Z' }],
};
const OBLIGATION = {
  id: 'o-1', rule: 'FD-06', name: words('两天内办结'), clauses: [{ source: 'P', section: '4.6', words: words('两天内处理完毕') }],
  strength: 'MUST', status: 'OPEN', owedBy: [{ key: 'CS_SUPERVISOR', name: words('客服主管') }], dueAt: '2026-11-22T08:00:00.000Z',
};
const SAVED = { id: 'c-10', number: 'YH-20261120-0010', matter: '电梯异响', centre: { id: 'yh', zone: 'Asia/Shanghai' }, obligations: [OBLIGATION] };
const saved = { case: SAVED };

const NO_REASON = { kindReason: null, urgentReason: null, severityReason: null };
const NOTHING_PROPOSED = { proposed: { kind: null, category: null, urgent: false, severity: null, ...NO_REASON }, obligations: [] };

function openForm(receive: () => unknown = () => saved, preview: () => unknown = () => NOTHING_PROPOSED) {
  const { asked } = renderInHouse(<RegistrationPage />, ({ operation }: Request) => {
    if (operation === 'Places') return [UNIT];
    if (operation === 'Posts') return [];
    if (operation === 'PreviewReception') return preview();
    return receive();
  });
  return { sent: () => asked.filter(({ operation }) => operation === 'ReceiveCase').map(({ variables }) => variables['input'] as Record<string, unknown>) };
}
const search = () => screen.getByRole('combobox', { name: /^电话、房号或姓名/ });
const save = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter', ctrlKey: true });

async function chooseHousehold() {
  await userEvent.type(search(), '3-1201');
  await screen.findByRole('option', { name: /陈晓梅/ });
  await userEvent.keyboard('{Enter}');
}
async function fill() {
  await chooseHousehold();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^事项/ })));
  await userEvent.keyboard('电梯异响');
  fireEvent.keyDown(document.activeElement!, { key: '3', altKey: true });
}

describe('without a mouse', () => {
  it('the household is found, its open cases are shown, Alt+3 is the kind, Ctrl+Enter saves; then number, due time and clause, and an empty form', async () => {
    const { sent } = openForm();
    await fill();
    screen.getByRole('link', { name: 'YH-20261119-0009' });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '报修' }).checked).toBe(true);
    save();
    await screen.findByRole('link', { name: 'YH-20261120-0010' });
    expect(sent()[0]).toMatchObject({ unitId: 'u-1201', residentId: 'r-1', anonymous: false, callerName: null, matter: '电梯异响', kind: 'REPAIR', channel: 'TELEPHONE', receivedAt: null });
    expect(screen.getByText(/两天内办结/).closest('li')?.textContent).toMatch(/2026-11-22 16:00.*P 4\.6/);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^事项/ }).value).toBe('');
    expect(document.activeElement).toBe(search());
  });

  it('Enter that was faster than the answer takes the first household when it comes', async () => {
    openForm();
    await userEvent.type(search(), '3-1201{Enter}');
    await screen.findByText('更换');
  });
});

describe('an input method is composing', () => {
  it('its Enter neither chooses a household, nor leaves the field, nor saves', async () => {
    const { sent } = openForm();
    await userEvent.type(search(), '3-1201');
    await screen.findByRole('option', { name: /陈晓梅/ });
    fireEvent.keyDown(search(), { key: 'Enter', isComposing: true });
    fireEvent.keyDown(search(), { key: 'Enter', keyCode: 229 });
    screen.getByRole('option', { name: /陈晓梅/ });
    await userEvent.keyboard('{Enter}');
    const matter = screen.getByRole('textbox', { name: /^事项/ });
    matter.focus();
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      fireEvent.keyDown(matter, { key: 'Enter', ...composing });
      fireEvent.keyDown(matter, { key: 'Enter', ctrlKey: true, ...composing });
    }
    expect(document.activeElement).toBe(matter);
    expect(sent()).toHaveLength(0);
    expect(screen.queryByText('请填写事项。')).toBeNull();
  });
});

describe('one form is one case', () => {
  it('saved twice at once, it is sent once', async () => {
    let respond: (data: unknown) => void = () => undefined;
    const { sent } = openForm(() => new Promise((resolve) => (respond = resolve)));
    await fill();
    save();
    save();
    fireEvent.click(screen.getByRole('button', { name: /保存并登记下一件/ }));
    await waitFor(() => expect(sent()).toHaveLength(1));
    respond(saved);
    await screen.findByRole('link', { name: 'YH-20261120-0010' });
    expect(sent()).toHaveLength(1);
  });

  it('after an unknown end, even on a reloaded page, it is sent under the same key; the next form has another', async () => {
    let broken = true;
    const receive = () => {
      if (broken) throw new Error('network');
      return saved;
    };
    const before = openForm(receive);
    await fill();
    save();
    await screen.findByText(/同一份登记只会生成一件/);
    cleanup();
    broken = false;
    const after = openForm(receive);
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^事项/ }).value).toBe('电梯异响'));
    save();
    await screen.findByRole('link', { name: 'YH-20261120-0010' });
    expect(after.sent()[0]).toEqual(before.sent()[0]);
    await fill();
    save();
    await waitFor(() => expect(after.sent()).toHaveLength(2));
    expect(after.sent()[1]!['clientKey']).not.toBe(after.sent()[0]!['clientKey']);
  });
});

it('what is missing is said field by field, in words, and the first gets the focus', async () => {
  const { sent } = openForm();
  save();
  expect(await screen.findByText('请选择房号或公共区域，或填写地点。')).toBeTruthy();
  for (const words of ['请填写姓名，或勾选匿名。', '请填写电话，或勾选匿名。', '请填写事项。', '请选择类别（常用 Alt+1 至 Alt+4，其余至 Alt+7）。']) screen.getByText(words);
  await waitFor(() => expect(document.activeElement).toBe(search()));
  expect(sent()).toHaveLength(0);
});

describe('what the words point to', () => {
  const clause = { source: 'U', section: '3', words: words('报修') };
  const OWED = { rule: 'FD-06', name: words('两天内处理完毕'), clauses: [{ source: 'P', section: '4.6', words: words('两天') }], strength: 'MUST', owedBy: [{ key: 'RECEPTIONIST', name: words('前台接待员') }], dueAt: '2026-11-22T01:30:00.000Z' };
  const FIRE = { proposed: { kind: 'HELP_REQUEST', category: 'DISASTER', urgent: true, severity: null, kindReason: { words: ['起火', '冒烟'], clause }, urgentReason: { words: ['冒烟'], clause }, severityReason: null }, obligations: [OWED] };

  it('is said with the words and the clause, taken with Alt+0, and what would open stands beside', async () => {
    const { sent } = openForm(undefined, () => FIRE);
    await chooseHousehold();
    await userEvent.type(screen.getByRole('textbox', { name: /^事项/ }), '厨房起火冒烟');
    expect((await screen.findByRole('region', { name: '按所写文字的建议' })).textContent).toMatch(/建议类别 求助 · 台风、水浸、火灾.*因写有“起火”、“冒烟”（.*U 3.*建议标为 紧急/);
    expect(screen.getByRole('region', { name: '保存后将开始的时限' }).textContent).toMatch(/两天内处理完毕.*前台接待员.*FD-06.*P 4\.6/);
    // Nothing is chosen until the desk takes it.
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '求助' }).checked).toBe(false);
    fireEvent.keyDown(document.activeElement!, { key: '0', altKey: true });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '求助' }).checked).toBe(true);
    expect(screen.queryByRole('button', { name: /采用建议/ })).toBeNull();
    save();
    await waitFor(() => expect(sent()[0]).toMatchObject({ kind: 'HELP_REQUEST', category: 'DISASTER', urgent: true }));
  });

  it('goes away with another kind: no category of help on a repair', async () => {
    const { sent } = openForm(undefined, () => FIRE);
    await fill();
    await screen.findByRole('region', { name: '按所写文字的建议' });
    fireEvent.keyDown(document.activeElement!, { key: '0', altKey: true });
    fireEvent.keyDown(document.activeElement!, { key: '3', altKey: true });
    save();
    await waitFor(() => expect(sent()[0]).toMatchObject({ kind: 'REPAIR', category: null }));
  });

  it('is not needed: a preview that fails is said, and the form saves', async () => {
    const { sent } = openForm(undefined, () => { throw new Error('network'); });
    await fill();
    await screen.findByText('没能算出时限，不影响登记。');
    save();
    await waitFor(() => expect(sent()).toHaveLength(1));
  });
});

describe('a draft', () => {
  const DAY = 24 * 60 * 60_000;
  const left = (key: string, part: { personId?: string; at?: number; centreId?: string; matter?: string }) =>
    localStorage.setItem(`guanjia.draft.${key}`, JSON.stringify({ personId: part.personId ?? 'p-1', at: part.at ?? Date.now(), draft: { ...newDraft(part.centreId ?? 'yh'), clientKey: key, matter: part.matter ?? key } }));
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith('guanjia.draft.'));
  const matter = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^事项/ });

  it('of a closed tab is taken up with its key; what is another’s, too old or of another centre is thrown away', async () => {
    left('mine', { at: Date.now() - 1000 });
    left('before', { at: Date.now() - DAY });
    left('theirs', { personId: 'p-2' });
    left('old', { at: Date.now() - 4 * DAY });
    left('elsewhere', { centreId: 'cx' });
    localStorage.setItem('guanjia.draft.broken', '{');
    openForm();
    await waitFor(() => expect(matter().value).toBe('mine'));
    expect(keys().sort()).toEqual(['guanjia.draft.before', 'guanjia.draft.mine']);
  });

  it('is kept as it is written, and gone once it is saved', async () => {
    const { sent } = openForm();
    await fill();
    await waitFor(() => expect(keys()).toHaveLength(1));
    save();
    await screen.findByRole('link', { name: 'YH-20261120-0010' });
    await waitFor(() => expect(keys()).toEqual([]));
    expect(sent()).toHaveLength(1);
  });

  it('of whoever signs out is gone', () => {
    left('mine', {});
    forgetDrafts();
    expect(keys()).toEqual([]);
  });
});
