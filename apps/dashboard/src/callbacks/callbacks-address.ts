import { dayIn } from '../format/time';
import type { CallbackFilter, CallbackGroup, CallbackQueue } from '../gql/graphql';

/** Parts of the room, each with its address: `/callbacks`, `/callbacks/review`, … */
export const TABS = ['worklist', 'review', 'plan', 'sample', 'occasions', 'archive', 'figures'] as const;
export type Tab = (typeof TABS)[number];

export const QUEUES = ['OPEN', 'OVERDUE', 'DUE_TODAY', 'NO_ANSWER', 'PLANNED', 'DONE'] as const satisfies readonly CallbackQueue[];
export const GROUPS = ['COMPLAINT', 'CONTRACTED_SERVICE', 'FIRST_AID', 'REPAIR', 'HELP_REQUEST', 'COMMUNITY_EVENT', 'OTHER'] as const satisfies readonly CallbackGroup[];
export const PAGE_LENGTH = 50;

export function tabOf(part: string | undefined): Tab {
  return TABS.find((tab) => tab === part) ?? 'worklist';
}

export function pathOf(tab: Tab): string {
  return tab === 'worklist' ? '/callbacks' : `/callbacks/${tab}`;
}

export interface WorklistQuery {
  readonly queue: (typeof QUEUES)[number];
  readonly filter: CallbackFilter;
  readonly after: string | null;
}

/** What the worklist shows, as the address says it; words that it does not know are passed over. */
export function worklistOf(search: URLSearchParams): WorklistQuery {
  const queue = QUEUES.find((one) => one === search.get('queue')) ?? 'OPEN';
  const group = GROUPS.find((one) => one === search.get('group'));
  return { queue, filter: { queue, ...(group && { group }), ...(search.get('mine') === '1' && { mine: true }) }, after: search.get('after') };
}

/** The address with one part changed; another filter begins the list anew, an opened visit does not. */
export function withPart(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === '') next.delete(name);
  else next.set(name, value);
  if (name === 'queue' || name === 'group' || name === 'mine') next.delete('after');
  return next;
}

/** `2026-11`, on the centre's calendar; what is no month is the running one. */
export function monthOf(text: string | null, zone: string, now: number): string {
  return isMonth(text) ? text : dayIn(zone, now).slice(0, 7);
}

function isMonth(text: string | null): text is string {
  return text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month so many months later, or earlier. */
export function monthBeside(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
