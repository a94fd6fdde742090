import { boardItem, dutyItem, type BoardDuty, type Limit } from '../board/board-item';
import { deadlineStatus, type DeadlineStatus } from '../format/deadline-status';
import type { MyMatterFieldsFragment, MyWorkQuery } from '../gql/graphql';

export type MyMatter = MyMatterFieldsFragment;

/** A matter or duty with the limit that it stands by: the earliest own one that runs, else a paused own one, else the earliest of the case; null: nothing is owed. */
export type WorkItem = { readonly id: string; readonly next: Limit | null } & ({ readonly kind: 'CASE'; readonly matter: MyMatter } | { readonly kind: 'DUTY'; readonly duty: BoardDuty });

export const GROUPS = ['OVERDUE', 'SOON', 'LATER'] as const;
export type Group = (typeof GROUPS)[number];

/** What fits into the next half hour stands with what the procedure itself calls due soon. */
const SOON_MS = 30 * 60_000;

export function workItems({ matters, duties }: Pick<MyWorkQuery['myWork'], 'matters' | 'duties'>): WorkItem[] {
  const cases = matters.map((matter): WorkItem => {
    const { limits } = boardItem(matter.row);
    const own = limits.find(({ source }) => matter.owes.includes(source.id));
    return { kind: 'CASE', id: matter.row.id, matter, next: own ?? limits[0] ?? null };
  });
  const periodic = duties.map((duty): WorkItem => ({ kind: 'DUTY', id: duty.id, duty, next: dutyItem(duty).next }));
  return [...cases, ...periodic].sort((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
}

function orderOf({ next }: WorkItem): number {
  return next === null || next.paused ? Infinity : next.dueAt;
}

export function statusOf({ next }: WorkItem, now: number): DeadlineStatus {
  return next ? deadlineStatus(next, now) : 'ON_TIME';
}

/** In which group an item stands at this moment of business time. */
export function groupOf(item: WorkItem, now: number): Group {
  const status = statusOf(item, now);
  if (status === 'OVERDUE') return 'OVERDUE';
  return status === 'DUE_SOON' || (status === 'ON_TIME' && item.next !== null && item.next.dueAt - now <= SOON_MS) ? 'SOON' : 'LATER';
}
