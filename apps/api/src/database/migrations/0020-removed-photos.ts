import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A photo that was removed from its case: its row stays, so that the timeline's trace leads somewhere. */
export class RemovedPhotos1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attachment
        add column removed_at timestamptz(3),
        add column removed_by uuid references person (id),
        add constraint attachment_removed_check check ((removed_at is null) = (removed_by is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attachment drop column removed_by, drop column removed_at');
  }
}
