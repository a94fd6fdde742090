import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person sets for the own account, from which device a session came, and the access log by person and by act. */
export class OwnAccount1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
alter table person add column preferences jsonb not null default '{}';
-- Browser and system by name, such as "Chrome · Windows"; never the whole User-Agent, which tells devices apart.
alter table session add column device text not null default '';
create index access_log_person on access_log (person_id, id);
create index access_log_act on access_log (act, id);
create index access_log_at on access_log (at);
`;

const DOWN = /* sql */ `
drop index access_log_at;
drop index access_log_act;
drop index access_log_person;
alter table session drop column device;
alter table person drop column preferences;
`;
