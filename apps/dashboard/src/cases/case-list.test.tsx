// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ViewerContext } from '../access/viewer';
import { openDialogs, renderInHouse, speak, SUPERVISOR, type Request } from '../testing/house';
import { Component as CaseListPage } from './case-list-page';
import { caseView } from './testing/views';

beforeAll(async () => {
  await speak('zh-CN');
  openDialogs();
});
beforeEach(() => vi.stubGlobal('fetch', vi.fn()));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const RESYNC = { kind: 'RESYNC', cursor: 'c', serverNow: '2026-11-20T09:00:00.000Z' };
const pageOf = (...nodes: object[]) => ({ totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, edges: nodes.map((node) => ({ cursor: 'x', node })) });
const WITH_RESIDENT = caseView({ resident: { id: 'r-1', name: '陈晓梅', telephoneMasked: '138****1037', owner: true } as never });

function openList({ cases = () => pageOf(WITH_RESIDENT), saved = [] as object[], mayExport = true, save = (request: Request): unknown => request }: { cases?: () => unknown; saved?: object[]; mayExport?: boolean; save?: (request: Request) => unknown } = {}) {
  const viewer = { ...SUPERVISOR, capabilities: [...SUPERVISOR.capabilities, ...(mayExport ? (['EXPORT_CASES'] as const) : [])] };
  const { asked } = renderInHouse(<ViewerContext value={viewer}><CaseListPage /></ViewerContext>, (request) => {
    switch (request.operation) {
      case 'Cases': return cases();
      case 'CaseEvents': return RESYNC;
      case 'SavedFilters': return saved;
      case 'Posts': return [{ key: 'CS_SUPERVISOR', name: { zh: '客服主管', en: 'Supervisor' }, reportsTo: null, companyWide: false }];
      default: return save(request);
    }
  });
  return { asked, filters: () => asked.filter(({ operation }) => operation === 'Cases').map(({ variables }) => variables['filter']) };
}
const refused = (status: number, zh: string) => ({ ok: false, status, json: async () => ({ errors: [{ extensions: { messages: { zh, en: 'x' } } }] }) });

describe('the list of cases', () => {
  it('shows the place, and the caller with a masked number', async () => {
    openList();
    const row = (await screen.findByRole('link', { name: 'YH-20261120-0001' })).closest('tr')!;
    expect(row.textContent).toContain('陈晓梅 138****1037');
  });

  it('asks for what is chosen: text with Enter, everything else at once; clearing leaves nothing', async () => {
    const { filters } = openList();
    await screen.findByRole('table');
    await userEvent.type(screen.getByRole('searchbox'), 'cxm{Enter}');
    await userEvent.click(screen.getByText('更多条件'));
    fireEvent.change(screen.getByLabelText('时限结果'), { target: { value: 'LATE' } });
    fireEvent.change(screen.getByLabelText('可见范围'), { target: { value: 'CONFIDENTIAL' } });
    fireEvent.change(screen.getByLabelText('接待日期从'), { target: { value: '2026-11-01' } });
    await screen.findByText('更多条件（已用 3 项）');
    await waitFor(() => expect(filters().at(-1)).toEqual({ text: 'cxm', verdict: 'LATE', audience: 'CONFIDENTIAL', receivedFrom: '2026-10-31T16:00:00.000Z' }));
  });

  it('Enter of an input method searches nothing', async () => {
    const { filters } = openList();
    await screen.findByRole('table');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '漏' } });
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) expect(fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Enter', ...composing })).toBe(false);
    expect(filters()).toHaveLength(1);
  });

  it('says why it is empty, and what failed', async () => {
    openList({ cases: () => pageOf() });
    await screen.findByText(/还没有事项/);
    cleanup();
    openList({ cases: () => { throw new Error('network'); } });
    await screen.findByText('事项没能读取。');
  });
});

describe('my filters', () => {
  const KEPT = { id: 'f-1', name: '重大投诉', search: 'kind=COMPLAINT&severity=MAJOR' };

  it('one click shows it, and the present one is marked', async () => {
    const { filters } = openList({ saved: [KEPT] });
    const link = await screen.findByRole('link', { name: '重大投诉' });
    await userEvent.click(link);
    await waitFor(() => expect(filters().at(-1)).toEqual({ kind: 'COMPLAINT', severity: 'MAJOR' }));
    expect(link.getAttribute('aria-current')).toBe('true');
  });

  it('the present filter is saved under a name, without the place in the list; nothing chosen is nothing to save', async () => {
    const { asked } = openList({ save: ({ variables }) => ({ id: 'f-2', ...variables }) });
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: '保存当前筛选' });
    expect(button.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('类别'), { target: { value: 'REPAIR' } });
    await waitFor(() => expect(button.disabled).toBe(false));
    await userEvent.click(button);
    await userEvent.type(within(screen.getByRole('dialog')).getByRole('textbox', { name: /^名称/ }), '报修{Enter}');
    await waitFor(() => expect(asked.find(({ operation }) => operation === 'SaveFilter')?.variables).toEqual({ name: '报修', search: 'kind=REPAIR' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is renamed and deleted', async () => {
    const { asked } = openList({ saved: [KEPT], save: ({ operation, variables }) => (operation === 'DeleteFilter' ? true : { search: '', ...variables }) });
    await userEvent.click(await screen.findByRole('button', { name: '管理' }));
    await userEvent.type(within(screen.getByRole('dialog')).getByRole('textbox'), '一');
    await userEvent.click(screen.getByRole('button', { name: '改名：重大投诉' }));
    await waitFor(() => expect(asked.find(({ operation }) => operation === 'RenameFilter')?.variables).toEqual({ id: 'f-1', name: '重大投诉一' }));
    await userEvent.click(screen.getByRole('button', { name: '删除：重大投诉' }));
    await waitFor(() => expect(asked.find(({ operation }) => operation === 'DeleteFilter')?.variables).toEqual({ id: 'f-1' }));
  });
});

describe('the export', () => {
  it('sends the filter, and says in words why it was refused or not reached', async () => {
    const send = vi.mocked(fetch).mockResolvedValueOnce(refused(422, '一次最多导出 10000 件。') as unknown as Response).mockRejectedValueOnce(new Error('offline'));
    openList();
    const button = await screen.findByRole('button', { name: '导出 Excel' });
    await userEvent.click(button);
    await screen.findByText('一次最多导出 10000 件。');
    expect(JSON.parse(String(send.mock.calls[0]![1]!.body))).toEqual({ centreIds: ['yh'], filter: {}, language: 'zh' });
    await userEvent.click(button);
    await screen.findByText(/没能导出/);
  });

  it('is not offered to who may not', async () => {
    openList({ mayExport: false });
    await screen.findByRole('table');
    expect(screen.queryByRole('button', { name: '导出 Excel' })).toBeNull();
  });
});
