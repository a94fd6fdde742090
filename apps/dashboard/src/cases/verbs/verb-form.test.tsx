// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDialogs, renderInHouse, speak, type Request, type Server } from '../../testing/house';
import { caseView } from '../testing/views';
import { ClassifyDialog } from './classify-dialog';
import { SettleDialog } from './settle-dialog';

beforeAll(async () => {
  openDialogs();
  await speak('zh-CN');
});
afterEach(cleanup);

const inputOf = ({ variables }: Request) => variables['input'] as Record<string, unknown>;
const done = () => ({ case: caseView({ status: 'SETTLED', version: 4 }) });

function open(server: Server) {
  const onClose = vi.fn();
  const { asked } = renderInHouse(<SettleDialog work={caseView()} onClose={onClose} />, server);
  return { onClose, sent: () => asked.filter(({ operation }) => operation === 'SettleCase').map(inputOf) };
}
const write = (text: string) => userEvent.type(screen.getByRole('textbox', { name: /^办理结果/ }), text);
const submit = () => fireEvent.click(screen.getByRole('button', { name: /确定办结/ }));

describe('a verb is one act', () => {
  it('sent twice, by click and by key, while the first is under way, it is sent once', async () => {
    let respond: (data: object) => void = () => undefined;
    const { sent, onClose } = open(() => new Promise((resolve) => (respond = resolve)));
    await write('已修复');
    submit();
    fireEvent.keyDown(screen.getByRole('textbox', { name: /^办理结果/ }), { key: 'Enter', ctrlKey: true });
    submit();
    await waitFor(() => expect(sent()).toHaveLength(1));
    respond(done());
    await waitFor(() => expect(onClose).toHaveBeenCalledExactlyOnceWith(true));
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).toMatchObject({ caseId: 'c-1', version: 3, result: '已修复' });
  });

  it('sent again after nobody answered, it carries the same key', async () => {
    let tries = 0;
    const { sent, onClose } = open(() => {
      if (tries++ === 0) throw new Error('network');
      return done();
    });
    await write('已修复');
    submit();
    await screen.findByText(/重复提交只算一次/);
    // The button takes a click again only when it has stopped turning.
    await waitFor(() => expect(document.querySelector('.ant-btn-loading')).toBeNull());
    submit();
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()[1]).toEqual(sent()[0]);
  });

  it('Ctrl+Enter sends, the Enter of an input method does not', async () => {
    const { sent } = open(done);
    await write('已修复');
    const field = screen.getByRole('textbox', { name: /^办理结果/ });
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, isComposing: true });
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, keyCode: 229 });
    expect(sent()).toHaveLength(0);
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(sent()).toHaveLength(1));
  });

  it('is not sent while a field is empty: the field says so and gets the focus', async () => {
    const { sent } = open(done);
    submit();
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true'));
    screen.getByText('请写下办理结果。');
    expect(sent()).toHaveLength(0);
  });
});

it('a refusal is said with its rule and the words of its clause', async () => {
  const clause = { source: 'P', section: '4.6', words: { zh: '处理完毕并记录', en: 'handled and recorded' } };
  open(() => ({ refusal: { rule: 'FD-05', clause, message: { zh: '还不能办结。', en: 'Not yet.' } } }));
  await write('已修复');
  submit();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('还不能办结。');
  expect(alert.textContent).toContain('FD-05 · P 4.6');
  expect(alert.textContent).toContain('处理完毕并记录');
});

describe('somebody else saved in the meantime', () => {
  const theirs = caseView({ version: 5, kind: 'REPAIR', owner: { key: 'MAINTENANCE', name: { zh: '工程维护', en: 'Maintenance' } } });

  it('shows what I saw, what it is now and what I am about to write; my text goes on from the latest version under the same key', async () => {
    const onClose = vi.fn();
    let tries = 0;
    const { asked } = renderInHouse(<ClassifyDialog work={caseView()} onClose={onClose} />, () => (tries++ === 0 ? ({ conflict: { yourVersion: 3, case: theirs } }) : done()));
    fireEvent.click(screen.getByRole('radio', { name: '有效' }));
    fireEvent.click(screen.getByRole('radio', { name: '重大' }));
    await userEvent.type(screen.getByRole('textbox', { name: '理由' }), '现场已核实');
    fireEvent.click(screen.getByRole('button', { name: /确定定性/ }));
    const conflict = within(await screen.findByRole('alert'));
    const row = (name: string) => within(conflict.getByRole('rowheader', { name }).closest('tr')!).getAllByRole('cell').map(({ textContent }) => textContent);
    expect(row('类别')).toEqual(['投诉', '报修', '投诉']);
    expect(row('负责岗位')).toEqual(['客服主管', '工程维护', '不涉及']);
    expect(row('投诉性质')).toEqual(['—', '—', '有效']);
    fireEvent.click(screen.getByRole('button', { name: '以最新内容为准，保留我填写的' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '理由' }).value).toBe('现场已核实');
    fireEvent.click(screen.getByRole('button', { name: /确定定性/ }));
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    const [first, second] = asked.filter(({ operation }) => operation === 'ClassifyCase').map(inputOf);
    expect(second).toEqual({ ...first, version: 5 });
  });
});
