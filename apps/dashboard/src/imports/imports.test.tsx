// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderInHouse, speak } from '../testing/house';
import { IMPORT_KINDS, type ImportAnswer, type ImportAsked, type ImportKind } from './import-file';
import { ImportPanel } from './import-panel';

beforeAll(() => speak('zh-CN'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const words = (zh: string, en = zh) => ({ zh, en });
const looked: ImportAnswer = {
  headers: ['栋', '室', '备注'], sample: [['1栋', '101', '甲'], ['1栋', '102', '乙']], reading: [words('编码 GB18030。')],
  fields: [
    { field: 'building', name: words('楼栋'), required: true, column: 0, filled: 2, readable: 2 }, { field: 'number', name: words('房号'), required: true, column: null, filled: 0, readable: 0 },
    { field: 'handedOverOn', name: words('交付日期'), required: false, column: null, filled: 0, readable: 0 },
  ],
  outcome: null,
};
const outcome = { rows: 3, fresh: 2, known: 0, changed: 0, refused: 1, lines: [{ row: 4, words: words('“室”列 ""：未填写，请补上。') }], written: false, firstPasswords: [] };
let asked: ImportAsked[];
let answer: (asked: ImportAsked) => Response;

beforeEach(() => {
  asked = [];
  answer = ({ mode }) => Response.json(mode === 'INSPECT' ? looked : { ...looked, outcome: { ...outcome, written: mode === 'WRITE' } });
  vi.stubGlobal('fetch', async (address: string) => {
    const options = JSON.parse(new URL(address, 'http://house').searchParams.get('options')!) as ImportAsked;
    asked.push(options);
    return answer(options);
  });
});

const open = (kinds: readonly ImportKind[] = IMPORT_KINDS) => renderInHouse(<ImportPanel centre={{ id: 'yh', name: words('云河花园') }} kinds={kinds} />, () => undefined);
const choose = () => fireEvent.change(screen.getByLabelText('文件'), { target: { files: [new File(['x'], '房屋.csv')] } });

describe('a file on its way in', () => {
  it('is looked at; a needed column that was not found has to be named; tried; then written as it was tried', async () => {
    open();
    choose();
    await screen.findByText('编码 GB18030。');
    expect(screen.getByRole('alert').textContent).toBe('请指定取哪一列：房号。');
    expect((screen.getByRole('button', { name: '预演' }) as HTMLButtonElement).disabled).toBe(true);
    fireEvent.change(screen.getByRole('combobox', { name: '房号取哪一列' }), { target: { value: '1' } });
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '预演' }));
    const tried = await screen.findByRole('region', { name: '预演结果' });
    expect(tried.textContent).toMatch(/文件有 3 行，可导入 2 行.*还没有写入/);
    expect(within(tried).getAllByRole('row')[1]!.textContent).toBe('4“室”列 ""：未填写，请补上。');
    fireEvent.click(screen.getByRole('button', { name: '导入 2 行' }));
    await screen.findByText(/^已导入 2 行/);
    expect(asked.map(({ mode }) => mode)).toEqual(['INSPECT', 'DRY_RUN', 'WRITE']);
    expect(asked.slice(1).map(({ columns }) => columns)).toEqual([{ building: 0, number: 1, handedOverOn: null }, { building: 0, number: 1, handedOverOn: null }]);
  });

  it('what is read otherwise has to be tried again before it can be written', async () => {
    open();
    choose();
    fireEvent.change(await screen.findByRole('combobox', { name: '房号取哪一列' }), { target: { value: '1' } });
    fireEvent.click(screen.getByRole('button', { name: '预演' }));
    await screen.findByRole('button', { name: '导入 2 行' });
    fireEvent.change(screen.getByRole('combobox', { name: '房号取哪一列' }), { target: { value: '2' } });
    expect(screen.queryByRole('button', { name: '导入 2 行' })).toBeNull();
    fireEvent.change(screen.getByRole('combobox', { name: '编码' }), { target: { value: 'big5' } });
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ mode: 'INSPECT', encoding: 'big5', columns: null }));
  });

  it("what cannot be used is said in the server's words; a server that does not answer, too", async () => {
    answer = () => Response.json({ errors: [{ extensions: { messages: words('文件是空的（0 字节）。') } }] }, { status: 422 });
    open();
    choose();
    await screen.findByText('文件是空的（0 字节）。');
    answer = () => {
      throw new TypeError('network');
    };
    choose();
    await screen.findByText('服务器没有应答，请稍后重试。');
  });

  it('first passwords stay, whatever is imported next, until somebody says that they are kept', async () => {
    answer = ({ mode }) => Response.json(mode === 'INSPECT' ? looked : { ...looked, fields: [], outcome: { ...outcome, written: mode === 'WRITE', firstPasswords: mode === 'WRITE' ? [{ name: '王芳', login: 'wangfang', password: 'k7wq-m3hd-xz9r' }] : [] } });
    open();
    choose();
    fireEvent.change(await screen.findByRole('combobox', { name: '房号取哪一列' }), { target: { value: '1' } });
    fireEvent.click(screen.getByRole('button', { name: '预演' }));
    fireEvent.click(await screen.findByRole('button', { name: '导入 2 行' }));
    expect((await screen.findByRole('region', { name: '初始密码' })).textContent).toContain('wangfangk7wq-m3hd-xz9r');
    choose();
    await waitFor(() => expect(asked.at(-1)!.mode).toBe('INSPECT'));
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '已保存，不再显示' }));
    expect(screen.queryByRole('region', { name: '初始密码' })).toBeNull();
  });

  it('records of the past are for who may bring them', () => {
    open(['HOMES', 'RESIDENTS']);
    expect(within(screen.getByRole('combobox', { name: '内容' })).queryByRole('option', { name: '历史事项' })).toBeNull();
    expect(screen.getByRole('link', { name: /下载模板/ }).getAttribute('href')).toBe('/import-file/template?kind=HOMES&language=zh');
  });
});
