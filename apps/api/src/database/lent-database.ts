import type pg from 'pg';
import type { Database } from './database.js';

/**
 * The database as one connection's transaction sees it: what verbs do with it becomes part of that transaction. Their own `begin` and `commit` have nothing to do
 * there; where one would roll back it throws, and the whole transaction ends.
 */
export function lentDatabase(database: Database, client: pg.ClientBase): Database {
  const query = (...args: unknown[]) => (typeof args[0] === 'string' && /^(begin|commit|rollback)$/.test(args[0]) ? Promise.resolve({ rows: [], rowCount: 0 }) : (client.query as (...all: unknown[]) => unknown).apply(client, args));
  const lent = { query, release: () => undefined };
  return { ...database, pool: { ...lent, connect: () => Promise.resolve(lent) } as unknown as pg.Pool };
}
