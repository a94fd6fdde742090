import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where the telling of the demo's history stands, and how its journal rows are known: who tells of the past quietly says so for the transaction (`guanjia.history`),
 * and every row that it writes into the journal is history, though its case lived by the same ladders as any other (ADR 17).
 */
export class DemoHistory1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table demo_history (
        only_row boolean primary key default true check (only_row),
        seed text not null,
        -- Days since 1970 by the centres' clock: the first that is told, the first that is not, and the next to be told.
        first_day int not null,
        until_day int not null,
        next_day int not null,
        days_left_out int not null default 0,
        -- Business time up to which the company was told when it was made; what comes later happens.
        told_until timestamptz(3) not null,
        check (first_day <= next_day and next_day <= until_day)
      );

      create function journal_of_history() returns trigger language plpgsql as $$ begin new.historic := true; return new; end $$;

      create trigger journal_of_history before insert on journal for each row
        when (current_setting('guanjia.history', true) = 'on') execute function journal_of_history();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger journal_of_history on journal;
      drop function journal_of_history;
      drop table demo_history;
    `);
  }
}
