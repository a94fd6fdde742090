import type pg from 'pg';

export interface ClaimOptions {
  /** Messages at most. */
  readonly most: number;
  /** Nobody else tries a claimed message for so long; longer than any attempt takes. */
  readonly leaseMs: number;
  /** More than `size` messages to one recipient within `withinMs` are a burst: the next ones gather for that long and go as one. */
  readonly burst: { readonly size: number; readonly withinMs: number };
}

/** A message that this process now has to send. */
export interface ClaimedMessage {
  readonly id: string;
  readonly attempt: number;
}

const TO_SEND = /* sql */ `n.status in ('WAITING', 'FAILED') and n.not_before <= m.business and n.next_attempt_at <= m.real and (n.claimed_until is null or n.claimed_until <= m.real)`;

/** One message at a time to each recipient: order is kept, and a burst can gather. $1: how many recipients. */
const LOCK_CHANNELS = /* sql */ `
with m as materialized (select (select app_now()) as business, clock_timestamp() as real),
ready as materialized (
  select n.channel_id, min(n.created_at) as since from notification n, m where ${TO_SEND}
    and not exists (select from notification other where other.channel_id = n.channel_id and other.claimed_until > m.real and other.status in ('WAITING', 'FAILED'))
  group by n.channel_id
)
select c.id from notification_channel c join ready on ready.channel_id = c.id
where c.removed_at is null order by ready.since limit $1 for no key update of c skip locked`;

/** $1: the locked recipients; $2: lease and $4: burst window in milliseconds; $3: burst size. A claim that ran out was somebody's who died: what they sent may have arrived. */
const CLAIM = /* sql */ `
with m as materialized (select (select app_now()) as business, clock_timestamp() as real),
due as materialized (
  select n.id, n.channel_id, n.message_id, n.journal_seq, n.next_attempt_at, n.created_at from notification n, m
  where n.channel_id = any($1::uuid[]) and ${TO_SEND}
    and not exists (select from notification other where other.channel_id = n.channel_id and other.claimed_until > m.real and other.status in ('WAITING', 'FAILED'))
), again as materialized (
  select distinct on (channel_id) channel_id, message_id from due where message_id is not null order by channel_id, next_attempt_at, message_id
), pace as materialized (
  select n.channel_id, count(distinct n.message_id) as messages from notification n, m
  where n.channel_id = any($1::uuid[]) and n.claimed_at > m.real - $4 * interval '1 millisecond' group by n.channel_id
), fresh as materialized (
  select d.channel_id, count(*) as waiting, min(d.created_at) as since from due d
  where d.message_id is null and d.channel_id not in (select channel_id from again) group by d.channel_id
), composed as materialized (
  select f.channel_id, uuidv7() as message_id, case when f.waiting > $3::int or coalesce(p.messages, 0) >= $3::int then 100 else 1 end as most
  from fresh f cross join m left join pace p on p.channel_id = f.channel_id
  where coalesce(p.messages, 0) < $3::int or f.since <= m.real - $4 * interval '1 millisecond'
), chosen as (
  select d.id, a.message_id from again a join due d on d.message_id = a.message_id
  union all
  select d.id, c.message_id from composed c
  cross join lateral (select id from due where due.channel_id = c.channel_id and due.message_id is null order by journal_seq limit c.most) d
)
update notification n set message_id = chosen.message_id, attempts = n.attempts + 1, claimed_at = m.real, claimed_until = m.real + $2 * interval '1 millisecond',
  first_sent_uncertain = n.first_sent_uncertain or n.claimed_until is not null
from chosen, m where n.id = chosen.id
returning n.message_id as id, n.attempts as attempt`;

/**
 * Takes messages that are due, each for this process alone, and commits before anything is sent: no transaction waits for a receiver. Any number of
 * processes may ask at the same time. A notice that waits becomes a message of its own, or one together with the others of its burst.
 */
export async function claimMessages(pool: pg.Pool, { most, leaseMs, burst }: ClaimOptions): Promise<ClaimedMessage[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const { rows: channels } = await client.query<{ id: string }>({ name: 'notices: channels', text: LOCK_CHANNELS, values: [most] });
    // A statement of its own: it sees what was committed before the locks were had.
    const { rows } =
      channels.length === 0
        ? { rows: [] }
        : await client.query<ClaimedMessage>({ name: 'notices: claim', text: CLAIM, values: [channels.map(({ id }) => id), leaseMs, burst.size, burst.withinMs] });
    await client.query('commit');
    return [...new Map(rows.map((row) => [row.id, row])).values()];
  } catch (trouble) {
    broken = trouble as Error;
    await client.query('rollback').catch(() => undefined);
    throw trouble;
  } finally {
    client.release(broken);
  }
}
