import { COMPLAINANT_FINDINGS, RECORD_FINDINGS, type DutyState, type Sampled } from '@guanjia/domain';
import type { SampledInput } from '@guanjia/schema';
import type pg from 'pg';
import { badField } from '../access/refusals.js';
import { readId, readOptionalText } from '../cases/door.js';

const MOST = 100;

export type SampledWithRemark = Sampled & { readonly remark: string | null };

/** What was sampled, as it was handed in. Throws BAD_USER_INPUT where a finding does not fit its kind, or for more than fit. */
export function readSampled(input: readonly SampledInput[] | null | undefined): SampledWithRemark[] {
  const sampled = input ?? [];
  if (sampled.length > MOST) throw badField('sampled', { zh: `有 ${sampled.length} 件，最多 ${MOST} 件。`, en: `names ${sampled.length}; at most ${MOST} fit.` });
  return sampled.map(({ caseId, kind, finding, remark }) => {
    const fits = kind === 'RECORD' ? RECORD_FINDINGS : COMPLAINANT_FINDINGS;
    if (!(fits as readonly string[]).includes(finding)) throw badField('sampled', { zh: '结果与抽查对象不符。', en: 'has a finding that does not fit what was sampled.' });
    return { caseId: readId('caseId', caseId), kind, finding, remark: readOptionalText('remark', remark, { most: 500 }) } as SampledWithRemark;
  });
}

/** The records of the month of duty `d` so far, of `service_case c`: all that came to the desk. `audiences`: the parameter with what the sampler may see. */
export const recordOfMonth = (audiences: string): string => /* sql */ `
c.centre_id = d.centre_id and c.received_at >= d.period_start and c.received_at < d.period_end and c.received_at <= app_now() and c.audience = any(${audiences}::text[])`;

/** Whether the month has a record that could be sampled. */
export async function anyRecordOf(client: pg.ClientBase, dutyId: string, audiences: readonly string[]): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>(`select exists (select from duty d join service_case c on ${recordOfMonth('$2')} where d.id = $1) as any`, [dutyId, audiences]);
  return rows[0]!.any;
}

/** A complaint is visited when it is settled; a record may be of any kind. What is not the centre's, or not for the sampler's eyes, is not there. */
const SAVE = /* sql */ `
insert into complaint_sample (duty_id, kind, case_id, finding, remark)
select $1, s.kind, c.id, s.finding, s.remark
from jsonb_to_recordset($2::jsonb) as s("caseId" uuid, kind text, finding text, remark text)
join service_case c on c.id = s."caseId" and c.centre_id = $3 and c.audience = any($4::text[]) and (s.kind = 'RECORD' or (c.kind = 'COMPLAINT' and c.settled_at is not null))`;

/** In the transaction of the duty's verb. Throws BAD_USER_INPUT where one of them is none that could be sampled. */
export async function saveSampled(client: pg.ClientBase, { id, centreId }: Pick<DutyState, 'id' | 'centreId'>, sampled: readonly SampledWithRemark[], audiences: readonly string[]): Promise<void> {
  const { rowCount } = await client.query(SAVE, [id, JSON.stringify(sampled), centreId, audiences]);
  if (rowCount !== sampled.length) {
    throw badField('sampled', { zh: '其中有的不是本中心的记录，或不是已办结的投诉。', en: "names what is no record of this centre, or no settled complaint." });
  }
}
