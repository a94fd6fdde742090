import type { Pool } from 'pg';
import { LIVE_WALL, wallsSeen, type WallReader } from '../wall/wall-reader.js';
import type { Reader } from './reader.js';
import { slide } from './session.js';

/** A WebSocket that lives on a session, or on a wall's token. */
export interface LiveSocket {
  /** As loaded when it connected; its subscriptions run under these rights. */
  readonly reader: Reader;
  /** 4401: the session ended, sign in again. 4403: its posts changed, connect again. */
  close(code: 4401 | 4403, reason: string): void;
}

interface Term {
  readonly id: string;
  readonly capabilities: readonly string[];
}

/** Sessions that still live, with the terms of office of their person at this moment, and walls with what they show. An open board counts as use of its session. */
const RIGHTS = /* sql */ `
with moment as materialized (select app_now() as now), seen as (${slide('id = any($1::uuid[])')}), walls_seen as (${wallsSeen('id = any($1::uuid[])')})
select s.id, coalesce((
    select json_agg(json_build_object('id', h.id, 'capabilities', coalesce((select json_agg(c.capability) from post_capability c where c.post = h.post), '[]')))
    from post_holding h join post on post.key = h.post, moment
    where h.person_id = s.person_id and h.held_from <= moment.now and (h.held_until is null or h.held_until > moment.now)
      and (h.centre_id is not null or post.company_wide)
  ), '[]') as terms
from session s join person p on p.id = s.person_id
where s.id = any($1::uuid[]) and s.revoked_at is null and s.expires_at > clock_timestamp() and p.disabled_at is null
union all select wall.id, (
    select json_agg(json_build_object('id', t.what, 'capabilities', json_build_array()))
    from (select w.centre_id::text as what from wall_centre w where w.wall_id = wall.id union all values (wall.language), (wall.name)) t
  ) from wall where wall.id = any($1::uuid[]) and ${LIVE_WALL}`;

/** What a reader may do rests on: a person's terms of office; of a wall its centres, and what it is called and speaks, which its page shows. */
function termsOf(reader: Reader): readonly Term[] {
  if (!('wall' in reader)) return reader.holdings;
  const { wall, centreIds, language } = reader as WallReader;
  return [...centreIds, language, wall.name].map((id) => ({ id, capabilities: [] }));
}

/** Differs when a term of office begins or ends, or its post may do something else. */
function rightsText(terms: readonly Term[]): string {
  return terms.map((term) => `${term.id}:${[...term.capabilities].sort().join()}`).sort().join(';');
}

/** The promise is a second; half of it is left for a busy machine. */
const LOOK_EVERY_MS = 400;

/**
 * All live sockets of this process. A few times a second one query asks for all of their sessions, whichever process revoked them;
 * a socket whose session ended or whose posts changed is closed, so nothing is delivered under rights that are gone.
 */
export class LiveSockets {
  /** Each with the text of the rights that it runs under. */
  readonly #sockets = new Map<LiveSocket, string>();
  readonly #timer: NodeJS.Timeout;
  #looking = false;

  constructor(
    private readonly pool: Pool,
    private readonly onTrouble: (trouble: unknown) => void,
  ) {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  get size(): number {
    return this.#sockets.size;
  }

  add(socket: LiveSocket): void {
    this.#sockets.set(socket, rightsText(termsOf(socket.reader)));
  }

  remove(socket: LiveSocket): void {
    this.#sockets.delete(socket);
  }

  /** Asks now; does nothing while a look is under way. */
  async look(): Promise<void> {
    if (this.#looking || this.#sockets.size === 0) {
      return;
    }
    this.#looking = true;
    try {
      const asked = [...this.#sockets.keys()];
      const { rows } = await this.pool.query<{ id: string; terms: Term[] }>({
        name: 'rights of live sockets',
        text: RIGHTS,
        values: [[...new Set(asked.map((socket) => socket.reader.sessionId))]],
      });
      const rightsOf = new Map(rows.map((row) => [row.id, rightsText(row.terms)]));
      for (const socket of asked) {
        this.#judge(socket, rightsOf);
      }
    } catch (trouble) {
      // The database is away: no event flows either. The next look decides.
      this.onTrouble(trouble);
    } finally {
      this.#looking = false;
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #judge(socket: LiveSocket, rightsOf: ReadonlyMap<string, string>): void {
    const rights = rightsOf.get(socket.reader.sessionId);
    if (rights === this.#sockets.get(socket)) {
      return;
    }
    this.#sockets.delete(socket);
    if (rights === undefined) {
      socket.close(4401, 'The session has ended');
    } else {
      socket.close(4403, 'The posts held have changed');
    }
  }
}
