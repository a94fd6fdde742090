import type { MigrationInterface, QueryRunner } from 'typeorm';

/** X 四, 十一: the households of a collective complaint, each with its own answer in person and its own confirmation. A complaint that was joined to it is where a household came from. */
export class CaseHousehold1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_household');
  }
}

const UP = /* sql */ `
create table case_household (
  id uuid primary key,
  case_id uuid not null references service_case (id),
  unit_id uuid references unit (id),
  resident_id uuid references resident (id),
  name text,
  telephone text,
  source_case_id uuid references service_case (id),
  answered_at timestamptz(3),
  answer_form text,
  signed_by text,
  confirmed_at timestamptz(3),
  outcome text check (outcome in ('SATISFIED', 'DISSATISFIED')),
  check (unit_id is not null or name is not null),
  check ((answered_at is null) = (answer_form is null)),
  check ((confirmed_at is null) = (outcome is null))
);
create index case_household_case on case_household (case_id);
create unique index case_household_unit on case_household (case_id, unit_id) where unit_id is not null;
create unique index case_household_source on case_household (source_case_id) where source_case_id is not null;
create index case_household_resident on case_household (resident_id) where resident_id is not null;
`;
