import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The index of what is open holds imported records too: lists of what is owed show them, and could not use it. */
export class OpenObligations1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index obligation_open;
      create index obligation_open on obligation (centre_id, due_at) where status = 'OPEN'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index obligation_open;
      create index obligation_open on obligation (centre_id, due_at) where status = 'OPEN' and not historic`);
  }
}
