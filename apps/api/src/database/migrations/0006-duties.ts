import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes round by itself (FD-03, FD-09, CP-28, HR-27): the duty of one centre, rule and period, the texts beside it, and the records that an audit covered. */
export class Duties1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table service_centre
        add column duties_from timestamptz(3),
        add column duties_opened_until timestamptz(3);

      create table duty (
        id uuid primary key,
        centre_id uuid not null references service_centre,
        policy_set_id uuid not null references policy_set,
        version int not null default 1,
        rule_key text not null,
        period_start timestamptz(3) not null,
        period_end timestamptz(3) not null,
        arisen_at timestamptz(3) not null,
        owner_post text not null,
        audience text not null default 'CENTRE',
        historic boolean not null default false,
        fulfilled_at timestamptz(3),
        fulfilled_by uuid references person,
        last_event text not null,
        last_event_at timestamptz(3) not null,
        check (period_end > period_start),
        unique (centre_id, rule_key, period_start)
      );
      create index duty_open on duty (centre_id) where fulfilled_at is null;
      create index duty_centre_arisen on duty (centre_id, arisen_at desc);

      create table duty_note (
        id uuid primary key,
        duty_id uuid not null references duty,
        body text not null,
        author_id uuid references person,
        at timestamptz(3) not null
      );
      create index duty_note_duty on duty_note (duty_id);
      alter table duty add column finding_id uuid references duty_note;

      -- A record is audited once (FD-03): what an audit covered, the next one does not.
      create table audited_record (
        case_id uuid primary key references service_case,
        duty_id uuid not null references duty
      );
      create index audited_record_duty on audited_record (duty_id);

      create index obligation_duty_step on obligation (next_step_at) where next_step_at is not null and subject_kind = 'duty';

      alter table idempotency add column duty_id uuid;

      alter table notification alter column case_id drop not null;
      alter table notification add column duty_id uuid references duty, add constraint notification_subject check ((case_id is null) <> (duty_id is null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The journal keeps what happened to duties; the version before knows no other place for them.
    await runner.query(`
      delete from notification where duty_id is not null;
      alter table notification drop column duty_id;
      alter table notification alter column case_id set not null;
      delete from idempotency where duty_id is not null;
      alter table idempotency drop column duty_id;
      drop index obligation_duty_step;
      delete from obligation where subject_kind = 'duty';
      drop table audited_record;
      alter table duty drop column finding_id;
      drop table duty_note;
      drop table duty;
      alter table service_centre drop column duties_from, drop column duties_opened_until;
    `);
  }
}
