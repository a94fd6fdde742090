import { describe, expect, it } from 'vitest';
import { clockIn, dateTimeIn, dayIn, shortTimeIn } from './time';

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
});
