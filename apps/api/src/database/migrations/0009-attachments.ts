import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos that stand with cases, and the way from a complaint to those that followed it (CP-26). */
export class Attachments1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
-- First an upload of a person's (case null), then attached to one case for good. The bytes lie in the file store under a random key.
create table attachment (
  id uuid primary key default uuidv7(),
  case_id uuid references service_case,
  -- As the file was called where it came from; shown, never a path.
  name text not null,
  caption text,
  stored_as text not null unique,
  thumbnail_as text not null unique,
  width int not null check (width > 0),
  height int not null check (height > 0),
  bytes int not null check (bytes > 0),
  -- Of the stored bytes: tells whether they are still the same.
  sha256 bytea not null check (length(sha256) = 32),
  uploaded_by uuid not null references person,
  uploaded_at timestamptz(3) not null default clock_timestamp(),
  attached_at timestamptz(3),
  check ((case_id is null) = (attached_at is null))
);
create index attachment_case on attachment (case_id) where case_id is not null;
create index attachment_waiting on attachment (uploaded_by, uploaded_at) where case_id is null;
create index journal_previous on journal ((facts ->> 'previous')) where type = 'CaseReceived' and facts ? 'previous';
`;

const DOWN = /* sql */ `
drop index journal_previous;
drop table attachment;
`;
