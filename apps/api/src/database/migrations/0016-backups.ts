import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The health page says when the last backup was taken. */
export class Backups1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table backup_run (
        id uuid primary key default uuidv7(),
        snapshot_at timestamptz(3) not null,
        finished_at timestamptz(3) not null default clock_timestamp(),
        bytes bigint not null check (bytes > 0),
        row_count bigint not null,
        file_count int not null
      );
      create index backup_run_finished on backup_run (finished_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table backup_run');
  }
}
