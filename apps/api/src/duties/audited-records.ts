import type pg from 'pg';

/** How much later than received a case can be recorded (law 11), and a day for what was being written while an audit was made. */
const LOOK_BACK = `interval '2 days'`;

/**
 * The records that an audit by duty `d` would cover, of `service_case c` (FD-03): those of its centre since its duties began that no audit has covered, history
 * left out, anonymous ones among them. `audiences`: the parameter with what the auditor may see; what is confidential is not the desk's to audit (HR-19).
 */
export const uncovered = (audiences: string): string => /* sql */ `
c.centre_id = d.centre_id and not c.historic and c.audience = any(${audiences}::text[])
  and c.recorded_at >= (select centre.duties_from from service_centre centre where centre.id = d.centre_id) and c.recorded_at <= (select app_now())
  -- What an earlier audit may have left lies close before it; so one index range is read, and not all records of years.
  and c.received_at >= coalesce((select max(a.fulfilled_at) from duty a where a.centre_id = d.centre_id and a.fulfilled_at <= (select app_now()) and exists (select from audited_record r where r.duty_id = a.id)),
    (select centre.duties_from from service_centre centre where centre.id = d.centre_id)) - ${LOOK_BACK}
  and not exists (select from audited_record r where r.case_id = c.id)`;

const COVER = /* sql */ `
insert into audited_record (case_id, duty_id)
select c.id, d.id from duty d join service_case c on ${uncovered('$2')} where d.id = $1
on conflict (case_id) do nothing`;

/** Says of all records that wait for an audit that this duty covers them, in the transaction of the audit; answers how many. What is recorded after it belongs to the next. */
export async function coverRecords(client: pg.ClientBase, dutyId: string, audiences: readonly string[]): Promise<number> {
  return (await client.query(COVER, [dutyId, audiences])).rowCount!;
}

const COUNT = /* sql */ `
select d.id, case when d.fulfilled_at is not null then (select count(*) from audited_record r where r.duty_id = d.id)
  else (select count(*) from service_case c where ${uncovered('$2')}) end::int as records
from duty d where d.id = any($1::uuid[])`;

/** How many records these audits covered, or would cover now, by duty. */
export async function countRecords(pool: pg.Pool, dutyIds: readonly string[], audiences: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; records: number }>(COUNT, [dutyIds, audiences]);
  return new Map(rows.map(({ id, records }) => [id, records]));
}

/**
 * Whether `service_case c` is a record of the audit `duty`: covered by it, or, while it is open, waiting for it. The parameters by their names, `$n`.
 * An array, so that a list fetches its cases by their keys, and does not ask each case of years whether it is one.
 */
export const isRecordOf = (duty: string, audiences: string): string => /* sql */ `
c.id = any (array(
  select r.case_id from audited_record r where r.duty_id = ${duty}
  union all select c.id from duty d join service_case c on ${uncovered(audiences)} where d.id = ${duty} and d.fulfilled_at is null))`;
