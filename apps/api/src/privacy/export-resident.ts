import type { Pool } from 'pg';
import { z } from 'zod';
import { writeAccessLog } from '../access/access-log.js';
import { badField, forbidden, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { readText } from '../cases/door.js';
import { inTransaction } from '../database/in-transaction.js';
import { CASES_OF } from './find-subjects.js';
import { countMentions } from './free-texts.js';
import { namedAlone } from './named-alone.js';

const request = z.strictObject({ residentId: z.uuid(), reason: z.string(), format: z.enum(['json', 'xlsx']).default('json'), language: z.enum(['zh', 'en']).default('zh') });
export type ResidentExportRequest = z.infer<typeof request>;

/** The body of `POST /exports/resident`. Throws BAD_USER_INPUT. */
export function readResidentExport(body: unknown): ResidentExportRequest {
  const read = request.safeParse(body);
  if (!read.success) throw badField('residentId', { zh: '请求有误：请给出住户、原因和格式（json 或 xlsx）。', en: 'is wrong: give the resident, a reason and a format (json or xlsx).' });
  return { ...read.data, reason: readText('reason', read.data.reason, { least: 2, most: 500 }) };
}

/** All that is kept about one resident. Moments are ISO 8601. */
export interface ResidentData {
  readonly exportedAt: string;
  readonly resident: { readonly name: string; readonly telephone: string; readonly owner: boolean; readonly home: string; readonly centre: string; readonly movedOutOn: string | null };
  readonly cases: readonly {
    readonly number: string; readonly kind: string; readonly channel: string; readonly status: string; readonly receivedAt: string; readonly closedAt: string | null; readonly matter: string;
    readonly description: string; readonly place: string | null; readonly callerName: string | null; readonly callerTelephone: string | null;
    readonly notes: readonly { readonly at: string; readonly kind: string; readonly text: string }[];
    /** Follow-up visits about it. */
    readonly visits: readonly {
      readonly at: string | null; readonly form: string | null; readonly status: string; readonly quality: number | null; readonly effect: number | null; readonly satisfaction: number | null;
      readonly shortcomings: string | null; readonly suggestions: string | null; readonly opinion: string | null; readonly signedBy: string | null; readonly comment: string | null; readonly remedy: string | null;
      readonly attempts: readonly { readonly at: string; readonly outcome: string; readonly note: string | null }[];
    }[];
    readonly photos: readonly { readonly attachedAt: string; readonly name: string; readonly caption: string | null }[];
  }[];
  /** Who looked at or changed the data, by their act; the staff's names are theirs. */
  readonly accesses: readonly { readonly at: string; readonly act: string; readonly reason: string | null }[];
  /** Texts of the house in which name or number occur, by table; they may speak of others too, so they are told by number. */
  readonly mentions: readonly { readonly table: string; readonly count: number }[];
}

const ROLL = /* sql */ `
select r.name, r.telephone, r.owner, b.name_zh || ' ' || u.number as home, centre.name_zh as centre, r.moved_out_on::text as "movedOutOn", r.centre_id
from resident r join unit u on u.id = r.unit_id join building b on b.id = u.building_id join service_centre centre on centre.id = r.centre_id
where r.id = $1 and r.centre_id = any($2::uuid[]) and r.erased_at is null`;

const CASES = /* sql */ `
select c.number, c.kind, c.channel, c.status, c.received_at as "receivedAt", c.closed_at as "closedAt", c.matter, c.description, c.place_text as place, c.caller_name as "callerName",
  c.caller_telephone as "callerTelephone",
  coalesce((select jsonb_agg(jsonb_build_object('at', n.at, 'kind', n.kind, 'text', n.body) order by n.at, n.id) from case_note n where n.case_id = c.id), '[]') as notes,
  coalesce((select jsonb_agg(jsonb_build_object('at', v.visited_at, 'form', v.form, 'status', v.status, 'quality', v.quality, 'effect', v.effect, 'satisfaction', v.satisfaction,
      'shortcomings', v.shortcomings, 'suggestions', v.suggestions, 'opinion', v.opinion, 'signedBy', v.signed_by, 'comment', v.comment, 'remedy', v.remedy,
      'attempts', coalesce((select jsonb_agg(jsonb_build_object('at', t.at, 'outcome', t.outcome, 'note', t.note) order by t.at, t.id) from callback_attempt t where t.callback_id = v.id), '[]')) order by v.opened_at, v.id)
    from callback v where v.case_id = c.id and (v.visited_at is not null or exists (select from callback_attempt t where t.callback_id = v.id))), '[]') as visits,
  coalesce((select jsonb_agg(jsonb_build_object('attachedAt', a.attached_at, 'name', a.name, 'caption', a.caption) order by a.attached_at, a.id) from attachment a where a.case_id = c.id), '[]') as photos
from resident r cross join lateral (${CASES_OF}) c where r.id = $1 order by c.received_at`;

const ACCESSES = /* sql */ `
select at, act, reason from access_log where (subject_kind = 'resident' and subject_id = $1)
  or (subject_kind = 'case' and act = 'REVEAL_TELEPHONE' and subject_id in (select c.id from resident r cross join lateral (${CASES_OF}) c where r.id = $1))
  or (subject_kind = 'callback' and subject_id in (select v.id from resident r cross join lateral (${CASES_OF}) c join callback v on v.case_id = c.id where r.id = $1)) order by id`;

/**
 * All that is kept about a resident, confidential matters too, at the resident's request (PIPL art. 45); logged before it leaves.
 * @throws FORBIDDEN, and NOT_FOUND outside of the centres where the viewer answers for personal data, and for who was erased
 */
export async function exportResident(pool: Pool, viewer: Viewer, { residentId, reason }: ResidentExportRequest): Promise<ResidentData> {
  const centreIds = viewer.centresWith('MANAGE_RESIDENT_DATA');
  if (centreIds.length === 0) throw forbidden();
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<ResidentData['resident'] & { centre_id: string }>(ROLL, [residentId, centreIds]);
    if (!rows[0]) throw notFound();
    const { centre_id: centreId, ...resident } = rows[0];
    const { rows: cases } = await client.query<ResidentData['cases'][number]>(CASES, [residentId]);
    const { rows: accesses } = await client.query<ResidentData['accesses'][number]>(ACCESSES, [residentId]);
    const name = await namedAlone(client, { id: residentId, centreId, name: resident.name });
    const mentions = await countMentions(client, { centreId, name, telephone: resident.telephone });
    await writeAccessLog(client, { personId: viewer.personId, act: 'EXPORT_RESIDENT', subjectKind: 'resident', subjectId: residentId, reason });
    return { exportedAt: new Date().toISOString(), resident, cases, accesses, mentions };
  });
}
