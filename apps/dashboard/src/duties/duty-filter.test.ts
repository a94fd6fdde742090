import { expect, it } from 'vitest';
import { dutyQueryOf, withFilter } from './duty-filter';

const of = (address: string) => dutyQueryOf(new URLSearchParams(address), 'Asia/Shanghai');

it('shows what is owed unless the address says otherwise', () => {
  expect(of('')).toEqual({ status: 'OPEN', filter: { status: 'OPEN' }, month: '', after: null });
  expect(of('status=DONE&rule=CP-28&after=x')).toEqual({ status: 'DONE', filter: { status: 'DONE', rule: 'CP-28' }, month: '', after: 'x' });
});

it('passes over words that it does not know', () => {
  expect(of('status=LATE&month=2026-13')).toEqual({ status: 'OPEN', filter: { status: 'OPEN' }, month: '', after: null });
});

it('begins the list anew with another filter, and stays where it is when a duty is opened', () => {
  const before = new URLSearchParams('centres=all&after=x');
  expect(withFilter(before, 'rule', 'FD-03').toString()).toBe('centres=all&rule=FD-03');
  expect(withFilter(before, 'duty', 'd-1').toString()).toBe('centres=all&after=x&duty=d-1');
  expect(withFilter(new URLSearchParams('rule=FD-03'), 'rule', '').toString()).toBe('');
});

it.each([
  ['2026-11', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
  ['2026-12', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
])('asks for the periods that touch %s on the centre’s calendar', (month, periodFrom, periodUntil) => {
  expect(of(`month=${month}`)).toMatchObject({ month, filter: { status: 'OPEN', periodFrom, periodUntil } });
});
