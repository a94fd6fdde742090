import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Screens on walls: each with a token of its own that shows the board of some centres and nothing else. */
export class Wall1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
create table wall (
  id uuid primary key default uuidv7(),
  -- Whoever reads the table cannot use it.
  token_hash bytea not null unique check (length(token_hash) = 32),
  name text not null,
  language text not null check (language in ('zh-CN', 'en')),
  created_by uuid not null references person,
  created_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoked_by uuid references person,
  last_seen_at timestamptz(3),
  check ((revoked_at is null) = (revoked_by is null))
);
create table wall_centre (
  wall_id uuid not null references wall,
  centre_id uuid not null references service_centre,
  primary key (wall_id, centre_id)
);
`;

const DOWN = /* sql */ `
drop table wall_centre;
drop table wall;
delete from post_capability where capability = 'MANAGE_WALLS';
`;
