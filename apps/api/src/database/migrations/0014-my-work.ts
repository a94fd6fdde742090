import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Handlers find what was sent to their posts: asked for each open case of a centre, so it must not read a case's whole journal. */
export class MyWork1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index journal_dispatched on journal (subject_id) where type = 'CaseDispatched'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index journal_dispatched');
  }
}
