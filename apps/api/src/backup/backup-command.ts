import { join } from 'node:path';
import { startDatabase } from '../database/embedded/start-database.js';
import { readEnv } from '../env.js';
import { VERSION } from '../version.js';
import { takeBackup } from './take-backup.js';

/** `npm run backup [-- FOLDER]`: one archive of database and photos; everybody may go on working. By default into DATA_DIR/backups. */
const { dataDir, databaseUrl } = readEnv();
const server = await startDatabase({ dataDir, databaseUrl });
try {
  const { path, bytes, rows, files, missing } = await takeBackup({
    databaseUrl: server.url, filesDirectory: join(dataDir, 'files'), into: process.argv[2] ?? join(dataDir, 'backups'), productVersion: VERSION,
  });
  console.log(`已备份 Backed up: ${path}（${rows} 行 rows，${files} 个文件 files，${(bytes / 1e6).toFixed(1)} MB）`);
  if (missing > 0) console.error(`文件库中缺少 ${missing} 个照片文件。 ${missing} photo files are missing from the store.`);
} catch (error) {
  console.error(`备份失败 The backup failed: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await server.stop();
}
