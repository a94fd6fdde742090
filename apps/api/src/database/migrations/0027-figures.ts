import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What figures are counted from (ADR 21). A fact is the present contribution of one record; a cube holds the sums of facts by centre, month and what is told apart most, and with
 * no centre those of the whole company.
 * The follower writes them, in one transaction with its place in the journal. Months are those of the centre's zone, written as their first day.
 */
const UP = /* sql */ `
create table figure_cursor (
  only_row boolean primary key default true check (only_row),
  seq bigint not null
);
insert into figure_cursor (seq) values (0);

create table case_fact (
  case_id uuid primary key,
  centre_id uuid not null,
  audience text not null,
  kind text not null,
  category text,
  validity text,
  severity text,
  building_id uuid,
  department text,
  post text not null,
  person_id uuid,
  received_at timestamptz(3) not null,
  received_month date not null,
  received_weekday smallint not null,
  received_hour smallint not null,
  settled_at timestamptz(3),
  settled_month date,
  first_response_minutes integer,
  reply_minutes integer,
  answer_minutes integer,
  settle_minutes integer,
  reopened smallint not null,
  repeated boolean not null,
  collective boolean not null
);
create index case_fact_received on case_fact (centre_id, received_month);
create index case_fact_settled on case_fact (centre_id, settled_month) where settled_month is not null;

create table limit_fact (
  obligation_id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  rule_key text not null,
  strength text not null,
  outcome text not null check (outcome in ('ON_TIME', 'LATE', 'MISSED', 'OWED', 'EXCUSED')),
  paused boolean not null,
  due_at timestamptz(3) not null,
  due_month date not null,
  level smallint not null,
  building_id uuid,
  department text,
  post text not null,
  person_id uuid
);
create index limit_fact_due on limit_fact (centre_id, due_month);
create index limit_fact_broken on limit_fact (centre_id, due_at) where outcome in ('LATE', 'MISSED');
create index limit_fact_owed on limit_fact (centre_id, due_at) where outcome = 'OWED';
create index limit_fact_subject on limit_fact (subject_id);

create table candidate_fact (
  candidate_id uuid primary key,
  centre_id uuid not null,
  audience text not null,
  case_id uuid,
  occasion_id uuid,
  grp text not null,
  settled_at timestamptz(3) not null,
  settled_month date not null,
  visited boolean not null,
  building_id uuid
);
create index candidate_fact_settled on candidate_fact (centre_id, settled_month);
create index candidate_fact_case on candidate_fact (case_id);
create index candidate_fact_occasion on candidate_fact (occasion_id) where occasion_id is not null;

create table visit_fact (
  callback_id uuid primary key,
  centre_id uuid not null,
  audience text not null,
  case_id uuid,
  occasion_id uuid,
  grp text not null,
  visited_at timestamptz(3) not null,
  visited_month date not null,
  at_home boolean not null,
  satisfaction smallint,
  building_id uuid,
  person_id uuid
);
create index visit_fact_visited on visit_fact (centre_id, visited_month);
create index visit_fact_case on visit_fact (case_id);

-- The keys carry the sums: a centre's months stand side by side in them, and wherever the follower put the rows, none is looked up.
create table case_cube (
  centre_id uuid,
  month date not null,
  basis text not null check (basis in ('RECEIVED', 'SETTLED')),
  audience text not null,
  kind text not null,
  category text,
  validity text,
  severity text,
  cases integer not null,
  reopened integer not null,
  repeated integer not null,
  collective integer not null,
  constraint case_cube_key unique nulls not distinct (centre_id, month, basis, audience, kind, category, validity, severity) include (cases, reopened, repeated, collective)
);
create table limit_cube (
  centre_id uuid,
  month date not null,
  audience text not null,
  subject_kind text not null,
  rule_key text not null,
  strength text not null,
  outcome text not null,
  level smallint not null,
  limits integer not null,
  constraint limit_cube_key unique nulls not distinct (centre_id, month, audience, subject_kind, rule_key, strength, outcome, level) include (limits)
);
create table candidate_cube (
  centre_id uuid,
  month date not null,
  audience text not null,
  grp text not null,
  settled integer not null,
  visited integer not null,
  constraint candidate_cube_key unique nulls not distinct (centre_id, month, audience, grp) include (settled, visited)
);
create table visit_cube (
  centre_id uuid,
  month date not null,
  audience text not null,
  grp text not null,
  visits integer not null,
  at_home integer not null,
  answered integer not null,
  content integer not null,
  constraint visit_cube_key unique nulls not distinct (centre_id, month, audience, grp) include (visits, at_home, answered, content)
);

create table figure_version (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre(id),
  month date not null,
  number integer not null check (number > 0),
  frozen_at timestamptz(3) not null,
  frozen_by uuid not null references person(id),
  through_seq bigint not null,
  note text not null,
  unique (centre_id, month, number)
);
create table frozen_case_fact (version_id uuid not null references figure_version(id), like case_fact, primary key (version_id, case_id));
create table frozen_limit_fact (version_id uuid not null references figure_version(id), like limit_fact, primary key (version_id, obligation_id));
create table frozen_candidate_fact (version_id uuid not null references figure_version(id), like candidate_fact, primary key (version_id, candidate_id));
create table frozen_visit_fact (version_id uuid not null references figure_version(id), like visit_fact, primary key (version_id, callback_id));

-- A resident's name that somebody typed into the note may be blanked (PIPL); the figures stay.
create function figure_version_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('guanjia.redaction', true) = 'on' and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then
    return new;
  end if;
  raise exception 'a frozen version of figures stays as it is' using errcode = '55000';
end $$;
create trigger figure_version_append_only before update or delete on figure_version for each row execute function figure_version_is_append_only();
create trigger figure_version_no_truncate before truncate on figure_version for each statement execute function figure_version_is_append_only();
create trigger frozen_case_fact_append_only before update or delete on frozen_case_fact for each row execute function figure_version_is_append_only();
create trigger frozen_case_fact_no_truncate before truncate on frozen_case_fact for each statement execute function figure_version_is_append_only();
create trigger frozen_limit_fact_append_only before update or delete on frozen_limit_fact for each row execute function figure_version_is_append_only();
create trigger frozen_limit_fact_no_truncate before truncate on frozen_limit_fact for each statement execute function figure_version_is_append_only();
create trigger frozen_candidate_fact_append_only before update or delete on frozen_candidate_fact for each row execute function figure_version_is_append_only();
create trigger frozen_candidate_fact_no_truncate before truncate on frozen_candidate_fact for each statement execute function figure_version_is_append_only();
create trigger frozen_visit_fact_append_only before update or delete on frozen_visit_fact for each row execute function figure_version_is_append_only();
create trigger frozen_visit_fact_no_truncate before truncate on frozen_visit_fact for each statement execute function figure_version_is_append_only();
`;

const DOWN = /* sql */ `
drop table frozen_visit_fact, frozen_candidate_fact, frozen_limit_fact, frozen_case_fact, figure_version,
  visit_cube, candidate_cube, limit_cube, case_cube, visit_fact, candidate_fact, limit_fact, case_fact, figure_cursor;
drop function figure_version_is_append_only();
delete from post_capability where capability in ('VIEW_FIGURES', 'VIEW_PERSON_FIGURES', 'FREEZE_FIGURES');
`;

export class Figures1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
