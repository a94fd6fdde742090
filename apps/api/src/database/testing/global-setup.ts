import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { addressOf, startDatabase } from '../embedded/start-database.js';
import { isAlive } from '../embedded/postmaster.js';
import { migrateUp } from '../migrate.js';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseAdminUrl: string;
    databaseTemplate: string;
  }
}

const TEMPLATE_LOCK = 4_711_003;

/** One real server for a run (runs that happen at once share it), and one migrated template that each test database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startDatabase({
    dataDir: join(import.meta.dirname, '../../../../../.guanjia/test'),
    // Test data need not survive a power cut.
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  });
  const adminUrl = addressOf(database.url, 'postgres');
  project.provide('databaseAdminUrl', adminUrl);
  project.provide('databaseTemplate', await makeTemplate(adminUrl));
  return () => database.stop();
}

/** Named after the migrations' text: an unchanged one is made once and kept. */
async function makeTemplate(adminUrl: string): Promise<string> {
  const folder = join(import.meta.dirname, '../migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  const template = `template_${hash.digest('hex').slice(0, 12)}`;

  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await dropLeftovers(admin);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return template;
    const beside = `${template}_new`;
    await admin.query(`drop database if exists ${beside} with (force)`);
    await admin.query(`create database ${beside}`);
    await migrateUp(addressOf(adminUrl, beside));
    await admin.query(`alter database ${beside} rename to ${template}`);
    return template;
  } finally {
    await admin.end();
  }
}

/** Databases of test processes that died before they could drop them. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(`select datname from pg_database where datname like 'test\\_%'`);
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split('_')[1]))) await admin.query(`drop database if exists ${datname} with (force)`);
  }
}
