import { expect, it } from 'vitest';
import { periodText } from './period-text';

const period = (from: string, until: string, zone = '+08:00') => ({ periodStart: new Date(`${from}T00:00:00${zone}`).toISOString(), periodEnd: new Date(`${until}T00:00:00${zone}`).toISOString() });

it.each([
  ['a day', period('2026-11-20', '2026-11-21'), '2026-11-20'],
  ['a week, from its Monday to its Sunday', period('2026-11-16', '2026-11-23'), '11-16 – 11-22'],
  ['a week over a new year', period('2026-12-28', '2027-01-04'), '12-28 – 01-03'],
  ['a month', period('2026-10-01', '2026-11-01'), '2026-10'],
  ['the shortest month', period('2026-02-01', '2026-03-01'), '2026-02'],
])('%s', (_, of, text) => expect(periodText(of, 'Asia/Shanghai')).toBe(text));

it('is the centre’s day, also on the day that has 25 hours', () => {
  expect(periodText({ periodStart: '2026-10-24T22:00:00.000Z', periodEnd: '2026-10-25T23:00:00.000Z' }, 'Europe/Berlin')).toBe('2026-10-25');
});
