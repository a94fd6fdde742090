import { REPLY_FORMS, SEVERITIES, VALIDITIES, type ReplyForm, type Severity, type Validity } from '../cases/case.js';
import { COMPLAINT_OUTCOMES, LIMITS_KEPT, type ComplaintOutcome, type LimitsKept, type ReportedComplaint } from './reported-complaint.js';

/** So many complaints of one category, validity and severity. */
export interface ComplaintCell {
  readonly category: string | null;
  readonly validity: Validity | null;
  readonly severity: Severity | null;
  readonly count: number;
}

/** The figures of 《部门客户投诉工作月报》 (X 十五). All of them count complaints; each group that is complete adds up to `total`. */
export interface ComplaintFigures {
  readonly total: number;
  /** By category, the most frequent first, within it valid before assist before invalid before undecided, and major first. */
  readonly cells: readonly ComplaintCell[];
  readonly outcomes: Readonly<Record<ComplaintOutcome, number>>;
  readonly answers: Readonly<Record<ReplyForm | 'UNANSWERED', number>>;
  readonly limits: Readonly<Record<LimitsKept, number>>;
  readonly opinions: Readonly<Record<'SATISFIED' | 'DISSATISFIED' | 'NOT_ASKED', number>>;
  readonly repeat: number;
  readonly collective: number;
}

/** CP-15, CP-40: every complaint handed in is counted, whatever became of it. */
export function countComplaints(complaints: readonly ReportedComplaint[]): ComplaintFigures {
  return {
    total: complaints.length,
    cells: cellsOf(complaints),
    outcomes: tally(COMPLAINT_OUTCOMES, complaints.map(({ outcome }) => outcome)),
    answers: tally([...REPLY_FORMS, 'UNANSWERED'], complaints.map(({ answer }) => answer ?? 'UNANSWERED')),
    limits: tally(LIMITS_KEPT, complaints.map(({ limits }) => limits)),
    opinions: tally(['SATISFIED', 'DISSATISFIED', 'NOT_ASKED'], complaints.map(({ opinion }) => opinion ?? 'NOT_ASKED')),
    repeat: complaints.filter(({ repeat }) => repeat).length,
    collective: complaints.filter(({ collective }) => collective).length,
  };
}

function tally<Key extends string>(keys: readonly Key[], found: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, found.filter((one) => one === key).length])) as Record<Key, number>;
}

function cellsOf(complaints: readonly ReportedComplaint[]): ComplaintCell[] {
  const cells = new Map<string, ComplaintCell>();
  const ofCategory = new Map<string | null, number>();
  for (const { category, validity, severity } of complaints) {
    const key = JSON.stringify([category, validity, severity]);
    cells.set(key, { category, validity, severity, count: (cells.get(key)?.count ?? 0) + 1 });
    ofCategory.set(category, (ofCategory.get(category) ?? 0) + 1);
  }
  return [...cells.values()].sort(
    (a, b) =>
      ofCategory.get(b.category)! - ofCategory.get(a.category)! ||
      inText(a.category, b.category) ||
      place(VALIDITIES, a.validity) - place(VALIDITIES, b.validity) ||
      place(SEVERITIES, a.severity) - place(SEVERITIES, b.severity),
  );
}

/** Code points, not a locale's order: the same on every machine. What has no category comes last. */
function inText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function place<Value>(order: readonly Value[], value: Value | null): number {
  return value === null ? order.length : order.indexOf(value);
}
