import { expect, it } from 'vitest';
import { listQueryOf, withFilter } from './list-filter';
import { neighbour } from './use-neighbours';

const read = (text: string) => listQueryOf(new URLSearchParams(text));

it('reads the filters from the address', () => {
  expect(read('kind=COMPLAINT&status=SETTLED&severity=MAJOR&overdue=1&q= 漏水 &order=DUE_ASC&after=x')).toEqual({
    filter: { kind: 'COMPLAINT', status: 'SETTLED', severity: 'MAJOR', overdue: true, text: '漏水' },
    order: 'DUE_ASC',
    after: 'x',
  });
});

it('passes over what it does not know', () => {
  expect(read('kind=ANGER&order=RANDOM&overdue=maybe')).toEqual({ filter: {}, order: 'RECEIVED_DESC', after: null });
});

it('begins the list anew when a filter changes, and keeps the scope', () => {
  const search = new URLSearchParams('centres=all&kind=REPAIR&after=x');
  expect(withFilter(search, 'kind', '').toString()).toBe('centres=all');
  expect(withFilter(search, 'after', 'y').toString()).toBe('centres=all&kind=REPAIR&after=y');
});

it.each([
  ['b', 1, 'c'],
  ['b', -1, 'a'],
  ['c', 1, null],
  ['x', 1, null],
] as const)('from %s by %d leads to %s', (number, by, other) => {
  expect(neighbour(['a', 'b', 'c'], number, by)).toBe(other);
});
