import type { Board, BoardCounters, BoardRow } from '@guanjia/schema';
import type { Scope } from '../access/scope.js';
import { notHidden } from '../callbacks/callback-scope.js';
import type { Database } from '../database/database.js';
import { formatCursor } from '../journal/cursor.js';
import { BOARD_DUTY_JSON, BOARD_ROW_JSON, DUTY_ON_BOARD, nameDuties, nameRules, ON_BOARD, type StoredBoardDuty, type StoredBoardRow } from './board-row.js';

/**
 * One statement, so one snapshot: head and rows belong together. A commit that is not numbered yet may already be in a row; it comes once more as an event, and
 * the client keeps the higher version. The other way round – in the head and not in a row – cannot be.
 */
const SNAPSHOT = /* sql */ `
with moment as materialized (select app_now() as now)
select head.epoch, head.seq, (extract(epoch from moment.now) * 1000)::int8 as now,
  coalesce((
    select json_agg(${BOARD_ROW_JSON} order by c.received_at desc, c.id desc) from service_case c
    where c.centre_id = any($1::uuid[]) and c.audience = any($2::text[]) and ${ON_BOARD}), '[]') as rows,
  coalesce((
    select json_agg(${BOARD_DUTY_JSON} order by d.arisen_at, d.rule_key, d.id) from duty d
    where d.centre_id = any($1::uuid[]) and d.audience = any($2::text[]) and ${DUTY_ON_BOARD}), '[]') as duties,
  (select coalesce(sum(today.cases), 0)::int from service_centre centre cross join lateral (
     select count(*) as cases from service_case c
     where c.centre_id = centre.id and c.audience = any($2::text[]) and not c.historic
       -- Both ends, though nothing is received later than now: with one end alone PostgreSQL takes a third of all cases for today's and reads the table.
       and c.received_at >= date_trunc('day', moment.now at time zone centre.zone) at time zone centre.zone and c.received_at <= moment.now) today
   where centre.id = any($1::uuid[])) as received_today,
  (select count(*)::int from callback cb where cb.centre_id = any($1::uuid[]) and cb.audience = any($2::text[]) and cb.status = 'OPEN' and ($3::uuid is null or ${notHidden('$3')})) as callbacks_owed
from journal_head head, moment`;

interface SnapshotRow {
  readonly epoch: string;
  readonly seq: number;
  readonly now: number;
  readonly rows: StoredBoardRow[];
  readonly duties: StoredBoardDuty[];
  readonly received_today: number;
  readonly callbacks_owed: number;
}

/** All rows of the reader's board with the cursor from which `boardEvents` goes on, and the figures counted from these very rows. `personId`: who reads, from whom a draw may be hidden (CB-08); null: a wall, which sees none. */
export async function boardSnapshot(database: Database, scope: Scope, personId: string | null = null): Promise<Board> {
  const { rows: answer } = await database.pool.query<SnapshotRow>({ name: 'board-snapshot', text: SNAPSHOT, values: [scope.centreIds, scope.audiences, personId] });
  const { epoch, seq, now, rows: stored, duties, received_today: receivedToday, callbacks_owed: callbacksOwed } = answer[0]!;
  const [rows, namedDuties] = await Promise.all([nameRules(database, stored), nameDuties(database, duties)]);
  return { cursor: formatCursor({ epoch, seq }), serverNow: now, counters: { ...countRows(rows, now), callbacksOwed, receivedToday }, rows, duties: namedDuties };
}

/** Half an hour: what a supervisor can still do something about. */
const SOON_MS = 30 * 60_000;

/** Counted from rows, never added up from events. A paused clock is neither late nor soon. */
export function countRows(rows: readonly BoardRow[], now: number): Omit<BoardCounters, 'callbacksOwed' | 'receivedToday'> {
  let overdue = 0;
  let dueSoon = 0;
  let unassigned = 0;
  for (const row of rows) {
    const running = row.obligations.filter((obligation) => !obligation.paused).map((obligation) => Number(obligation.dueAt));
    const earliest = Math.min(...running);
    if (earliest < now) overdue++;
    else if (earliest <= now + SOON_MS) dueSoon++;
    if (row.ownerPerson === null && row.status !== 'SETTLED') unassigned++;
  }
  return { open: rows.length, overdue, dueSoon, unassigned };
}
