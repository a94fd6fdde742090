import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The house's ground: business time, organisation, access, policies, cases, obligations, the journal. */
export class Foundation1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
create extension if not exists pg_trgm;

-- Business time ------------------------------------------------------------------------------------------------------
create table clock (
  only_row boolean primary key default true check (only_row),
  shift interval not null default interval '0',
  ever_adjusted boolean not null default false
);
insert into clock default values;

-- Imports and demo history set guanjia.business_time for their own transaction; all else reads the database's clock plus the shift.
create function app_now() returns timestamptz(3) language plpgsql volatile as $$
declare
  stated text := current_setting('guanjia.business_time', true);
begin
  if stated is not null and stated <> '' then
    return stated::timestamptz(3);
  end if;
  return date_trunc('milliseconds', clock_timestamp() + (select shift from clock));
end $$;

create function adjust_clock(by interval) returns timestamptz(3) language plpgsql as $$
begin
  if by < interval '0' then
    raise exception 'the clock goes forward only' using errcode = '22023';
  end if;
  update clock set shift = shift + by, ever_adjusted = true;
  perform pg_notify('guanjia_clock', '');
  return app_now();
end $$;

-- Organisation -------------------------------------------------------------------------------------------------------
create table company (
  only_row boolean primary key default true check (only_row),
  name_zh text not null,
  name_en text not null,
  settings jsonb not null default '{}',
  demo boolean not null default false
);
create table service_centre (
  id uuid primary key default uuidv7(),
  code text not null unique,
  name_zh text not null,
  name_en text not null,
  zone text not null default 'Asia/Shanghai',
  ordinal int not null default 0
);
create table building (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre,
  name_zh text not null,
  name_en text not null,
  unique (centre_id, name_zh)
);
create table unit (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre,
  building_id uuid not null references building,
  number text not null,
  handed_over_on date,
  unique (building_id, number)
);
create table public_area (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre,
  name_zh text not null,
  name_en text not null,
  unique (centre_id, name_zh)
);
create table resident (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre,
  unit_id uuid not null references unit,
  name text not null,
  telephone text not null,
  owner boolean not null default true
);
create index resident_unit on resident (unit_id);
create index resident_telephone on resident (telephone);
create table person (
  id uuid primary key default uuidv7(),
  login text not null unique,
  name_zh text not null,
  name_en text not null,
  password_hash text not null,
  language text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
  disabled_at timestamptz(3)
);
create table post (
  key text primary key,
  name_zh text not null,
  name_en text not null,
  reports_to text references post,
  -- A company post (general manager, quality department) is held for all centres at once.
  company_wide boolean not null default false,
  ordinal int not null default 0
);
create table post_capability (
  post text not null references post,
  capability text not null,
  primary key (post, capability)
);
create table post_holding (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  post text not null references post,
  centre_id uuid references service_centre,
  held_from timestamptz(3) not null,
  held_until timestamptz(3),
  acting boolean not null default false,
  check (held_until is null or held_until > held_from)
);
create index post_holding_person on post_holding (person_id);
create index post_holding_post on post_holding (post, centre_id);

-- Access (real time, never business time) ----------------------------------------------------------------------------
create table session (
  id uuid primary key default uuidv7(),
  token_hash bytea not null unique,
  person_id uuid not null references person,
  created_at timestamptz(3) not null default clock_timestamp(),
  last_seen_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index session_person on session (person_id);
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null default clock_timestamp(),
  person_id uuid references person,
  act text not null,
  subject_kind text,
  subject_id uuid,
  reason text
);

-- Policies -----------------------------------------------------------------------------------------------------------
create table policy_version (
  id uuid primary key default uuidv7(),
  pack_key text not null,
  area text not null,
  version int not null,
  content_hash text not null,
  body jsonb not null,
  published_at timestamptz(3) not null default app_now(),
  unique (pack_key, version),
  unique (pack_key, content_hash)
);
-- body: { zone, settings, reportingLine, packVersionIds }; immutable, so that a case may pin it.
create table policy_set (
  id uuid primary key default uuidv7(),
  content_hash text not null unique,
  body jsonb not null
);
create table policy_adoption (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre,
  policy_set_id uuid not null references policy_set,
  effective_from timestamptz(3) not null,
  recorded_by uuid references person,
  unique (centre_id, effective_from)
);

-- Cases --------------------------------------------------------------------------------------------------------------
create table case_counter (
  centre_id uuid not null references service_centre,
  day date not null,
  last int not null,
  primary key (centre_id, day)
);
create table service_case (
  id uuid primary key,
  number text not null unique,
  centre_id uuid not null references service_centre,
  policy_set_id uuid not null references policy_set,
  version int not null default 1,
  status text not null,
  kind text not null,
  channel text not null,
  urgent boolean not null default false,
  category text,
  validity text,
  severity text,
  matter text not null,
  description text not null default '',
  unit_id uuid references unit,
  public_area_id uuid references public_area,
  place_text text,
  resident_id uuid references resident,
  anonymous boolean not null default false,
  caller_name text,
  caller_telephone text,
  received_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  received_by_post text not null,
  received_by_name text,
  recorded_by uuid references person,
  late_record_reason text,
  class_from timestamptz(3) not null,
  classified_at timestamptz(3),
  resident_deadline timestamptz(3),
  agreed_reply_at timestamptz(3),
  stated_due_at timestamptz(3),
  owner_post text not null,
  owner_person_id uuid references person,
  responsible_department text,
  first_response_at timestamptz(3),
  replied_at timestamptz(3),
  definite_answer_at timestamptz(3),
  settled_at timestamptz(3),
  settled_by uuid references person,
  closed_at timestamptz(3),
  longer_limit_moves int not null default 0,
  audience text not null default 'CENTRE',
  historic boolean not null default false,
  source_key text unique,
  last_event text not null,
  last_event_at timestamptz(3) not null
);
create index service_case_open on service_case (centre_id, received_at) where status <> 'CLOSED' and not historic;
create index service_case_centre_received on service_case (centre_id, received_at);
create index service_case_unit on service_case (unit_id) where unit_id is not null;
create table case_note (
  id uuid primary key,
  case_id uuid not null references service_case,
  kind text not null,
  body text not null,
  author_id uuid references person,
  at timestamptz(3) not null
);
create index case_note_case on case_note (case_id);

create table obligation (
  id uuid primary key,
  subject_kind text not null default 'case',
  subject_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  rule_key text not null,
  generation int not null,
  sets text not null,
  strength text not null,
  status text not null,
  verdict text,
  owed_by text[] not null,
  clock_fact text not null,
  clock_from timestamptz(3) not null,
  opened_at timestamptz(3) not null,
  first_due_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  met_at timestamptz(3),
  ended_at timestamptz(3),
  extension jsonb,
  pauses jsonb not null default '[]',
  steps jsonb not null,
  taken int not null default 0,
  next_step_at timestamptz(3),
  -- The next step's effect: NOTIFY steps are swept in bulk, the others one by one through the verb path.
  next_effect text,
  level int not null default 0,
  acknowledged_level int not null default 0,
  acknowledged_at timestamptz(3),
  acknowledged_by uuid references person,
  historic boolean not null default false,
  unique (subject_id, rule_key, generation)
);
create index obligation_next_step on obligation (next_step_at) where next_step_at is not null;
create index obligation_open on obligation (centre_id, due_at) where status = 'OPEN' and not historic;

-- One answer for a submission, however often it arrives.
create table idempotency (
  person_id uuid not null references person,
  client_key text not null,
  request_hash text not null,
  case_id uuid,
  created_at timestamptz(3) not null default clock_timestamp(),
  primary key (person_id, client_key)
);

create table import_run (
  id uuid primary key default uuidv7(),
  source text not null,
  file_name text not null,
  file_hash text not null,
  mapping jsonb not null,
  rows_read int not null,
  rows_imported int not null,
  rows_known int not null,
  rows_refused int not null,
  imported_at timestamptz(3) not null default clock_timestamp(),
  imported_by uuid references person
);

-- The journal --------------------------------------------------------------------------------------------------------
create table journal (
  n bigint generated always as identity primary key,
  seq bigint unique,
  key text unique,
  type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  actor_id uuid,
  at timestamptz(3) not null,
  facts jsonb not null,
  obligation jsonb,
  historic boolean not null default false
);
create index journal_unsealed on journal (n) where seq is null;
create index journal_subject on journal (subject_id, n);

-- Append-only: the one permitted change is the seal, seq null → number.
create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
     and (new.n, new.key, new.type, new.subject_kind, new.subject_id, new.centre_id, new.audience, new.actor_id, new.at, new.facts, new.obligation, new.historic)
         is not distinct from
         (old.n, old.key, old.type, old.subject_kind, old.subject_id, old.centre_id, old.audience, old.actor_id, old.at, old.facts, old.obligation, old.historic) then
    return new;
  end if;
  raise exception 'the journal is append-only' using errcode = '55000';
end $$;
create trigger journal_append_only before update or delete on journal for each row execute function journal_is_append_only();
create trigger journal_no_truncate before truncate on journal for each statement execute function journal_is_append_only();

-- epoch changes when the database is restored from a backup: a cursor of another epoch must RESYNC.
create table journal_head (
  only_row boolean primary key default true check (only_row),
  epoch text not null default substr(md5(random()::text || clock_timestamp()::text), 1, 8),
  seq bigint not null default 0
);
insert into journal_head default values;

-- Volatile, READ COMMITTED, lock first and number with a fresh snapshot: as one statement it would number from an old snapshot and collide.
-- In order of n: each writer took n after locking its subject, so a subject's events are numbered in the order in which they happened.
create function seal() returns bigint language plpgsql volatile as $$
declare
  head bigint;
  sealed bigint;
begin
  if not exists (select from journal where seq is null) then
    return 0;
  end if;
  select seq into head from journal_head for update;
  with unsealed as (
    select n, row_number() over (order by n) as position from journal where seq is null
  ), numbered as (
    update journal j set seq = head + u.position from unsealed u where j.n = u.n returning 1
  )
  select count(*) into sealed from numbered;
  if sealed > 0 then
    update journal_head set seq = head + sealed;
    perform pg_notify('guanjia_journal', (head + sealed)::text);
  end if;
  return sealed;
end $$;
`;

const DOWN = /* sql */ `
drop function seal();
drop table journal_head, journal, import_run, idempotency, obligation, case_note, service_case, case_counter,
  policy_adoption, policy_set, policy_version, access_log, session, post_holding, post_capability, post, person,
  resident, public_area, unit, building, service_centre, company;
drop function journal_is_append_only();
drop function adjust_clock(interval);
drop function app_now();
drop table clock;
drop extension pg_trgm;
`;
