import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is on duty (law 9), and what one shift hands over to the next (CP-33, CP-39). */
export class OnDuty1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
create table duty_shift (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre (id),
  post text not null references post (key),
  person_id uuid not null references person (id),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  -- Who is on duty now began at most a day ago: the question reads that much of the index and no more.
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours')
);
create index duty_shift_post on duty_shift (centre_id, post, ends_at);
create index duty_shift_person on duty_shift (person_id, ends_at);

create table absence (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person (id),
  away_from timestamptz(3) not null,
  away_until timestamptz(3),
  recorded_by uuid references person (id),
  recorded_at timestamptz(3) not null default app_now(),
  check (away_until is null or away_until > away_from)
);
create index absence_person on absence (person_id, away_from);

create table handover (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre (id),
  -- What it covers: the centre's journal after one number up to another, so that no entry is in none or in two of them.
  covers_from timestamptz(3) not null,
  after_seq bigint not null,
  through_seq bigint not null,
  handed_over_at timestamptz(3) not null,
  handed_over_by uuid not null references person (id),
  handover_key text not null,
  on_duty jsonb not null,
  signed_at timestamptz(3),
  signed_by uuid references person (id),
  sign_key text,
  check (signed_by <> handed_over_by),
  check ((signed_at is null) = (signed_by is null)),
  unique (centre_id, handed_over_at),
  unique (handed_over_by, handover_key)
);
-- One hand-over at a time waits for its signature.
create unique index handover_unsigned on handover (centre_id) where signed_at is null;

-- What was handed over, as it was: ids and facts. The texts stand with the case, for those who may see it.
create table handover_line (
  handover_id uuid not null references handover (id),
  part text not null check (part in ('LOG', 'OPEN')),
  position int not null,
  case_id uuid not null references service_case (id),
  facts jsonb not null,
  primary key (handover_id, part, position)
);

create table handover_note (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references service_centre (id),
  handover_id uuid references handover (id),
  body text not null,
  author_id uuid not null references person (id),
  note_key text not null,
  at timestamptz(3) not null,
  unique (author_id, note_key)
);
create index handover_note_handover on handover_note (handover_id);
create index handover_note_open on handover_note (centre_id) where handover_id is null;

-- What happened at a centre in a shift.
create index journal_centre on journal (centre_id, seq);

-- Handed over is handed over: a signature comes once, and nothing else changes.
create function handover_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'handover' and tg_op = 'UPDATE' then
    if old.signed_at is null and new.signed_at is not null
       and (new.id, new.centre_id, new.covers_from, new.after_seq, new.through_seq, new.handed_over_at, new.handed_over_by, new.handover_key, new.on_duty)
           is not distinct from
           (old.id, old.centre_id, old.covers_from, old.after_seq, old.through_seq, old.handed_over_at, old.handed_over_by, old.handover_key, old.on_duty) then
      return new;
    end if;
  end if;
  raise exception 'a hand-over is frozen' using errcode = '55000';
end $$;
create trigger handover_frozen before update or delete on handover for each row execute function handover_is_frozen();
create trigger handover_line_frozen before update or delete on handover_line for each row execute function handover_is_frozen();
`;

const DOWN = /* sql */ `
drop index journal_centre;
drop table handover_note;
drop table handover_line;
drop table handover;
drop function handover_is_frozen();
drop table absence;
drop table duty_shift;
`;
