import { expect, it } from 'vitest';
import { keptPart, listQueryOf, withFilter } from './list-filter';
import { neighbour } from './use-neighbours';

const read = (text: string, zone = 'Asia/Shanghai') => listQueryOf(new URLSearchParams(text), zone);

it('reads the filters from the address', () => {
  expect(read('kind=COMPLAINT&status=SETTLED&validity=VALID&severity=MAJOR&overdue=1&owner=CS_SUPERVISOR&verdict=LATE&audience=CONFIDENTIAL&q= 漏水 &order=DUE_ASC&after=x')).toEqual({
    filter: { kind: 'COMPLAINT', status: 'SETTLED', validity: 'VALID', severity: 'MAJOR', overdue: true, ownerPost: 'CS_SUPERVISOR', verdict: 'LATE', audience: 'CONFIDENTIAL', text: '漏水' },
    order: 'DUE_ASC',
    after: 'x',
  });
});

it('reads days on the clock of the centre, the last one whole', () => {
  expect(read('from=2026-11-01&until=2026-11-30').filter).toEqual({ receivedFrom: '2026-10-31T16:00:00.000Z', receivedUntil: '2026-11-30T16:00:00.000Z' });
  expect(read('from=2026-11-01&until=2026-11-01', 'UTC').filter).toEqual({ receivedFrom: '2026-11-01T00:00:00.000Z', receivedUntil: '2026-11-02T00:00:00.000Z' });
});

it.each(['kind=ANGER&order=RANDOM&overdue=maybe', 'verdict=GOOD&audience=ALL&owner=drop table', 'from=yesterday&until=2026-13-45', 'validity=&severity=none'])('passes over what it does not know: %s', (text) => {
  expect(read(text)).toEqual({ filter: {}, order: 'RECEIVED_DESC', after: null });
});

it('leaves the end open where the days stand the wrong way round', () => {
  expect(read('from=2026-11-30&until=2026-11-01').filter).toEqual({ receivedFrom: '2026-11-29T16:00:00.000Z' });
});

it('begins the list anew when a filter changes, and keeps the scope', () => {
  const search = new URLSearchParams('centres=all&kind=REPAIR&after=x');
  expect(withFilter(search, 'kind', '').toString()).toBe('centres=all');
  expect(withFilter(search, 'after', 'y').toString()).toBe('centres=all&kind=REPAIR&after=y');
  expect(keptPart(search)).toBe('centres=all&kind=REPAIR');
});

it.each([
  ['b', 1, 'c'],
  ['b', -1, 'a'],
  ['c', 1, null],
  ['x', 1, null],
] as const)('from %s by %d leads to %s', (number, by, other) => {
  expect(neighbour(['a', 'b', 'c'], number, by)).toBe(other);
});
