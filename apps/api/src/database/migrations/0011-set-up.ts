import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A company is set up: by whom at first, what may be changed by two people at once, and what is no longer in use. */
export class SetUp1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
-- One a start of each process, only while there is no company; whoever reads the table cannot use them.
create table set_up_token (
  token_hash bytea primary key,
  made_at timestamptz(3) not null default clock_timestamp()
);
alter table service_centre add column version int not null default 1, add column closed_from date;
alter table building add column version int not null default 1, add column closed_from date;
alter table unit add column version int not null default 1, add column closed_from date;
alter table public_area add column version int not null default 1, add column closed_from date;
alter table resident add column version int not null default 1, add column moved_out_on date;
alter table import_run add column kind text not null default 'CASES', add column centre_id uuid references service_centre;
`;

const DOWN = /* sql */ `
alter table import_run drop column centre_id, drop column kind;
alter table resident drop column moved_out_on, drop column version;
alter table public_area drop column closed_from, drop column version;
alter table unit drop column closed_from, drop column version;
alter table building drop column closed_from, drop column version;
alter table service_centre drop column closed_from, drop column version;
drop table set_up_token;
delete from post_capability where capability = 'MANAGE_PLACES';
`;
