import { setTimeout as sleep } from 'node:timers/promises';
import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import type { Reader } from '../access/reader.js';
import { LIVE_WALL } from '../wall/wall-reader.js';

/** Sessions that still live, each with the terms of office that its person serves at this moment; and walls, which serve none. */
const TERMS = /* sql */ `
with moment as materialized (select app_now() as now)
select s.id, coalesce((select json_agg(h.id) from post_holding h, moment
    where h.person_id = s.person_id and h.held_from <= moment.now and (h.held_until is null or h.held_until > moment.now)), '[]') as terms
from session s join person p on p.id = s.person_id
where s.id = any($1::uuid[]) and s.revoked_at is null and s.expires_at > clock_timestamp() and p.disabled_at is null
union all select wall.id, '[]'::json from wall where wall.id = any($1::uuid[]) and ${LIVE_WALL}`;

const RETRY_MS = 250;

/**
 * Whether a reader still has the session and the posts with which a stream began. All that ask in one turn share one query.
 * While the database does not answer, nothing is delivered; the question waits until it does, or until the reader is gone.
 */
export function stillAllowedBy(pool: Pool): (reader: Reader, signal: AbortSignal) => Promise<boolean> {
  const loader = new DataLoader<string, ReadonlySet<string> | null>(
    async (ids) => {
      const { rows } = await pool.query<{ id: string; terms: string[] }>({ name: 'still-allowed', text: TERMS, values: [ids] });
      const bySession = new Map(rows.map(({ id, terms }) => [id, new Set(terms)]));
      return ids.map((id) => bySession.get(id) ?? null);
    },
    { cache: false },
  );
  return async (reader, signal) => {
    while (!signal.aborted) {
      try {
        const terms = await loader.load(reader.sessionId);
        return terms !== null && reader.holdings.every(({ id }) => terms.has(id));
      } catch {
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    return false;
  };
}
