// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openDialogs, renderInHouse, speak } from '../testing/house';
import { UploadDialog } from './upload-dialog';

beforeAll(openDialogs);
beforeEach(() => speak('zh-CN'));
afterEach(cleanup);

const problem = (row: string | null, field: string | null, zh: string, en: string) => ({ pack: 'acme/repairs', row, field, message: { zh, en } });
const MISTAKES = [
  problem('AC-01', 'owedBy.0', '没有岗位“ASTRONAUT”。', 'There is no post "ASTRONAUT".'),
  problem('#3', 'term.days', '须大于 0。', 'Must be more than 0.'),
  problem(null, null, '不是有效的 JSON。', 'This is no JSON.'),
];
const wrong = { problems: MISTAKES, key: null, version: null, isNew: false, published: false };
const right = (published: boolean) => ({ problems: [], key: 'acme/repairs', version: 2, isNew: true, published });
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const paste = (text: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
const submit = () => fireEvent.submit(document.querySelector('form')!);

it('lists every mistake by row and field, and does not let it be published', async () => {
  const { asked } = renderInHouse(<UploadDialog onClose={vi.fn()} />, () => wrong);
  paste('{}');
  submit();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('3 处错误');
  const lines = within(alert).getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').map(({ textContent }) => textContent));
  expect(lines).toEqual([['AC-01', 'owedBy.0', '没有岗位“ASTRONAUT”。'], ['#3', 'term.days', '须大于 0。'], ['整体', '—', '不是有效的 JSON。']]);
  expect(button('发布').disabled).toBe(true);
  expect(asked).toEqual([{ operation: 'UploadPolicyPack', variables: { json: '{}', publish: false } }]);
});

it('says the same in English', async () => {
  await speak('en');
  renderInHouse(<UploadDialog onClose={vi.fn()} />, () => wrong);
  paste('{}');
  submit();
  expect((await screen.findByRole('alert')).textContent).toContain('There is no post "ASTRONAUT".');
});

it('checks a chosen file at once; what is in order is published as it was checked', async () => {
  const onClose = vi.fn();
  const { asked } = renderInHouse(<UploadDialog onClose={onClose} />, ({ operation, variables }) => (operation === 'UploadPolicyPack' ? right(variables['publish'] === true) : []));
  await userEvent.upload(screen.getByLabelText('文件'), new File(['{"key":"acme/repairs"}'], 'pack.json', { type: 'application/json' }));
  expect((await screen.findByRole('status')).textContent).toBe('没有错误，将成为 acme/repairs 第 2 版。');
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.click(button('发布'));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked.filter(({ operation }) => operation === 'UploadPolicyPack').map(({ variables }) => variables)).toEqual([false, true].map((publish) => ({ json: '{"key":"acme/repairs"}', publish })));
});

it('what was changed after the check has to be checked again', async () => {
  renderInHouse(<UploadDialog onClose={vi.fn()} />, () => right(false));
  paste('{"key":1}');
  submit();
  await screen.findByRole('status');
  expect(button('发布').disabled).toBe(false);
  paste('{"key":2}');
  expect(button('发布').disabled).toBe(true);
});

it('an unknown end says so and keeps the text', async () => {
  renderInHouse(<UploadDialog onClose={vi.fn()} />, () => {
    throw new Error('line cut');
  });
  paste('{"key":1}');
  submit();
  expect((await screen.findByRole('alert')).textContent).toContain('不确定是否已送达');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('{"key":1}');
});

it('what the browser cannot send is said before it is sent', async () => {
  const { asked } = renderInHouse(<UploadDialog onClose={vi.fn()} />, () => right(false));
  paste(`"${'规'.repeat(90_000)}"`);
  submit();
  expect((await screen.findByRole('alert')).textContent).toContain('npm run policies');
  expect(asked).toEqual([]);
});
