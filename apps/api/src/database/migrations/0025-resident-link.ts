import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A resident's link to one matter: on the receipt, without an account, for as long as the matter is of interest. */
export class ResidentLink1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table resident_link');
  }
}

const UP = /* sql */ `
create table resident_link (
  id uuid primary key default uuidv7(),
  -- Whoever reads the table cannot use it.
  token_hash bytea not null unique check (length(token_hash) = 32),
  case_id uuid not null references service_case,
  -- Of a collective complaint: which household it speaks for.
  household_id uuid references case_household,
  -- For how many days after the case was closed it opens.
  days int not null check (days > 0),
  created_by uuid not null references person,
  created_at timestamptz(3) not null default clock_timestamp(),
  revoked_at timestamptz(3),
  revoked_by uuid references person,
  check ((revoked_at is null) = (revoked_by is null))
);
create index resident_link_case on resident_link (case_id);
`;
