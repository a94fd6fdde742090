import type { Pool } from 'pg';
import { HOLDS_COMPANY_POST } from './company-people.js';
import { maskAddress, type ChannelKind } from './channel.js';

/** A channel as resolvers answer from it; never with its address or secret. */
export interface ChannelNode {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly centreId: string | null;
  readonly personId: string | null;
  readonly postKey: string | null;
  readonly addressMasked: string;
  readonly hasSecret: boolean;
  readonly language: string;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly setAt: Date;
  readonly lastSentAt: Date | null;
  readonly lastError: string | null;
}

/** Which channels somebody manages: those of these centres; if `company`, also those of all centres, and those of company posts and of who holds one. */
export interface ChannelScope {
  readonly centreIds: readonly string[];
  readonly company: boolean;
}

const CHANNELS = /* sql */ `
select c.id, c.kind, c.centre_id, c.person_id, c.post, c.address, c.secret is not null as has_secret, coalesce(p.language, c.language) as language,
  to_char(c.quiet_from, 'HH24:MI') as quiet_from, to_char(c.quiet_until, 'HH24:MI') as quiet_until, c.set_at,
  (select max(n.sent_at) from notification n where n.channel_id = c.id) as last_sent_at,
  (select n.last_error from notification n where n.channel_id = c.id and n.claimed_at is not null order by n.claimed_at desc limit 1) as last_error
from notification_channel c left join person p on p.id = c.person_id
where c.removed_at is null and ($3::uuid is null or c.id = $3) and case
  when c.centre_id is null then $2::boolean
  when c.centre_id <> all ($1::uuid[]) then false
  when $2::boolean then true
  when c.person_id is not null then not ${HOLDS_COMPANY_POST('c.person_id')}
  else not exists (select from post where key = c.post and company_wide) end
order by c.centre_id nulls first, c.post nulls last, c.person_id, c.set_at`;

interface Row {
  id: string;
  kind: ChannelKind;
  centre_id: string | null;
  person_id: string | null;
  post: string | null;
  address: string;
  has_secret: boolean;
  language: string;
  quiet_from: string | null;
  quiet_until: string | null;
  set_at: Date;
  last_sent_at: Date | null;
  last_error: string | null;
}

/** Channels of the scope; with `id` that one or none. */
export async function findChannels(pool: Pool, scope: ChannelScope, id: string | null = null): Promise<ChannelNode[]> {
  const { rows } = await pool.query<Row>(CHANNELS, [scope.centreIds, scope.company, id]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    centreId: row.centre_id,
    personId: row.person_id,
    postKey: row.post,
    addressMasked: maskAddress(row),
    hasSecret: row.has_secret,
    language: row.language,
    quietFrom: row.quiet_from,
    quietUntil: row.quiet_until,
    setAt: row.set_at,
    lastSentAt: row.last_sent_at,
    lastError: row.last_error,
  }));
}
