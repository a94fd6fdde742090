import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startDatabase } from '../database/embedded/start-database.js';
import { readEnv } from '../env.js';
import { restoreBackup } from './restore-backup.js';

/** `npm run restore -- FILE [--replace]`: an archive into an empty database, or with `--replace` in the place of what is there. Guanjia must not be running. */
const args = process.argv.slice(2);
const [path] = args.filter((arg) => !arg.startsWith('--'));
if (!path || !existsSync(path) || args.some((arg) => arg.startsWith('--') && arg !== '--replace')) {
  console.error(path && !existsSync(path) ? `没有这个文件 There is no such file: ${path}` : '用法 Usage: npm run restore -- FILE [--replace]');
  process.exit(2);
}
const { dataDir, databaseUrl } = readEnv();
const server = await startDatabase({ dataDir, databaseUrl });
try {
  const { takenAt, rows, files, migrated } = await restoreBackup({ databaseUrl: server.url, filesDirectory: join(dataDir, 'files'), path, replace: args.includes('--replace') });
  console.log(`已恢复 Restored: ${takenAt.toISOString()}（${rows} 行 rows，${files} 个文件 files）`);
  if (migrated.length > 0) console.log(`已升级 Migrated: ${migrated.join(', ')}`);
  console.log('所有人须重新登录；备份之后的登记不在其中。 Everybody signs in again; what was recorded after the backup is not in it.');
} catch (error) {
  console.error(`恢复失败 The restore failed: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await server.stop();
}
