import { createTestDatabase } from '../../database/testing/test-database.js';
import { openDatabase, type Database } from '../../database/database.js';
import { publishPosts } from '../../organisation/publish-posts.js';

export interface ImportingCompany {
  readonly database: Database;
  close(): Promise<void>;
}

/** A company with two centres, in Shanghai and in Boston, and nothing else. */
export async function importingCompany(): Promise<ImportingCompany> {
  const { url, drop } = await createTestDatabase();
  const database = await openDatabase(url);
  await publishPosts(database.pool);
  await database.pool.query(`insert into service_centre (code, name_zh, name_en, zone, ordinal) values ('YH', '云湖', 'Yunhu', 'Asia/Shanghai', 1), ('BOS', '波士顿', 'Boston', 'America/New_York', 2)`);
  return {
    database,
    async close() {
      await database.close();
      await drop();
    },
  };
}
