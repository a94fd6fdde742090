import { count, filterContext, type Counters } from '../../board/board-filter';
import { isUnacknowledged, type Limit } from '../../board/board-item';
import type { BoardView } from '../../board/board-store';
import { deadlineStatus, type DeadlineStatus } from '../../format/deadline-status';
import type { Words } from '../../i18n/language';
import type { ThisWall } from './wall-transport';

/** As many as fill a screen, each with room for two lines of text. */
export const MOST_LINES = 8;

/** A case or a duty with the time limit that counts now. */
export interface Line {
  readonly id: string;
  /** A case's number; null for a duty. */
  readonly number: string | null;
  readonly centreId: string;
  readonly kind: BoardView['items'][number]['row']['kind'] | null;
  /** What is owed. */
  readonly owed: Words;
  readonly owedBy: readonly string[];
  readonly limit: Limit;
  readonly status: DeadlineStatus;
  /** The highest step that any of its limits has reached. */
  readonly level: number;
  /** Nobody has acknowledged it: it stands first, and it is heard. */
  readonly rings: boolean;
}

export interface WallView {
  readonly counters: Counters;
  readonly lines: readonly Line[];
  /** Lines that found no room. */
  readonly rest: number;
  /** Limits that were passed and that nobody has acknowledged, by id. */
  readonly ringing: ReadonlySet<string>;
  /** The limit that was passed last, acknowledged or not. */
  readonly lastBreach: Line | null;
}

type Entry = Omit<Line, 'limit' | 'status' | 'level' | 'rings' | 'owed' | 'owedBy'> & { readonly limits: readonly Limit[] };

/** What stands on the wall at one moment. @param now business time, milliseconds */
export function wallView(board: BoardView, centres: ThisWall['centres'], now: number): WallView {
  const entries: Entry[] = [
    ...board.items.map(({ row, limits }) => ({ id: row.id, number: row.number, centreId: row.centreId, kind: row.kind, limits })),
    ...board.duties.map(({ duty, limits }) => ({ id: duty.id, number: null, centreId: duty.centreId, kind: null, limits })),
  ];
  const lines = entries.flatMap((entry) => lineOf(entry, now)).sort(byUrgency);
  const passed = entries.flatMap((entry) => entry.limits.filter((limit) => deadlineStatus(limit, now) === 'OVERDUE').map((limit) => ({ entry, limit })));
  const last = passed.reduce<(typeof passed)[number] | null>((latest, one) => (latest && latest.limit.dueAt >= one.limit.dueAt ? latest : one), null);
  return {
    counters: count(board, filterContext(now, centres)),
    lines: lines.slice(0, MOST_LINES),
    rest: Math.max(0, lines.length - MOST_LINES),
    ringing: new Set(passed.filter(({ limit }) => isUnacknowledged(limit, now)).map(({ limit }) => limit.source.id)),
    lastBreach: last && withLimit(last.entry, last.limit, now),
  };
}

/** By the limit that rings, the latest of several; else by the one that is due first. Who owes nothing has no line. */
function lineOf(entry: Entry, now: number): Line[] {
  const rings = entry.limits.filter((limit) => isUnacknowledged(limit, now));
  const limit = rings.at(-1) ?? entry.limits[0];
  return limit ? [withLimit(entry, limit, now)] : [];
}

function withLimit({ limits, ...entry }: Entry, limit: Limit, now: number): Line {
  return {
    ...entry, limit,
    owed: limit.source.name,
    owedBy: limit.source.owedBy,
    status: deadlineStatus(limit, now),
    level: Math.max(...limits.map(({ source }) => source.level)),
    rings: limits.some((one) => isUnacknowledged(one, now)),
  };
}

/** What rings stands first, the newest on top: with more breaches than lines, a new one must still be seen. Then by time to breach; what stands still, last. */
function byUrgency(a: Line, b: Line): number {
  const group = ({ rings, limit }: Line) => (rings ? 0 : limit.paused ? 2 : 1);
  const byTime = a.limit.dueAt - b.limit.dueAt;
  return group(a) - group(b) || (a.rings ? -byTime : byTime) || (a.id < b.id ? -1 : 1);
}
