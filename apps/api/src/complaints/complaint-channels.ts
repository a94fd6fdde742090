import type { SetComplaintChannelsInput } from '@guanjia/schema';
import type { Words } from '@guanjia/domain';
import type { Pool } from 'pg';
import { badField, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { inTransaction, type Desk } from '../cases/carry-out.js';
import { readId, readOptionalText, readTelephone } from '../cases/door.js';

/** How residents can complain at a centre, as stored. */
export interface ChannelsNode {
  readonly centreId: string;
  readonly dutyTelephone: string;
  readonly hotline: string | null;
  readonly fax: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly roundTheClock: boolean;
  readonly version: number;
  readonly setById: string;
  readonly setAt: Date;
}

const FIND = /* sql */ `
select centre_id as "centreId", duty_telephone as "dutyTelephone", hotline, fax, email, website, round_the_clock as "roundTheClock", version, set_by as "setById", set_at as "setAt"
from complaint_channels where centre_id = $1`;

/** Null: nobody has said yet. */
export async function findChannels(pool: Pool, centreId: string): Promise<ChannelsNode | null> {
  return (await pool.query<ChannelsNode>(FIND, [centreId])).rows[0] ?? null;
}

const CHANGED_MEANWHILE: Words = { zh: '渠道已被他人修改，请查看后再改。', en: 'Somebody else changed the channels meanwhile. Look at them before you change them.' };

const SAVE = /* sql */ `
insert into complaint_channels (centre_id, duty_telephone, hotline, fax, email, website, round_the_clock, set_by)
select $1, $2, $3, $4, $5, $6, $7, $8 where $9::int = 0
on conflict (centre_id) do nothing returning version`;
const CHANGE = /* sql */ `
update complaint_channels set duty_telephone = $2, hotline = $3, fax = $4, email = $5, website = $6, round_the_clock = $7, set_by = $8, set_at = app_now(), version = version + 1
where centre_id = $1 and version = $9 returning version`;

/** CP-31 (X 五): says how residents can complain. Null: done; words: why not. Throws BAD_USER_INPUT, and NOT_FOUND where the viewer may not. */
export async function setChannels(desk: Desk, viewer: Viewer, input: SetComplaintChannelsInput): Promise<Words | null> {
  const centreId = readId('centreId', input.centreId);
  if (!viewer.centresWith('MANAGE_COMPLAINT_CHANNELS').includes(centreId)) throw notFound();
  const telephone = (field: 'hotline' | 'fax') => (input[field]?.trim() ? readTelephone(field, input[field]) : null);
  const values = [centreId, readTelephone('dutyTelephone', input.dutyTelephone), telephone('hotline'), telephone('fax'), readEmail(input.email), readWebsite(input.website), input.roundTheClock, viewer.personId, input.version];
  return inTransaction(desk, async (client) => {
    const { rows } = await client.query<{ version: number }>(input.version === 0 ? SAVE : CHANGE, values);
    if (!rows[0]) return { answer: CHANGED_MEANWHILE };
    const { rows: [entry] } = await client.query<{ at: Date }>(
      `insert into journal (type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts) values ('ComplaintChannelsSet', 'centre', $1, $1, 'CENTRE', $2, app_now(), $3) returning at`,
      [centreId, viewer.personId, JSON.stringify({ version: rows[0].version })],
    );
    return { answer: null, wake: { nextStepAt: null, now: entry!.at.getTime() } };
  });
}

function readEmail(value: string | null | undefined): string | null {
  const text = readOptionalText('email', value, { most: 200 });
  if (text !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) throw badField('email', { zh: '不是电子邮箱地址。', en: 'is not an e-mail address.' });
  return text;
}

function readWebsite(value: string | null | undefined): string | null {
  const text = readOptionalText('website', value, { most: 300 });
  // It becomes a link and a picture on a wall: nothing but the web's own addresses.
  if (text !== null && !/^https?:\/\/[^\s"'<>]+$/i.test(text)) throw badField('website', { zh: '网址须以 https:// 或 http:// 开头。', en: 'must begin with https:// or http://.' });
  return text;
}
