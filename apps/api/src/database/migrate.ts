import { createDataSource } from './data-source.js';

/** Any fixed number: one for all processes that migrate the same database. */
const MIGRATION_LOCK = 4_711_001;

/**
 * Brings the database up to the newest migration. Processes that start at once wait for each other: one migrates, the others find nothing to do.
 * @param only the names of those that are to run at most; for the level that a backup was taken at
 * @returns the names of the migrations that ran now
 */
export async function migrateUp(url: string, only?: readonly string[]): Promise<string[]> {
  return withMigrationLock(url, async (source) => (await source.runMigrations()).map((migration) => migration.name), only);
}

/** Takes the newest migration back. @returns its name, or undefined when none was left */
export async function migrateDown(url: string): Promise<string | undefined> {
  return withMigrationLock(url, async (source) => {
    const [newest] = await appliedMigrations(source);
    if (newest) await source.undoLastMigration();
    return newest;
  });
}

type Source = ReturnType<typeof createDataSource>;

async function withMigrationLock<T>(url: string, work: (source: Source) => Promise<T>, only?: readonly string[]): Promise<T> {
  const source = await createDataSource(url, { poolSize: 3, ...(only && { only }) }).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(source);
  } finally {
    // Ending the connection gives the lock back too, so a process that dies here blocks nobody.
    await lock.release();
    await source.destroy();
  }
}

async function appliedMigrations(source: Source): Promise<string[]> {
  const [{ exists }] = await source.query(`select to_regclass('migration') is not null as exists`);
  if (!exists) return [];
  const rows: { name: string }[] = await source.query('select name from migration order by timestamp desc');
  return rows.map((row) => row.name);
}
