// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { ChartPoint } from '../figures/charts/chart-data';
import { beforeOf, drawn, figureOf, groupPoint, pointOf, rateOf } from '../figures/charts/testing/figures';
import type { FiguresInput } from '../gql/graphql';
import { renderInHouse, speak, SUPERVISOR } from '../testing/house';
import { FiguresTab } from './figures-tab';

// On a busy machine the library that draws comes later than a screen is waited for.
beforeAll(async () => {
  await import('../figures/charts/plots/plots');
  await speak('zh-CN');
}, 120_000);
afterEach(cleanup);

const CENTRE = SUPERVISOR.centres[0]!;
const NAMES = { CALLBACK_RATE: '回访率', HOME_VISIT_SHARE: '上门回访率', SATISFACTION: '满意率' };
/** @param points of the three rates, and of the first by kinds */
const show = (...points: readonly (readonly ChartPoint[])[]) =>
  renderInHouse(<FiguresTab centre={CENTRE} month="2026-11" />, ({ variables }) => ({
    throughSeq: 1, behind: 0, at: '2026-11-20T01:30:00.000Z',
    figures: (variables['input'] as FiguresInput).figures.map(({ key }, at) => figureOf(points[at] ?? [], { key, name: { zh: NAMES[key as keyof typeof NAMES], en: key }, target: key === 'SATISFACTION' ? null : key === 'HOME_VISIT_SHARE' ? 20 : 100 })),
  }));
const none = [pointOf('2026-10', rateOf(0, 0)), pointOf('2026-11', rateOf(0, 0))];

it('draws the three rates of twelve months, each on a scale of its own, with what is missing in households', async () => {
  const { asked } = show(
    [pointOf('2026-10', rateOf(8, 8), { gap: 0 }), pointOf('2026-11', rateOf(5, 8), { gap: 3, before: beforeOf('2026-11', rateOf(4, 4)) })],
    [pointOf('2026-10', rateOf(0, 0)), pointOf('2026-11', rateOf(0, 5), { gap: 1 })],
    [pointOf('2026-10', rateOf(0, 0)), pointOf('2026-11', rateOf(4, 5))],
    [{ ...groupPoint(0, ['CALLBACK_GROUP', 'REPAIR', '维修']), ...rateOf(1, 4), gap: 3 }],
  );
  const rate = await screen.findByRole('figure', { name: /^回访率/ });
  await waitFor(() => expect(drawn(rate)).toEqual({ '2026-10': 100, '2026-11': 62.5 }));
  expect(rate.textContent).toContain('2026-11 回访率 62%（5/8），目标 100%，还差 3 户；去年同期 100%（4/4）。');
  expect(screen.getByRole('figure', { name: /^上门回访率/ }).textContent).toContain('还差家访 1 户');
  expect(within(screen.getByRole('figure', { name: /^满意率/ })).queryByRole('columnheader', { name: '距目标' }), 'no text asks for a share').toBeNull();
  expect(screen.getByRole('figure', { name: /^各类回访/ }).textContent).toContain('1 类中有 1 类应回访而没有访满。');
  expect(asked).toHaveLength(1);
  expect(asked[0]!.variables['input']).toMatchObject({ centreIds: [CENTRE.id], from: '2025-12', until: '2026-11', lastYear: true });
});

it('says that there is nothing to count yet', async () => {
  show(none, none, none, []);
  expect(await screen.findByText('还没有可统计的月份。')).toBeTruthy();
});
