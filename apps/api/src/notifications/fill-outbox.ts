import type pg from 'pg';

/** Steps that are read at once; one statement with its cursor. */
const BATCH = 500;

/** The channel's own quiet hours, or the company's (`settings.quietHours`: { from, until } as "22:00"; what is no time of day counts as none). */
const quiet = (edge: 'from' | 'until'): string =>
  `coalesce(c.quiet_${edge}, case when company.settings #>> '{quietHours,${edge}}' ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' then (company.settings #>> '{quietHours,${edge}}')::time end)`;

/** A term of office that holds now. */
const HOLDS = 'h.held_from <= app_now() and (h.held_until is null or h.held_until > app_now())';

/**
 * Takes the next sealed journal rows into the outbox, in one transaction with the cursor: a row is in it once, whatever dies. Answers { read, filled }.
 *
 * - A step of a case, a duty or a callback rings unless it was silent or history.
 * - It goes to each person whom it reached, by each of their channels; to the post's own; and to the group of the centre, unless the record is not for everyone there.
 * - Of a callback that was drawn, nobody who handled the matter hears before the visit, nor a post's channel that such a person reads. Where it reached nobody else, the
 *   centre's manager hears (law 9).
 * - Only a wish (SHOULD) waits for the end of quiet hours by the centre's clock; an order (MUST) never does.
 * - A cursor that another process holds is left to it.
 */
const FILL = /* sql */ `
with place as materialized (select seq from notification_cursor for update skip locked),
batch as materialized (
  select j.* from journal j where j.seq > (select seq from place) order by j.seq limit ${BATCH}
), moved as (
  update notification_cursor set seq = (select max(seq) from batch) where exists (select from batch)
), step as (
  select b.seq, b.type, b.subject_kind, b.subject_id, b.centre_id, b.audience, b.facts, b.obligation,
    case when hidden.persons @> reached.persons then array(
        select h.person_id from post_holding h where h.post = 'CENTRE_MANAGER' and (h.centre_id = b.centre_id or h.centre_id is null) and h.person_id <> all (hidden.persons) and ${HOLDS})
      else reached.persons end as persons, hidden.persons as hidden_from
  from batch b
  left join callback k on b.subject_kind = 'callback' and k.id = b.subject_id and k.visited_at is null
  cross join lateral (select string_to_array(nullif(b.facts->>'persons', ''), ',')::uuid[] as persons) reached
  cross join lateral (select nullif(k.hidden_from, '{}') as persons) hidden
  where b.type in ('ObligationWarned', 'ObligationOverdue', 'ObligationEscalated') and b.subject_kind in ('case', 'duty', 'callback')
    and not b.historic and coalesce(b.facts->>'silent', 'false') <> 'true'
), addressed as (
  select s.*, c.id as channel_id, c.person_id, coalesce(who.language, c.language) as language, ${quiet('from')} as quiet_from, ${quiet('until')} as quiet_until,
    (select app_now()) as now, centre.zone
  from step s
  join service_centre centre on centre.id = s.centre_id
  left join company on true
  join notification_channel c on c.removed_at is null and (c.centre_id is null or c.centre_id = s.centre_id)
    and case
      when c.person_id is not null then c.person_id = any(s.persons) and (s.hidden_from is null or c.person_id <> all (s.hidden_from))
      when c.post is not null then c.post = s.facts->>'to' and not exists (
        select from post_holding h where h.post = c.post and h.person_id = any(s.hidden_from) and (h.centre_id is null or h.centre_id = s.centre_id) and ${HOLDS})
      else s.audience = 'CENTRE' end
  left join person who on who.id = c.person_id
), timed as (
  select a.*, now at time zone zone as local from addressed a
), filled as (
  insert into notification (journal_seq, channel_id, case_id, duty_id, callback_id, obligation_id, centre_id, audience, event, step, level, post, passed_over, person_id, language, not_before)
  select seq, channel_id, case when subject_kind = 'case' then subject_id end, case when subject_kind = 'duty' then subject_id end,
    case when subject_kind = 'callback' then subject_id end, (obligation->>'id')::uuid, centre_id, audience, type, (obligation->>'step')::int, (facts->>'level')::int,
    facts->>'to', coalesce(facts->>'passedOver', ''), person_id, language,
    case when facts->>'strength' = 'SHOULD' and quiet_from is not null and quiet_until is not null and (
        (quiet_from < quiet_until and local::time >= quiet_from and local::time < quiet_until)
        or (quiet_from > quiet_until and (local::time >= quiet_from or local::time < quiet_until)))
      then (local::date + quiet_until + case when local::time >= quiet_until then interval '1 day' else interval '0' end) at time zone zone
      else now end
  from timed order by seq, channel_id
  on conflict (journal_seq, channel_id) do nothing
  returning 1
)
select (select count(*) from batch)::int as read, (select count(*) from filled)::int as filled`;

/** Runs {@link FILL} until the journal's head. Answers how many notices came in. */
export async function fillOutbox(pool: pg.Pool): Promise<number> {
  let filled = 0;
  for (;;) {
    const { rows } = await pool.query<{ read: number; filled: number }>({ name: 'fill outbox', text: FILL });
    filled += rows[0]!.filled;
    if (rows[0]!.read < BATCH) return filled;
  }
}
