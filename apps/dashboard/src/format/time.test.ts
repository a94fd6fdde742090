import { describe, expect, it } from 'vitest';
import { clockIn, dateTimeIn, dayIn, shortTimeIn, startOfDayIn } from './time';

const at = Date.parse('2026-11-20T16:05:09Z');

describe('moments on the wall clock of the centre', () => {
  it('belongs to the next day in Shanghai and to the same day in London', () => {
    expect(dayIn('Asia/Shanghai', at)).toBe('2026-11-21');
    expect(dayIn('Europe/London', at)).toBe('2026-11-20');
  });
  it('counts midnight as 00', () => {
    expect(dateTimeIn('Asia/Shanghai', at)).toBe('2026-11-21 00:05');
    expect(clockIn('Asia/Shanghai', at)).toBe('00:05:09');
  });
  it('leaves out what the reader knows', () => {
    expect(shortTimeIn('Asia/Shanghai', at, at + 3_600_000)).toBe('00:05');
    expect(shortTimeIn('Asia/Shanghai', at, at + 25 * 3_600_000)).toBe('11-21 00:05');
    expect(shortTimeIn('Asia/Shanghai', at, Date.parse('2027-01-02T00:00:00Z'))).toBe('2026-11-21 00:05');
  });
  it.each([
    ['Asia/Shanghai', '2026-11-20T16:05:09.250Z', '2026-11-20T16:00:00Z'],
    ['Asia/Shanghai', '2026-11-20T15:59:59.999Z', '2026-11-19T16:00:00Z'],
    ['Europe/London', '2026-03-29T12:00:00Z', '2026-03-29T00:00:00Z'],
    ['Europe/London', '2026-10-25T12:00:00Z', '2026-10-24T23:00:00Z'],
  ])('knows when the day began in %s at %s, on days of 23 and 25 hours too', (zone, moment, start) => {
    expect(startOfDayIn(zone, Date.parse(moment))).toBe(Date.parse(start));
  });
});
