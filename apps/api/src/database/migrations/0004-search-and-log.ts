import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Text search over an index; an access log that nobody rewrites; the two tables that time itself writes are swept up early. */
export class SearchAndLog1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
-- One index for the three columns that a list's text filter looks through. Texts shorter than three characters have no trigram: those still read the scope's cases.
create index service_case_text on service_case using gin (number gin_trgm_ops, matter gin_trgm_ops, description gin_trgm_ops);

create function access_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is append-only' using errcode = '55000';
end $$;
create trigger access_log_append_only before update or delete on access_log for each row execute function access_log_is_append_only();
create trigger access_log_no_truncate before truncate on access_log for each statement execute function access_log_is_append_only();

-- The default waits for a fifth of the table: at a million obligations the sweep's index would carry 200,000 dead entries before anyone came.
alter table obligation set (autovacuum_vacuum_scale_factor = 0.01);
alter table journal set (autovacuum_vacuum_scale_factor = 0.01);
`;

const DOWN = /* sql */ `
alter table journal reset (autovacuum_vacuum_scale_factor);
alter table obligation reset (autovacuum_vacuum_scale_factor);
drop trigger access_log_no_truncate on access_log;
drop trigger access_log_append_only on access_log;
drop function access_log_is_append_only();
drop index service_case_text;
`;
