import { deadlineStatus, type Deadline, type DeadlineStatus } from '../format/deadline-status';
import { instant } from '../format/time';
import type { BoardDutyFieldsFragment, BoardObligationFieldsFragment, BoardRowFieldsFragment } from '../gql/graphql';

export type BoardRow = BoardRowFieldsFragment;
export type BoardDuty = BoardDutyFieldsFragment;

/** An open time limit with its moments as numbers. */
export interface Limit extends Deadline {
  readonly source: BoardObligationFieldsFragment;
}

/** A row as the screen works with it: moments parsed once, not at each comparison. */
export interface BoardItem {
  readonly row: BoardRow;
  readonly receivedAt: number;
  readonly lastEventAt: number;
  readonly limits: readonly Limit[];
  /** The limit that breaches first; a paused one only when all stand still; null when nothing is owed. */
  readonly next: Limit | null;
}

/** A duty of a centre and a period, which stands beside the cases and rings like them. */
export interface DutyItem {
  readonly duty: BoardDuty;
  readonly limits: readonly Limit[];
  readonly next: Limit | null;
}

function limitsOf(obligations: readonly BoardObligationFieldsFragment[]): readonly Limit[] {
  return obligations
    .map((source): Limit => ({ source, dueAt: instant(source.dueAt), warnAt: source.warnAt === null ? null : instant(source.warnAt), paused: source.paused }))
    .sort((a, b) => Number(a.paused) - Number(b.paused) || a.dueAt - b.dueAt);
}

export function dutyItem(duty: BoardDuty): DutyItem {
  const limits = limitsOf(duty.obligations);
  return { duty, limits, next: limits[0] ?? null };
}

/** What is due first stands first. */
export function dutiesInOrder(items: Iterable<DutyItem>): readonly DutyItem[] {
  return [...items].sort((a, b) => (a.next?.dueAt ?? Infinity) - (b.next?.dueAt ?? Infinity) || (a.duty.id < b.duty.id ? -1 : 1));
}

export function boardItem(row: BoardRow): BoardItem {
  const limits = limitsOf(row.obligations);
  return { row, receivedAt: instant(row.receivedAt), lastEventAt: instant(row.lastEventAt), limits, next: limits[0] ?? null };
}

/** By time to breach: what breaches first stands first; then what is paused; then what owes nothing, oldest first. */
export function byTimeToBreach(a: BoardItem, b: BoardItem): number {
  return orderGroup(a) - orderGroup(b) || (a.next?.dueAt ?? a.receivedAt) - (b.next?.dueAt ?? b.receivedAt) || (a.row.id < b.row.id ? -1 : 1);
}

const orderGroup = ({ next }: BoardItem) => (next === null ? 2 : next.paused ? 1 : 0);

/** A row without an open limit is done when its matter is settled, and simply on time before. */
export function itemStatus(item: BoardItem, now: number): DeadlineStatus {
  if (item.next) return deadlineStatus(item.next, now);
  return item.row.status === 'SETTLED' || item.row.status === 'CLOSED' ? 'DONE' : 'ON_TIME';
}

/** The highest step that was reached by any of its limits. */
export function itemLevel(item: BoardItem): number {
  return Math.max(0, ...item.limits.map(({ source }) => source.level));
}

/** Breached and not acknowledged at its level; a breach that the server has not announced yet counts too. */
export function isUnacknowledged(limit: Limit, now: number): boolean {
  return deadlineStatus(limit, now) === 'OVERDUE' && limit.source.acknowledgedLevel < Math.max(1, limit.source.level);
}
