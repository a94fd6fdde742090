import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A password that somebody else gave is changed at the first sign-in. */
export class GivenPasswords1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person add column must_change_password boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person drop column must_change_password');
  }
}
