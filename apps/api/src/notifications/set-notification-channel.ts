import type { Words } from '@guanjia/domain';
import type { SetNotificationChannelInput } from '@guanjia/schema';
import type { Pool } from 'pg';
import { badField, notFound } from '../access/refusals.js';
import { readId, readKey, readOptionalId, readOptionalText } from '../cases/door.js';
import type { ChannelKind } from './channel.js';
import { HOLDS_COMPANY_POST } from './company-people.js';
import { findChannels, type ChannelNode, type ChannelScope } from './channel-node.js';
import { whyNotThisUrl } from './outbound-address.js';

export interface SetChannelRequest {
  readonly scope: ChannelScope;
  readonly personId: string;
  readonly input: SetNotificationChannelInput;
  /** Plain http and private addresses will do. */
  readonly allowHttp: boolean;
  /** SMTP is set up. */
  readonly sendsMail: boolean;
}

const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
// One address, and nothing that a mail's header could take for more.
const MAIL = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}\.[a-z]{2,63}$/i;

/** Makes or changes a channel. Answers it, or why its address will not do. Throws NOT_FOUND outside the scope, BAD_USER_INPUT for values that are none. */
export async function setNotificationChannel(pool: Pool, request: SetChannelRequest): Promise<ChannelNode | Words> {
  const { scope, input } = request;
  const address = readOptionalText('address', input.address, { most: 1_000 });
  const secret = readOptionalText('secret', input.secret, { most: 300 });
  const language = input.language ?? 'zh-CN';
  if (language !== 'zh-CN' && language !== 'en') throw badField('language', { zh: '须为 zh-CN 或 en。', en: 'must be zh-CN or en.' });
  const quiet = readQuietHours(input);
  const id = readOptionalId('id', input.id);
  const no = address === null ? null : whyNot(input.kind, address, request);
  if (no) return no;
  if (id !== null) {
    const [old] = await findChannels(pool, scope, id);
    if (!old) throw notFound();
    if (old.kind !== input.kind) throw badField('kind', { zh: '不能更改。请删除此通道后另行添加。', en: 'cannot be changed. Remove the channel and add another.' });
    await pool.query(
      `update notification_channel set address = coalesce($2, address), secret = case when $3::boolean then secret else $4 end, language = $5, quiet_from = $6, quiet_until = $7,
         set_by = $8, set_at = app_now() where id = $1`,
      [id, address, input.secret === null || input.secret === undefined, secret, language, quiet.from, quiet.until, request.personId],
    );
    return (await findChannels(pool, scope, id))[0]!;
  }
  if (address === null) throw badField('address', { zh: '未填写，请填写。', en: 'is empty. Fill it in.' });
  const whose = await readWhose(pool, scope, input);
  const { rows } = await pool.query<{ id: string }>(
    `insert into notification_channel (centre_id, person_id, post, kind, address, secret, language, quiet_from, quiet_until, set_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [whose.centreId, whose.personId, whose.post, input.kind, address, secret, language, quiet.from, quiet.until, request.personId],
  );
  return (await findChannels(pool, scope, rows[0]!.id))[0]!;
}

function whyNot(kind: ChannelKind, address: string, { allowHttp, sendsMail }: SetChannelRequest): Words | null {
  if (kind !== 'MAIL') return whyNotThisUrl(address, allowHttp);
  if (!MAIL.test(address)) return { zh: '这不是一个邮箱地址。', en: 'This is not a mail address.' };
  return sendsMail ? null : { zh: '本系统尚未设置发信服务器。请管理员设置 SMTP_URL 和 MAIL_FROM。', en: 'No mail server is set up. An administrator sets SMTP_URL and MAIL_FROM.' };
}

function readQuietHours({ quietFrom, quietUntil }: SetNotificationChannelInput): { from: string | null; until: string | null } {
  const from = quietFrom || null;
  const until = quietUntil || null;
  if ((from === null) !== (until === null)) throw badField('quietFrom, quietUntil', { zh: '请两项都填或都不填。', en: 'give both or neither.' });
  if (from !== null && !TIME.test(from)) throw badField('quietFrom', { zh: '须为一天中的时刻，如 22:00。', en: 'must be a time of day, such as 22:00.' });
  if (until !== null && !TIME.test(until)) throw badField('quietUntil', { zh: '须为一天中的时刻，如 07:30。', en: 'must be a time of day, such as 07:30.' });
  return { from, until };
}

/** Whose the channel is, within what the viewer manages. A person is one who holds a post there now; company posts and their holders are the company's to set. */
async function readWhose(pool: Pool, scope: ChannelScope, input: SetNotificationChannelInput) {
  const centreId = readOptionalId('centreId', input.centreId);
  const personId = readOptionalId('personId', input.personId);
  const post = input.post ? readKey('post', input.post) : null;
  if (personId !== null && post !== null) throw badField('personId, post', { zh: '请只填一项；都不填则为服务中心的群。', en: 'give one of them, or neither for the group of the centre.' });
  if (centreId === null && personId === null && post === null) throw badField('centreId', { zh: '群须属于某个服务中心，请选择。', en: 'a group belongs to a centre. Say which.' });
  if (centreId === null ? !scope.company : !scope.centreIds.includes(centreId)) throw notFound();
  if (post !== null && !(await pool.query('select from post where key = $1 and ($2::boolean or not company_wide)', [post, scope.company])).rowCount) throw notFound();
  if (personId !== null) {
    const held = await pool.query(
      `select from post_holding h join person p on p.id = h.person_id and p.disabled_at is null
       where h.person_id = $1 and ($2::uuid is null or h.centre_id is null or h.centre_id = $2) and h.held_from <= app_now() and (h.held_until is null or h.held_until > app_now())
         and ($3::boolean or not ${HOLDS_COMPANY_POST('p.id')}) limit 1`,
      [personId, centreId, scope.company],
    );
    if (!held.rowCount) throw notFound();
  }
  return { centreId, personId, post };
}

/** Takes a channel away. What waited for it is given up, aloud. Throws NOT_FOUND outside the scope. */
export async function removeNotificationChannel(pool: Pool, scope: ChannelScope, id: string): Promise<ChannelNode> {
  const [channel] = await findChannels(pool, scope, readId('id', id));
  if (!channel) throw notFound();
  await pool.query(
    `with removed as (update notification_channel set removed_at = app_now() where id = $1 returning id)
     update notification set status = 'GIVEN_UP', claimed_until = null, last_error = 'the channel was removed'
     where channel_id in (select id from removed) and status in ('WAITING', 'FAILED')`,
    [channel.id],
  );
  return channel;
}
