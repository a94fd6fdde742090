import { instantOfWallTime } from '../format/wall-time';
import type { CaseAudience, CaseFilter, CaseOrder, Verdict } from '../gql/graphql';
import { KINDS, SEVERITIES, STATUSES, VALIDITIES } from './vocabulary-order';

export const ORDERS = ['RECEIVED_DESC', 'RECEIVED_ASC', 'DUE_ASC'] as const satisfies readonly CaseOrder[];
export const VERDICTS = ['ON_TIME', 'LATE', 'MISSED', 'EXCUSED'] as const satisfies readonly Verdict[];
export const AUDIENCES = ['CENTRE', 'CONFIDENTIAL', 'QUALITY', 'COMPLAINT_CENTRE'] as const satisfies readonly CaseAudience[];
/** Filters that stand behind "more". */
export const MORE_FILTERS = ['validity', 'severity', 'owner', 'verdict', 'audience', 'from', 'until'] as const;
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

/** The moment at which a day begins in the zone, or the day after it. */
function startOf(zone: string, day: string | null, later = 0): string | undefined {
  const at = /^\d{4}-\d\d-\d\d$/.test(day ?? '') ? Date.parse(`${day}T00:00Z`) + later * 86_400_000 : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const moment = instantOfWallTime(zone, new Date(at).toISOString().slice(0, 16));
  return moment === null ? undefined : new Date(moment).toISOString();
}

/** Words that the address does not know are passed over. @param zone in which its days are read */
export function listQueryOf(search: URLSearchParams, zone: string): ListQuery {
  const kind = oneOf(KINDS, search.get('kind'));
  const status = oneOf(STATUSES, search.get('status'));
  const validity = oneOf(VALIDITIES, search.get('validity'));
  const severity = oneOf(SEVERITIES, search.get('severity'));
  const verdict = oneOf(VERDICTS, search.get('verdict'));
  const audience = oneOf(AUDIENCES, search.get('audience'));
  const ownerPost = /^[A-Z][A-Z0-9_]{0,59}$/.exec(search.get('owner') ?? '')?.[0];
  const receivedFrom = startOf(zone, search.get('from'));
  const until = startOf(zone, search.get('until'), 1);
  // Days the wrong way round find nothing anyway; the later of the two is then left open.
  const receivedUntil = until && receivedFrom && until <= receivedFrom ? undefined : until;
  const text = search.get('q')?.trim();
  return {
    filter: {
      ...(kind && { kind }),
      ...(status && { status }),
      ...(validity && { validity }),
      ...(severity && { severity }),
      ...(search.get('overdue') === '1' && { overdue: true }),
      ...(ownerPost && { ownerPost }),
      ...(verdict && { verdict }),
      ...(audience && { audience }),
      ...(receivedFrom && { receivedFrom }),
      ...(receivedUntil && { receivedUntil }),
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

/** What of the address is kept under a name: all but the place in the list. */
export function keptPart(search: URLSearchParams): string {
  return withFilter(search, 'after', '').toString();
}
