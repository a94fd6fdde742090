import type { Refusal, Words } from '@guanjia/domain';
import type { FreezeFiguresInput } from '@guanjia/schema';
import type pg from 'pg';
import { badField, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { readMonth } from '../callbacks/matching-callbacks.js';
import { inTransaction, KEY_USED, persist, type Desk } from '../cases/carry-out.js';
import { readClientKey, readId, readOptionalText } from '../cases/door.js';
import { contentHash } from '../policies/publish-packs.js';
import { versionsOf, type VersionNode } from './versions.js';

export interface FreezeAnswer {
  readonly version: VersionNode | null;
  readonly refusal: Pick<Refusal, 'rule' | 'clause' | 'message'> | null;
}

/**
 * Keeps the facts of a month that is over, from which every figure is counted again: the next version, and no other is touched. Refused while the month runs, while something of
 * the centre is not counted yet, and when another version was stored in the meantime. The same submission again gives the same answer.
 */
export async function freezeFigures(desk: Desk, viewer: Viewer, input: FreezeFiguresInput): Promise<FreezeAnswer> {
  const centreId = readId('centreId', input.centreId);
  if (!viewer.centresWith('FREEZE_FIGURES').includes(centreId)) throw notFound();
  const clientKey = readClientKey(input.clientKey);
  const month = readMonth('month', input.month);
  if (input.versions < 0) throw badField('versions', { zh: '须为现有版本数，0 或以上。', en: 'is how many versions there are, 0 or more.' });
  const note = readOptionalText('note', input.note, { most: 2_000 }) ?? '';
  if (note === '' && input.versions > 0) throw badField('note', { zh: '本月已有锁定版本，请说明为何再次锁定。', en: 'is empty. The month has a version already: say why it is frozen again.' });
  const requestHash = contentHash({ verb: 'freezeFigures', ...input });
  await allCounted(desk.database.pool);
  return persist(() =>
    inTransaction<FreezeAnswer>(desk, async (client) => {
      await client.query('select from service_centre where id = $1 for no key update', [centreId]);
      const stored = await versionsOf(client, [centreId], month);
      const { rows: known } = await client.query<{ request_hash: string }>('select request_hash from idempotency where person_id = $1 and client_key = $2', [viewer.personId, clientKey]);
      // The submission itself says which version it made.
      if (known[0]) return { answer: known[0].request_hash === requestHash ? { version: stored.find(({ number }) => number === input.versions + 1)!, refusal: null } : { version: null, refusal: KEY_USED } };
      // Under its lock the follower stands still: facts and its place belong together.
      const { seq } = (await client.query<{ seq: string }>('select seq from figure_cursor for share')).rows[0]!;
      const { over, counted, now } = (await client.query<{ over: boolean; counted: boolean; now: Date }>(MAY, [centreId, month, seq])).rows[0]!;
      const no = !over ? RUNNING : stored.length !== input.versions ? OTHERS : !counted ? BEHIND : null;
      if (no) return { answer: { version: null, refusal: { rule: null, clause: null, message: no } } };
      const number = stored.length + 1;
      const { rows } = await client.query<{ id: string }>(FREEZE, [centreId, month, number, now, viewer.personId, seq, note]);
      for (const statement of COPIES) await client.query(statement, [rows[0]!.id, centreId, month]);
      await client.query(JOURNAL, [centreId, viewer.personId, now, JSON.stringify({ month, number, version: rows[0]!.id })]);
      await client.query('insert into idempotency (person_id, client_key, request_hash) values ($1, $2, $3)', [viewer.personId, clientKey, requestHash]);
      return { answer: { version: (await versionsOf(client, [centreId], month))[0]!, refusal: null }, wake: { nextStepAt: null, now: now.getTime() } };
    }),
  );
}

const FREEZE = /* sql */ `
insert into figure_version (centre_id, month, number, frozen_at, frozen_by, through_seq, note) values ($1, ($2 || '-01')::date, $3, $4, $5, $6, $7) returning id`;
const JOURNAL = /* sql */ `
insert into journal (type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts) values ('FiguresFrozen', 'centre', $1, $1, 'CENTRE', $2, $3, $4)`;

/** By which months a fact contributes to a month. */
const CONTRIBUTES = { case: ['received_month', 'settled_month'], limit: ['due_month'], candidate: ['settled_month'], visit: ['visited_month'] } as const;
const COPIES = Object.entries(CONTRIBUTES).map(([fact, months]) =>
  `insert into frozen_${fact}_fact select $1::uuid, f.* from ${fact}_fact f where f.centre_id = $2 and (${months.map((month) => `f.${month} = ($3 || '-01')::date`).join(' or ')})`);

const MAY = /* sql */ `
select app_now() as now, ($2 || '-01')::date + interval '1 month' <= app_now() at time zone s.zone as over,
  not exists (select from journal j where j.centre_id = s.id and j.seq > $3) and not exists (select from journal j where j.centre_id = s.id and j.seq is null) as counted
from service_centre s where s.id = $1`;

const RUNNING: Words = { zh: '本月尚未结束，月末之后才能锁定。', en: 'The month is not over. It can be frozen when it is.' };
const OTHERS: Words = { zh: '他人已锁定本月的另一版本。请刷新查看后再决定。', en: 'Somebody else has frozen this month in the meantime. Look at that version, then decide again.' };
const BEHIND: Words = { zh: '本中心尚有未计入统计的记录。请稍候再试；仍不成功的，请联系系统管理员。', en: 'Not all records of the centre are counted yet. Try again in a moment; if it stays so, ask the administrator.' };

const PATIENCE_MS = 3_000;

/** What was committed before this moment is numbered and counted, or the patience is over: then the refusal says so. */
async function allCounted(pool: pg.Pool): Promise<void> {
  await pool.query('select seal()');
  const until = performance.now() + PATIENCE_MS;
  const { seq } = (await pool.query<{ seq: string }>('select seq from journal_head')).rows[0]!;
  while (performance.now() < until && !(await pool.query<{ yes: boolean }>('select seq >= $1 as yes from figure_cursor', [seq])).rows[0]!.yes) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
