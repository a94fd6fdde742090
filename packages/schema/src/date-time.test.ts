import { parseValue as readLiteral } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateTime } from './date-time.js';

describe('DateTime', () => {
  it.each([
    ['2026-11-20T09:30:00+08:00', '2026-11-20T01:30:00.000Z'],
    ['2026-11-20T01:30:00.5Z', '2026-11-20T01:30:00.500Z'],
    ['2024-02-29T00:00:00-11:00', '2024-02-29T11:00:00.000Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
  ])('reads %s', (text, utc) => {
    expect(DateTime.parseValue(text).toISOString()).toBe(utc);
    expect(DateTime.parseLiteral(readLiteral(JSON.stringify(text)) as never).toISOString()).toBe(utc);
  });

  it.each([
    ['February 30', '2026-02-30T10:00:00Z'],
    ['February 29 of a common year', '2026-02-29T10:00:00Z'],
    ['a time without its offset', '2026-11-20T09:30:00'],
    ['a day without a time', '2026-11-20'],
    ['hour 24', '2026-11-20T24:00:00Z'],
    ['a leap second', '2026-06-30T23:59:60Z'],
    ['a sign that is none', '2026-11-20T09:30:00|08:00'],
    ['year 0', '0000-01-01T00:00:00Z'],
    ['year 275760', '+275760-09-13T00:00:00Z'],
    ['year 9999', '9999-12-31T00:00:00Z'],
    ['another text', 'tomorrow'],
    ['a long text', `2026-11-20T09:30:00.${'0'.repeat(1_000_000)}Z`],
    ['a number', 1_763_600_000_000],
    ['nothing', null],
  ])('refuses %s, and shows how to write it', (_, value) => {
    expect(() => DateTime.parseValue(value)).toThrow(/2026-11-20T09:30:00\+08:00|years 1900 to 2999/);
  });

  it('writes moments of the domain, of the database and of JavaScript alike', () => {
    const written = '2026-11-20T01:30:00.000Z';
    for (const moment of [new Date(written), Date.parse(written), written, '2026-11-20T09:30:00+08:00', '2026-11-20 01:30:00+00']) {
      expect(DateTime.serialize(moment)).toBe(written);
    }
  });
});
