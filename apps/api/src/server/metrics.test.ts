import { describe, expect, it } from 'vitest';
import { startTestApi } from './testing/test-api.js';

const valueOf = (text: string, series: string): number | null => {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length + 1));
};

describe('O5: /metrics', () => {
  it('counts requests by operation and outcome, and says lags, sockets, pool and event loop', async () => {
    const api = await startTestApi();
    try {
      const desk = await api.as('reception.1');
      for (let n = 0; n < 3; n++) await desk.graphql('query AnyName { other: me { login } }');
      await desk.graphql('{ accessLog { edges { cursor } } }');
      await desk.fetch('/healthz');
      const answer = await api.anonymous.fetch('/metrics');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
      expect(valueOf(answer.text, 'guanjia_request_seconds_count{operation="query me",outcome="ok"}')).toBe(3);
      expect(valueOf(answer.text, 'guanjia_request_seconds_count{operation="query accessLog",outcome="refused"}')).toBe(1);
      for (const series of ['guanjia_seal_lag_seconds', 'guanjia_sweep_lag_seconds', 'guanjia_sweeper_quiet_seconds', 'guanjia_follow_lag_seconds', 'guanjia_figure_lag_seconds', 'guanjia_notices_waiting', 'guanjia_notices_unread_events', 'guanjia_sockets', 'guanjia_subscriptions', 'guanjia_pool_connections{state="waiting"}', 'nodejs_eventloop_lag_seconds']) {
        expect(valueOf(answer.text, series), series).toBeGreaterThanOrEqual(0);
      }
      expect(valueOf(answer.text, 'guanjia_ready')).toBe(1);
      expect(valueOf(answer.text, 'guanjia_last_backup_timestamp_seconds'), 'no backup, no figure').toBeNull();
      expect(answer.text).not.toMatch(/AnyName|other|reception/);
    } finally {
      await api.end();
    }
  });

  it('nothing that a client chooses makes a new label', async () => {
    const api = await startTestApi();
    try {
      for (let n = 0; n < 20; n++) {
        await api.anonymous.graphql(`query Q${n} { a${n}: setUpNeeded }`);
        await api.anonymous.graphql(`{ field${n} }`);
        await api.anonymous.fetch(`/path${n}`);
        await api.anonymous.post(JSON.stringify({ query: '{ setUpNeeded }', operationName: `O${n}` }), { 'content-type': 'application/json' });
      }
      const { text } = await api.anonymous.fetch('/metrics');
      const operations = new Set([...text.matchAll(/guanjia_request_seconds_count\{operation="([^"]*)"/g)].map(([, name]) => name));
      expect([...operations].toSorted()).toEqual(['page', 'query other', 'query setUpNeeded']);
    } finally {
      await api.end();
    }
  });

  it('is for this machine, not for what a proxy passes on; with a token for whoever shows it', async () => {
    const api = await startTestApi();
    const guarded = await startTestApi({ metricsToken: 'a-token-of-the-monitor' });
    try {
      for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) expect((await api.anonymous.fetch('/metrics', { headers: { [header]: '10.0.0.1' } })).status, header).toBe(403);
      const status = async (authorization?: string) => (await guarded.anonymous.fetch('/metrics', { headers: { ...(authorization && { authorization }), 'x-forwarded-for': '10.0.0.1' } })).status;
      expect([await status(), await status('Bearer wrong'), await status('Bearer a-token-of-the-monitor')]).toEqual([403, 403, 200]);
    } finally {
      await api.end();
      await guarded.end();
    }
  });
});
