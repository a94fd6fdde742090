import type { NoticeFilter, NoticeStatus, NotificationChannelKind } from '../gql/graphql';

export const STATUSES = ['GIVEN_UP', 'FAILED', 'WAITING', 'SENT'] as const satisfies readonly NoticeStatus[];
export const CHANNEL_KINDS = ['WECOM_ROBOT', 'DINGTALK_ROBOT', 'WEBHOOK', 'MAIL'] as const satisfies readonly NotificationChannelKind[];
export const PAGE_LENGTH = 50;

/** What the list shows, as the address says it; words that it does not know are passed over. */
export function noticeQueryOf(search: URLSearchParams): { readonly filter: NoticeFilter; readonly after: string | null } {
  const status = STATUSES.find((one) => one === search.get('status'));
  const channelKind = CHANNEL_KINDS.find((one) => one === search.get('channel'));
  const caseNumber = search.get('number')?.trim();
  return { filter: { ...(status && { status }), ...(channelKind && { channelKind }), ...(caseNumber && { caseNumber: caseNumber.slice(0, 60) }) }, after: search.get('after') };
}

/** The address with one part changed; the list then begins anew. */
export function withPart(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === '') next.delete(name);
  else next.set(name, value);
  if (name !== 'after') next.delete('after');
  return next;
}
