import type { Pool } from 'pg';
import { newId } from '../cases/new-id.js';
import type { Destination, Language } from './channel.js';
import type { Sender } from './send-message.js';

/** Sends a trial message by a channel, at once and beside the outbox. The caller has seen to it that the viewer manages the channel. */
export async function testNotificationChannel(pool: Pool, sender: Pick<Sender, 'send'>, id: string, publicUrl: string | undefined): Promise<{ delivered: boolean; error: string | null }> {
  const { rows } = await pool.query<Destination & { language: Language; zh: string; en: string; zone: string; now: number; demo: boolean }>(
    `select c.kind, c.address, c.secret, coalesce(p.language, c.language) as language, coalesce(centre.name_zh, company.name_zh) as zh,
       coalesce(centre.name_en, company.name_en) as en, coalesce(centre.zone, 'Asia/Shanghai') as zone, (extract(epoch from app_now()) * 1000)::float8 as now, coalesce(company.demo, false) as demo
     from notification_channel c left join person p on p.id = c.person_id left join service_centre centre on centre.id = c.centre_id left join company on true
     where c.id = $1 and c.removed_at is null`,
    [id],
  );
  const to = rows[0]!;
  const outcome = await sender.send(
    {
      id: newId(),
      language: to.language,
      possiblyDoubled: false,
      boardLink: null,
      demo: to.demo,
      notices: [{
        event: 'ObligationWarned', level: 0, caseNumber: 'TEST', duty: null, callbackId: null, centreName: { zh: to.zh, en: to.en }, zone: to.zone, rule: 'TEST', clause: '',
        ruleName: { zh: '测试通知：收到即表示渠道可用，无需处理', en: 'A trial: the channel works, nothing is to be done' },
        dueAt: to.now, post: { zh: '测试', en: 'Trial' }, passedOver: [], link: publicUrl ? `${publicUrl.replace(/\/+$/, '')}/notifications` : null,
      }],
    },
    to,
    1,
  );
  return outcome.kind === 'delivered' ? { delivered: true, error: null } : { delivered: false, error: outcome.error };
}
