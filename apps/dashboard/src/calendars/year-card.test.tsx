// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CalendarFieldsFragment } from '../gql/graphql';
import { renderInHouse, speak } from '../testing/house';
import { YearCard } from './year-card';

beforeEach(() => speak('zh-CN'));
afterEach(cleanup);

const words = (zh: string, en: string) => ({ zh, en });
const OFFICE = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, spans: weekday < 6 ? [{ from: '09:00', until: '17:00' }] : [] }));
const calendar: CalendarFieldsFragment = {
  centreId: 'yh', version: 3, weekly: OFFICE, openLimits: 2, waitingCases: 0, changes: [],
  years: [{ year: 2026, holidays: [{ day: '2026-10-01', name: words('国庆节', 'National Day') }], makeUpDays: [{ day: '2026-10-10', name: words('国庆节', 'National Day') }] }],
};
const card = (changes: Partial<Parameters<typeof YearCard>[0]> = {}) => <YearCard calendar={calendar} year={2026} today="2026-11-20" mayManage onYear={vi.fn()} {...changes} />;
/** By its date: to ask 365 buttons for their names takes jsdom half a minute. */
const day = (date: string) => document.querySelector<HTMLButtonElement>(`[data-day="${date}"]`)!;
const named = (date: string) => day(date).getAttribute('aria-label');
const save = (reason: string) => {
  fireEvent.change(document.querySelector('textarea')!, { target: { value: reason } });
  fireEvent.submit(document.querySelector('form')!);
};

it('a day is turned over by a click, and saved with all others of its year and a reason', async () => {
  const { asked } = renderInHouse(card(), ({ operation }) => (operation === 'SetCalendarYear' ? { problems: [], calendar } : calendar));
  expect([named('2026-10-01'), day('2026-10-01').textContent]).toEqual(['2026-10-01 周四 节假日（国庆节）', '1休']);
  expect([named('2026-10-10'), named('2026-10-11'), named('2026-10-12')]).toEqual(['2026-10-10 周六 调休上班（国庆节）', '2026-10-11 周日 休息日', '2026-10-12 周一 工作日']);
  expect(document.querySelector('textarea')).toBeNull();
  fireEvent.click(day('2026-10-12'));
  fireEvent.click(day('2026-10-10'));
  expect(screen.getByText(/有 2 天改动/).parentElement!.textContent).toContain('将重算 2 个');
  fireEvent.submit(document.querySelector('form')!);
  expect(screen.getByText('请写明理由。')).toBeTruthy();
  expect(asked).toEqual([]);
  save('公司年会');
  await vi.waitFor(() => expect(asked[0]).toEqual({ operation: 'SetCalendarYear', variables: { input: { centreId: 'yh', version: 3, year: 2026, holidays: ['2026-10-01', '2026-10-10', '2026-10-12'], makeUpDays: [], reason: '公司年会' } } }));
});

it('what is wrong is said beside it, and what was turned over stays', async () => {
  renderInHouse(card(), () => ({ problems: [{ field: 'version', message: words('日历已被他人改为第 4 版。', 'Somebody else changed the calendar.') }], calendar }));
  fireEvent.click(day('2026-10-12'));
  save('r');
  expect((await screen.findByText('日历已被他人改为第 4 版。')).closest('[role=alert]')).not.toBeNull();
  expect(named('2026-10-12')).toBe('2026-10-12 周一 节假日');
});

it('the announcement fills the year in and says what it left out; saving is another step', async () => {
  const proposal = { year: 2026, announced: true, holidays: [{ day: '2026-01-01', name: words('元旦', "New Year's Day") }], makeUpDays: [], workedAnyway: [{ day: '2026-02-14', name: words('春节', 'Spring Festival') }] };
  const { asked } = renderInHouse(card(), () => proposal);
  fireEvent.click(screen.getByText('采用国务院放假安排'));
  expect(await screen.findByText(/2026-02-14 在本中心本来就是工作日/)).toBeTruthy();
  expect([named('2026-01-01'), named('2026-10-01')]).toEqual(['2026-01-01 周四 节假日（元旦）', '2026-10-01 周四 工作日']);
  expect(asked.map(({ operation }) => operation)).toEqual(['CalendarProposal']);
});

it('a year that is not announced says so and leaves the days as they are, in English too', async () => {
  await speak('en');
  renderInHouse(card(), () => ({ year: 2026, announced: false, holidays: [], makeUpDays: [], workedAnyway: [] }));
  fireEvent.click(screen.getByText("Take from the State Council's announcement"));
  expect(await screen.findByText(/not announced yet/)).toBeTruthy();
  expect([named('2026-10-01'), day('2026-10-01').textContent]).toEqual(['2026-10-01 Thursday, Holiday (National Day)', '1off']);
});

it('the arrows go from day to day within the year', () => {
  renderInHouse(card(), () => undefined);
  const first = day('2026-11-20');
  expect(first.tabIndex).toBe(0);
  first.focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'PageDown']) fireEvent.keyDown(document.activeElement!, { key });
  expect(document.activeElement).toBe(day('2026-12-28'));
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(day('2026-12-28'));
});

it('who may not change it looks only', () => {
  renderInHouse(card({ mayManage: false }), () => undefined);
  fireEvent.click(day('2026-10-12'));
  expect(day('2026-10-12').getAttribute('aria-disabled')).toBe('true');
  expect(screen.queryByText('采用国务院放假安排')).toBeNull();
});
