import type { DisposalKind } from '@guanjia/schema';
import type { ClientBase } from 'pg';
import { blankCallbacks } from './blank-callbacks.js';
import { blankCases, REMOVED } from './blank-cases.js';

interface Kind {
  /** Records `t` that can be on a list. */
  readonly from: string;
  /** From when their retention counts. */
  readonly ended: string;
  readonly number: string;
  readonly due: string;
  /** Removes what is personal in them; answers in how many. */
  readonly dispose: (client: ClientBase, ids: readonly string[]) => Promise<number>;
}

const ARCHIVED = '(select a.archived_at from callback_archive a where a.centre_id = t.centre_id and a.month = t.month)';

/** What goes by a list, and how. A new kind of record with personal data in it adds its entry here. */
export const DISPOSAL_KINDS: Readonly<Record<DisposalKind, Kind>> = {
  CASES: {
    from: 'service_case t', ended: 'coalesce(t.closed_at, t.settled_at, t.received_at)', number: 't.number',
    // What came in as history was ended elsewhere, whatever its last status says.
    due: `(t.status = 'CLOSED' or t.historic) and t.disposed_at is null`,
    dispose: blankCases,
  },
  CALLBACKS: {
    // CB-17 keeps the month's records from the day on which they were archived; what is not archived yet is still needed.
    from: 'callback t', ended: ARCHIVED, number: '(select c.number from service_case c where c.id = t.case_id)',
    due: `t.status not in ('OPEN', 'VISITED') and t.disposed_at is null and ${ARCHIVED} is not null`,
    dispose: blankCallbacks,
  },
  HANDOVER_NOTES: {
    // A note that no shift has taken over yet is still needed.
    from: 'handover_note t', ended: 't.at', number: 'null', due: 't.disposed_at is null and t.handover_id is not null',
    dispose: async (client, ids) =>
      (await client.query('update handover_note set body = $2, disposed_at = app_now() where id = any($1::uuid[]) and disposed_at is null', [ids, REMOVED])).rowCount ?? 0,
  },
};
