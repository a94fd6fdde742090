import { whyNotSign, type Words } from '@guanjia/domain';
import type { HandOverInput, SignHandoverInput, WriteHandoverNoteInput } from '@guanjia/schema';
import type pg from 'pg';
import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { inTransaction, persist, type Desk } from '../cases/carry-out.js';
import { readClientKey, readId, readText } from '../cases/door.js';
import { whoIsOnDuty } from '../organisation/on-duty.js';
import { runningShift } from './read-handover.js';
import { freezeLines } from './shift-record.js';

/** What became of it: the hand-over concerned (null: the running shift), or why not. */
export type HandoverOutcome = { readonly kind: 'done'; readonly centreId: string; readonly handoverId: string | null } | { readonly kind: 'refused'; readonly message: Words };

const KEY_USED: HandoverOutcome = {
  kind: 'refused',
  message: {
    zh: '此提交编号（clientKey）已用于另一内容。请用新的编号重新提交。',
    en: 'This submission key (clientKey) was already used for other content. Submit again under a new key.',
  },
};
const UNSIGNED: HandoverOutcome = {
  kind: 'refused',
  message: { zh: '上一次交接班还没有签收。请先由接班人签收，再交班。', en: 'The hand-over before still waits for its signature. Have it signed first.' },
};

type Work = (client: pg.PoolClient, now: Date) => Promise<HandoverOutcome>;

/** One centre's hand-overs are written one after the other. Outside of where the viewer may hand over, the centre is not found. */
function atCentre(desk: Desk, viewer: Viewer, centreId: string, work: Work): Promise<HandoverOutcome> {
  if (!viewer.centresWith('HAND_OVER').includes(centreId)) throw notFound();
  return persist(() =>
    inTransaction(desk, async (client) => {
      await client.query('select from service_centre where id = $1 for no key update', [centreId]);
      const { rows } = await client.query<{ now: Date }>('select app_now() as now');
      const answer = await work(client as pg.PoolClient, rows[0]!.now);
      return { answer, wake: { nextStepAt: null, now: rows[0]!.now.getTime() } };
    }),
  );
}

const JOURNAL = /* sql */ `
insert into journal (type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts) values ($1, 'handover', $2, $3, 'CENTRE', $4, $5, $6)`;

/** A note for the next shift. */
export function writeHandoverNote(desk: Desk, viewer: Viewer, input: WriteHandoverNoteInput): Promise<HandoverOutcome> {
  const centreId = readId('centreId', input.centreId);
  const body = readText('body', input.body, { most: 2_000 });
  const key = readClientKey(input.clientKey);
  return atCentre(desk, viewer, centreId, async (client, now) => {
    const known = await client.query<{ centre_id: string; body: string }>('select centre_id, body from handover_note where author_id = $1 and note_key = $2', [viewer.personId, key]);
    if (known.rows[0]) return known.rows[0].centre_id === centreId && known.rows[0].body === body ? { kind: 'done', centreId, handoverId: null } : KEY_USED;
    const { rows } = await client.query<{ id: string }>(
      'insert into handover_note (centre_id, body, author_id, note_key, at) values ($1, $2, $3, $4, $5) returning id',
      [centreId, body, viewer.personId, key, now],
    );
    await client.query(JOURNAL, ['HandoverNoteWritten', rows[0]!.id, centreId, viewer.personId, now, '{}']);
    return { kind: 'done', centreId, handoverId: null };
  });
}

/** The leaving shift hands over: its log, what is open, who is on duty and its notes are frozen as they are (CP-33, CP-39). */
export async function handOver(desk: Desk, viewer: Viewer, input: HandOverInput): Promise<HandoverOutcome> {
  const centreId = readId('centreId', input.centreId);
  const key = readClientKey(input.clientKey);
  // What was committed before this moment belongs to the leaving shift.
  if (viewer.centresWith('HAND_OVER').includes(centreId)) await desk.database.pool.query('select seal()');
  return atCentre(desk, viewer, centreId, async (client, now) => {
    const known = await client.query<{ id: string; centre_id: string }>('select id, centre_id from handover where handed_over_by = $1 and handover_key = $2', [viewer.personId, key]);
    if (known.rows[0]) return known.rows[0].centre_id === centreId ? { kind: 'done', centreId, handoverId: known.rows[0].id } : KEY_USED;
    const waiting = await client.query('select from handover where centre_id = $1 and signed_at is null', [centreId]);
    if (waiting.rowCount) return UNSIGNED;
    const { coversFrom, afterSeq, throughSeq } = await runningShift(client, centreId);
    const { rows } = await client.query<{ id: string }>(
      `insert into handover (centre_id, covers_from, after_seq, through_seq, handed_over_at, handed_over_by, handover_key, on_duty) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [centreId, coversFrom, afterSeq, throughSeq, now, viewer.personId, key, JSON.stringify(await whoIsOnDuty(client, centreId))],
    );
    const handoverId = rows[0]!.id;
    const lines = await freezeLines(client, handoverId, { centreId, afterSeq, throughSeq });
    const notes = await client.query('update handover_note set handover_id = $1 where centre_id = $2 and handover_id is null', [handoverId, centreId]);
    await client.query(JOURNAL, ['HandedOver', handoverId, centreId, viewer.personId, now, JSON.stringify({ coversFrom: coversFrom.getTime(), ...lines, notes: notes.rowCount })]);
    return { kind: 'done', centreId, handoverId };
  });
}

/** The next shift takes over: another person, once (law 10). */
export async function signHandover(desk: Desk, viewer: Viewer, input: SignHandoverInput): Promise<HandoverOutcome> {
  const handoverId = readId('handoverId', input.handoverId);
  const key = readClientKey(input.clientKey);
  const { rows } = await desk.database.pool.query<{ centre_id: string }>('select centre_id from handover where id = $1', [handoverId]);
  if (!rows[0]) throw notFound();
  const centreId = rows[0].centre_id;
  return atCentre(desk, viewer, centreId, async (client, now) => {
    const { rows: found } = await client.query<{ handedOverBy: string; signedBy: string | null; sign_key: string | null }>(
      'select handed_over_by as "handedOverBy", signed_by as "signedBy", sign_key from handover where id = $1',
      [handoverId],
    );
    const waiting = found[0]!;
    if (waiting.signedBy === viewer.personId && waiting.sign_key === key) return { kind: 'done', centreId, handoverId };
    const { rowCount: elsewhere } = await client.query('select from handover where signed_by = $1 and sign_key = $2 and id <> $3', [viewer.personId, key, handoverId]);
    if (elsewhere) return KEY_USED;
    const message = whyNotSign(waiting, viewer.personId);
    if (message) return { kind: 'refused', message };
    await client.query('update handover set signed_at = $2, signed_by = $3, sign_key = $4 where id = $1', [handoverId, now, viewer.personId, key]);
    await client.query(JOURNAL, ['HandoverSigned', handoverId, centreId, viewer.personId, now, '{}']);
    return { kind: 'done', centreId, handoverId };
  });
}
