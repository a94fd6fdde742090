import type { CapabilityKey, Refusal } from '@guanjia/domain';
import type pg from 'pg';
import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { inTransaction, KEY_USED, persist, type Desk } from '../cases/carry-out.js';
import { readClientKey, readId } from '../cases/door.js';
import { contentHash } from '../policies/publish-packs.js';
import { timeAt } from './read-month.js';

/** What became of a verb on a report. */
export type ReportOutcome = { readonly kind: 'done'; readonly centreId: string; readonly month: string } | { readonly kind: 'refused'; readonly refusal: Pick<Refusal, 'rule' | 'clause' | 'message'> };

interface Report {
  readonly id: string;
  readonly month: string;
}

export interface ReportVerb {
  readonly name: string;
  readonly capability: CapabilityKey;
  readonly centreId: string;
  readonly input: { readonly clientKey: string };
}

export interface ReportMoment {
  readonly now: Date;
  readonly zone: string;
}

type Work = (client: pg.ClientBase, moment: ReportMoment) => Promise<Report | Refusal>;

/**
 * The one path of every verb on a report: a centre's reports are written one after the other; the same submission again gives the same answer; what is refused
 * changes nothing. Throws NOT_FOUND where the viewer may not do it.
 */
export function carryOutReport(desk: Desk, viewer: Viewer, { name, capability, centreId, input }: ReportVerb, work: Work): Promise<ReportOutcome> {
  if (!viewer.centresWith(capability).includes(centreId)) throw notFound();
  const clientKey = readClientKey(input.clientKey);
  const requestHash = contentHash({ verb: name, ...input });
  return persist(() =>
    inTransaction<ReportOutcome>(desk, async (client) => {
      await client.query('select from service_centre where id = $1 for no key update', [centreId]);
      const known = await submittedBefore(client, viewer.personId, clientKey);
      if (known) return { answer: known.requestHash === requestHash && known.month !== null ? { kind: 'done', centreId, month: known.month } : { kind: 'refused', refusal: KEY_USED } };
      const moment = await timeAt(client, centreId);
      const done = await work(client, moment);
      if ('refused' in done) return { answer: { kind: 'refused', refusal: done } };
      await client.query('insert into idempotency (person_id, client_key, request_hash, complaint_report_id) values ($1, $2, $3, $4)', [viewer.personId, clientKey, requestHash, done.id]);
      return { answer: { kind: 'done', centreId, month: done.month }, wake: { nextStepAt: null, now: moment.now.getTime() } };
    }),
  );
}

async function submittedBefore(client: pg.ClientBase, personId: string, clientKey: string) {
  const { rows } = await client.query<{ requestHash: string; month: string | null }>(
    `select i.request_hash as "requestHash", r.month from idempotency i left join complaint_report r on r.id = i.complaint_report_id where i.person_id = $1 and i.client_key = $2`,
    [personId, clientKey],
  );
  return rows[0] ?? null;
}

/** The centre of a report that the viewer may do this to. Throws NOT_FOUND. */
export async function centreOfReport({ database }: Desk, viewer: Viewer, capability: CapabilityKey, reportId: string): Promise<string> {
  const { rows } = await database.pool.query<{ centre_id: string }>('select centre_id from complaint_report where id = $1 and centre_id = any($2::uuid[])', [readId('reportId', reportId), viewer.centresWith(capability)]);
  if (!rows[0]) throw notFound();
  return rows[0].centre_id;
}

/** What happened to a report, for the journal: ids and figures. */
export async function journalReport(client: pg.ClientBase, type: string, report: Report & { readonly centreId: string }, personId: string, now: Date, facts: Readonly<Record<string, string | number>>): Promise<void> {
  await client.query(
    `insert into journal (type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts) values ($1, 'complaintReport', $2, $3, 'CENTRE', $4, $5, $6)`,
    [type, report.id, report.centreId, personId, now, JSON.stringify({ month: report.month, ...facts })],
  );
}
