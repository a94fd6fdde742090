import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Law 4: a centre's working time as data, each version kept; and on each case by which version its open due times were counted. */
export class Calendars1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
create table centre_calendar (
  centre_id uuid not null references service_centre (id),
  version int not null check (version > 0),
  -- The whole of it: weekly hours and each year's days. A version never changes, so that what was read once is right for ever.
  body jsonb not null,
  -- Which year's days were entered; null: the weekly hours.
  year int,
  reason text not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz(3) not null default app_now(),
  primary key (centre_id, version)
);
create function centre_calendar_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'versions of a calendar are kept as they were' using errcode = '55000';
end $$;
create trigger centre_calendar_append_only before update or delete on centre_calendar for each row execute function centre_calendar_is_append_only();
create trigger centre_calendar_no_truncate before truncate on centre_calendar for each statement execute function centre_calendar_is_append_only();

-- Null: nothing that is open hangs on a calendar. 0: counted while the centre had none.
alter table service_case add column calendar_version int;
-- Which they are is known when each is looked at: once, after its centre's first calendar.
update service_case set calendar_version = 0 where status <> 'CLOSED';
create index service_case_calendar on service_case (centre_id, calendar_version) where calendar_version is not null;
-- 0: not looked at since it arose.
alter table duty add column calendar_version int not null default 0;
create index duty_calendar on duty (centre_id, calendar_version) where fulfilled_at is null;
create index journal_recalculated on journal (centre_id) where type = 'ObligationRecalculated';
`;

const DOWN = /* sql */ `
drop index journal_recalculated;
drop index duty_calendar;
alter table duty drop column calendar_version;
drop index service_case_calendar;
alter table service_case drop column calendar_version;
drop table centre_calendar;
drop function centre_calendar_is_append_only();
`;
