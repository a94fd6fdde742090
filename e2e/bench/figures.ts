import { test } from '@playwright/test';

/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Absent: said, but nothing was promised of it. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  /** Behind the figure, in words. */
  readonly note?: string;
}

export const FIGURE = 'figure';

/** Puts a line into the table of `npm run bench:ui`. A missed target fails nothing: it is said. */
export function figure(what: string, value: number, unit: string, target?: Figure['target'], note?: string): void {
  const one: Figure = { what, value, unit, ...(target && { target }), ...(note && { note }) };
  test.info().annotations.push({ type: FIGURE, description: JSON.stringify(one) });
}

export const isMet = ({ value, target }: Figure): boolean | null => (target === undefined ? null : 'atMost' in target ? value <= target.atMost : value >= target.atLeast);

/** The value which this share of the measurements does not exceed (nearest rank); NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}
