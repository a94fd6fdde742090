/** A month, quarter or year of the calendar, as the address names it: `2026-11`, `2026-Q4`, `2026`. */
export interface Period {
  readonly kind: PeriodKind;
  readonly name: string;
  /** First and last month, `2026-10`. */
  readonly from: string;
  readonly until: string;
}
export const PERIOD_KINDS = ['MONTH', 'QUARTER', 'YEAR'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const MONTHS_IN = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const satisfies Record<PeriodKind, number>;

/** The month so many months later, or earlier. */
export function monthBeside(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The period of a kind that a month lies in. */
export function periodWith(month: string, kind: PeriodKind): Period {
  const year = month.slice(0, 4);
  const quarter = Math.ceil(Number(month.slice(5)) / 3);
  if (kind === 'MONTH') return { kind, name: month, from: month, until: month };
  if (kind === 'QUARTER') {
    const from = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}`;
    return { kind, name: `${year}-Q${quarter}`, from, until: monthBeside(from, 2) };
  }
  return { kind, name: year, from: `${year}-01`, until: `${year}-12` };
}

/** @param text of the address; what is no period is the running month @param today the running month */
export function periodOf(text: string | null, today: string): Period {
  const [, year = '', part = ''] = /^(\d{4})(?:-(Q[1-4]|0[1-9]|1[0-2]))?$/.exec(text ?? '') ?? [];
  if (year === '') return periodWith(today, 'MONTH');
  if (part === '') return periodWith(`${year}-01`, 'YEAR');
  if (part.startsWith('Q')) return periodWith(`${year}-${String(Number(part.slice(1)) * 3).padStart(2, '0')}`, 'QUARTER');
  return periodWith(`${year}-${part}`, 'MONTH');
}

/** The neighbour of the same kind. @param by 1 the next, -1 the one before */
export function periodBeside({ kind, from }: Period, by: number): Period {
  return periodWith(monthBeside(from, by * MONTHS_IN[kind]), kind);
}

export function isOver({ until }: Period, today: string): boolean {
  return until < today;
}

/** The twelve months up to the period's end, or up to the running month where the period is not over. */
export function yearUntil({ until }: Period, today: string): { readonly from: string; readonly until: string } {
  const last = until < today ? until : today;
  return { from: monthBeside(last, -11), until: last };
}
