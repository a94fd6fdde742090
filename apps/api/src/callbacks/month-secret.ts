import { commitmentOf, type Instant } from '@guanjia/domain';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/** A centre's month whose draw is locked for this transaction: nobody else decides in it meanwhile. */
export interface LockedMonth {
  readonly centreId: string;
  /** As 2026-03. */
  readonly month: string;
  /** 64 hexadecimal digits. */
  readonly secret: string;
  /** Its first moment, and the first one after it, by the centre's zone. */
  readonly from: Date;
  readonly until: Date;
  /** The month is archived: what was drawn stays, and nothing more is. */
  readonly revealed: boolean;
}

/** The hash stands in the journal before anything is decided by the secret: the row and the event are one statement, and every decision comes after the lock on the row. */
const COMMIT = /* sql */ `
with made as (
  insert into callback_secret (centre_id, month, secret, hash, committed_at) values ($1, $2, $3, $4, $5)
  on conflict (centre_id, month) do nothing returning centre_id
)
insert into journal (key, type, subject_kind, subject_id, centre_id, audience, at, facts)
select 'sample:' || $1::text || ':' || $2::text, 'SampleCommitted', 'centre', $1::uuid, $1::uuid, 'CENTRE', $5, jsonb_build_object('month', $2::text, 'hash', $4::text) from made`;

const LOCK = /* sql */ `
select s.secret, s.revealed_at is not null as revealed, to_timestamp(s.month, 'YYYY-MM')::timestamp at time zone c.zone as "from",
  (to_timestamp(s.month, 'YYYY-MM')::timestamp + interval '1 month') at time zone c.zone as until
from callback_secret s join service_centre c on c.id = s.centre_id where s.centre_id = $1 and s.month = $2 for no key update of s`;

/** Makes the secret of a centre's month where there is none, and journals its hash. Any number of processes: one secret. */
export async function commitSecret(client: pg.ClientBase, centreId: string, month: string, now: Instant): Promise<void> {
  const secret = randomBytes(32).toString('hex');
  await client.query({ name: 'commit-secret', text: COMMIT, values: [centreId, month, secret, commitmentOf(secret), new Date(now).toISOString()] });
}

/** Locks the draw of a centre's month; its secret is made where nobody has looked at the month yet. Before any callback's lock: this is the first in the order. */
export async function lockMonth(client: pg.ClientBase, centreId: string, month: string, now: Instant): Promise<LockedMonth> {
  const ask = async () => (await client.query<Pick<LockedMonth, 'secret' | 'revealed' | 'from' | 'until'>>({ name: 'lock-month', text: LOCK, values: [centreId, month] })).rows[0];
  let row = await ask();
  if (!row) {
    await commitSecret(client, centreId, month, now);
    row = (await ask())!;
  }
  return { centreId, month, ...row };
}
