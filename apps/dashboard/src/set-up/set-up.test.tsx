// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDialogs, renderInHouse, speak, SUPERVISOR, type Server } from '../testing/house';
import type { SignedIn } from '../access/viewer';
import { RecordDialog } from './record-dialog';
import { RECORD_KINDS, type RecordKind } from './record-kinds';
import { RecordList } from './record-list';

beforeAll(async () => {
  openDialogs();
  await speak('zh-CN');
});
afterEach(cleanup);

const of = (kind: RecordKind['kind']) => RECORD_KINDS.find((one) => one.kind === kind)!;
const words = (zh: string, en = zh) => ({ zh, en });
const area = (changes: object = {}) => ({ __typename: 'PublicAreaRecord', id: 'a-1', version: 3, name: words('电梯', 'Lift'), closedFrom: null, ...changes }) as const;
const resident = (changes: object = {}) => ({ __typename: 'ResidentRecord', id: 'r-1', version: 1, unitId: 'u-1', unit: words('1栋 101'), name: '钱一', telephoneMasked: '139****0001', owner: true, movedOutOn: null, ...changes });
const page = (...nodes: object[]) => ({ total: nodes.length, edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage: false, endCursor: null } });
const ADMIN: SignedIn = { ...SUPERVISOR, capabilities: ['MANAGE_PLACES', 'REVEAL_TELEPHONE'] };
const list = (kind: RecordKind['kind'], server: Server) => renderInHouse(<RecordList of={of(kind)} centreId="yh" centreCode="YH" onCentresChange={() => undefined} />, server, ADMIN);

describe('a list of what is set up', () => {
  it('shows residents with masked numbers; the whole one only for a reason', async () => {
    const { asked } = list('RESIDENT', ({ operation }) => (operation === 'RevealResidentTelephone' ? { telephone: '13900000001' } : page(resident())));
    const row = (await screen.findAllByRole('row'))[1]!;
    expect(row.textContent).toMatch(/1栋 101.*钱一.*139\*{4}0001.*业主/);
    fireEvent.click(within(row).getByRole('button', { name: '显示号码 钱一' }));
    fireEvent.click(screen.getByRole('button', { name: '显示' }));
    await screen.findByText('请填写。');
    expect(asked.some(({ operation }) => operation === 'RevealResidentTelephone')).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: /查看原因/ }), '核对名册');
    fireEvent.click(screen.getByRole('button', { name: '显示' }));
    await screen.findByRole('link', { name: '13900000001' });
    expect(asked.find(({ operation }) => operation === 'RevealResidentTelephone')!.variables).toEqual({ residentId: 'r-1', reason: '核对名册' });
  });

  it('empty says what to do; what cannot be read says so and asks again', async () => {
    list('PUBLIC_AREA', () => []);
    await screen.findByText(/还没有公共区域.*从文件导入/);
    expect(screen.getByRole('link', { name: '从文件导入' }).getAttribute('href')).toBe('/set-up/import?kind=PUBLIC_AREAS&centre=YH');
    cleanup();
    list('PUBLIC_AREA', () => {
      throw new Error('network');
    });
    await screen.findByText('没能读取。');
    screen.getByRole('button', { name: '重试' });
  });

  it('removing asks first, hands in the version that was seen, and says why something stays', async () => {
    const { asked } = list('PUBLIC_AREA', ({ operation }) => (operation === 'RemoveRecord' ? { removed: false, refusal: { rule: null, clause: null, message: words('还有记录引用它，不能删除。') } } : [area()]));
    fireEvent.click(await screen.findByRole('button', { name: '删除 电梯' }));
    await screen.findByText(/删除电梯？/);
    const buttons = screen.getAllByRole('button', { name: '删除' });
    fireEvent.click(buttons.at(-1)!);
    await screen.findByText('还有记录引用它，不能删除。');
    expect(asked.find(({ operation }) => operation === 'RemoveRecord')!.variables).toEqual({ kind: 'PUBLIC_AREA', id: 'a-1', version: 3 });
  });
});

describe('the form', () => {
  const open = (server: Server, record: ReturnType<typeof area> | null = area()) => {
    const onClose = vi.fn();
    return { onClose, ...renderInHouse(<RecordDialog of={of('PUBLIC_AREA')} centreId="yh" record={record} onClose={onClose} />, server) };
  };

  it('a new one: what is missing is said before anything is sent', async () => {
    const { asked, onClose } = open(() => ({ record: area(), refusal: null, conflict: null }), null);
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await screen.findByText('请填写。');
    expect(asked).toEqual([]);
    await userEvent.type(screen.getByRole('textbox', { name: /中文名称/ }), '电梯');
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(asked[0]!.variables).toEqual({ input: { centreId: 'yh', nameZh: '电梯', nameEn: null, closedFrom: null } });
  });

  it('a conflict shows both versions; who keeps the own one saves it over what is stored now', async () => {
    let saved = 0;
    const { asked } = open(() => (saved++ === 0 ? { record: null, refusal: null, conflict: { yourVersion: 3, record: area({ version: 8, name: words('客梯', 'Passenger lift') }) } } : { record: area({ version: 9 }), refusal: null, conflict: null }));
    await userEvent.clear(screen.getByRole('textbox', { name: /中文名称/ }));
    await userEvent.type(screen.getByRole('textbox', { name: /中文名称/ }), '货梯');
    fireEvent.click(screen.getByRole('button', { name: /保存$/ }));
    const note = await screen.findByRole('alert');
    expect(within(note).getAllByRole('row').slice(1).map((row) => row.textContent)).toEqual(['中文名称货梯客梯', '英文名称LiftPassenger lift']);
    expect((screen.getByRole('button', { name: /保存$/ }) as HTMLButtonElement).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '保留我的' }));
    fireEvent.click(screen.getByRole('button', { name: /保存$/ }));
    await waitFor(() => expect(asked.map(({ variables }) => (variables['input'] as { version: number }).version)).toEqual([3, 8]));
  });

  it('who takes what is stored finds it in the form', async () => {
    open(() => ({ record: null, refusal: null, conflict: { yourVersion: 3, record: area({ version: 8, name: words('客梯') }) } }));
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    fireEvent.click(await screen.findByRole('button', { name: '采用已保存的' }));
    expect((screen.getByRole('textbox', { name: /中文名称/ }) as HTMLInputElement).value).toBe('客梯');
  });

  it("a rule's no stands in the form, and what was written stays", async () => {
    open(() => ({ record: null, refusal: { rule: null, clause: null, message: words('本中心已有同名公共区域。') }, conflict: null }));
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await screen.findByText('本中心已有同名公共区域。');
    expect((screen.getByRole('textbox', { name: /中文名称/ }) as HTMLInputElement).value).toBe('电梯');
  });
});
