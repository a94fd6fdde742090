import { monthBeside, periodBeside, periodOf, periodWith, PERIOD_KINDS, yearUntil, type Period } from '../figures/period';

/** How long a span the page is about: of the calendar, or the twelve months up to now. */
export const SPAN_KINDS = [...PERIOD_KINDS, 'LAST_12'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

export interface Span {
  readonly kind: SpanKind;
  /** As the address says it: `2026-11`, `2026-Q4`, `2026`, `last-12`. */
  readonly name: string;
  readonly from: string;
  readonly until: string;
}
const LAST_12 = 'last-12';

/** @param text of the address @param today the running month */
export function spanOf(text: string | null, today: string): Span {
  return text === LAST_12 ? { kind: 'LAST_12', name: LAST_12, ...yearUntil(periodWith(today, 'MONTH'), today) } : periodOf(text, today);
}

/** What the address says for the same time in another kind of span; of a longer one the last month that is not in the future. */
export function nameIn(kind: SpanKind, { until }: Span, today: string): string {
  return kind === 'LAST_12' ? LAST_12 : periodWith(until < today ? until : today, kind).name;
}

/** The span of the same length just before, with which this one is compared. */
export function spanBefore(span: Span): { readonly from: string; readonly until: string } {
  return span.kind === 'LAST_12' ? { from: monthBeside(span.from, -12), until: monthBeside(span.from, -1) } : periodBeside(span as Period, -1);
}

/** The neighbour's name in the address; null: there is none. @param by 1 the next, -1 the one before */
export function neighbourOf(span: Span, by: 1 | -1, today: string): string | null {
  if (span.kind === 'LAST_12') return null;
  const beside = periodBeside(span as Period, by);
  return beside.from > today ? null : beside.name;
}
