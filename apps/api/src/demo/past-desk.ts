import type { Instant } from '@guanjia/domain';
import type { Desk } from '../cases/carry-out.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import { lentDatabase } from '../database/lent-database.js';

/** A desk at a business time of its own, whose verbs all belong to one transaction: nobody sees anything of it before all of it is there. */
export interface PastDesk {
  readonly desk: Desk;
  /** What happens from here on happens at this moment. `quiet`: its journal rows are history, told to no board, alarm, notice or hand-over. */
  at(moment: Instant, quiet: boolean): Promise<void>;
}

const AT = { name: 'business time', text: `select set_config('guanjia.business_time', $1, true), set_config('guanjia.history', $2, true)` };

/** Runs `work` on a desk of the past; its verbs' own transactions become parts of one. A thrown error takes all of it back. */
export function atPastDesk<T>(database: Database, work: (past: PastDesk) => Promise<T>): Promise<T> {
  return inTransaction(database.pool, async (client) => {
    // What a crash takes is told again; nobody waits for it to be on disk.
    await client.query('set local synchronous_commit = off');
    return work({
      desk: { database: lentDatabase(database, client), sealer: { poke: () => undefined } },
      at: async (moment, quiet) => void (await client.query({ ...AT, values: [new Date(moment).toISOString(), quiet ? 'on' : ''] })),
    });
  });
}
