import { startOfDay, type Instant, type ShippedPostKey } from '@guanjia/domain';
import type { SampledInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { archiveCallbacks } from '../callbacks/archive-callbacks.js';
import { planCallbackMonth } from '../callbacks/plan-callback-month.js';
import { fillComplaintReport } from '../complaints/fill-complaint-report.js';
import { reviewComplaintReport } from '../complaints/review-complaint-report.js';
import { sendComplaintReport } from '../complaints/send-complaint-report.js';
import { askHelpfulness } from '../duties/ask-helpfulness.js';
import { auditReception } from '../duties/audit-reception.js';
import { countRecords } from '../duties/audited-records.js';
import type { DutyOutcome } from '../duties/carry-out-duty.js';
import { openArisenDuties } from '../duties/open-arisen-duties.js';
import { reviewWeek } from '../duties/review-week.js';
import { sampleRecords } from '../duties/sample-records.js';
import type { Ground } from './ground.js';
import { WrongStory, type Moment } from './tell.js';

/** The demo's centres are all here. */
export const ZONE = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;

/** A moment of a day (days since 1970, by the centres' clock), in hours after its midnight. */
export const hourOf = (day: number, hours: number): Instant => startOfDay(day, ZONE) + Math.round(hours * HOUR_MS);

/** Who does a duty of a rule, and how. */
export interface DutyAct {
  readonly rule: string;
  readonly by: ShippedPostKey;
  /** `holder` answers who else of that centre takes part. */
  readonly act: (desk: Desk, viewer: Viewer, of: DutyWanted, holder: (post: ShippedPostKey) => Promise<Viewer>) => Promise<DutyOutcome>;
}

interface DutyWanted {
  readonly clientKey: string;
  readonly dutyId: string;
}

export const audit = (finding: string): DutyAct => ({
  rule: 'FD-03',
  by: 'CS_SUPERVISOR',
  async act(desk, viewer, of) {
    const records = (await countRecords(desk.database.pool, [of.dutyId], viewer.audiences)).get(of.dutyId);
    return auditReception(desk, viewer, { ...of, finding: records === 0 ? '当日无接待记录。' : finding });
  },
});
export const review = (finding: string): DutyAct => ({ rule: 'FD-09', by: 'CENTRE_MANAGER', act: (desk, viewer, of) => reviewWeek(desk, viewer, { ...of, finding }) });
export const helpfulness = (finding: string, occasion: 'MEETING' | 'TRAINING' = 'MEETING'): DutyAct => ({ rule: 'HR-27', by: 'CENTRE_MANAGER', act: (desk, viewer, of) => askHelpfulness(desk, viewer, { ...of, occasion, finding }) });
export const sampling = (finding: string): DutyAct => ({
  rule: 'CP-29',
  by: 'CS_SUPERVISOR',
  async act(desk, viewer, of) {
    const { rows: sampled } = await desk.database.pool.query<SampledInput>(SAMPLED, [of.dutyId]);
    return sampleRecords(desk, viewer, { ...of, finding: sampled.length === 0 ? '当月尚无接待记录。' : finding, sampled });
  },
});
/** The first ten records of the month and three complainants: chosen by their numbers, so that a seed gives the same. */
const SAMPLED = /* sql */ `
(select c.id as "caseId", 'RECORD' as kind, 'COMPLETE' as finding from duty d join service_case c on c.centre_id = d.centre_id and c.audience = 'CENTRE' and c.received_at >= d.period_start and c.received_at <= app_now()
 where d.id = $1 order by c.number limit 10)
union all
(select c.id, 'COMPLAINANT', 'SATISFIED' from duty d join service_case c on c.centre_id = d.centre_id and c.audience = 'CENTRE' and c.kind = 'COMPLAINT' and c.settled_at <= app_now() and c.received_at >= d.period_start - interval '1 month'
 where d.id = $1 order by c.number limit 3)`;

export const planVisits = (finding: string): DutyAct => ({ rule: 'CB-19', by: 'CS_SUPERVISOR', act: (desk, viewer, of) => planCallbackMonth(desk, viewer, { ...of, finding }) });
export const archive = (finding: string): DutyAct => ({ rule: 'CB-17', by: 'CS_SUPERVISOR', act: (desk, viewer, of) => archiveCallbacks(desk, viewer, { ...of, finding }) });

/** The report of the duty's month: filled in, read by the manager, sent. */
export const monthlyReport = (comment: string): DutyAct => ({
  rule: 'CP-28',
  by: 'CS_SUPERVISOR',
  async act(desk, viewer, { clientKey, dutyId }, holder) {
    const { rows: [wanted] } = await desk.database.pool.query<{ centreId: string; month: string }>(
      `select d.centre_id as "centreId", to_char(d.period_start at time zone s.zone, 'YYYY-MM') as month from duty d join service_centre s on s.id = d.centre_id where d.id = $1`, [dutyId]);
    const { centreId, month } = wanted!;
    const reportId = async () => (await desk.database.pool.query<{ id: string }>('select id from complaint_report where centre_id = $1 and month = $2 order by version desc limit 1', [centreId, month])).rows[0]!.id;
    const filled = await fillComplaintReport(desk, viewer, { clientKey: `${clientKey}-fill`, centreId, month, comment });
    if (filled.kind === 'refused') return filled;
    const read = await reviewComplaintReport(desk, await holder('CENTRE_MANAGER'), { clientKey: `${clientKey}-read`, reportId: await reportId() });
    if (read.kind === 'refused') return read;
    const sent = await sendComplaintReport(desk, viewer, { clientKey, reportId: await reportId() });
    return sent.kind === 'refused' ? sent : { kind: 'done', dutyId };
  },
});

/** A duty of a centre, by the day on which its period began, done by this act at this time. */
export interface DutyDone {
  readonly at: Instant;
  readonly centre: number;
  readonly periodStart: number;
  readonly act: DutyAct;
}

export const keyOfDuty = ({ centre, periodStart, act: { rule } }: DutyDone): string => `demo-${centre}-${rule}-${periodStart}`;

/** Does a duty. Null: it is not there. One that began before the centres' duties did is not owed, and nobody does it. */
export async function doDuty(desk: Desk, ground: Ground, done: DutyDone): Promise<DutyOutcome | null> {
  const { centre, periodStart, act } = done;
  const { rows } = await desk.database.pool.query<{ id: string }>('select id from duty where centre_id = $1 and rule_key = $2 and period_start = $3', [
    ground.centreIds[centre], act.rule, new Date(startOfDay(periodStart, ZONE)),
  ]);
  return rows[0] ? act.act(desk, await ground.person(act.by, centre), { clientKey: keyOfDuty(done), dutyId: rows[0].id }, (post) => ground.person(post, centre)) : null;
}

/** A duty done in the past; a rule that says no throws. */
export function dutyMoment(done: DutyDone, ground: Ground, quiet: boolean): Moment {
  return {
    at: done.at,
    quiet,
    async tell(desk) {
      const outcome = await doDuty(desk, ground, done);
      if (outcome?.kind === 'refused') throw new WrongStory(`Demo duty ${done.act.rule}: ${outcome.refusal.message.en}`);
    },
  };
}

/** What has arisen by then is opened at all centres. */
export function openingMoment(at: Instant, quiet: boolean): Moment {
  return {
    at,
    quiet,
    async tell(desk) {
      await openArisenDuties(desk, (trouble) => {
        throw trouble;
      });
    },
  };
}
