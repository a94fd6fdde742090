import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { civilDateOf, dayInWords, dayNumberFrom, dayNumberOf, dayOfMonthAfter, weekdayOf } from './civil.js';
import { edgeOf, endOfDayAfter, instantOf, sameWallTimeAfter, startOfDay, wallTimeOf } from './zoned.js';

const DAY = 86_400_000;
const zone = fc.constantFrom(
  'Asia/Shanghai', 'America/New_York', 'UTC', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham', 'Africa/Casablanca', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Beirut', 'Asia/Tehran', 'America/Havana', 'Europe/Dublin',
);
const moment = fc.oneof(fc.integer({ min: Date.UTC(1880, 0, 1), max: Date.UTC(2110, 0, 1) }), fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) }));
const zoned = (at: number, inZone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(inZone);
const plain = (wall: number) => zoned(wall, 'UTC').toPlainDateTime();
const RUNS = { numRuns: 1500 };

describe('the quick path answers as the calendar library does, for any moment and zone', () => {
  it('what the clock shows', () => {
    fc.assert(fc.property(moment, zone, (at, inZone) => wallTimeOf(at, inZone) === zoned(at, inZone).toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds), RUNS);
  });

  it('when the clock shows it', () => {
    fc.assert(fc.property(moment, zone, (wall, inZone) => instantOf(wall, inZone) === plain(wall).toZonedDateTime(inZone).epochMilliseconds), RUNS);
  });

  it('around each change of clocks, to the millisecond', () => {
    const around = fc.constantFrom(-3 * DAY, -2 * DAY, -DAY, -3_600_000, -1, 0, 1, 1_800_000, 3_600_000, DAY, 2 * DAY, 3 * DAY, 31 * DAY);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2036, 0, 1) }), zone, around, (from, inZone, offset) => {
        const change = zoned(from, inZone).getTimeZoneTransition('next');
        if (!change) return;
        const at = change.epochMilliseconds + offset;
        expect(wallTimeOf(at, inZone)).toBe(zoned(at, inZone).toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds);
        const wall = wallTimeOf(change.epochMilliseconds, inZone) + offset;
        expect(instantOf(wall, inZone)).toBe(plain(wall).toZonedDateTime(inZone).epochMilliseconds);
      }),
      RUNS,
    );
  });

  it('so many days, weeks or months later or before, and the end of the day', () => {
    const length = fc.oneof(fc.integer({ min: -60, max: 60 }).map((days) => ({ days })), fc.integer({ min: -9, max: 9 }).map((weeks) => ({ weeks })), fc.integer({ min: -30, max: 30 }).map((months) => ({ months })));
    fc.assert(
      fc.property(moment, zone, length, fc.integer({ min: 0, max: 40 }), (from, inZone, later, days) => {
        expect(sameWallTimeAfter(from, later, inZone)).toBe(zoned(from, inZone).add(later).epochMilliseconds);
        expect(endOfDayAfter(from, days, inZone)).toBe(zoned(from, inZone).toPlainDate().add({ days: days + 1 }).toZonedDateTime(inZone).epochMilliseconds);
      }),
      RUNS,
    );
  });

  it('the edge of the missing hour lies where it is left out, and wall times never lead back', () => {
    const berlin = (wall: string) => new Date(edgeOf(Date.parse(`${wall}Z`), 'Europe/Berlin')).toISOString();
    expect(['2026-03-29T01:59', '2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T03:00', '2026-03-29T03:01'].map(berlin)).toEqual([
      '2026-03-29T00:59:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-29T01:01:00.000Z',
    ]);
    fc.assert(fc.property(moment, fc.integer({ min: 0, max: 3 * DAY }), zone, (wall, later, inZone) => edgeOf(wall + later, inZone) >= edgeOf(wall, inZone)), RUNS);
  });

  it('a day begins at 00:00, or where that is left out, at its first moment', () => {
    expect(new Date(startOfDay(dayNumberFrom('2026-03-29')!, 'Asia/Beirut')).toISOString()).toBe('2026-03-28T22:00:00.000Z');
  });
});

describe('days as numbers', () => {
  const day = fc.integer({ min: -800_000, max: 800_000 });

  it('are the calendar’s days', () => {
    fc.assert(
      fc.property(day, (number) => {
        const date = civilDateOf(number);
        const there = Temporal.PlainDate.from(date);
        expect(dayNumberOf(date)).toBe(number);
        expect(there.since('1970-01-01').days).toBe(number);
        expect(weekdayOf(number)).toBe(there.dayOfWeek);
      }),
    );
  });

  it('a day of a later month is that day, or the month’s last', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 31 }), (number, months, of) => {
        const month = Temporal.PlainDate.from(civilDateOf(number)).with({ day: 1 }).add({ months });
        expect(civilDateOf(dayOfMonthAfter(number, months, of))).toEqual({ year: month.year, month: month.month, day: Math.min(of, month.daysInMonth) });
      }),
    );
  });

  it('are written and read', () => {
    fc.assert(fc.property(fc.integer({ min: -100_000, max: 800_000 }), (number) => dayNumberFrom(dayInWords(number)) === number));
    expect(['2026-02-30', '2026-2-3', 'today', '2026-13-01'].map(dayNumberFrom)).toEqual([null, null, null, null]);
  });
});
