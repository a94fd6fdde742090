import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Duties with a window: what is done before it opens does not meet them. */
export class ObligationWindow1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table obligation add column not_before_at timestamptz(3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table obligation drop column not_before_at');
  }
}
