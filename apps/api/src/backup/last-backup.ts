import type { Words } from '@guanjia/domain';
import type { BackupHealth } from '@guanjia/schema';
import type { Pool } from 'pg';

/** A nightly backup that failed once is not news yet; the second night is. */
const OLDEST_HOURS = 48;

export async function readLastBackup(pool: Pool): Promise<BackupHealth | null> {
  const { rows } = await pool.query<{ snapshot_at: Date; bytes: number }>('select snapshot_at, bytes::float8 as bytes from backup_run order by finished_at desc limit 1');
  return rows[0] ? { snapshotAt: rows[0].snapshot_at, bytes: rows[0].bytes } : null;
}

/** What should be looked at about backups, for the health page. */
export function backupWarnings(last: BackupHealth | null): Words[] {
  if (!last) return [{ zh: '还没有备份过。请运行 npm run backup，并安排每天备份（见 docs/operations.md）。', en: 'No backup was ever taken. Run npm run backup, and have it run every day (docs/operations.md).' }];
  const hours = Math.floor((Date.now() - Number(last.snapshotAt)) / 3_600_000);
  if (hours < OLDEST_HOURS) return [];
  return [{ zh: `最近一次备份已过去 ${hours} 小时。请查看备份任务为何没有运行。`, en: `The last backup is ${hours} hours old. See why the backup does not run.` }];
}
