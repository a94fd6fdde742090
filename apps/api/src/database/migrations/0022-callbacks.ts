import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits to residents after the matter is settled (CB-01 to CB-20): the month's population and its secret, the callbacks, their attempts, the small records they may be about, and the archive. */
export class Callbacks1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
-- Contracted services (CB-03) and community events (CB-05): what no case is about.
create table callback_occasion (
  id uuid primary key,
  centre_id uuid not null references service_centre,
  policy_set_id uuid not null references policy_set,
  kind text not null check (kind in ('CONTRACTED_SERVICE', 'COMMUNITY_EVENT')),
  title text not null,
  unit_id uuid references unit,
  -- Days by the centre's clock: a service runs from one to the other, both included; an event was held, or its publication issued, on one.
  starts_on date,
  ends_on date,
  held_on date,
  -- The day on which a service really ended, and when that was recorded.
  ended_on date,
  ended_at timestamptz(3),
  ended_by uuid references person,
  recorded_by uuid not null references person,
  recorded_at timestamptz(3) not null,
  version int not null default 1,
  check ((kind = 'CONTRACTED_SERVICE') = (starts_on is not null and ends_on is not null)),
  check ((kind = 'COMMUNITY_EVENT') = (held_on is not null)),
  check (ends_on >= starts_on),
  check ((ended_on is null) = (ended_at is null))
);
create index callback_occasion_centre on callback_occasion (centre_id, recorded_at desc);

-- The secret of a centre's month; its hash is journalled before anything is decided by it, and it is told when the month is archived.
create table callback_secret (
  centre_id uuid not null references service_centre,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- 32 bytes each, as hexadecimal digits.
  secret text not null check (secret ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz(3) not null,
  revealed_at timestamptz(3),
  primary key (centre_id, month)
);

create table callback (
  id uuid primary key,
  centre_id uuid not null references service_centre,
  audience text not null,
  policy_set_id uuid not null references policy_set,
  -- Null: chosen by hand, or the second visit of a repair; it counts for no share.
  candidate_id uuid,
  case_id uuid references service_case,
  occasion_id uuid references callback_occasion,
  -- Of a collective complaint: which of its households.
  household_id uuid references case_household,
  unit_id uuid references unit,
  origin text not null,
  round text not null,
  grp text not null,
  month text not null,
  status text not null default 'OPEN' check (status in ('OPEN', 'VISITED', 'REVIEWED', 'REPLACED', 'WITHDRAWN')),
  owner_post text not null,
  -- What it was opened with and rules read: kind, class, settledAt and the like; never a text.
  facts jsonb not null,
  -- Who handled the matter does not hear that it was drawn, until it was visited.
  hidden_from uuid[] not null default '{}',
  -- Post to the post that owes in its place, because everybody who holds it is barred (law 10).
  stand_ins jsonb not null default '{}',
  important boolean not null default false,
  planned_for timestamptz(3),
  planned_callers uuid[] not null default '{}',
  form text,
  visited_at timestamptz(3),
  recorded_at timestamptz(3),
  recorded_by uuid references person,
  second_caller uuid references person,
  quality int check (quality between 1 and 5),
  effect int check (effect between 1 and 5),
  satisfaction int check (satisfaction between 1 and 5),
  shortcomings text,
  suggestions text,
  opinion text,
  qualified boolean,
  signed_by text,
  reviewed_at timestamptz(3),
  reviewed_by uuid references person,
  verdict text check (verdict in ('QUALIFIED', 'UNQUALIFIED')),
  comment text,
  remedy text,
  -- What the manager says to an unqualified visit.
  decision text,
  complaint_id uuid references service_case,
  -- Why it was chosen, replaced, or a second visit asked for.
  reason text,
  opened_at timestamptz(3) not null,
  calendar_version int not null default 0,
  version int not null default 1,
  last_event text not null,
  last_event_at timestamptz(3) not null,
  historic boolean not null default false,
  disposed_at timestamptz(3),
  check ((case_id is null) <> (occasion_id is null))
);
create index callback_case on callback (case_id) where case_id is not null;
create index callback_occasion_of on callback (occasion_id) where occasion_id is not null;
create index callback_unit on callback (unit_id) where unit_id is not null;
create index callback_month on callback (centre_id, month, grp);
create index callback_visited on callback (centre_id, visited_at) where visited_at is not null;
create index callback_open on callback (centre_id, opened_at) where status in ('OPEN', 'VISITED');

-- The month's population: what is settled is in it exactly once.
create table callback_candidate (
  id uuid primary key,
  centre_id uuid not null references service_centre,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  grp text not null,
  case_id uuid references service_case,
  occasion_id uuid references callback_occasion,
  household_id uuid references case_household,
  unit_id uuid references unit,
  round text not null,
  -- The matter as rules read it.
  facts jsonb not null default '{}',
  settled_at timestamptz(3) not null,
  -- Until when a visit is still in time; what lies past it is not drawn any more.
  limit_at timestamptz(3) not null,
  -- The settlement's place in the journal; null where it was told as history.
  seq bigint,
  decision text not null check (decision in ('OWED', 'DRAWN', 'WAITING', 'REPLACED')),
  decided_at timestamptz(3) not null,
  callback_id uuid references callback,
  withdrawn_at timestamptz(3),
  check ((case_id is null) <> (occasion_id is null)),
  constraint callback_candidate_once unique nulls not distinct (case_id, occasion_id, household_id, round, settled_at)
);
create index callback_candidate_month on callback_candidate (centre_id, month, grp);
create index callback_candidate_callback on callback_candidate (callback_id) where callback_id is not null;
alter table callback add constraint callback_candidate_id_fkey foreign key (candidate_id) references callback_candidate deferrable initially deferred;

create table callback_attempt (
  id uuid primary key,
  callback_id uuid not null references callback,
  at timestamptz(3) not null,
  by uuid not null references person,
  form text not null,
  outcome text not null check (outcome in ('NO_ANSWER', 'WRONG_NUMBER', 'NOT_AT_HOME', 'DECLINED', 'POSTPONED')),
  note text,
  next_try_at timestamptz(3)
);
create index callback_attempt_callback on callback_attempt (callback_id, at);

-- CB-17: a month as it was archived, and never changed afterwards.
create table callback_archive (
  id uuid primary key,
  centre_id uuid not null references service_centre,
  month text not null,
  duty_id uuid not null references duty,
  archived_by uuid not null references person,
  archived_at timestamptz(3) not null,
  figures jsonb not null,
  candidates jsonb not null,
  callbacks jsonb not null,
  -- Everything up to here was in the journal.
  seq bigint not null,
  secret text not null,
  hash text not null,
  unique (centre_id, month)
);
create function callback_archive_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'an archived month stays as it was' using errcode = '55000';
end $$;
create trigger callback_archive_append_only before update or delete on callback_archive for each row execute function callback_archive_is_append_only();
create trigger callback_archive_no_truncate before truncate on callback_archive for each statement execute function callback_archive_is_append_only();

-- Everything of the journal up to here has become candidates. It begins at the head: what was settled before is not owed.
create table callback_cursor (
  only_row boolean primary key default true check (only_row),
  seq bigint not null
);
insert into callback_cursor (seq) select seq from journal_head;
-- Until when a centre's secrets and shares were looked after.
alter table service_centre add column callbacks_looked_until timestamptz(3);

create index obligation_callback_step on obligation (next_step_at) where next_step_at is not null and subject_kind = 'callback';
alter table idempotency add column callback_id uuid, add column occasion_id uuid;
alter table notification
  add column callback_id uuid references callback,
  drop constraint notification_subject,
  add constraint notification_subject check (num_nonnulls(case_id, duty_id, callback_id) = 1);
alter table disposal_list drop constraint disposal_list_kind_check, add constraint disposal_list_kind_check check (kind in ('CASES', 'HANDOVER_NOTES', 'CALLBACKS'));
`;

const DOWN = /* sql */ `
-- The journal keeps what happened; the version before knows no other place for it.
delete from disposal_item where list_id in (select id from disposal_list where kind = 'CALLBACKS');
delete from disposal_list where kind = 'CALLBACKS';
alter table disposal_list drop constraint disposal_list_kind_check, add constraint disposal_list_kind_check check (kind in ('CASES', 'HANDOVER_NOTES'));
delete from notification where callback_id is not null;
alter table notification
  drop constraint notification_subject,
  drop column callback_id,
  add constraint notification_subject check ((case_id is null) <> (duty_id is null));
delete from idempotency where callback_id is not null or occasion_id is not null;
alter table idempotency drop column callback_id, drop column occasion_id;
drop index obligation_callback_step;
delete from obligation where subject_kind = 'callback';
alter table service_centre drop column callbacks_looked_until;
drop table callback_cursor;
drop table callback_archive;
drop function callback_archive_is_append_only;
drop table callback_attempt;
alter table callback drop constraint callback_candidate_id_fkey;
drop table callback_candidate, callback, callback_secret, callback_occasion;
delete from post_capability where capability in ('VIEW_CALLBACKS', 'MAKE_CALLBACK', 'PLAN_CALLBACKS', 'REVIEW_CALLBACK', 'ARCHIVE_CALLBACKS');
`;
