import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Law 5 and law 10: more time that somebody asked for and another person has still to approve stands on the obligation itself. */
export class ExtensionRequest1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table obligation add column extension_request jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table obligation drop column extension_request');
  }
}
