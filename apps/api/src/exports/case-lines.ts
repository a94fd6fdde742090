import { maskTelephone, type CaseKind, type CaseStatus, type Channel, type Severity, type Validity } from '@guanjia/domain';
import type { Pool } from 'pg';
import { matchingCases, type CasesAskedFor } from '../cases/matching-cases.js';
import { LABEL_EN, LABEL_ZH } from '../organisation/places.js';

/** A case as a line of a workbook. Times are wall times of its centre, `2026-11-20 14:05`. */
export interface CaseLine {
  readonly number: string;
  readonly centreZh: string;
  readonly centreEn: string;
  readonly kind: CaseKind;
  readonly validity: Validity | null;
  readonly severity: Severity | null;
  readonly urgent: boolean;
  readonly status: CaseStatus;
  readonly placeZh: string | null;
  readonly placeEn: string | null;
  readonly caller: string | null;
  readonly telephoneMasked: string | null;
  readonly matter: string;
  readonly description: string;
  readonly category: string | null;
  readonly channel: Channel;
  readonly ownerZh: string;
  readonly ownerEn: string;
  readonly receivedAt: string;
  readonly nextDueAt: string | null;
  readonly overdue: boolean;
  readonly lateCount: number;
  readonly settledAt: string | null;
  readonly closedAt: string | null;
}

/** A batch holds a connection for some ten milliseconds; a reception that waits for one does not notice. */
const BATCH = 1_000;

const wallTime = (at: string) => `to_char(${at} at time zone s.zone, 'YYYY-MM-DD HH24:MI')`;

const LINES = (where: string, after: string, limit: string) => /* sql */ `
with page as (
  select c.* from service_case c where ${where}${after} order by c.received_at desc, c.id desc limit ${limit}
)
select c.id, (extract(epoch from c.received_at) * 1000)::int8 as "receivedMs", c.number, s.name_zh as "centreZh", s.name_en as "centreEn", c.kind, c.validity, c.severity, c.urgent, c.status,
  coalesce(${LABEL_ZH}, a.name_zh, c.place_text) as "placeZh", coalesce(${LABEL_EN}, a.name_en, c.place_text) as "placeEn",
  coalesce(r.name, c.caller_name) as caller, coalesce(r.telephone, c.caller_telephone) as telephone, c.matter, c.description, c.category, c.channel,
  coalesce(p.name_zh, c.owner_post) as "ownerZh", coalesce(p.name_en, c.owner_post) as "ownerEn",
  ${wallTime('c.received_at')} as "receivedAt", ${wallTime('o.next')} as "nextDueAt", coalesce(o.overdue, false) as overdue, coalesce(o.late, 0)::int as "lateCount",
  ${wallTime('c.settled_at')} as "settledAt", ${wallTime('c.closed_at')} as "closedAt"
from page c join service_centre s on s.id = c.centre_id
left join unit u on u.id = c.unit_id left join building b on b.id = u.building_id left join public_area a on a.id = c.public_area_id
left join resident r on r.id = c.resident_id left join post p on p.key = c.owner_post
left join lateral (
  select min(o.due_at) filter (where o.status = 'OPEN') as next,
    bool_or(o.status = 'OPEN' and o.due_at < (select app_now()) and not o.pauses @? '$[*] ? (@.until == null)') as overdue,
    count(*) filter (where o.verdict in ('LATE', 'MISSED')) as late
  from obligation o where o.subject_id = c.id
) o on true
order by c.received_at desc, c.id desc`;

type Row = CaseLine & { readonly id: string; readonly receivedMs: number; readonly telephone: string | null };

/** The lines of all cases asked for, newest reception first, read in batches so that no statement runs long. */
export async function* caseLines(pool: Pool, asked: CasesAskedFor): AsyncGenerator<CaseLine> {
  const { where, values } = matchingCases(asked);
  const parameters = values.length;
  for (let last: Row | undefined, more = true; more; ) {
    const after = last ? ` and (c.received_at, c.id) < (to_timestamp($${parameters + 2}::int8 / 1000.0)::timestamptz(3), $${parameters + 3}::uuid)` : '';
    const { rows } = await pool.query<Row>(LINES(where, after, `$${parameters + 1}`), [...values, BATCH, ...(last ? [last.receivedMs, last.id] : [])]);
    for (const { telephone, ...line } of rows) yield { ...line, telephoneMasked: telephone === null ? null : maskTelephone(telephone) };
    last = rows.at(-1);
    more = rows.length === BATCH;
  }
}
