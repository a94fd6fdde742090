import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Records past their retention lose what is personal in them by an approved list (CB-17), and a resident's data can be erased. Rows and figures stay.
 * The access log gives up what names somebody, and nothing else, to an act that says so for its own transaction (ADR 18).
 */
export class Disposal1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
alter table service_case add column disposed_at timestamptz(3);
create index service_case_to_dispose on service_case (centre_id, closed_at) where disposed_at is null;
alter table handover_note add column disposed_at timestamptz(3);
alter table resident add column erased_at timestamptz(3);
-- The row goes last: as long as it is there, its bytes may still have to be taken out of the file store.
alter table attachment add column disposed_at timestamptz(3);
create index attachment_disposed on attachment (id) where disposed_at is not null;

create table disposal_list (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre (id),
  kind text not null check (kind in ('CASES', 'HANDOVER_NOTES')),
  years int not null check (years >= 2),
  before timestamptz(3) not null,
  proposed_by uuid not null references person (id),
  proposed_at timestamptz(3) not null default app_now(),
  decided_by uuid references person (id),
  decided_at timestamptz(3),
  approved boolean,
  reason text,
  disposed int not null default 0,
  check (decided_by <> proposed_by),
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (approved is null))
);
create unique index disposal_list_waiting on disposal_list (centre_id, kind) where decided_at is null;
create table disposal_item (
  list_id uuid not null references disposal_list (id),
  subject_id uuid not null,
  left_out boolean not null default false,
  primary key (list_id, subject_id)
);

create or replace function access_log_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('guanjia.redaction', true) = 'on'
     and (new.id, new.at, new.person_id, new.act, new.subject_kind, new.subject_id) is not distinct from (old.id, old.at, old.person_id, old.act, old.subject_kind, old.subject_id) then
    return new;
  end if;
  raise exception 'the access log is append-only' using errcode = '55000';
end $$;
`;

const DOWN = /* sql */ `
create or replace function access_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is append-only' using errcode = '55000';
end $$;
drop table disposal_item, disposal_list;
drop index attachment_disposed;
alter table attachment drop column disposed_at;
alter table resident drop column erased_at;
alter table handover_note drop column disposed_at;
drop index service_case_to_dispose;
alter table service_case drop column disposed_at;
delete from post_capability where capability in ('PROPOSE_DISPOSAL', 'APPROVE_DISPOSAL', 'MANAGE_RESIDENT_DATA');
`;
