import type { PassedOverReason, Words } from '@guanjia/domain';
import type { Database } from '../database/database.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import type { ChannelKind, Destination, Language } from './channel.js';
import type { MessageContent, NoticeContent } from './notice-text.js';

export interface MessageToSend {
  readonly message: MessageContent;
  readonly to: Destination;
}

interface Row {
  message_id: string;
  kind: ChannelKind;
  address: string;
  secret: string | null;
  language: Language;
  uncertain: boolean;
  event: NoticeContent['event'];
  level: number;
  number: string | null;
  duty_id: string | null;
  callback_id: string | null;
  period_start: number | null;
  period_end: number | null;
  centre_zh: string;
  centre_en: string;
  zone: string;
  policy_set_id: string;
  rule: string;
  due_at: number;
  post: string;
  passed_over: string;
  /** As long as `passed_over`. */
  passed_because: string;
}

const MESSAGES = /* sql */ `
select n.message_id, ch.kind, ch.address, ch.secret, n.language, n.first_sent_uncertain as uncertain, n.event, n.level, c.number,
  d.id as duty_id, k.id as callback_id, (extract(epoch from d.period_start) * 1000)::float8 as period_start, (extract(epoch from d.period_end) * 1000)::float8 as period_end,
  centre.name_zh as centre_zh, centre.name_en as centre_en, centre.zone, coalesce(k.policy_set_id, c.policy_set_id, d.policy_set_id) as policy_set_id, o.rule_key as rule,
  (extract(epoch from o.due_at) * 1000)::float8 as due_at, n.post, n.passed_over,
  coalesce((select j.facts->>'passedBecause' from journal j where j.seq = n.journal_seq), '') as passed_because
from notification n
join notification_channel ch on ch.id = n.channel_id
left join callback k on k.id = n.callback_id
left join service_case c on c.id = coalesce(n.case_id, k.case_id)
left join duty d on d.id = n.duty_id
join service_centre centre on centre.id = n.centre_id
join obligation o on o.id = n.obligation_id
where n.message_id = any($1::uuid[]) order by n.message_id, n.journal_seq`;

/** What claimed messages say and where they go, by their ids. Names of rules come from the version that the case or duty pinned. */
export async function readMessages(database: Pick<Database, 'pool'>, ids: readonly string[], publicUrl: string | undefined): Promise<Map<string, MessageToSend>> {
  const [{ rows }, { rows: posts }, { rows: company }] = await Promise.all([
    database.pool.query<Row>({ name: 'notices: read', text: MESSAGES, values: [ids] }),
    database.pool.query<{ key: string; zh: string; en: string }>('select key, name_zh as zh, name_en as en from post'),
    database.pool.query<{ demo: boolean }>('select demo from company'),
  ]);
  const names = new Map(posts.map(({ key, zh, en }) => [key, { zh, en }]));
  const postName = (key: string): Words => names.get(key) ?? { zh: key, en: key };
  const base = publicUrl?.replace(/\/+$/, '');
  const messages = new Map<string, MessageToSend>();
  for (const id of ids) {
    const own = rows.filter((row) => row.message_id === id);
    const [first] = own;
    if (!first) continue;
    const notices = await Promise.all(own.map((row) => noticeContent(database, row, postName, base)));
    messages.set(id, {
      message: { id, language: first.language, possiblyDoubled: own.some((row) => row.uncertain), notices, boardLink: base === undefined ? null : `${base}/board`, demo: company[0]?.demo ?? false },
      to: { kind: first.kind, address: first.address, secret: first.secret },
    });
  }
  return messages;
}

async function noticeContent(database: Pick<Database, 'pool'>, row: Row, postName: (key: string) => Words, base: string | undefined): Promise<NoticeContent> {
  // A procedure that cannot be read any more must not keep a step from its person: the row's key names it.
  const named = await loadPolicySet(database, row.policy_set_id).then(({ rules }) => rules.get(row.rule), () => undefined);
  const because = listOf(row.passed_because) as PassedOverReason[];
  return {
    event: row.event,
    level: row.level,
    caseNumber: row.number,
    duty: row.duty_id === null ? null : { id: row.duty_id, periodStart: row.period_start!, periodEnd: row.period_end! },
    centreName: { zh: row.centre_zh, en: row.centre_en },
    zone: row.zone,
    rule: row.rule,
    ruleName: named?.name ?? { zh: row.rule, en: row.rule },
    clause: named?.clause ?? '',
    dueAt: row.due_at,
    post: postName(row.post),
    passedOver: listOf(row.passed_over).map((key, index) => ({ post: postName(key), reason: because[index] ?? 'VACANT' })),
    callbackId: row.callback_id,
    link: base === undefined ? null : `${base}/${pageOf(row)}`,
  };
}

const pageOf = ({ number, duty_id, callback_id }: Row): string =>
  callback_id !== null ? `callbacks?callback=${callback_id}` : duty_id !== null ? `duties?duty=${duty_id}` : `cases/${number}`;

const listOf = (text: string): string[] => text.split(',').filter((part) => part !== '');
