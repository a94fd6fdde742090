import { maskTelephone } from '@guanjia/domain';
import type { CallbackForm, CallbackGroup, CallbackOrigin, CallbackRound, CallbackStatus, CallbackVerdict } from '@guanjia/schema';
import type { Pool } from 'pg';
import { CALLBACKS } from '../callbacks/callback-node.js';
import { CONTACT } from '../callbacks/callback-contacts.js';
import { matchingCallbacks, type CallbacksAskedFor } from '../callbacks/matching-callbacks.js';
import { LABEL_EN, LABEL_ZH } from '../organisation/places.js';

/** A visit as a line of a workbook, and as its form 《回访记录表》 says it. Times are wall times of its centre, `2026-11-20 14:05`. */
export interface CallbackLine {
  readonly id: string;
  readonly number: string | null;
  readonly centreZh: string;
  readonly centreEn: string;
  readonly month: string;
  readonly group: CallbackGroup;
  readonly origin: CallbackOrigin;
  readonly round: CallbackRound;
  readonly status: CallbackStatus;
  readonly placeZh: string | null;
  readonly placeEn: string | null;
  readonly resident: string | null;
  readonly telephoneMasked: string | null;
  readonly matter: string | null;
  readonly settledAt: string | null;
  readonly dueAt: string | null;
  readonly plannedFor: string | null;
  readonly attempts: number;
  readonly form: CallbackForm | null;
  readonly visitedAt: string | null;
  readonly visitorZh: string | null;
  readonly visitorEn: string | null;
  readonly secondZh: string | null;
  readonly secondEn: string | null;
  readonly quality: number | null;
  readonly effect: number | null;
  readonly satisfaction: number | null;
  readonly shortcomings: string | null;
  readonly suggestions: string | null;
  readonly opinion: string | null;
  readonly qualified: boolean | null;
  readonly signedBy: string | null;
  readonly verdict: CallbackVerdict | null;
  readonly comment: string | null;
  readonly remedy: string | null;
  readonly decision: string | null;
  readonly reviewerZh: string | null;
  readonly reviewerEn: string | null;
  readonly reviewedAt: string | null;
}

/** A batch holds a connection for some ten milliseconds. */
const BATCH = 1_000;

const wallTime = (at: string) => `to_char(${at} at time zone s.zone, 'YYYY-MM-DD HH24:MI')`;

const LINES = (where: string, centres: string, audiences: string, after: string, limit: string) => /* sql */ `
with page as (
  select cb.*, owed.due_at from ${CALLBACKS} where ${where}${after} order by cb.opened_at desc, cb.id desc limit ${limit}
)
select cb.id, (extract(epoch from cb.opened_at) * 1000)::int8 as "openedMs", c.number, s.name_zh as "centreZh", s.name_en as "centreEn", cb.month, cb.grp as "group", cb.origin, cb.round, cb.status,
  ${LABEL_ZH} as "placeZh", ${LABEL_EN} as "placeEn", contact.name as resident, contact.telephone, coalesce(c.matter, oc.title) as matter,
  ${wallTime(`coalesce(k.settled_at, to_timestamp((cb.facts ->> 'settledAt')::float8 / 1000))`)} as "settledAt", ${wallTime('cb.due_at')} as "dueAt", ${wallTime('cb.planned_for')} as "plannedFor",
  (select count(*)::int from callback_attempt t where t.callback_id = cb.id) as attempts, cb.form, ${wallTime('cb.visited_at')} as "visitedAt",
  v.name_zh as "visitorZh", v.name_en as "visitorEn", w.name_zh as "secondZh", w.name_en as "secondEn", cb.quality, cb.effect, cb.satisfaction, cb.shortcomings, cb.suggestions, cb.opinion, cb.qualified,
  cb.signed_by as "signedBy", cb.verdict, cb.comment, cb.remedy, cb.decision, x.name_zh as "reviewerZh", x.name_en as "reviewerEn", ${wallTime('cb.reviewed_at')} as "reviewedAt"
from page cb join service_centre s on s.id = cb.centre_id
left join callback_candidate k on k.id = cb.candidate_id left join callback_occasion oc on oc.id = cb.occasion_id
left join service_case c on c.id = cb.case_id and c.centre_id = any(${centres}) and c.audience = any(${audiences})
left join unit u on u.id = cb.unit_id left join building b on b.id = u.building_id
left join person v on v.id = cb.recorded_by left join person w on w.id = cb.second_caller left join person x on x.id = cb.reviewed_by
left join lateral (${CONTACT} where visit.id = cb.id and visit.disposed_at is null) contact on true
order by cb.opened_at desc, cb.id desc`;

type Row = CallbackLine & { readonly openedMs: number; readonly telephone: string | null };

/** The lines of all visits asked for, the last arisen first, read in batches so that no statement runs long. */
export async function* callbackLines(pool: Pool, asked: CallbacksAskedFor): AsyncGenerator<CallbackLine> {
  const { where, values } = matchingCallbacks(asked);
  const parameters = values.length;
  for (let last: Row | undefined, more = true; more; ) {
    const after = last ? ` and (cb.opened_at, cb.id) < (to_timestamp($${parameters + 2}::int8 / 1000.0)::timestamptz(3), $${parameters + 3}::uuid)` : '';
    const { rows } = await pool.query<Row>(LINES(where, '$1::uuid[]', '$2::text[]', after, `$${parameters + 1}`), [...values, BATCH, ...(last ? [last.openedMs, last.id] : [])]);
    for (const { telephone, ...line } of rows) yield { ...line, telephoneMasked: telephone === null ? null : maskTelephone(telephone) };
    last = rows.at(-1);
    more = rows.length === BATCH;
  }
}

/** One visit as its form says it; null: it does not exist, or is not the viewer's to see. */
export async function callbackLine(pool: Pool, id: string, scope: CallbacksAskedFor['scope']): Promise<CallbackLine | null> {
  const { where, values } = matchingCallbacks({ scope });
  const { rows } = await pool.query<Row>(LINES(`cb.id = $${values.length + 1}::uuid and ${where}`, '$1::uuid[]', '$2::text[]', '', '1'), [...values, id]);
  if (!rows[0]) return null;
  const { telephone, ...line } = rows[0];
  return { ...line, telephoneMasked: telephone === null ? null : maskTelephone(telephone) };
}
