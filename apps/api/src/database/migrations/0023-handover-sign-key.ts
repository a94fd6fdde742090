import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key with which somebody signed a hand-over counts once, also where two hand-overs of two centres are signed with it at the same moment. */
export class HandoverSignKey1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Until now only a look beforehand held it. Where that was outrun, the later signature stays and gives up its key: frozen as the row is, this alone may write it.
    await runner.query(`
      alter table handover disable trigger handover_frozen;
      update handover h set sign_key = null where exists (select from handover o where o.signed_by = h.signed_by and o.sign_key = h.sign_key and (o.signed_at, o.id) < (h.signed_at, h.id));
      alter table handover enable trigger handover_frozen;
      create unique index handover_sign_key on handover (signed_by, sign_key)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index handover_sign_key');
  }
}
