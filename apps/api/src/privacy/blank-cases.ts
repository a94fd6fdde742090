import type { ClientBase } from 'pg';

/** What stands where something personal stood; it says so in both languages, since the person who reads it may speak either. */
export const REMOVED = '（个人信息已清除 personal data removed）';

// The home stays: what was done in it is the house's history. Whose it was does not.
const BLANK = /* sql */ `
with cases as (
  update service_case set version = version + 1, disposed_at = app_now(), matter = $2, description = '', place_text = case when place_text is not null then $2 end,
    caller_name = null, caller_telephone = null, resident_id = null, late_record_reason = case when late_record_reason is not null then $2 end
  where id = any($1::uuid[]) and disposed_at is null and (status = 'CLOSED' or historic)
  returning id
), notes as (
  update case_note set body = $2 where case_id in (select id from cases)
), households as (
  update case_household set name = case when unit_id is null then $2 end, telephone = null, resident_id = null, signed_by = case when signed_by is not null then $2 end where case_id in (select id from cases)
), photos as (
  update attachment set name = '', caption = null, disposed_at = app_now() where case_id in (select id from cases)
)
select id from cases`;

/**
 * Takes what is personal out of closed matters, in the caller's transaction: caller, telephone, texts, notes, the names of photos (their bytes go afterwards,
 * `removeDisposedFiles`). Number, times, class, verdicts, journal and home stay.
 * @returns how many were blanked now; one that was blanked before counts no more
 */
export async function blankCases(client: ClientBase, caseIds: readonly string[]): Promise<number> {
  return (await client.query(BLANK, [caseIds, REMOVED])).rowCount ?? 0;
}
