import type { Pool } from 'pg';

/** A WebSocket that lives on a session. */
export interface LiveSocket {
  readonly sessionId: string;
  /** 4401: the session ended, sign in again. 4403: its posts changed, connect again. */
  close(code: 4401 | 4403, reason: string): void;
}

/** Sessions that still live, with what their person may do at this moment in one text: it differs when a term of office begins or ends. */
const RIGHTS = /* sql */ `
with moment as materialized (select app_now() as now)
select s.id, (
    select string_agg(h.id::text || coalesce((select string_agg(c.capability, ',' order by c.capability) from post_capability c where c.post = h.post), ''), ';' order by h.id)
    from post_holding h, moment
    where h.person_id = s.person_id and h.held_from <= moment.now and (h.held_until is null or h.held_until > moment.now)
  ) as rights
from session s join person p on p.id = s.person_id
where s.id = any($1::uuid[]) and s.revoked_at is null and s.expires_at > clock_timestamp() and p.disabled_at is null`;

const LOOK_EVERY_MS = 500;

/**
 * All live sockets of this process. Twice a second one query asks for all of their sessions, whichever process revoked them;
 * a socket whose session ended or whose posts changed is closed, so nothing is delivered under rights that are gone.
 */
export class LiveSockets {
  readonly #sockets = new Map<LiveSocket, string | null | undefined>();
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
    this.#sockets.set(socket, undefined);
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
      const { rows } = await this.pool.query<{ id: string; rights: string | null }>({
        name: 'rights of live sockets',
        text: RIGHTS,
        values: [[...new Set(asked.map((socket) => socket.sessionId))]],
      });
      const rightsOf = new Map(rows.map((row) => [row.id, row.rights]));
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

  #judge(socket: LiveSocket, rightsOf: ReadonlyMap<string, string | null>): void {
    const rights = rightsOf.get(socket.sessionId);
    const before = this.#sockets.get(socket);
    if (rights === undefined) {
      this.#sockets.delete(socket);
      socket.close(4401, 'The session has ended');
    } else if (before === undefined) {
      this.#sockets.set(socket, rights);
    } else if (before !== rights) {
      this.#sockets.delete(socket);
      socket.close(4403, 'The posts held have changed');
    }
  }
}
