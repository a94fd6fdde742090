import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a reception, a step and a seal write beside their rows: no entry in an index for a value that is not there. Measured by `npm run bench`. */
export class LeanWrites1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
-- The sweep asks of each due row whether its case waits for a step that does more than ring; few do, and only these are in this index.
create index obligation_effect on obligation (subject_id, next_step_at) where next_effect <> 'NOTIFY';

-- Every row of the journal is written twice, by its verb and by the seal, into each index. Only steps have a key, and only sealed rows a seq.
alter table journal drop constraint journal_key_key, drop constraint journal_seq_key;
drop index journal_centre;
create unique index journal_key on journal (key) where key is not null;
create unique index journal_seq on journal (seq) where seq is not null;
create index journal_centre on journal (centre_id, seq) where seq is not null;

-- A step changes nothing of its case that is indexed: with room on the page the row is written beside itself, and no index of the table (texts by trigrams!) hears of it.
alter table service_case set (fillfactor = 85);
`;

const DOWN = /* sql */ `
alter table service_case reset (fillfactor);
drop index journal_centre, journal_seq, journal_key;
create index journal_centre on journal (centre_id, seq);
alter table journal add constraint journal_seq_key unique (seq), add constraint journal_key_key unique (key);
drop index obligation_effect;
`;
