import { describe, expect, it } from 'vitest';
import { isOver, periodBeside, periodOf, periodWith, yearUntil } from './period';

describe('the period of the address', () => {
  it.each([
    ['2026-11', 'MONTH', '2026-11', '2026-11'],
    ['2026-Q4', 'QUARTER', '2026-10', '2026-12'],
    ['2026-Q1', 'QUARTER', '2026-01', '2026-03'],
    ['2025', 'YEAR', '2025-01', '2025-12'],
  ])('%s', (text, kind, from, until) => expect(periodOf(text, '2026-11')).toEqual({ kind, name: text, from, until }));

  it.each([null, '', '2026-13', '2026-00', '2026-Q5', 'soon', '26-11'])('%s is the running month', (text) => expect(periodOf(text, '2026-11').name).toBe('2026-11'));

  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-Q1', -1, '2025-Q4'],
    ['2026-Q4', 1, '2027-Q1'],
    ['2026', -1, '2025'],
  ])('beside %s by %i is %s', (text, by, beside) => expect(periodBeside(periodOf(text, '2026-11'), by).name).toBe(beside));

  it.each([
    ['2026-10', true],
    ['2026-11', false],
    ['2026-Q3', true],
    ['2026-Q4', false],
    ['2025', true],
    ['2026', false],
  ])('%s is over in November 2026: %s', (text, over) => expect(isOver(periodOf(text, '2026-11'), '2026-11')).toBe(over));

  it('a month lies in its quarter and its year', () => expect([periodWith('2026-06', 'QUARTER').name, periodWith('2026-07', 'QUARTER').name, periodWith('2026-07', 'YEAR').name]).toEqual(['2026-Q2', '2026-Q3', '2026']));

  it('twelve months end with the period, never in the future', () => {
    expect(yearUntil(periodOf('2026-09', '2026-11'), '2026-11')).toEqual({ from: '2025-10', until: '2026-09' });
    expect(yearUntil(periodOf('2026', '2026-11'), '2026-11')).toEqual({ from: '2025-12', until: '2026-11' });
  });
});
