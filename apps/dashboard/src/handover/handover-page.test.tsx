// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDialogs, renderInHouse, speak, SUPERVISOR, type Server } from '../testing/house';
import { Component as HandoverPage } from './handover-page';

const words = (zh: string) => ({ zh, en: `${zh} (en)` });
const person = (id: string, name: string) => ({ id, name: words(name) });
const LI = person('p-li', '李四');
const ME = { id: SUPERVISOR.id, name: SUPERVISOR.name };
const post = (key: string, name: string) => ({ key, name: words(name), reportsTo: null, companyWide: false, capabilities: [] });
const onDuty = (who: ReturnType<typeof person>, changes: object = {}) => ({ person: who, acting: false, away: false, from: '2026-11-20T00:00:00Z', until: '2026-11-20T08:00:00Z', ...changes });
const matter = {
  id: 'c-1', number: 'YH-20261120-001', kind: 'COMPLAINT', matter: '电梯困人', placeText: null, place: { id: 'u-1', label: words('3栋 1201') }, callerName: '郑女士', callerTelephoneMasked: '138****5678',
  resident: null, receivedAt: '2026-11-20T01:00:00Z',
};
const shift = (changes: object = {}) => ({
  id: null, coversFrom: '2026-11-20T00:00:00Z', coversUntil: '2026-11-20T01:30:00Z',
  onDuty: [{ post: post('RECEPTIONIST', '前台接待员'), rostered: true, now: [onDuty(LI)], next: [onDuty(ME, { from: '2026-11-20T08:00:00Z' })] }],
  log: [{
    case: matter, received: true, status: 'SETTLED', owner: post('RECEPTIONIST', '前台接待员'),
    acts: [
      { id: '1', name: words('受理'), at: '2026-11-20T01:00:00Z', actor: LI, note: null },
      { id: '2', name: words('办结'), at: '2026-11-20T01:20:00Z', actor: LI, note: '已解救，业主满意' },
    ],
  }],
  open: [{ case: matter, status: 'RECEIVED', owner: post('RECEPTIONIST', '前台接待员'), ownerPerson: LI, dueAt: '2026-11-20T01:10:00Z', promised: words('当日答复'), owedBy: [post('CS_SUPERVISOR', '客服主管')], agreedReplyAt: '2026-11-20T06:00:00Z' }],
  notes: [], handedOverBy: null, handedOverAt: null, signedBy: null, signedAt: null, ...changes,
});
const past = (...nodes: object[]) => ({ totalCount: nodes.length, edges: nodes.map((node, n) => ({ cursor: String(n), node })), pageInfo: { hasNextPage: false, endCursor: null } });
const summary = (changes: object = {}) => ({ id: 'h-1', coversFrom: '2026-11-19T16:00:00Z', handedOverAt: '2026-11-20T00:00:00Z', handedOverBy: LI, signedBy: null, signedAt: null, ...changes });

const show = (handover: unknown, list = past(), mutations: Server = () => undefined) =>
  renderInHouse(<HandoverPage />, (request) => (request.operation === 'Handover' ? handover : request.operation === 'Handovers' ? list : mutations(request)));

afterEach(cleanup);
beforeEach(async () => {
  await speak('zh-CN');
  openDialogs();
  if (!SUPERVISOR.capabilities.includes('HAND_OVER')) (SUPERVISOR.capabilities as string[]).push('HAND_OVER');
});

describe('the hand-over page', () => {
  it('who is on duty now and next, with the centre’s wall time', async () => {
    show(shift());
    const row = within(await screen.findByRole('region', { name: '当班人员' })).getByRole('row', { name: /前台接待员/ });
    expect(row.textContent).toMatch(/李四.*至 .*16:00.*黄宇航.*16:00 起/);
  });

  it('law 9: a post where nobody is there says so aloud, though somebody away or nobody holds it', async () => {
    show(shift({ onDuty: [
      { post: post('DUTY_CLERK', '值班员'), rostered: true, now: [], next: [] },
      { post: post('GUARD', '护卫员'), rostered: false, now: [onDuty(LI, { away: true, acting: true, from: null, until: null })], next: [] },
    ] }));
    const rows = within(await screen.findByRole('region', { name: '当班人员' })).getAllByRole('row').slice(1);
    expect(rows[0]!.textContent).toMatch(/值班员.*无人在岗，时限提醒转上级岗位/);
    expect(rows[1]!.textContent).toMatch(/李四代理离岗无人在岗/);
  });

  it('CP-33, CP-39: the duty log with what was done and its outcome; open matters with what is promised, when and by whom', async () => {
    show(shift());
    const log = await screen.findByRole('region', { name: /值班记录表/ });
    expect(within(log).getAllByRole('row')[1]!.textContent).toMatch(/2026-11-20 09:00.*3栋 1201.*郑女士.*138\*\*\*\*5678.*YH-20261120-001.*09:00 受理 李四.*09:20 办结 李四.*已解救，业主满意.*已办结/);
    const open = screen.getByRole('region', { name: /未完结事项/ });
    expect(within(open).getAllByRole('row')[1]!.textContent).toMatch(/2026-11-20 09:10.*已超时.*当日答复.*与住户约定.*14:00.*客服主管.*李四.*已受理/);
  });

  it('a note that failed half way is sent again under the same key', async () => {
    let tries = 0;
    const { asked } = show(shift(), past(), ({ operation }) => {
      if (operation !== 'WriteHandoverNote') return undefined;
      if (++tries === 1) throw new Error('cut');
      return { handover: { id: null }, refusal: null };
    });
    const user = userEvent.setup();
    await user.type(await screen.findByRole('textbox', { name: '给下一班的留言' }), '请开门');
    await user.click(screen.getByRole('button', { name: /记下/ }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/留言没有保存/);
    await user.click(screen.getByRole('button', { name: /记下/ }));
    await waitFor(() => expect((screen.getByRole('textbox', { name: '给下一班的留言' }) as HTMLTextAreaElement).value).toBe(''));
    const keys = asked.filter(({ operation }) => operation === 'WriteHandoverNote').map(({ variables }) => (variables['input'] as { clientKey: string }).clientKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('while a hand-over waits for its signature, none is handed over: with the reason', async () => {
    show(shift(), past(summary()));
    await screen.findByRole('button', { name: '查看并签收' });
    const button = screen.getByRole('button', { name: '交班' });
    expect(button).toHaveProperty('disabled', true);
    expect(document.getElementById(button.getAttribute('aria-describedby')!)!.textContent).toMatch(/还没有签收/);
  });

  it('hands over after asking, and shows a refusal where it is', async () => {
    const { asked } = show(shift(), past(), ({ operation }) => (operation === 'HandOver' ? { handover: null, refusal: { rule: null, clause: null, message: { zh: '请先签收。', en: 'Sign first.' } } } : undefined));
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '交班' }));
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toMatch(/记录 1 条、未完结事项 1 件、留言 0 条/);
    expect(asked.some(({ operation }) => operation === 'HandOver')).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: '确认交班' }));
    expect((await within(dialog).findByRole('alert')).textContent).toBe('请先签收。');
  });

  it('says that it could not be fetched, and tries again', async () => {
    let tries = 0;
    renderInHouse(<HandoverPage />, ({ operation }) => {
      if (operation === 'Handovers') return past();
      if (++tries === 1) throw new Error('away');
      return shift();
    });
    await userEvent.click(within(await screen.findByRole('alert')).getByRole('button', { name: '重试' }));
    expect(await screen.findByRole('region', { name: /值班记录表/ })).toBeTruthy();
  });

  it('English is complete', async () => {
    await speak('en');
    show(shift());
    expect((await screen.findByRole('region', { name: /Duty log/ })).textContent).not.toMatch(/受理时间|undefined/);
    expect(screen.getByRole('button', { name: 'Hand over' })).toBeTruthy();
  });
});
