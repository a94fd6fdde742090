/** Whatever becomes of its matter, no link opens for longer (real time). */
const LONGEST = `interval '2 years'`;

/**
 * For `link` and the matter `target` that it leads to: until when it opens. Counted from closing by the house's own time, which under a moved clock is
 * ahead of real time and so never lets a link live longer.
 */
export const LINK_ENDS = `target.closed_at + link.days * interval '1 day'`;

/** For `link`, `target` and `own`, the case that it was made for: it still opens. What is personal in a disposed record is gone, and so is its link. */
export const LIVE_LINK = `link.revoked_at is null and own.disposed_at is null and link.created_at > clock_timestamp() - ${LONGEST} and (target.closed_at is null or ${LINK_ENDS} > app_now())`;

/** For `link`: the case to which its own leads now, itself unless it was merged into another. */
export const TARGET_OF_LINK = /* sql */ `(
  with recursive led as (
    select link.case_id as id, 0 as steps
    union all
    select merged.id, steps + 1 from led, lateral (
      select (j.facts ->> 'other')::uuid as id from journal j where j.subject_id = led.id and j.type = 'CaseMerged' and j.facts ->> 'role' = 'MERGED' order by j.n desc limit 1
    ) merged where steps < 20
  )
  select id from led order by steps desc limit 1)`;
