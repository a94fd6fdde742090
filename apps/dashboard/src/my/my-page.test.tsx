// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { duty, limit, NOON, row } from '../board/testing/rows';
import { serverClock } from '../format/server-clock';
import { openDialogs, renderInHouse, speak, SUPERVISOR, type Server } from '../testing/house';
import { Outbox, type SendAnswer } from './outbox';
import { KeptStore } from './testing/kept-store';

let answer: SendAnswer;
let outbox: Outbox;
const sent: unknown[] = [];
vi.mock('./the-outbox', async () => {
  const { useSyncExternalStore } = await import('react');
  return { onActDone: () => () => undefined, useOutbox: () => ({ outbox, ...useSyncExternalStore(outbox.subscribe, outbox.getState) }) };
});
const { Component: MyPage } = await import('./my-page');

const VERBS = ['recordWorkStage', 'recordStep', 'attachFile', 'settleCase', 'referCase', 'reportUp'];
const matter = (id: string, change: object = {}) => ({
  row: row(id, { obligations: [limit({ dueIn: 20, rule: 'FD-06', clause: 'P 4.6', name: { zh: '处理完毕', en: 'Settled' } })], owner: 'MAINTENANCE', centreId: 'yh' }),
  owes: ['o20'], inMyHand: false, callerName: '郑女士', callerTelephoneMasked: '138****5678',
  progress: { acceptedAt: null, acceptedByMe: false, onTheWayAt: null, arrivedAt: null },
  checklists: [{ rule: 'CP-12', name: { zh: '现场', en: 'On site' }, clauses: [], steps: [
    { key: 'GREETED', name: { zh: '说明来意', en: 'Said why' }, strength: 'MUST', choice: null, evidence: null, recordedAt: null },
    { key: 'LOOKED', name: { zh: '查看现场', en: 'Looked' }, strength: 'MUST', choice: null, evidence: { zh: '所见', en: 'what was seen' }, recordedAt: null },
  ] }],
  actions: VERBS.map((verb) => ({ verb, allowed: true, primary: false, why: null })), ...change,
});
const show = (matters: object[], duties: object[] = [], more: Server = () => undefined) =>
  renderInHouse(<MyPage />, (request) => {
    if (request.operation === 'MyWork') return { totalCount: matters.length, matters, duties };
    if (request.operation === 'PostLine') return [{ key: 'MAINTENANCE', name: { zh: '工程维护', en: 'Maintenance' }, reportsTo: 'LINE_SUPERVISOR', companyWide: false }, { key: 'LINE_SUPERVISOR', name: { zh: '条线主管', en: 'Line supervisor' }, reportsTo: null, companyWide: false }];
    if (request.operation === 'CaseEvents') return { cursor: 'e:1', kind: 'HEARTBEAT', serverNow: new Date(NOON).toISOString(), caseId: null, row: null };
    return more(request);
  });
const card = async (name: RegExp) => within(await screen.findByRole('listitem', { name }));

afterEach(() => {
  cleanup();
  outbox.stop();
});
beforeEach(async () => {
  await speak('zh-CN');
  openDialogs();
  sent.length = 0;
  answer = { kind: 'FAILED' };
  serverClock.observe(new Date(NOON).toISOString());
  outbox = new Outbox({ personId: SUPERVISOR.id, store: new KeptStore(), now: () => NOON, send: async ({ deed }) => (sent.push(deed), answer) });
});

describe('my work', () => {
  it('shows clock, place, matter, class and the rule with its clause, in groups by time', async () => {
    show([matter('1'), matter('2', { row: row('2', { obligations: [limit({ dueIn: -5 })], centreId: 'yh' }), owes: ['o-5'] })], [duty('d', { centreId: 'yh' })]);
    const overdue = within(await screen.findByRole('region', { name: /已超时/ }));
    expect(overdue.getByRole('listitem', { name: /LH-20261120-2/ }).textContent).toMatch(/超时.*1栋-101.*楼上漏水/);
    const soon = screen.getByRole('region', { name: /即将到期/ });
    expect(soon.textContent).toMatch(/FD-06.*处理完毕.*P 4\.6/);
    expect(soon.textContent).toMatch(/投诉/);
    const later = within(screen.getByRole('region', { name: /其后/ }));
    expect(later.getByRole('link', { name: '去办理' }).getAttribute('href')).toContain('/duties?rule=FD-03');
  });

  it('one tap accepts; without a line it waits, visibly', async () => {
    show([matter('1')]);
    const user = userEvent.setup();
    await user.click(await (await card(/LH-20261120-1/)).findByRole('button', { name: '接单' }));
    const one = await card(/LH-20261120-1/);
    await waitFor(() => expect(one.getByRole('button', { name: /接单.*待发送/ })).toBeTruthy());
    expect(screen.getByText(/没有信号，1 项等待发送/)).toBeTruthy();
    expect(sent[0]).toEqual({ kind: 'STAGE', stage: 'ACCEPTED' });
  });

  it('a step is one tap; one that wants a record asks for it', async () => {
    show([matter('1')]);
    const user = userEvent.setup();
    const one = await card(/LH-20261120-1/);
    await user.click(one.getByText(/步骤（0\/2）/));
    await user.click(one.getByRole('button', { name: /说明来意/ }));
    await user.click(one.getByRole('button', { name: /查看现场/ }));
    const dialog = within(await screen.findByRole('dialog', { name: /查看现场/ }));
    await user.click(dialog.getByRole('button', { name: /确\s*定/ }));
    expect(dialog.getByText('此步骤须写明记录。')).toBeTruthy();
    await user.type(dialog.getByRole('textbox', { name: /所见/ }), '墙面渗水');
    await user.click(dialog.getByRole('button', { name: /确\s*定/ }));
    await waitFor(() => expect(one.getByText(/步骤（2\/2）/)).toBeTruthy());
    expect(outbox.getState().acts.map(({ deed }) => deed)).toMatchObject([{ step: 'GREETED', evidence: null }, { step: 'LOOKED', evidence: '墙面渗水' }]);
  });

  it('done asks for a result; cannot is reported up the line, or referred', async () => {
    show([matter('1')]);
    const user = userEvent.setup();
    const one = await card(/LH-20261120-1/);
    await user.click(one.getByRole('button', { name: '办不了' }));
    const cannot = within(await screen.findByRole('dialog', { name: /办不了/ }));
    await waitFor(() => expect((cannot.getByRole('combobox', { name: /上报给/ }) as HTMLSelectElement).value).toBe('LINE_SUPERVISOR'));
    await user.click(cannot.getByRole('button', { name: /确\s*定/ }));
    expect(cannot.getByText('请写明原因。')).toBeTruthy();
    await user.type(cannot.getByRole('textbox', { name: /原因/ }), '缺配件');
    await user.click(cannot.getByRole('button', { name: /确\s*定/ }));
    await waitFor(() => expect(outbox.getState().acts).toHaveLength(1));
    await user.click(one.getByRole('button', { name: '办结' }));
    const done = within(await screen.findByRole('dialog', { name: /办结/ }));
    await user.type(done.getByRole('textbox', { name: /办理结果/ }), '已更换');
    await user.click(done.getByRole('button', { name: /确\s*定/ }));
    await waitFor(() => expect(outbox.getState().acts.map(({ deed }) => deed)).toEqual([{ kind: 'REPORT_UP', to: ['LINE_SUPERVISOR'], note: '缺配件' }, { kind: 'SETTLE', result: '已更换' }]));
    expect((one.getByRole('button', { name: '出发' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('a refusal stands at the matter with its rule, and the person sends again or drops it', async () => {
    answer = { kind: 'REFUSED', refusal: { rule: 'CP-05', clause: { source: 'S', section: '5.2.1', words: { zh: '应上报', en: 'Report it' } }, message: { zh: '须先上报。', en: 'Report first.' } } };
    show([matter('1')]);
    const user = userEvent.setup();
    const one = await card(/LH-20261120-1/);
    await user.click(one.getByRole('button', { name: '到场' }));
    await waitFor(() => expect(one.getByRole('alert').textContent).toMatch(/须先上报。.*CP-05/));
    expect(screen.getByText('1 项未生效，请查看。')).toBeTruthy();
    await user.click(one.getByRole('button', { name: /放\s*弃/ }));
    await waitFor(() => expect(outbox.getState().acts).toEqual([]));
  });

  it('what may not be done is disabled, and says why', async () => {
    show([matter('1', { actions: VERBS.map((verb) => ({ verb, allowed: verb !== 'settleCase', primary: false, why: verb === 'settleCase' ? { zh: '须先定性。', en: 'Classify first.' } : null })) })]);
    const one = await card(/LH-20261120-1/);
    expect((one.getByRole('button', { name: '办结' }) as HTMLButtonElement).disabled).toBe(true);
    expect(one.getByText('办结：须先定性。')).toBeTruthy();
  });

  it('what waits for a matter that has left the list is still told', async () => {
    await outbox.add({ caseId: 'gone', number: 'YH-20261120-0099', version: 3 }, { kind: 'STAGE', stage: 'ARRIVED' });
    show([]);
    expect((await screen.findByRole('region', { name: '已不在列表中的事项' })).textContent).toMatch(/YH-20261120-0099.*到场/);
    expect(screen.getByText('现在没有您要办的事项。')).toBeTruthy();
  });

  it('the resident is called by the number that was revealed for a reason', async () => {
    show([matter('1')], [], ({ operation }) => (operation === 'RevealTelephone' ? { telephone: '13800135678', refusal: null } : undefined));
    const user = userEvent.setup();
    const one = await card(/LH-20261120-1/);
    await user.click(one.getByRole('button', { name: /致电/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox'), '约上门时间');
    await user.click(dialog.getByRole('button', { name: /显\s*示|查\s*看/ }));
    expect((await one.findByRole('link', { name: '13800135678' })).getAttribute('href')).toBe('tel:13800135678');
  });
});
