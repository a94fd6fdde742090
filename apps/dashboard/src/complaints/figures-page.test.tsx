// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FigureRequestInput, FiguresInput } from '../gql/graphql';
import { renderInHouse, speak, SUPERVISOR, type Request } from '../testing/house';
import { Component as FiguresPage } from './figures-page';

const VIEWER = { ...SUPERVISOR, capabilities: [...SUPERVISOR.capabilities, 'VIEW_FIGURES', 'EXPORT_CASES'] } as typeof SUPERVISOR;
const words = (text: string) => ({ zh: text, en: text });
const NAMES: Readonly<Record<string, string>> = { LIFT: '电梯', NOISE: '噪音', MAJOR: '重大', MINOR: '轻微', VALID: '有效', 'CP-08': '两日内答复', 'RX-01': '接待', MUST: '必须' };

/** What there is, by span and group; everything else is asked of it. Months before the running one have 2 and 6. */
const COUNTS: Readonly<Record<string, readonly (readonly [number, ...string[]])[]>> = {
  '': [[9]], CATEGORY: [[6, 'LIFT'], [3, 'NOISE']], SEVERITY: [[4, 'MAJOR'], [5, 'MINOR']], VALIDITY: [[8, 'VALID'], [1, '']],
  'CATEGORY SEVERITY': [[4, 'LIFT', 'MAJOR'], [2, 'LIFT', 'MINOR'], [3, 'NOISE', 'MINOR']],
};
const point = (period: string, numerator: number, denominator: number, by: readonly string[], keys: readonly string[], percent = false) => ({
  period, numerator, denominator, value: percent ? (100 * numerator) / denominator : numerator, p90: null, gap: null, records: [period, ...keys].join(' '),
  before: { numerator: numerator + 1, denominator: denominator + 1, value: percent ? 50 : numerator + 1, records: ['a year before', period, ...keys].join(' ') }, groups: by.map((dimension, at) => ({ dimension, key: keys[at] ?? '', name: words(NAMES[keys[at] ?? ''] ?? '未定性') })),
});
function figureOf({ key, by, step, filters }: FigureRequestInput, { from, until }: FiguresInput) {
  const groups = (by ?? []) as readonly string[];
  const percent = key !== 'COMPLAINTS';
  const span = from === until ? until : `${from}/${until}`;
  const counts = COUNTS[groups.join(' ')] ?? [];
  const points = step !== 'WHOLE'
    ? groups.length > 0 ? [point('2026-10', 5, 5, groups, ['NOISE'])] : [point('2026-09', 2, 2, [], []), point('2026-10', 6, 6, [], []), point('2026-11', 9, 9, [], [])]
    : key === 'ATTAINMENT' ? [point(span, 3, 4, groups, ['CP-08', 'MUST'], true), point(span, 1, 9, groups, ['RX-01', 'MUST'], true)]
    : percent ? [point(span, 1, 9, [], [], true)]
    : until === '2026-10' ? (groups.length > 0 ? [point(span, 5, 5, groups, ['LIFT'])] : [point(span, 6, 6, [], [])])
    : counts.map(([count, ...keys]) => point(filters?.length ? `${span} VALID` : span, count, count, groups, keys));
  return { key, name: words(key), unit: percent ? 'PERCENT' : 'COUNT', basis: 'RECEIVED', counts: words('数'), of: words('总数'), exclusions: [], target: null, clause: null, by: groups, step: step ?? 'MONTH', points };
}
const answer = {
  figures: ({ input }: { input: FiguresInput }) => ({ throughSeq: 120, behind: 0, at: '2026-11-20T01:30:00.000Z', figures: input.figures.map((request) => figureOf(request, input)) }),
  policies: [{ key: 'complaints/s-k', area: 'COMPLAINTS', rows: [{ key: 'CP-08' }] }, { key: 'reception/p', area: 'RECEPTION', rows: [{ key: 'RX-01' }] }],
};
const server = ({ operation }: Request) => (operation === 'CaseEvents' ? { cursor: 'e:1', kind: 'HEARTBEAT', serverNow: '2026-11-20T01:30:00.000Z', caseId: null, row: null } : operation === 'ComplaintFigures' ? answer : undefined);
const newest = (asked: readonly Request[]) => asked.findLast(({ operation }) => operation === 'ComplaintFigures')!.variables;
const table = async (name: string | RegExp) => within(await screen.findByRole('figure', { name })).getByRole('table');
const cells = (of: HTMLElement) => within(of).getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()).join(' | '));

beforeEach(() => speak('zh-CN'));
afterEach(cleanup);

it('says the month in a sentence: beside the month before and last year, the largest category, what grew most', async () => {
  const { asked } = renderInHouse(<FiguresPage />, server, VIEWER);
  expect(await screen.findByText('2026年11月受理投诉 9 件，比上一时段多 3 件，比去年同期少 1 件。最多的是电梯，6 件，占 66%。增加最多的是噪音，由 0 件增至 3 件。')).toBeTruthy();
  // All of the page in one request.
  expect(asked.map(({ operation }) => operation).filter((operation) => operation !== 'CaseEvents')).toEqual(['ComplaintFigures']);
});

it('category by severity with sums, each a way to its records; months with their notes; limits of complaints alone', async () => {
  renderInHouse(<FiguresPage />, server, VIEWER);
  const grid = await table(/^类别与等级/);
  expect(cells(grid)).toEqual(['分类 | 重大 | 轻微 | 合计', '电梯 | 4 | 2 | 6', '噪音 | 0 | 3 | 3', '合计 | 4 | 5 | 9']);
  expect(within(grid).getAllByRole('link').map((link) => decodeURIComponent(link.getAttribute('href')!.split('of=')[1]!))).toEqual(['2026-11 LIFT MAJOR', '2026-11 LIFT MINOR', '2026-11 LIFT', '2026-11 NOISE MINOR', '2026-11 NOISE', '2026-11 MAJOR', '2026-11 MINOR', '2026-11']);
  expect(cells(await table(/^近十二个月/))).toEqual(['时间 | COMPLAINTS | 去年同期 | 说明', '2026-11 | 9 | 10 | ② 本月尚未结束，不计入中位数。', '2026-10 | 6 | 7 | ① 明显多于中位数，以噪音居多（5 件）。', '2026-09 | 2 | 3 | ', '中位数 | 4']);
  expect(within(await table(/^近十二个月/)).getByRole('link', { name: '去年同期 7' }).getAttribute('href')).toContain(encodeURIComponent('a year before 2026-10'));
  expect(cells(await table(/^投诉各时限的达成率/))).toEqual(['规则 | ATTAINMENT', 'CP-08 两日内答复 | 75% 3/4']);
  expect(screen.getByText(/有效投诉 8 件，占 88%；尚未定性 1 件。/)).toBeTruthy();
});

it('narrowed to one validity the grid alone is asked for anew, and the address keeps it', async () => {
  const user = userEvent.setup();
  const { asked } = renderInHouse(<FiguresPage />, server, VIEWER);
  await user.click(await screen.findByRole('radio', { name: '有效' }));
  await waitFor(async () => expect(within(await table(/^类别与等级/)).getByRole('link', { name: '9' }).getAttribute('href')).toContain('VALID'));
  const last = newest(asked)['now'] as FiguresInput;
  expect(last.figures.filter(({ filters }) => filters?.length).map(({ by }) => by?.join(' ') ?? '')).toEqual(['CATEGORY SEVERITY', 'CATEGORY', 'SEVERITY', '']);
});

it('another span is asked for as the address says it, with the twelve months up to its end', async () => {
  const user = userEvent.setup();
  const { asked } = renderInHouse(<FiguresPage />, server, VIEWER);
  await user.selectOptions(await screen.findByRole('combobox', { name: '时段' }), 'QUARTER');
  await waitFor(() => expect(newest(asked)).toMatchObject({ now: { from: '2026-10', until: '2026-12' }, before: { from: '2026-07', until: '2026-09' }, year: { from: '2025-12', until: '2026-11' } }));
  await user.selectOptions(screen.getByRole('combobox', { name: '时段' }), 'LAST_12');
  await waitFor(() => expect(newest(asked)).toMatchObject({ now: { from: '2025-12', until: '2026-11' } }));
  expect(screen.queryByRole('button', { name: '上一段' })).toBeNull();
});

it('says what failed and reads again when asked; who may not see figures is told so', async () => {
  let away = true;
  const user = userEvent.setup();
  renderInHouse(<FiguresPage />, (request) => {
    if (away && request.operation === 'ComplaintFigures') throw new GraphQLError('away');
    return server(request);
  }, VIEWER);
  expect((await screen.findByRole('alert')).textContent).toContain('统计没有读到。');
  away = false;
  await user.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findByText(/受理投诉 9 件/)).toBeTruthy();
  cleanup();
  renderInHouse(<FiguresPage />, server);
  expect(screen.getByText('您的岗位不查看统计。')).toBeTruthy();
});
