import type { Words } from '@guanjia/domain';
import type { Pool } from 'pg';

/** What is due longer than this without having been tried means that nobody sends. */
const UNTRIED_SECONDS = 120;

const STATE = /* sql */ `
with m as materialized (select (select app_now()) as business, clock_timestamp() as real)
select
  (select count(*) from notification n, m where n.status = 'GIVEN_UP' and n.created_at > m.real - interval '7 days')::int as given_up,
  (select count(*) from notification n where n.status = 'FAILED')::int as failing,
  (select count(*) from notification n, m where n.status = 'WAITING' and n.not_before <= m.business and n.claimed_at is null
     and greatest(n.next_attempt_at, n.created_at) < m.real - ${UNTRIED_SECONDS} * interval '1 second')::int as untried,
  (select (h.seq - c.seq)::float8 from journal_head h, notification_cursor c) as behind`;

/** What should be looked at about notices, for the health page; each with what to do. */
export async function notificationWarnings(pool: Pool): Promise<Words[]> {
  const { rows } = await pool.query<{ given_up: number; failing: number; untried: number; behind: number }>(STATE);
  const { given_up: givenUp, failing, untried, behind } = rows[0]!;
  const warnings: Words[] = [];
  if (givenUp > 0) {
    warnings.push({ zh: `近 7 天有 ${givenUp} 条通知未能送达，已放弃。请在“通知”页查看原因并重发。`, en: `${givenUp} notices of the last 7 days were given up undelivered. See the reasons under Notifications and send them again.` });
  }
  if (failing > 0) {
    warnings.push({ zh: `${failing} 条通知发送失败，正在重试。`, en: `${failing} notices failed and are being tried again. Look at their channels under Notifications.` });
  }
  if (untried > 0 || behind > 10_000) {
    warnings.push({ zh: `${untried} 条通知到时仍未发送，流水尚有 ${behind} 条未读。请查看日志。`, en: `${untried} notices are due and were not tried; ${behind} events are unread. Look in the log for what stops the notifier.` });
  }
  return warnings;
}
