import { setTimeout as wait } from 'node:timers/promises';
import type { Refusal, Words } from '@guanjia/domain';
import type { FreezeFiguresInput } from '@guanjia/schema';
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

/** For how long a freeze waits for what is being counted. */
const PATIENCE_MS = 5_000;

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
  // What was committed before this moment has its number by then, and is to be counted.
  await desk.database.pool.query('select seal()');
  const { seq: head } = (await desk.database.pool.query<{ seq: string }>('select seq from journal_head')).rows[0]!;
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await persist(() => attempt(desk, viewer, { centreId, month, versions: input.versions, note, clientKey, requestHash, head }));
    // What was just done is counted in a moment.
    if (answer.refusal?.message !== BEHIND || performance.now() > until) return answer;
    await wait(100);
  }
}

interface Submission {
  readonly centreId: string;
  readonly month: string;
  readonly versions: number;
  readonly note: string;
  readonly clientKey: string;
  readonly requestHash: string;
  /** The journal's last number when it was asked for. */
  readonly head: string;
}

function attempt(desk: Desk, { personId }: Viewer, { centreId, month, versions, note, clientKey, requestHash, head }: Submission): Promise<FreezeAnswer> {
  const refused = (message: Words) => ({ answer: { version: null, refusal: { rule: null, clause: null, message } } });
  return inTransaction<FreezeAnswer>(desk, async (client) => {
    await client.query('select from service_centre where id = $1 for no key update', [centreId]);
    const stored = await versionsOf(client, [centreId], month);
    const { rows: known } = await client.query<{ hash: string }>('select request_hash as hash from idempotency where person_id = $1 and client_key = $2', [personId, clientKey]);
    // The submission itself says which version it made.
    if (known[0]) return { answer: known[0].hash === requestHash ? { version: stored.find(({ number }) => number === versions + 1)!, refusal: null } : { version: null, refusal: KEY_USED } };
    const { over, now } = (await client.query<{ over: boolean; now: Date }>(OVER, [centreId, month])).rows[0]!;
    if (!over) return refused(RUNNING);
    if (stored.length !== versions) return refused(OTHERS);
    const { rowCount } = await client.query(FREEZE, [centreId, month, versions + 1, now, personId, note, head]);
    if (rowCount === 0) return refused(BEHIND);
    await client.query('insert into idempotency (person_id, client_key, request_hash) values ($1, $2, $3)', [personId, clientKey, requestHash]);
    return { answer: { version: (await versionsOf(client, [centreId], month))[0]!, refusal: null }, wake: { nextStepAt: null, now: now.getTime() } };
  });
}

const OVER = /* sql */ `select app_now() as now, ($2 || '-01')::date + interval '1 month' <= app_now() at time zone zone as over from service_centre where id = $1`;

/** By which months a fact contributes to a month. */
const CONTRIBUTES = { case: ['received_month', 'settled_month'], limit: ['due_month'], candidate: ['settled_month'], visit: ['visited_month'] } as const;
const copies = Object.entries(CONTRIBUTES).map(([fact, months]) => /* sql */ `
${fact}_facts as (insert into frozen_${fact}_fact select v.id, f.* from ${fact}_fact f join version v on v.centre_id = f.centre_id where ${months.map((month) => `f.${month} = v.month`).join(' or ')})`);

/** One statement, so that the facts and how far they are counted belong together. No row: something of the centre is not counted yet. */
const FREEZE = /* sql */ `
with version as (
  insert into figure_version (centre_id, month, number, frozen_at, frozen_by, through_seq, note)
  select $1, ($2 || '-01')::date, $3, $4, $5, c.seq, $6 from figure_cursor c
  where not exists (select from journal j where j.centre_id = $1 and j.seq > c.seq and j.seq <= $7)
  returning *
),${copies.join(',')}
insert into journal (type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts)
select 'FiguresFrozen', 'centre', v.centre_id, v.centre_id, 'CENTRE', v.frozen_by, v.frozen_at, jsonb_build_object('month', $2::text, 'number', v.number, 'versionId', v.id) from version v`;

const RUNNING: Words = { zh: '本月尚未结束，月末之后才能锁定。', en: 'The month is not over. It can be frozen when it is.' };
const OTHERS: Words = { zh: '他人已锁定本月的另一版本。请刷新查看后再决定。', en: 'Somebody else has frozen this month in the meantime. Look at that version, then decide again.' };
const BEHIND: Words = { zh: '本中心尚有未计入统计的记录。请稍候再试；仍不成功的，请联系系统管理员。', en: 'Not all records of the centre are counted yet. Try again in a moment; if it stays so, ask the administrator.' };

