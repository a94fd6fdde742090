import { startOfDayIn } from '../format/time';
import { itemStatus, type BoardItem } from './board-item';
import type { BoardView } from './board-store';

/** The six counters, each a filter: what it counts, it shows; visits that are owed are shown by their own room. What was received today and is closed already is counted too, and stands in the list of cases. */
export const FILTERS = ['open', 'overdue', 'dueSoon', 'unassigned', 'callbacksOwed', 'receivedToday'] as const;
export type Filter = (typeof FILTERS)[number];
export type Counters = Readonly<Record<Filter, number>>;

const HALF_AN_HOUR = 30 * 60_000;

/** What a filter asks beside the row. */
export interface FilterContext {
  /** Business time, milliseconds. */
  readonly now: number;
  /** When the day began at a centre. */
  readonly dayBegan: (centreId: string) => number;
}

const HOLDS: Readonly<Record<Filter, (item: BoardItem, context: FilterContext) => boolean>> = {
  open: () => true,
  overdue: (item, { now }) => itemStatus(item, now) === 'OVERDUE',
  dueSoon: ({ next }, { now }) => next !== null && !next.paused && next.dueAt >= now && next.dueAt - now <= HALF_AN_HOUR,
  unassigned: ({ row }) => row.ownerPerson === null && row.status !== 'SETTLED',
  // A visit is no row of the board: its number comes from the server, its list is `/callbacks`.
  callbacksOwed: () => false,
  receivedToday: ({ row, receivedAt }, { dayBegan }) => receivedAt >= dayBegan(row.centreId),
};

export function filterContext(now: number, centres: readonly { readonly id: string; readonly zone: string }[]): FilterContext {
  const began = new Map(centres.map(({ id, zone }) => [id, startOfDayIn(zone, now)]));
  return { now, dayBegan: (centreId) => began.get(centreId) ?? Infinity };
}

export function isFilter(text: string | null): text is Filter {
  return FILTERS.includes(text as Filter);
}

export function filtered(items: readonly BoardItem[], filter: Filter, context: FilterContext): readonly BoardItem[] {
  return filter === 'open' ? items : items.filter((item) => HOLDS[filter](item, context));
}

/** A day has begun at a centre since the server counted what was received: its count is yesterday's. */
export function countIsYesterdays({ received }: BoardView, { dayBegan }: FilterContext, centreIds: readonly string[]): boolean {
  return received.countedAt > 0 && centreIds.some((id) => dayBegan(id) > received.countedAt);
}

/** Counted from the rows themselves, so that a counter and its filter never disagree; what has left the board since morning is the server's knowledge. */
export function count({ items, received }: Pick<BoardView, 'items' | 'received'>, context: FilterContext): Counters {
  const counters = { open: 0, overdue: 0, dueSoon: 0, unassigned: 0, callbacksOwed: 0, receivedToday: 0 };
  for (const item of items) for (const filter of FILTERS) if (HOLDS[filter](item, context)) counters[filter]++;
  const today = received.counted + received.since.filter(({ row, receivedAt }) => receivedAt >= context.dayBegan(row.centreId)).length;
  return { ...counters, receivedToday: Math.max(counters.receivedToday, today) };
}
