import { setTimeout as sleep } from 'node:timers/promises';
import type { Words } from '@guanjia/domain';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import { migrations } from '../database/migrations/index.js';
import { watchFollowLag, watchSealLag } from '../journal/index.js';
import { sweepLagSeconds } from '../obligations/lag.js';

export interface ReadinessReport {
  readonly ready: boolean;
  readonly database: boolean;
  readonly sealLagSeconds: number;
  readonly sweepLagSeconds: number;
  /** For how long sealed events have been waiting to become callbacks. */
  readonly followLagSeconds: number;
  /** For how long sealed events have been waiting to be counted in figures. No cause: a desk works without them, and a rebuild may take so long. */
  readonly figureLagSeconds: number;
  /** For how long this process's sweeper has not found out what is due. */
  readonly sweeperQuietSeconds: number;
  /** Why it is not ready, or will not stay so; each with what to do. */
  readonly causes: readonly Words[];
}

/** The promise is red within 30 s of a dead sweeper; half of it leaves time to be asked. */
const LAG_ALLOWED_SECONDS = 15;
const ANSWER_WITHIN_MS = 2_000;

/** Looks at what the process needs to do its work: the database, its migrations, and that events and steps flow. */
export class Readiness {
  readonly #sealLag: () => Promise<number>;
  readonly #followLag: () => Promise<number>;
  readonly #figureLag: () => Promise<number>;
  #sweepLateSince: number | null = null;
  readonly #timer: NodeJS.Timeout;
  #stopping = false;

  /** @param sweepQuietSeconds for how long this process's sweeper has not found out what is due */
  constructor(
    private readonly database: Database,
    private readonly sweepQuietSeconds: () => number = () => 0,
  ) {
    this.#sealLag = watchSealLag(database.pool);
    this.#followLag = watchFollowLag(database.pool, 'callback_cursor');
    this.#figureLag = watchFollowLag(database.pool, 'figure_cursor');
    // The lags are measured by watching, so someone has to watch even when nobody asks.
    this.#timer = setInterval(() => void this.look().catch(() => undefined), 5_000);
    this.#timer.unref();
  }

  /** From now on not ready: a load balancer sends nobody here any more. */
  stop(): void {
    this.#stopping = true;
    clearInterval(this.#timer);
  }

  async look(): Promise<ReadinessReport> {
    if (this.#stopping) {
      return { ready: false, database: true, sealLagSeconds: 0, sweepLagSeconds: 0, followLagSeconds: 0, figureLagSeconds: 0, sweeperQuietSeconds: 0, causes: [{ zh: '服务正在停止。', en: 'The server is stopping.' }] };
    }
    const given = new AbortController();
    const late = sleep(ANSWER_WITHIN_MS, null, { signal: given.signal }).catch(() => null);
    const measured = this.#measure().catch(() => null);
    const seen = await Promise.race([measured, late]);
    given.abort();
    if (!seen) {
      const causes = [{ zh: '数据库没有应答。请检查数据库是否运行、地址是否正确。', en: 'The database does not answer. See that it runs and that DATABASE_URL is right.' }];
      return { ready: false, database: false, sealLagSeconds: 0, sweepLagSeconds: 0, followLagSeconds: 0, figureLagSeconds: 0, sweeperQuietSeconds: 0, causes };
    }
    const causes: Words[] = [];
    if (seen.diskFull) {
      causes.push({ zh: '数据库的磁盘已满，无法写入。请清理或扩充磁盘；腾出空间后自动恢复。', en: 'The disk of the database is full: nothing can be written. Make room on it; then all goes on by itself.' });
    }
    if (seen.missing.length > 0) {
      causes.push({ zh: `数据库缺少迁移：${seen.missing.join('、')}。请重新启动服务。`, en: `The database lacks migrations: ${seen.missing.join(', ')}. Start the server again.` });
    }
    if (seen.sealLagSeconds > LAG_ALLOWED_SECONDS) {
      causes.push({ zh: `流水已有 ${Math.round(seen.sealLagSeconds)} 秒未编号。请查看是否有事务占住 journal_head。`, en: `Events have been waiting for their number for ${Math.round(seen.sealLagSeconds)} s. Look for a transaction that holds journal_head.` });
    }
    if (seen.sweepLagSeconds > LAG_ALLOWED_SECONDS) {
      causes.push({ zh: `到期步骤已有 ${Math.round(seen.sweepLagSeconds)} 秒未执行。请在日志中查看巡检受阻的原因。`, en: `Steps that are due have not been taken for ${Math.round(seen.sweepLagSeconds)} s. Look in the log for what stops the sweeper.` });
    }
    if (seen.followLagSeconds > LAG_ALLOWED_SECONDS) {
      causes.push({ zh: `办结的事项已有 ${Math.round(seen.followLagSeconds)} 秒未列入回访。请在日志中查看受阻的原因。`, en: `What is settled has not become callbacks for ${Math.round(seen.followLagSeconds)} s. Look in the log for what stops it.` });
    }
    const quiet = this.sweepQuietSeconds();
    if (quiet > LAG_ALLOWED_SECONDS) {
      causes.push({ zh: `本进程的时限巡检已停 ${Math.round(quiet)} 秒。请重启服务，并查看日志。`, en: `The sweeper of this process has been dead for ${Math.round(quiet)} s. Start the server again and look in the log.` });
    }
    return { ready: causes.length === 0, database: true, sealLagSeconds: seen.sealLagSeconds, sweepLagSeconds: seen.sweepLagSeconds, followLagSeconds: seen.followLagSeconds, figureLagSeconds: seen.figureLagSeconds, sweeperQuietSeconds: quiet, causes };
  }

  async #measure() {
    const { pool } = this.database;
    const [applied, sealLagSeconds, businessLag, followLagSeconds, figureLagSeconds, diskFull] = await Promise.all([
      pool.query<{ name: string }>('select name from migration'),
      this.#sealLag(),
      sweepLagSeconds(pool),
      this.#followLag(),
      this.#figureLag(),
      isDiskFull(pool),
    ]);
    const names = new Set(applied.rows.map((row) => row.name));
    const missing = migrations.map((migration) => migration.name).filter((name) => !names.has(name));
    return { missing, diskFull, sealLagSeconds, followLagSeconds, figureLagSeconds, sweepLagSeconds: this.#sweepLag(businessLag) };
  }

  /** A clock that was moved forward by days makes steps days late in a moment; they are the sweeper's fault only for as long as it has been seen to leave them. */
  #sweepLag(businessLag: number): number {
    if (businessLag <= 1) {
      this.#sweepLateSince = null;
      return 0;
    }
    this.#sweepLateSince ??= performance.now();
    return Math.min(businessLag, (performance.now() - this.#sweepLateSince) / 1_000);
  }
}

const DISK_FULL = '53100';

/** Tried, for reading goes on while nothing can be written: a sort too large for so little memory goes to the disk, and leaves nothing there. */
async function isDiskFull(pool: Database['pool']): Promise<boolean> {
  const sorted = inTransaction(pool, async (client) => {
    await client.query(`set local work_mem = '64kB'`);
    await client.query('select count(*) from (select from generate_series(1, 5000) n order by md5(n::text) offset 0) sorted');
  });
  return sorted.then(() => false, (error: { code?: string }) => {
    if (error.code !== DISK_FULL) throw error;
    return true;
  });
}
