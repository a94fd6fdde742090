import type { AccessAct, AccessLogFilter } from '../gql/graphql';
import { instantOfWallTime } from '../format/wall-time';

export const ACTS = [
  'SIGN_IN', 'SIGN_OUT', 'CHANGE_PASSWORD', 'REVOKE_SESSION', 'REVEAL_TELEPHONE', 'EXPORT', 'IMPORT', 'ADJUST_CLOCK', 'PUBLISH_POLICY', 'ADOPT_POLICIES', 'CANCEL_ADOPTION', 'CHANGE_SETTINGS',
  'CHANGE_CALENDAR', 'SET_UP_COMPANY', 'CHANGE_PLACES', 'CHANGE_STAFF', 'APPOINT', 'END_HOLDING', 'CHANGE_POSTS', 'PLAN_ROSTER', 'CREATE_WALL', 'CHANGE_WALL', 'REVOKE_WALL', 'CREATE_RESIDENT_LINK', 'REVOKE_RESIDENT_LINK', 'BACKUP', 'RESTORE',
  'PROPOSE_DISPOSAL', 'DECIDE_DISPOSAL', 'EXPORT_RESIDENT', 'CORRECT_RESIDENT', 'ERASE_RESIDENT',
] as const satisfies readonly AccessAct[];
export const PAGE_LENGTH = 50;

/** What the page shows, as its address says it: `person`, `act`, and the days `from` and `until`, both included, at the centre. Words that it does not know are passed over. */
export function accessLogQueryOf(search: URLSearchParams, zone: string): { readonly filter: AccessLogFilter; readonly after: string | null } {
  const person = search.get('person')?.trim().slice(0, 100);
  const act = ACTS.find((one) => one === search.get('act'));
  const from = startOf(search.get('from'), zone);
  const until = startOf(dayAfter(search.get('until')), zone);
  return { filter: { ...(person && { person }), ...(act && { acts: [act] }), ...(from && { from }), ...(until && { until }) }, after: search.get('after') };
}

function startOf(day: string | null, zone: string): string | null {
  const at = day === null ? null : instantOfWallTime(zone, `${day}T00:00`);
  return at === null ? null : new Date(at).toISOString();
}

function dayAfter(day: string | null): string | null {
  const at = day === null ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? null : new Date(at + 86_400_000).toISOString().slice(0, 10);
}
