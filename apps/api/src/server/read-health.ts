import type { Health, NoticesHealth } from '@guanjia/schema';
import type { Pool } from 'pg';
import { backupWarnings, readLastBackup } from '../backup/last-backup.js';
import type { Context } from '../context.js';
import { notificationWarnings } from '../notifications/notification-warnings.js';
import { VERSION } from '../version.js';

/** One statement, so that the figures are of one moment. */
const FIGURES = /* sql */ `
-- Without what was drawn: a figure that rises as a matter is settled would tell its handler that it was.
select (select app_now()) as now,
  (select count(*) from obligation where status = 'OPEN' and not historic and audience <> 'CALLBACKS')::int as open,
  current_setting('server_version') as version,
  (select name from migration order by timestamp desc limit 1) as migration,
  pg_database_size(current_database())::float8 as size,
  (select sum(numbackends) from pg_stat_database)::int as connections,
  current_setting('max_connections')::int as most,
  (select count(*) from notification where status = 'WAITING')::int as waiting,
  (select count(*) from notification where status = 'FAILED')::int as failing,
  (select count(*) from notification where status = 'GIVEN_UP' and created_at > clock_timestamp() - interval '7 days')::int as given_up,
  (select (h.seq - c.seq)::float8 from journal_head h, notification_cursor c) as unread,
  (select not demo from company) as in_use`;

interface Figures {
  now: Date;
  open: number;
  version: string;
  migration: string;
  size: number;
  connections: number;
  most: number;
  waiting: number;
  failing: number;
  given_up: number;
  unread: number;
  /** A company that is no demo; null: none is founded. */
  in_use: boolean | null;
}

const startedAt = new Date(Date.now() - Math.round(performance.now()));

/** How this process and its database are doing, as /readyz judges it, with figures. */
export async function readHealth(context: Context): Promise<Health> {
  const { pool } = context.database;
  const [report, figures, noticeWarnings, lastBackup] = await Promise.all([context.readiness.look(), readFigures(pool), notificationWarnings(pool), readLastBackup(pool)]);
  const secureCookie = context.publicUrl?.startsWith('https:') ?? false;
  const notices: NoticesHealth = { waiting: figures.waiting, failing: figures.failing, givenUp: figures.given_up, unreadEvents: figures.unread };
  return {
    ready: report.ready,
    database: report.database,
    sealLagSeconds: report.sealLagSeconds,
    sweepLagSeconds: report.sweepLagSeconds,
    sweeperQuietSeconds: report.sweeperQuietSeconds,
    figureLagSeconds: report.figureLagSeconds,
    causes: [...report.causes],
    openObligations: figures.open,
    subscriptions: context.subscriptionsOpen(),
    sockets: context.liveSockets.size,
    notices,
    store: { version: figures.version, migration: figures.migration, sizeBytes: figures.size, connections: figures.connections, mostConnections: figures.most },
    lastBackup,
    delivery: context.deliveryTimes.percentiles(),
    secureCookie,
    nodeVersion: process.versions.node,
    startedAt,
    version: VERSION,
    serverNow: figures.now,
    warnings: [...noticeWarnings, ...(report.figureLagSeconds > FIGURES_STAND_STILL_SECONDS ? [figuresStandStill(report.figureLagSeconds)] : []), ...(secureCookie ? [] : [COOKIE_IN_THE_CLEAR]), ...(figures.in_use ? backupWarnings(lastBackup) : [])],
  };
}

const FIGURES_STAND_STILL_SECONDS = 60;
const figuresStandStill = (seconds: number) => ({
  zh: `统计数字已有 ${Math.round(seconds)} 秒没有更新。如正在运行 npm run figures:rebuild，请等它完成；否则请在日志中查看受阻的原因。`,
  en: `Figures have not moved for ${Math.round(seconds)} s. If npm run figures:rebuild is at work, wait for it; otherwise look in the log for what stops them.`,
});

const COOKIE_IN_THE_CLEAR = {
  zh: '未设置 https 的 PUBLIC_URL：会话凭证（Cookie）没有 Secure 标记，在网络上以明文传输。请通过 https 发布，并设置 PUBLIC_URL。',
  en: 'PUBLIC_URL is not https: the session cookie is not marked Secure and crosses the network in the clear. Publish through https and set PUBLIC_URL.',
};

async function readFigures(pool: Pool): Promise<Figures> {
  return (await pool.query<Figures>({ name: 'health', text: FIGURES })).rows[0]!;
}
