import type { Refusal } from '../cases/case.js';
import { empty, refuse } from '../cases/refusal.js';
import { cite } from '../policy/packs/cite.js';
import type { Instant } from '../policy/facts.js';
import type { ReportMonth } from './report-month.js';
import type { ReportedComplaint } from './reported-complaint.js';

const X = cite('X');
const READ_AND_SENT = X('十五', '填寫當月的《部門客戶投訴工作月報》，經管理處主任審閱后，在下月5日前報公司業戶投訴處理中心。', "fills in the month's report, has it read by the head, and sends it to the complaint centre of the company by the 5th of the next month.");
const ALL_OF_THEM = X('十六.1', '管理處應通過《部門客戶投訴工作月報》將管理處所有受理的客戶投訴報送公司客戶投訴處理中心。', 'By this report all complaints accepted are sent to the complaint centre.');
const BY_CP_28 = { rule: 'CP-28', clause: READ_AND_SENT } as const;

/** A version of a month's report: filled in, then read by the director, then sent; as sent it stays. */
export interface ComplaintReportState {
  /** 1, and one more for each correction of what was sent. */
  readonly version: number;
  readonly filledBy: string;
  readonly readBy: string | null;
  readonly sentAt: Instant | null;
}

/** What a person has to say when filling it in. */
export interface FillComplaintReport {
  readonly comment: string;
  /** Why what was sent is corrected; only where something was. */
  readonly reason?: string | null;
}

/**
 * Why the month cannot be filled in now; null: it can. A month that is not over would leave out what is still to come (CP-40).
 * @param newest the newest version of the month; null: there is none
 */
export function whyNotFill({ comment, reason }: FillComplaintReport, month: ReportMonth, newest: ComplaintReportState | null, now: Instant): Refusal | null {
  if (now < month.end) return refuse('当月尚未结束：月报须包含当月受理的所有投诉。', 'The month is not over: its report holds all complaints accepted in it.', { rule: 'CP-40', clause: ALL_OF_THEM });
  const unsaid = empty(comment, '分析说明', 'what the month shows');
  if (unsaid) return unsaid;
  return newest && newest.sentAt !== null ? empty(reason, '更正原因', 'why what was sent is corrected') : null;
}

/** Why this person may not say that the director read it; null: they may. Who filled it in reads it for nobody (law 10). */
export function whyNotRead({ filledBy, readBy, sentAt }: ComplaintReportState, personId: string): Refusal | null {
  if (sentAt !== null) return refuse('月报已报送。', 'The report has been sent.', BY_CP_28);
  if (readBy !== null) return refuse('月报已审阅。', 'The report has been read.', BY_CP_28);
  return filledBy === personId ? refuse('月报须由填报人以外的人审阅。', 'A report is read by a person other than the one who filled it in.', BY_CP_28) : null;
}

/** What became different in a month since its report was filled in, by the ids of its complaints. What merely went on (settled, answered) is no difference. */
export interface MonthChanges {
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly reclassified: readonly string[];
}

export function monthChanges(reported: readonly ReportedComplaint[], now: readonly ReportedComplaint[]): MonthChanges {
  const before = new Map(reported.map((one) => [one.id, one]));
  const after = new Set(now.map(({ id }) => id));
  const sameClass = (a: ReportedComplaint, b: ReportedComplaint) => a.category === b.category && a.validity === b.validity && a.severity === b.severity && a.collective === b.collective;
  return {
    joined: now.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    left: reported.filter(({ id }) => !after.has(id)).map(({ id }) => id),
    reclassified: now.filter((one) => before.has(one.id) && !sameClass(before.get(one.id)!, one)).map(({ id }) => id),
  };
}

/** Why it cannot be sent; null: it can. `changes`: of the month since it was filled in; a complaint that it does not hold would be left out (CP-40). */
export function whyNotSend({ readBy, sentAt }: ComplaintReportState, { joined }: MonthChanges): Refusal | null {
  if (sentAt !== null) return refuse('月报已报送。', 'The report has been sent.', BY_CP_28);
  if (readBy === null) return refuse('月报须先经管理处主任审阅。', 'The centre manager reads the report before it is sent.', BY_CP_28);
  if (joined.length === 0) return null;
  return refuse(
    `填报之后当月又增加了${joined.length}件投诉，月报不得遗漏。请重新填报。`,
    `The month has gained complaints since the report was filled in (${joined.length}), and none is left out. Fill it in again.`,
    { rule: 'CP-40', clause: ALL_OF_THEM },
  );
}
