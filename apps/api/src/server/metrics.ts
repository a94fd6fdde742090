import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { tokenHash } from '../access/session.js';
import type { Services } from '../context.js';
import { answerError } from './json-answers.js';
import type { Outcome } from './request-record.js';

interface Beside {
  readonly waiting: number;
  readonly failing: number;
  readonly unread: number;
  readonly backup: number | null;
}

const BESIDE = /* sql */ `
select (select count(*) from notification where status = 'WAITING')::int as waiting, (select count(*) from notification where status = 'FAILED')::int as failing,
  (select (h.seq - c.seq)::float8 from journal_head h, notification_cursor c) as unread,
  (select extract(epoch from max(snapshot_at))::float8 from backup_run) as backup`;

/** What Prometheus reads of one process; labels are operations of the contract and outcomes, never anything that a person typed. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'operation' | 'outcome'>;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'guanjia_request_seconds', help: 'Requests by operation of the contract and outcome.', labelNames: ['operation', 'outcome'],
      buckets: [0.01, 0.05, 0.25, 1, 5], registers: [this.#registry],
    });
  }

  request(operation: string, outcome: Outcome, seconds: number): void {
    this.#requests.observe({ operation, outcome }, seconds);
  }

  /** Figures that are read when they are asked for; without a database those of the process remain. */
  watch({ readiness, database, liveSockets, subscriptionsOpen }: Services): void {
    const gauge = (name: string, help: string) => new Gauge({ name: `guanjia_${name}`, help, registers: [this.#registry] });
    const [ready, seal, sweep, quiet, follow, figures] = [
      gauge('ready', '1 when /readyz says so.'), gauge('seal_lag_seconds', 'Age of the oldest event without a number.'),
      gauge('sweep_lag_seconds', 'How long the oldest due step has not been taken.'), gauge('sweeper_quiet_seconds', 'Since this process’s sweeper last looked.'),
      gauge('follow_lag_seconds', 'How long sealed events have been waiting to become callbacks.'), gauge('figure_lag_seconds', 'How long sealed events have been waiting to be counted in figures.'),
    ];
    const [waiting, failing, unread, backup] = [
      gauge('notices_waiting', 'Notices that wait for their first try.'), gauge('notices_failing', 'Notices that failed and are tried again.'),
      gauge('notices_unread_events', 'Events not looked through for notices.'), gauge('last_backup_timestamp_seconds', 'Of the last backup’s snapshot; absent when there is none.'),
    ];
    backup.remove();
    const [sockets, subscriptions] = [gauge('sockets', 'Live sockets of this process.'), gauge('subscriptions', 'Open subscriptions of this process.')];
    const pool = new Gauge({ name: 'guanjia_pool_connections', help: 'Connections of the pool, and who waits for one.', labelNames: ['state'], registers: [this.#registry] });
    this.#collect = async () => {
      sockets.set(liveSockets.size);
      subscriptions.set(subscriptionsOpen());
      pool.set({ state: 'idle' }, database.pool.idleCount);
      pool.set({ state: 'busy' }, database.pool.totalCount - database.pool.idleCount);
      pool.set({ state: 'waiting' }, database.pool.waitingCount);
      const report = await readiness.look();
      ready.set(report.ready ? 1 : 0);
      if (!report.database) return;
      seal.set(report.sealLagSeconds);
      sweep.set(report.sweepLagSeconds);
      quiet.set(report.sweeperQuietSeconds);
      follow.set(report.followLagSeconds);
      figures.set(report.figureLagSeconds);
      const { rows } = await database.pool.query<Beside>({ name: 'metrics', text: BESIDE });
      waiting.set(rows[0]!.waiting);
      failing.set(rows[0]!.failing);
      unread.set(rows[0]!.unread);
      if (rows[0]!.backup !== null) backup.set(rows[0]!.backup);
    };
  }

  #collect: () => Promise<void> = async () => undefined;

  async text(): Promise<{ type: string; body: string }> {
    await this.#collect().catch(() => undefined);
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** `GET /metrics`: with a token for whoever shows it; without one for programs of this machine alone, and not for what a proxy passes on. */
export function metricsRoute(metrics: Metrics, token: string | undefined): RequestHandler {
  const expected = token === undefined ? null : tokenHash(token);
  return async (request, response) => {
    const shown = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') && !FORWARDED.some((name) => request.headers[name] !== undefined);
    if (expected ? !shown || !timingSafeEqual(tokenHash(shown), expected) : !local) {
      answerError(response, 403, { zh: '指标只对本机或持有 METRICS_TOKEN 的程序开放。', en: 'Metrics are for programs of this machine, or with METRICS_TOKEN.' }, 'FORBIDDEN');
      return;
    }
    const { type, body } = await metrics.text();
    response.set({ 'Content-Type': type, 'Cache-Control': 'no-store' }).send(body);
  };
}
