import { expect, it } from 'vitest';
import { monthBeside, monthOf, pathOf, tabOf, TABS, withPart, worklistOf } from './callbacks-address';

const of = (address: string) => worklistOf(new URLSearchParams(address));

it('shows what is owed unless the address says otherwise, and passes over words that it does not know', () => {
  expect(of('')).toEqual({ queue: 'OPEN', filter: { queue: 'OPEN' }, after: null });
  expect(of('queue=OVERDUE&group=REPAIR&mine=1&after=x')).toEqual({ queue: 'OVERDUE', filter: { queue: 'OVERDUE', group: 'REPAIR', mine: true }, after: 'x' });
  expect(of('queue=LATE&group=PETS&mine=yes')).toEqual({ queue: 'OPEN', filter: { queue: 'OPEN' }, after: null });
});

it('begins the list anew with another filter, and stays where it is when a visit is opened', () => {
  const before = new URLSearchParams('centres=all&after=x');
  expect(withPart(before, 'queue', 'OVERDUE').toString()).toBe('centres=all&queue=OVERDUE');
  expect(withPart(before, 'callback', 'c-1').toString()).toBe('centres=all&after=x&callback=c-1');
});

it('gives each tab its address', () => {
  expect(TABS.map(pathOf)).toEqual(['/callbacks', '/callbacks/review', '/callbacks/plan', '/callbacks/sample', '/callbacks/occasions', '/callbacks/archive', '/callbacks/figures']);
  expect(['review', 'nothing', undefined].map(tabOf)).toEqual(['review', 'worklist', 'worklist']);
});

it.each([
  ['2026-10', '2026-11-21T00:00:00.000Z', '2026-10'],
  ['2026-13', '2026-11-21T00:00:00.000Z', '2026-11'],
  [null, '2026-11-30T15:59:59.999Z', '2026-11'],
  [null, '2026-11-30T16:00:00.000Z', '2026-12'],
])('reads the month %s at %s as %s, on the centre’s calendar', (text, now, month) => expect(monthOf(text, 'Asia/Shanghai', Date.parse(now))).toBe(month));

it.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-11', -11, '2025-12'],
])('the month beside %s by %i is %s', (month, by, other) => expect(monthBeside(month, by)).toBe(other));
