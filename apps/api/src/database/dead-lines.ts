import type { Socket } from 'node:net';
import pg from 'pg';

/** Nothing came back for so long on a connection on which something was asked. */
const QUIET_MS = 5_000;
const LOOK_EVERY_MS = 1_000;

interface Line {
  readonly socket: Socket;
  readonly backend: number;
  /** Bytes that had been written when something last came back: more written since is a question without an answer. */
  answeredUpTo: number;
  /** When a look first found it so; null: nothing is asked. */
  askedSince: number | null;
}

/**
 * Cuts connections of a pool whose line is dead without a word (a firewall that forgot it, a host that is gone). TCP itself gives up after a quarter of an hour, and
 * until then every such connection is one less in the pool. A slow statement is told from a dead line by asking the server, on a line of its own, what it is doing:
 * one that waits for us, or does not know us, has not heard the question or was not heard. @returns ends the watch
 */
export function cutDeadLines(pool: pg.Pool, url: string): () => void {
  const lines = new Map<pg.PoolClient, Line>();
  // Not on `connect`: the data source has opened its first connection before anybody can listen.
  pool.on('acquire', (client) => {
    if (!lines.has(client)) watch(client, lines);
  });
  let looking = false;
  const timer = setInterval(() => {
    const now = performance.now();
    const suspects = [...lines.values()].filter((line) => {
      if (line.socket.bytesWritten > line.answeredUpTo) line.askedSince ??= now;
      return isQuiet(line);
    });
    if (looking || suspects.length === 0) return;
    looking = true;
    // When the server answers nobody, it is not the line: what was asked waits on.
    void findDead(suspects, url)
      .then((dead) => dead.forEach(({ socket }) => socket.destroy()), () => undefined)
      .finally(() => (looking = false));
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function isQuiet({ askedSince }: Line): boolean {
  return askedSince !== null && performance.now() - askedSince > QUIET_MS;
}

function watch(client: pg.PoolClient, lines: Map<pg.PoolClient, Line>): void {
  const { processID: backend, connection } = client as unknown as { processID: number; connection: { stream: Socket } };
  const { stream: socket } = connection;
  const line = { socket, backend, answeredUpTo: socket.bytesWritten, askedSince: null as number | null };
  lines.set(client, line);
  // Before the client itself hears it, and asks the next thing.
  socket.prependListener('data', () => {
    line.answeredUpTo = socket.bytesWritten;
    line.askedSince = null;
  });
  socket.once('close', () => lines.delete(client));
}

async function findDead(suspects: readonly Line[], url: string): Promise<Line[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'guanjia lines', connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number; self: number; deaf: boolean }>(
      `select pid, pg_backend_pid() as self, (state like 'idle%' or wait_event is not distinct from 'ClientWrite') and clock_timestamp() - state_change > $1 * interval '1 ms' as deaf
       from pg_stat_activity where pid = any($2) or pid = pg_backend_pid()`,
      [QUIET_MS - 1_000, suspects.map(({ backend }) => backend)],
    );
    // A pooler in between gives numbers of its own: nothing can be told there.
    if (rows[0]?.self !== (client as unknown as { processID: number }).processID) return [];
    const deafOf = new Map(rows.map(({ pid, deaf }) => [pid, deaf]));
    return suspects.filter((line) => isQuiet(line) && (deafOf.get(line.backend) ?? true));
  } finally {
    await client.end().catch(() => undefined);
  }
}
