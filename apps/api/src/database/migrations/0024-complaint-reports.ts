import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The monthly complaint report as it was sent (CP-28, CP-40), what was sampled (CP-29), who read which lesson (CP-30), how residents can complain (CP-31). */
export class ComplaintReports1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
create table complaint_report (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre (id),
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  version int not null check (version > 0),
  -- Why what was sent is corrected.
  reason text,
  comment text not null,
  figures jsonb not null,
  -- Up to where the journal was read for it.
  through_seq bigint not null,
  filled_by uuid not null references person (id),
  filled_at timestamptz(3) not null,
  read_by uuid references person (id),
  read_at timestamptz(3),
  sent_by uuid references person (id),
  sent_at timestamptz(3),
  duty_id uuid references duty (id),
  unique (centre_id, month, version),
  check ((version = 1) = (reason is null)),
  check ((read_by is null) = (read_at is null)),
  check ((sent_by is null) = (sent_at is null)),
  check (sent_at is null or read_at is not null),
  check (read_by <> filled_by)
);
create unique index complaint_report_unsent on complaint_report (centre_id, month) where sent_at is null;

create table complaint_report_line (
  report_id uuid not null references complaint_report (id),
  case_id uuid not null references service_case (id),
  facts jsonb not null,
  primary key (report_id, case_id)
);

-- What was sent stays as it was sent. Only a resident's name that stands in a text is taken out, by an act that says so for its own transaction (ADR 18).
create function complaint_report_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('guanjia.redaction', true) = 'on'
     and (new.id, new.centre_id, new.month, new.version, new.figures, new.through_seq, new.filled_by, new.filled_at, new.read_by, new.read_at, new.sent_by, new.sent_at, new.duty_id)
       is not distinct from (old.id, old.centre_id, old.month, old.version, old.figures, old.through_seq, old.filled_by, old.filled_at, old.read_by, old.read_at, old.sent_by, old.sent_at, old.duty_id) then
    return new;
  end if;
  raise exception 'a report that was sent stays as it was sent' using errcode = '55000';
end $$;
create trigger complaint_report_frozen before update or delete on complaint_report for each row when (old.sent_at is not null) execute function complaint_report_is_frozen();
create function complaint_report_line_is_frozen() returns trigger language plpgsql as $$
begin
  if exists (select from complaint_report r where r.sent_at is not null and r.id = old.report_id) then
    raise exception 'a report that was sent stays as it was sent' using errcode = '55000';
  end if;
  return coalesce(new, old);
end $$;
create trigger complaint_report_line_frozen before update or delete on complaint_report_line for each row execute function complaint_report_line_is_frozen();

create table complaint_sample (
  duty_id uuid not null references duty (id),
  kind text not null check (kind in ('RECORD', 'COMPLAINANT')),
  case_id uuid not null references service_case (id),
  finding text not null,
  remark text,
  primary key (duty_id, kind, case_id),
  check (case kind when 'RECORD' then finding in ('COMPLETE', 'INCOMPLETE', 'COMPLAINT_LEFT_OUT') else finding in ('SATISFIED', 'DISSATISFIED', 'NOT_REACHED') end)
);

create table lesson_reading (
  note_id uuid not null references case_note (id),
  person_id uuid not null references person (id),
  read_at timestamptz(3) not null default app_now(),
  primary key (note_id, person_id)
);

create index journal_lesson on journal (centre_id) where (type = 'NoteAdded' and facts ->> 'about' = 'LESSON') or (type = 'StepRecorded' and facts ->> 'step' = 'EIGHT_PREVENTED');

create table complaint_channels (
  centre_id uuid primary key references service_centre (id),
  duty_telephone text not null,
  hotline text,
  fax text,
  email text,
  website text,
  round_the_clock boolean not null,
  version int not null default 1,
  set_by uuid not null references person (id),
  set_at timestamptz(3) not null default app_now()
);

alter table idempotency add column complaint_report_id uuid;
`;

const DOWN = /* sql */ `
alter table idempotency drop column complaint_report_id;
drop index journal_lesson;
drop table complaint_channels, lesson_reading, complaint_sample, complaint_report_line, complaint_report;
drop function complaint_report_is_frozen, complaint_report_line_is_frozen;
delete from post_capability where capability in ('VIEW_COMPLAINT_REPORTS', 'WRITE_COMPLAINT_REPORT', 'REVIEW_COMPLAINT_REPORT', 'MANAGE_COMPLAINT_CHANNELS');
`;
