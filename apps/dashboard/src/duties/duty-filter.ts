import { instantOfWallTime } from '../format/wall-time';
import type { DutyFilter, DutyStatus } from '../gql/graphql';

export const PAGE_LENGTH = 50;

export interface DutyQuery {
  readonly status: DutyStatus;
  /** `2026-11`; empty: of any time. */
  readonly month: string;
  readonly filter: DutyFilter;
  readonly after: string | null;
}

/** What the page shows, as the address says it; words that it does not know are passed over. @param zone on whose calendar a month is meant */
export function dutyQueryOf(search: URLSearchParams, zone: string): DutyQuery {
  const status: DutyStatus = search.get('status') === 'DONE' ? 'DONE' : 'OPEN';
  const rule = search.get('rule')?.slice(0, 100);
  const month = search.get('month') ?? '';
  const span = spanOf(month, zone);
  return { status, month: span ? month : '', filter: { status, ...(rule && { rule }), ...span }, after: search.get('after') };
}

/** Periods that touch a month: a week belongs to both of its months. Null for what is no month. */
function spanOf(month: string, zone: string): Pick<DutyFilter, 'periodFrom' | 'periodUntil'> | null {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (!year || !number) return null;
  const next = number === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(number) + 1).padStart(2, '0')}`;
  const began = (of: string) => new Date(instantOfWallTime(zone, `${of}-01T00:00`) ?? NaN).toISOString();
  return { periodFrom: began(month), periodUntil: began(next) };
}

/** The address with one part changed; another filter begins the list anew, an opened duty does not. */
export function withFilter(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === '') next.delete(name);
  else next.set(name, value);
  if (name === 'status' || name === 'rule' || name === 'month') next.delete('after');
  return next;
}
