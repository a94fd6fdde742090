import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices that reach people: whom by which channel, and the outbox that the journal fills. */
export class Notifications1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
-- Whose: a person, a post, or (neither) everyone in a centre's group chat. At one centre, or (centre null) wherever the person or post is reached.
create table notification_channel (
  id uuid primary key default uuidv7(),
  centre_id uuid references service_centre,
  person_id uuid references person,
  post text references post,
  kind text not null check (kind in ('WECOM_ROBOT', 'DINGTALK_ROBOT', 'WEBHOOK', 'MAIL')),
  -- A robot's address is its key: whoever has it may write to the group. It never leaves the API in full.
  address text not null,
  secret text,
  language text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
  -- A wish (SHOULD) waits until they end; an order (MUST) does not. Null: the company's.
  quiet_from time,
  quiet_until time,
  set_by uuid references person,
  set_at timestamptz(3) not null default app_now(),
  removed_at timestamptz(3),
  check (person_id is null or post is null),
  check (centre_id is not null or person_id is not null or post is not null),
  check ((quiet_from is null) = (quiet_until is null))
);
create index notification_channel_person on notification_channel (person_id) where person_id is not null and removed_at is null;

create table notification (
  id uuid primary key default uuidv7(),
  journal_seq bigint not null,
  channel_id uuid not null references notification_channel,
  case_id uuid not null,
  obligation_id uuid not null,
  centre_id uuid not null,
  audience text not null,
  event text not null,
  step int not null,
  level int not null,
  -- The post that the step reached, the vacant ones below it, and the person if the channel is a person's.
  post text not null,
  passed_over text not null,
  person_id uuid references person,
  language text not null,
  status text not null default 'WAITING' check (status in ('WAITING', 'SENT', 'FAILED', 'GIVEN_UP')),
  -- Business time: quiet hours end here.
  not_before timestamptz(3) not null,
  -- Real time, as all that waits for machines: when to try, and until when somebody is trying.
  next_attempt_at timestamptz(3) not null default clock_timestamp(),
  claimed_at timestamptz(3),
  claimed_until timestamptz(3),
  attempts int not null default 0,
  -- One message may carry several notices (a burst); it keeps its id through all attempts, so that a receiver can tell doubles.
  message_id uuid,
  -- An earlier attempt ended without an answer: it may have arrived.
  first_sent_uncertain boolean not null default false,
  last_error text,
  created_at timestamptz(3) not null default clock_timestamp(),
  sent_at timestamptz(3),
  unique (journal_seq, channel_id)
);
create index notification_to_send on notification (channel_id, created_at) where status in ('WAITING', 'FAILED');
create index notification_message on notification (message_id) where message_id is not null;
create index notification_obligation on notification (obligation_id);
create index notification_centre on notification (centre_id, created_at desc);
-- How much a channel was sent in the last moments.
create index notification_recent on notification (channel_id, claimed_at desc) where claimed_at is not null;

-- Everything of the journal up to here is in the outbox. It begins at the head: what rang before there were notices is not rung again.
create table notification_cursor (
  only_row boolean primary key default true check (only_row),
  seq bigint not null
);
insert into notification_cursor (seq) select seq from journal_head;
`;

const DOWN = /* sql */ `
drop table notification_cursor, notification, notification_channel;
delete from post_capability where capability in ('VIEW_NOTICES', 'MANAGE_NOTIFICATIONS');
`;
