import type { CaseFilter, CaseOrder } from '../gql/graphql';
import { KINDS, SEVERITIES, STATUSES } from './vocabulary-order';

export const ORDERS = ['RECEIVED_DESC', 'RECEIVED_ASC', 'DUE_ASC'] as const satisfies readonly CaseOrder[];
export const PAGE_LENGTH = 50;

/** What the list shows, as the address says it. */
export interface ListQuery {
  readonly filter: CaseFilter;
  readonly order: CaseOrder;
  readonly after: string | null;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | undefined {
  return values.find((value) => value === text);
}

/** Words that the address does not know are passed over. */
export function listQueryOf(search: URLSearchParams): ListQuery {
  const kind = oneOf(KINDS, search.get('kind'));
  const status = oneOf(STATUSES, search.get('status'));
  const severity = oneOf(SEVERITIES, search.get('severity'));
  const text = search.get('q')?.trim();
  return {
    filter: {
      ...(kind && { kind }),
      ...(status && { status }),
      ...(severity && { severity }),
      ...(search.get('overdue') === '1' && { overdue: true }),
      ...(text && { text: text.slice(0, 200) }),
    },
    order: oneOf(ORDERS, search.get('order')) ?? 'RECEIVED_DESC',
    after: search.get('after'),
  };
}

/** The address with one filter changed; the list then begins anew. */
export function withFilter(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === '') next.delete(name);
  else next.set(name, value);
  if (name !== 'after') next.delete('after');
  return next;
}

