// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderInHouse, speak } from '../testing/house';
import { figureOf, pointOf, rateOf } from './charts/testing/figures';
import { Component as RecordsPage } from './records-page';
import { MANAGER, NOW, words } from './testing/figures-server';

/** The page under an address that names a number. */
function Opened({ version = '' }: { version?: string }) {
  const [search, setSearch] = useSearchParams();
  useEffect(() => {
    if (!search.has('of')) setSearch({ of: 'selector', ...(version && { version }) }, { replace: true });
  }, [search, setSearch, version]);
  return search.has('of') ? <RecordsPage /> : null;
}
const record = (number: string, inNumerator: boolean) => ({ cursor: number, node: { path: `/cases/${number}`, number, what: words('投诉'), centre: { id: 'yh', zone: 'Asia/Shanghai', name: words('云河花园') }, at: NOW, inNumerator, minutes: null } });
const page = (after: unknown) => ({
  figure: figureOf([pointOf('2026-11/2026-11', rateOf(1, 2), { groups: [{ dimension: 'CENTRE', key: 'yh', name: words('云河花园') }] })]),
  edges: after === 'YH-1' ? [record('YH-2', false)] : [record('YH-1', true)],
  pageInfo: { endCursor: after === 'YH-1' ? 'YH-2' : 'YH-1', hasNextPage: after !== 'YH-1' },
  totalCount: 2,
});

beforeEach(() => speak('zh-CN'));
afterEach(cleanup);

it('says what the number is made of, which records the numerator counts, and goes on page by page', async () => {
  const user = userEvent.setup();
  renderInHouse(<Opened />, ({ variables }) => page(variables['after']), MANAGER);
  const about = await screen.findByRole('region', { name: '这个数字' });
  expect(about.textContent).toContain('50%分子 1，分母 2目标 100% Q 4.2期间2026-11归月依据按办结时间服务中心云河花园分子已完成的应回访 1分母应回访 2不计入某类多做的回访不抵另一类。');
  expect(screen.getByText('共2条')).toBeTruthy();
  const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1).map(({ textContent }) => textContent);
  expect(rows()).toEqual(['YH-1投诉云河花园2026-11-20 09:30✓ 分子和分母']);
  expect(screen.getByRole('link', { name: 'YH-1' }).getAttribute('href')).toBe('/cases/YH-1');
  await user.click(screen.getByRole('button', { name: '下一页' }));
  expect(await screen.findByText('○ 仅分母')).toBeTruthy();
  expect(rows()).toEqual(['YH-2投诉云河花园2026-11-20 09:30○ 仅分母']);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '下一页' }).disabled).toBe(true);
  await user.click(screen.getByRole('button', { name: '第一页' }));
  expect(await screen.findByText('✓ 分子和分母')).toBeTruthy();
});

it('records of a frozen version are marked', async () => {
  renderInHouse(<Opened version="v-1" />, () => page(null), MANAGER);
  expect(await screen.findByText('❄ 锁定的统计')).toBeTruthy();
});

it('a failure keeps nothing back: it says what failed and offers to try again', async () => {
  const user = userEvent.setup();
  let broken = true;
  renderInHouse(<Opened />, () => { if (broken) throw new Error('line cut'); return page(null); }, MANAGER);
  expect((await screen.findByRole('alert')).textContent).toContain('统计没有读到，请重试。');
  broken = false;
  await user.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findByText('共2条')).toBeTruthy();
});
