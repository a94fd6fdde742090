import { expect, it } from 'vitest';
import { dutyQueryOf, withFilter } from './duty-filter';

const of = (address: string) => dutyQueryOf(new URLSearchParams(address));

it('shows what is owed unless the address says otherwise', () => {
  expect(of('')).toEqual({ status: 'OPEN', filter: { status: 'OPEN' }, after: null });
  expect(of('status=DONE&rule=CP-28&after=x')).toEqual({ status: 'DONE', filter: { status: 'DONE', rule: 'CP-28' }, after: 'x' });
});

it('passes over words that it does not know', () => {
  expect(of('status=LATE&rule=XX-99')).toEqual({ status: 'OPEN', filter: { status: 'OPEN' }, after: null });
});

it('begins the list anew with another filter, and stays where it is when a duty is opened', () => {
  const before = new URLSearchParams('centres=all&after=x');
  expect(withFilter(before, 'rule', 'FD-03').toString()).toBe('centres=all&rule=FD-03');
  expect(withFilter(before, 'duty', 'd-1').toString()).toBe('centres=all&after=x&duty=d-1');
  expect(withFilter(new URLSearchParams('rule=FD-03'), 'rule', '').toString()).toBe('');
});
