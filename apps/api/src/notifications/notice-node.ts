import type { Words } from '@guanjia/domain';
import type { NoticeStatus, StepKind } from '@guanjia/schema';
import type { Database } from '../database/database.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { maskAddress, type ChannelKind } from './channel.js';

/** A notice as resolvers answer from it; posts, persons and centres are keys still. */
export interface NoticeNode {
  readonly id: string;
  readonly obligationId: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly dutyId: string | null;
  readonly callbackId: string | null;
  readonly centreId: string;
  readonly rule: string;
  readonly ruleName: Words;
  readonly clause: string;
  readonly kind: StepKind;
  readonly level: number;
  readonly channelKind: ChannelKind;
  readonly addressMasked: string;
  readonly personId: string | null;
  readonly postKey: string;
  readonly passedOverKeys: readonly string[];
  readonly status: NoticeStatus;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly sentAt: Date | null;
  readonly possiblyDoubled: boolean;
  readonly together: number;
  readonly error: string | null;
}

export interface StoredNotice {
  id: string;
  obligation_id: string;
  case_id: string | null;
  number: string | null;
  duty_id: string | null;
  callback_id: string | null;
  centre_id: string;
  rule: string;
  policy_set_id: string;
  event: string;
  level: number;
  kind: ChannelKind;
  address: string;
  person_id: string | null;
  post: string;
  passed_over: string;
  status: NoticeStatus;
  attempts: number;
  created: Date;
  next_attempt: Date | null;
  sent_at: Date | null;
  uncertain: boolean;
  together: number;
  last_error: string | null;
  by: number;
}

/** Machines wait by real time; people read business time, so what waits is shown by that clock. */
const shown = (moment: string): string => `${moment} + (select shift from clock)`;

/** What every statement about notices selects; `from` says whence, with `notification n` in it. */
export const selectNotices = (from: string): string => /* sql */ `
select n.id, n.obligation_id, n.case_id, c.number, n.duty_id, n.callback_id, n.centre_id, o.rule_key as rule, coalesce(k.policy_set_id, c.policy_set_id, d.policy_set_id) as policy_set_id, n.event, n.level, ch.kind, ch.address, n.person_id, n.post,
  n.passed_over, n.status, n.attempts, ${shown('n.created_at')} as created,
  case when n.status in ('WAITING', 'FAILED') then greatest(n.not_before, ${shown('n.next_attempt_at')}) end as next_attempt,
  n.sent_at, n.first_sent_uncertain as uncertain, n.last_error, (extract(epoch from n.created_at) * 1000)::int8 as by,
  case when n.message_id is null then 1 else (select count(*) from notification m where m.message_id = n.message_id)::int end as together
from ${from}
join notification_channel ch on ch.id = n.channel_id
left join callback k on k.id = n.callback_id
left join service_case c on c.id = coalesce(n.case_id, k.case_id)
left join duty d on d.id = n.duty_id
join obligation o on o.id = n.obligation_id`;

const KINDS: Readonly<Record<string, StepKind>> = { ObligationWarned: 'WARN', ObligationOverdue: 'OVERDUE', ObligationEscalated: 'ESCALATE' };

export async function noticeNode(database: Pick<Database, 'pool'>, row: StoredNotice): Promise<NoticeNode> {
  const named = await loadPolicySet(database, row.policy_set_id).then(({ rules }) => rules.get(row.rule), () => undefined);
  return {
    id: row.id,
    obligationId: row.obligation_id,
    caseId: row.case_id,
    caseNumber: row.number,
    dutyId: row.duty_id,
    callbackId: row.callback_id,
    centreId: row.centre_id,
    rule: row.rule,
    ruleName: named?.name ?? { zh: row.rule, en: row.rule },
    clause: named?.clause ?? '',
    kind: KINDS[row.event] ?? 'ESCALATE',
    level: row.level,
    channelKind: row.kind,
    addressMasked: maskAddress(row),
    personId: row.person_id,
    postKey: row.post,
    passedOverKeys: row.passed_over.split(',').filter((key) => key !== ''),
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created,
    nextAttemptAt: row.next_attempt,
    sentAt: row.sent_at,
    possiblyDoubled: row.uncertain,
    together: row.together,
    error: row.last_error,
  };
}
