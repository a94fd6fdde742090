// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { speak } from '../../testing/house';
import { BarChart } from './bar-chart';
import { HeatGrid } from './heat-grid';
import { MonthsChart } from './months-chart';
import { ParetoChart } from './pareto-chart';
import { RateChart } from './rate-chart';
import { beforeOf, countOf, drawn, figureOf, groupPoint, pointOf, rateOf } from './testing/figures';

// On a busy machine the library that draws comes later than a screen is waited for.
beforeAll(async () => {
  await import('./plots/plots');
  await speak('zh-CN');
}, 120_000);
afterEach(cleanup);

const rows = (figure: Element) => within(within(figure as HTMLElement).getByRole('table')).getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()));
const opens = (name: string | RegExp) => screen.getByRole('link', { name }).getAttribute('href');
const figure = () => screen.getByRole('figure');

it('a rate by months: the line, the target and the last value; a month without anything is a gap, and the table says the same with what each is made of', async () => {
  render(
    <RateChart
      figure={figureOf([pointOf('2026-09', rateOf(29, 100), { gap: 71, before: beforeOf('2026-09', rateOf(1, 4)) }), pointOf('2026-10', rateOf(0, 0), { before: beforeOf('2026-10', rateOf(0, 0)) }), pointOf('2026-11', rateOf(7, 8), { gap: 1, before: beforeOf('2026-11', rateOf(4, 5)) })])}
      gapText={(gap) => `还差 ${gap} 户`}
    />,
  );
  await waitFor(() => expect(drawn(figure())).toEqual({ '2026-09': 29, '2026-11': 87.5 }));
  expect(drawn(figure(), 'before')).toEqual({ '2026-09': 25, '2026-11': 80 });
  // 87.5 % is shown as 87 %: nobody is at the target before they are. 29 of 100 is 29 %, though 0.29 × 100 is a little less.
  expect(rows(figure())).toEqual([
    ['时间', '回访率', '距目标', '去年同期'],
    ['2026-11', '87% 7/8', '还差 1 户', '80% 4/5'],
    ['2026-10', '—', '', '—'],
    ['2026-09', '29% 29/100', '还差 71 户', '25% 1/4'],
  ]);
  expect(figure().querySelector('figcaption')!.textContent).toBe('回访率 2026-11 回访率 87%（7/8），目标 100%，还差 1 户；去年同期 80%（4/5）。');
  const [last] = [...figure().querySelectorAll('.chart-last')];
  expect([last!.textContent, figure().querySelector('.chart-target-name')!.textContent]).toEqual(['87%', '目标 100%']);
  // Two single months are no line between them.
  expect(figure().querySelector('path.chart-line')?.getAttribute('d') ?? figure().querySelector('.chart-line path')?.getAttribute('d')).not.toMatch(/L/);
  expect(opens('87% 7/8')).toBe('/figures/records?of=of%202026-11');
  expect(opens('去年同期 80% 4/5')).toBe('/figures/records?of=a%20year%20before%202026-11');
  expect(within(figure()).queryByRole('link', { name: '—' })).toBeNull();
});

it('in English, too, the number of a year before is told from the present one by its name and by what it says that it opens', async () => {
  await speak('en');
  render(<MonthsChart figure={figureOf([pointOf('2026-11', countOf(9), { before: beforeOf('2026-11', countOf(4)) })], { unit: 'COUNT', target: null })} title="Twelve months" sentence="Nine." />);
  const links = screen.getAllByRole('link').map((link) => [link.getAttribute('aria-label') ?? link.textContent?.trim(), link.getAttribute('title')]);
  expect(links).toEqual([['9', '2026-11 Twelve months: open the records counted'], ['A year before: 4', 'A year before: 2026-11 Twelve months: open the records counted']]);
  expect(opens('A year before: 4')).toBe('/figures/records?of=a%20year%20before%202026-11');
  await speak('zh-CN');
});

it('without any month that has something, the target stands there all the same', async () => {
  render(<RateChart figure={figureOf([pointOf('2026-10', rateOf(0, 0)), pointOf('2026-11', rateOf(0, 0))])} />);
  await waitFor(() => expect(figure().querySelector('.chart-target-name')?.textContent).toBe('目标 100%'));
  expect(figure().querySelector('figcaption')!.textContent).toBe('回访率 还没有可统计的回访率。');
});

it('how a figure is counted is told on demand: what of what, by which month, without what, who sets the target', () => {
  render(<RateChart figure={figureOf([pointOf('2026-11', rateOf(7, 8), { gap: 1 })])} />);
  const meaning = screen.getByText('怎样统计').closest('details')!;
  expect(meaning.open).toBe(false);
  for (const text of ['已完成的应回访 ÷ 应回访。', '按办结时间', '某类多做的回访不抵另一类。', '目标 100%', 'Q 4.2', '回访率达到100%']) expect(meaning.textContent, text).toContain(text);
});

it('bars with their numbers, the greatest first; what is short of the target is told by words and lines as well', async () => {
  const points = [
    { ...groupPoint(0, ['CALLBACK_GROUP', 'REPAIR', '维修']), ...rateOf(1, 4), gap: 3 },
    { ...groupPoint(0, ['CALLBACK_GROUP', 'COMPLAINT', '投诉']), ...rateOf(5, 5), gap: 0 },
  ];
  render(<BarChart figure={figureOf(points)} title="各类回访" sentence="两类中有一类没有访满。" header="类别" />);
  await waitFor(() => expect(drawn(figure())).toEqual({ COMPLAINT: 100, REPAIR: 25 }));
  expect(rows(figure())).toEqual([['类别', '回访率', '距目标'], ['投诉', '100% 5/5', '已达到'], ['维修', '25% 1/4', '差 3']]);
  expect([...figure().querySelectorAll('.chart-bar-short')].map((bar) => bar.parentElement!.getAttribute('data-key'))).toEqual(['REPAIR']);
  expect(opens('25% 1/4')).toBe('/figures/records?of=of%20REPAIR');
});

it('a Pareto: eight and the others, shares and their running sum on one axis, and each of the others opens its own records', async () => {
  const points = Array.from({ length: 11 }, (_, at) => groupPoint(11 - at, ['CATEGORY', `C${at}`, `类${at}`]));
  render(<ParetoChart figure={figureOf(points, { unit: 'COUNT', target: null, name: { zh: '投诉量', en: 'Complaints' } })} title="主要类别" sentence="前几类最多。" header="类别" />);
  // 11 + 10 + … + 1 = 66; the eight greatest are 60, the others 3 + 2 + 1 = 6.
  await waitFor(() => expect(Object.keys(drawn(figure()))).toEqual(['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'OTHERS']));
  expect(drawn(figure())['OTHERS']).toBe(600 / 66);
  expect(drawn(figure(), 'sum')).toMatchObject({ C0: 1100 / 66, OTHERS: 100 });
  expect(rows(figure()).slice(8)).toEqual([['类7', '4', '6%', '90%'], ['其他（3 类）', '6', '9%', '100%'], ['类8', '3', '4%', '—'], ['类9', '2', '3%', '—'], ['类10', '1', '1%', '—']]);
  expect(opens('2')).toBe('/figures/records?of=of%20C9');
});

it('months: columns, the median of those that are over, and notes that stand at the column and in the table', async () => {
  const months = [pointOf('2026-08', countOf(2)), pointOf('2026-09', countOf(9)), pointOf('2026-10', countOf(4)), pointOf('2026-11', countOf(0))];
  render(<MonthsChart figure={figureOf(months, { unit: 'COUNT', target: null, name: { zh: '投诉量', en: 'Complaints' } })} title="近十二个月" sentence="九月最多。" notes={new Map([['2026-09', '电梯居多']])} running="2026-11" />);
  await waitFor(() => expect(drawn(figure())).toEqual({ '2026-08': 2, '2026-09': 9, '2026-10': 4, '2026-11': 0 }));
  // Of 2, 9, 4: the running month's nothing is no month of nothing.
  expect(figure().querySelector('.chart-target-name')!.textContent).toBe('中位数 4');
  expect(rows(figure())).toEqual([['时间', '投诉量', '说明'], ['2026-11', '0', ''], ['2026-10', '4', ''], ['2026-09', '9', '① 电梯居多'], ['2026-08', '2', ''], ['中位数', '4']]);
  expect(figure().querySelector('.chart-mark')!.textContent!.trim()).toBe('①');
});

it('a grid is a table of numbers, each opening its records, the greatest the darkest', () => {
  const side = (key: string) => ({ key, name: key });
  const counts: Record<string, number> = { 'A X': 4, 'A Y': 1, 'B X': 2 };
  const of = (key: string) => (counts[key] ? { numerator: counts[key], records: key } : null);
  render(<HeatGrid title="类别与等级" sentence="A 最多。" header="类别" rows={[side('A'), side('B')]} columns={[side('X'), side('Y')]} cell={(row, column) => of(`${row.key} ${column.key}`)} rowTotal={(row) => ({ numerator: row.key === 'A' ? 5 : 2, records: row.key })} columnTotal={() => null} total={{ numerator: 7, records: 'all' }} />);
  expect(rows(figure())).toEqual([['类别', 'X', 'Y', '合计'], ['A', '4', '1', '5'], ['B', '2', '0', '2'], ['合计', '0', '0', '7']]);
  expect(opens('4')).toBe('/figures/records?of=A%20X');
  expect([...figure().querySelectorAll<HTMLElement>('tbody td[data-key]')].map((cell) => cell.style.getPropertyValue('--shade'))).toEqual(['1', '0.25', '0.5', '0']);
});
