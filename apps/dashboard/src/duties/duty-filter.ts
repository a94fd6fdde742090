import type { DutyFilter, DutyStatus } from '../gql/graphql';

export const PAGE_LENGTH = 50;

/** The rows that come round by themselves, in the register's order; a centre owes those that its procedures hold. */
export const DUTY_RULES = ['FD-03', 'FD-09', 'CP-28', 'CP-29', 'HR-27'] as const;

/** What the page shows, as the address says it; words that it does not know are passed over. */
export function dutyQueryOf(search: URLSearchParams): { readonly status: DutyStatus; readonly filter: DutyFilter; readonly after: string | null } {
  const status: DutyStatus = search.get('status') === 'DONE' ? 'DONE' : 'OPEN';
  const rule = DUTY_RULES.find((key) => key === search.get('rule'));
  return { status, filter: { status, ...(rule && { rule }) }, after: search.get('after') };
}

/** The address with one part changed; another filter begins the list anew, an opened duty does not. */
export function withFilter(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === '') next.delete(name);
  else next.set(name, value);
  if (name === 'status' || name === 'rule') next.delete('after');
  return next;
}
