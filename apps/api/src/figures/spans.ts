import type { FigureStep } from '@guanjia/domain';

/** A span of whole months, both as 2026-10 and both in it. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

export const MOST_MONTHS = 36;
const MONTH = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/;

export const isMonth = (text: string): boolean => MONTH.test(text);

/** Months since year 0, so that they can be counted with. */
const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthOf = (number: number): string => `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** How many months; below 1 where it ends before it begins. */
export const monthsIn = ({ from, until }: Span): number => numberOf(until) - numberOf(from) + 1;
export const monthsOf = ({ from, until }: Span): string[] => Array.from({ length: numberOf(until) - numberOf(from) + 1 }, (_, n) => monthOf(numberOf(from) + n));
export const yearBefore = ({ from, until }: Span): Span => ({ from: monthOf(numberOf(from) - 12), until: monthOf(numberOf(until) - 12) });

const LENGTHS = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const;

/** The spans of a period, the oldest first; the first and the last are as short as the period cuts them. */
export function spansOf(period: Span, step: FigureStep): Span[] {
  if (step === 'WHOLE') return [period];
  const length = LENGTHS[step];
  const [first, last] = [numberOf(period.from), numberOf(period.until)];
  const begins = Math.floor(first / length) * length;
  return Array.from({ length: Math.floor((last - begins) / length) + 1 }, (_, n) => ({
    from: monthOf(Math.max(first, begins + n * length)),
    until: monthOf(Math.min(last, begins + (n + 1) * length - 1)),
  }));
}

/** As points name it: 2026-10, 2026-Q4, 2026, or 2026-01/2026-12. */
export function periodName({ from, until }: Span, step: FigureStep): string {
  switch (step) {
    case 'MONTH':
      return from;
    case 'QUARTER':
      return `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5)) / 3)}`;
    case 'YEAR':
      return from.slice(0, 4);
    case 'WHOLE':
      return `${from}/${until}`;
  }
}

/** A month as the tables write it. */
export const firstDay = (month: string): string => `${month}-01`;
